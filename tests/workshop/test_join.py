"""The door: a code, a place, and who may sit where."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.lessons import LESSONS
from sandbox.workshop import throttling
from sandbox.workshop.moves import actions
from sandbox.workshop.seating import LOST
from tests.strict import Learner, StrictClient


def at(workshop, number):
    return f"/salle/{workshop.code}/{number}/"


@pytest.mark.parametrize("code", ["ADXT", "NTKA", "LEAN"])
def test_a_code_spelled_letter_by_letter_loses_none(workshop, client, code):
    workshop.code = code
    workshop.save(update_fields=["code"])
    for spelled in [" ".join(code), " ".join(code.lower()), f"le code : {' '.join(code)}"]:
        assertRedirects(client.post("/", {"code": spelled}), f"/salle/{code}/")


@pytest.mark.parametrize("shape", ["{}", " {} ", "{lower}", "{spaced}"])
def test_the_code_opens_the_room_however_it_is_typed(workshop, client, shape):
    code = workshop.code
    typed = shape.format(code, lower=code.lower(), spaced=" ".join(code))
    assertRedirects(client.post("/", {"code": typed}), f"/salle/{code}/")


@pytest.mark.parametrize(
    ("typed", "slug"),
    [("", "room-code-empty"), ("ZZ", "room-code-length"), ("IIII", "room-code-wrong"),
     ("{code}X", "room-code-length")],
)  # fmt: skip
def test_a_wrong_code_is_explained(workshop, client, typed, slug):
    page = client.post("/", {"code": typed.format(code=workshop.code)})
    assertContains(page, LESSONS[slug].says)
    assertContains(page, LESSONS[slug].what)


def test_a_free_place_is_taken_in_one_press(workshop, client):
    assertContains(client.get(f"/salle/{workshop.code}/"), "Place libre", count=3)
    page = client.post(at(workshop, 2), follow=True)
    assertContains(page, "Place\u00a02 · la\u00a0chouette")
    assertContains(StrictClient().get(f"/salle/{workshop.code}/"), "Place prise", count=1)


def test_the_mediator_s_own_place_is_not_on_the_map(workshop, client):
    assertNotContains(client.get(f"/salle/{workshop.code}/"), "Animateur")
    assert client.get(at(workshop, 0)).status_code == 404


def test_a_taken_place_needs_its_code(workshop):
    first, second = StrictClient(), StrictClient()
    first.post(at(workshop, 1))
    seat = workshop.seats.get(number=1)
    assertContains(second.post(at(workshop, 1)), "Quelqu’un est déjà à cette place.")
    wrong = "2222" if seat.code != "2222" else "3333"
    assertContains(second.post(at(workshop, 1), {"code": wrong}), LESSONS["seat-code-wrong"].says)
    assertContains(first.get("/site/"), "Place\u00a01")
    assertRedirects(second.post(at(workshop, 1), {"code": f" {seat.code}"}), "/place/")


def test_whoever_loses_a_place_is_told(workshop):
    first = Learner(workshop.places.first())
    Learner(workshop.places.first())
    news = first.get("/nouvelles/", {"version": "x"}, headers={"HX-Request": "true"})
    assert news["HX-Redirect"] == "/"
    assertContains(first.get("/"), LOST)


def test_the_sentence_comes_at_the_next_click_without_javascript(workshop):
    first = Learner(workshop.places.first())
    Learner(workshop.places.first())
    assertContains(first.get("/site/", follow=True), LOST)


def test_leaving_frees_the_place_and_keeps_its_exercise(workshop):
    learner = Learner(workshop.places.first())
    learner.reach("conditions")
    page = learner.send("/place/quitter/", follow=True)
    assertContains(page, "Elle vous est gardée 1\u00a0minute.")
    assertRedirects(learner.get("/site/"), "/")
    assert not workshop.places.taken().exists()
    again = StrictClient()
    again.post(at(workshop, 1), {"code": workshop.places.first().code})
    again.post("/place/reprendre/")
    assert again.get("/site/activation/conditions/").status_code == 200


def test_moving_to_another_place_frees_the_first(workshop):
    learner = Learner(workshop.places.first())
    learner.send(at(workshop, 3))
    assert [seat.number for seat in workshop.places.taken()] == [3]


def test_starting_again_alone_and_taking_it_back(workshop):
    learner = Learner(workshop.places.first())
    learner.activate()
    page = learner.send("/place/recommencer/", follow=True)
    assertContains(page, "Vous pouvez recommencer.")
    assert learner.person.account.state == "invited"
    page = learner.send("/place/annuler/", follow=True)
    assertContains(page, "Votre exercice est revenu comme avant.")
    assert learner.person.account.state == "activated"


def test_starting_again_alone_can_be_forbidden(workshop):
    workshop.may_restart = False
    workshop.save()
    learner = Learner(workshop.places.first())
    assertNotContains(learner.get("/site/"), "Recommencer cet exercice")
    assert learner.send("/place/recommencer/").status_code == 404


@pytest.mark.parametrize("path", ["/place/quitter/", "/place/recommencer/", "/place/annuler/"])
def test_what_writes_is_not_read(workshop, path):
    assert Learner(workshop.places.first()).get(path).status_code == 405


# -- wrong codes are slowed down, and nobody is locked out ----------------------------------------


def test_five_wrong_codes_make_one_browser_wait_half_a_minute(workshop, client, later):
    for _ in range(throttling.FREE_TRIES):
        client.post("/", {"code": "ZZZZ"})
    assertContains(client.post("/", {"code": workshop.code}), "Attendez un peu")
    assertRedirects(StrictClient().post("/", {"code": workshop.code}), f"/salle/{workshop.code}/")
    later(seconds=31)
    assertRedirects(client.post("/", {"code": workshop.code}), f"/salle/{workshop.code}/")


def test_a_flood_of_wrong_codes_makes_each_try_wait_and_locks_nobody(workshop, later):
    for _ in range(throttling.ADDRESS_TRIES):
        StrictClient().post("/", {"code": "ZZZZ"})
    late = StrictClient()
    for _ in range(2):
        assertContains(late.post("/", {"code": workshop.code}), "Attendez un peu")
    later(seconds=11)
    assertRedirects(late.post("/", {"code": workshop.code}), f"/salle/{workshop.code}/")


def test_a_double_click_on_a_free_place_is_one_seat(workshop):
    client = StrictClient()
    for _ in range(2):
        assertRedirects(client.post(at(workshop, 2)), "/place/")
    assert [seat.number for seat in workshop.places.taken()] == [2]


def test_a_late_answer_does_not_take_the_cookie_back(workshop, client):
    client.cookies["place"] = "inconnue"
    assert "place" not in client.get("/place/").cookies


def test_asking_about_a_link_takes_no_place(workshop, client):
    assert client.head(f"/place/{workshop.places.first().token}/").content == b""
    assert not workshop.places.taken().exists()


def test_a_learner_cannot_take_back_what_was_done_to_the_room(workshop):
    learner = Learner(workshop.places.first())
    learner.reach("conditions")
    actions.reset(workshop, workshop.places)
    generations = [seat.world.generation for seat in workshop.places]
    assertNotContains(learner.get("/place/"), "Annuler")
    learner.send("/place/annuler/")
    assert [seat.world.generation for seat in workshop.places] == generations


def test_a_pc_checks_that_it_sees_the_room(db, client):
    assertContains(client.get("/verification/"), "Ce poste voit la salle")
    assertContains(client.post("/verification/", follow=True), "Ce poste peut servir à l’atelier.")
