import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.kit.made_once import symbols
from sandbox.workshop.animals import animal_of
from tests.strict import StrictClient

SEATED_PAGES = [
    "/site/", "/site/activation/", "/site/activation/code/", "/site/connexion/",
    "/site/connexion/code/", "/site/accueil/", "/site/parametres/cloture/", "/papiers/",
    "/nouvelles/",
]  # fmt: skip


@pytest.mark.parametrize("path", SEATED_PAGES)
def test_without_a_seat_every_page_leads_to_the_door(db, client, path):
    assertRedirects(client.get(path), reverse("workshop:door"))
    assertRedirects(client.post(path), reverse("workshop:door"))


def test_the_door_says_how_to_sit_down(db, client):
    assertContains(client.get("/"), "Code de l’atelier")
    assertRedirects(client.get("/place/"), "/")


def test_a_link_of_no_place_is_not_found(db, client):
    response = client.get("/place/n-importe-quoi/")
    assertContains(response, "Cette place n’existe plus", status_code=404)


def test_a_link_seats_the_browser_again_and_again(seat, client):
    link = reverse("workshop:enter", args=[seat.token])
    for _ in range(2):
        assertContains(client.post(link, follow=True), "Place\u00a01 · le\u00a0renard")


def test_another_link_changes_place(workshop, client):
    for seat in workshop.seats.all():
        page = client.post(reverse("workshop:enter", args=[seat.token]), follow=True)
        assertContains(page, str(seat))


def test_a_form_from_elsewhere_is_refused_in_french(seat):
    client = StrictClient(enforce_csrf_checks=True)
    response = client.post("/site/activation/code/", {"generation": "0", "code": "x"})
    assertContains(response, "Cette page est trop ancienne", status_code=403)


@pytest.mark.parametrize("number", range(1, 61))
def test_every_place_has_an_animal_and_its_drawing(number):
    animal = animal_of(number)
    assert animal.drawing in symbols("animals")
    assert (animal.name == animal_of(number % 30 or 30).name) == (number <= 30)


def test_the_seventh_place_is_the_otter(seat):
    assert animal_of(7).name == "la loutre"
    assert animal_of(37).name == "la loutre bleue"
