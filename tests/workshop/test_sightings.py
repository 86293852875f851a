"""« J’ai vu autre chose »: noted by who leads, about a page and nobody, and sent by hand."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop import erasing
from sandbox.workshop.models import Sighting
from sandbox.workshop.views.sightings import page_of
from sandbox.world import clock
from tests.strict import Learner

LINK = "J’ai vu autre chose"
NOTES = "/animation/autre-chose/"
SEEN = "Le bouton s’appelle « Valider »."


def note(mediator, page="/site/activation/identite/", **wrong):
    today = clock.real_today()
    answers = {
        "seen": SEEN,
        "where": "app",
        "seen_on_jour": today.day,
        "seen_on_mois": today.month,
        "seen_on_annee": today.year,
    }
    return mediator.post(f"{NOTES}noter/?page={page}", answers | wrong)


def test_a_note_is_kept_once_and_leads_back_to_its_page(mediator, workshop):
    Learner(workshop.places.first())
    for _ in range(2):
        answer = note(mediator)
        assertRedirects(answer, "/site/activation/identite/", fetch_redirect_response=False)
    kept = Sighting.objects.get()
    assert (kept.page, kept.seen, kept.where) == ("/site/activation/identite/", SEEN, "app")
    assert kept.seen_on == clock.real_today()


def test_each_line_to_choose_is_written_as_it_is_read_and_once(mediator):
    shown = mediator.get(f"{NOTES}noter/").content.decode()
    lines = re.findall(r"<option[^>]*>([^<]+)<", shown)
    assert len(lines) > 20
    assert [line for line in lines if "{" in line] == []
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/site/activation/code/", "/site/activation/code/"),
        ("/animation/ABCD/place/7/", "/animation/…/place/…/"),
        ("/place/0jSecretOfAPlace/", "/place/…/"),
        ("//ailleurs.example/site/", ""),
        ("nulle part", ""),
    ],
)
def test_its_page_says_no_room_nor_place(path, page):
    assert page_of(path) == page


@pytest.mark.parametrize("seen", ["Appelez le 06 12 34 56 78", "ecrire a inaya@orange.fr"])
def test_nothing_that_may_be_real_is_kept(mediator, seen):
    assertContains(note(mediator, seen=seen), "Nous ne l’avons pas gardé.")
    assert not Sighting.objects.exists()


def test_nothing_that_may_be_real_is_kept_of_an_address(mediator):
    note(mediator, page="/site/activation/0612345678/")
    assert "0612345678" not in str(Sighting.objects.values())


@pytest.mark.parametrize("page", ["//ailleurs.example/site/", "https://ailleurs.example/site/"])
def test_one_is_led_to_no_other_site(mediator, page):
    assert note(mediator, page=page)["Location"] in {"/site/", NOTES}


def test_it_outlives_the_evening_and_says_nobody(mediator, workshop):
    note(mediator, page=f"/animation/{workshop.code}/erreurs/")
    erasing.erase(workshop)
    assertContains(mediator.get(NOTES), SEEN)
    assert workshop.code not in str(Sighting.objects.values())


def test_the_notes_are_one_text_to_send(mediator):
    note(mediator)
    answer = mediator.get(f"{NOTES}notes.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "vu-autrement.txt" in answer["Content-Disposition"]
    assertContains(answer, SEEN)
    _, said = answer.content.decode().split("\n\n")
    assert said.split("\n   ") == [
        f"1. {SEEN}",
        str(Sighting.objects.get()),
        "Page d’ici\u00a0: /site/activation/identite/\n",
    ]


def test_a_note_is_erased_once_asked(mediator):
    note(mediator)
    note(mediator, seen="Autre chose encore.")
    first = Sighting.objects.first()
    page = mediator.post(f"{NOTES}effacement/", {"sighting": first.pk})
    assertContains(page, "Effacer cette note")
    assert Sighting.objects.count() == 2
    mediator.post(f"{NOTES}effacement/", {"sighting": first.pk, "confirmed": "1"})
    assert Sighting.objects.count() == 1
    mediator.post(f"{NOTES}effacement/", {"confirmed": "1"})
    assert not Sighting.objects.exists()


def test_only_who_leads_sees_the_link_and_the_notes(mediator, workshop):
    learner = Learner(workshop.places.first())
    assertNotContains(learner.get("/site/"), LINK)
    assert learner.get(NOTES).status_code == 403
    mediator.post(f"/place/{workshop.seats.get(number=0).token}/")
    assertContains(mediator.get("/site/"), f'page=/site/">{LINK}')
    assertContains(mediator.page(workshop), LINK)


def test_what_is_to_check_says_what_was_seen(mediator):
    note(mediator)
    said = StringIO()
    call_command("facts_to_check", stdout=said)
    assert SEEN in said.getvalue()
