"""What the room remembers of a seat: steps, errors by name, requests; never what is typed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.difficulties.difficulty import DifficultyKind
from sandbox.workshop import erasing
from sandbox.workshop.models import Seat, SeatEvent
from sandbox.workshop.moves import actions
from sandbox.workshop.robot.mistakes.hit import hit
from sandbox.workshop.telling.sentences import recent
from sandbox.world import clock
from tests.strict import Learner, right_answers

pytestmark = pytest.mark.usefixtures("page_by_page")


@pytest.fixture
def learner(workshop):
    return Learner(workshop.places.first())


def told(seat):
    """The seat's events, the oldest first, as one line each."""
    events = reversed(seat.events.all())
    return [
        f"{each.kind} {each.journey}/{each.page} {each.step} {each.slug}{each.text}"
        for each in events
    ]


def test_a_journey_is_told_step_by_step_to_its_end(learner):
    learner.get(learner.step("code"))
    learner.activate_only()
    assert told(learner.seat) == [
        "sat / 0 ",
        "begun activation/code 1 ",
        "step activation/identite 2 ",
        "step activation/choix 3 ",
        "step activation/conditions 4 ",
        "step activation/coordonnees 5 ",
        "step activation/identifiants 6 ",
        "finished activation/identifiants 6 ",
    ]
    learner.activate()
    learner.login()
    learner.finish()
    assert told(learner.seat)[8:] == [
        "begun connexion/identifiant 1 ",
        "step connexion/code 2 ",
        "finished connexion/code 2 ",
        "begun enfants/carte 1 ",
        "finished enfants/carte 1 ",
        "done enfants/carte 1 ",
        "begun dedans/ 1 ",
    ]


def test_after_the_end_of_the_exercise_the_steps_go_on_being_told(learner):
    learner.activate()
    learner.login()
    learner.finish()
    learner.get(reverse("profiles:closure"))
    assert told(learner.seat)[-1] == "begun cloture/notice 1 "
    learner.seat.refresh_from_db()
    assert learner.seat.state == "done"


def test_an_error_is_told_by_its_name_and_never_by_what_was_typed(learner):
    learner.get(learner.step("code"))
    learner.send(learner.step("code"), {"code": "SECRETS"})
    event = learner.seat.events.first()
    assert (event.kind, event.slug) == ("mistake", "code-length")
    assert (event.journey, event.page, event.step, event.total) == ("activation", "code", 1, 6)
    values = SeatEvent.objects.filter(pk=event.pk).values().get().values()
    assert "SECRETS" not in repr([*values, Seat.objects.values().get(pk=learner.seat.pk)])


def test_each_error_of_a_page_is_told_once(learner):
    learner.reach("identite")
    answers = right_answers(learner.person)["identite"] | {"nir": "2 88", "serie": "99999abc"}
    answers["naissance_jour"] = ""  # an answer that is only missing is no error
    learner.send(learner.step("identite"), answers)
    mistakes = learner.seat.events.filter(kind="mistake")
    assert sorted(each.slug for each in mistakes) == ["nir-length", "serial-characters"]


def test_a_page_that_shows_its_error_again_counts_it_once(learner):
    hit(DifficultyKind.SERVICE_STOPPED)(learner)
    for _ in range(3):
        learner.get(learner.step("code"), follow=True)
    assert learner.seat.events.filter(slug="service-stopped").count() == 1


def test_errors_are_those_of_one_page_until_a_step_forward(learner):
    learner.get(learner.step("code"))
    for _ in range(2):
        learner.send(learner.step("code"), {"code": "ABé"})
        learner.send(learner.step("code"), {"code": ""})
    learner.send(learner.step("code"), {"code": "AB"})
    learner.seat.refresh_from_db()
    assert learner.seat.mistakes == {"code-character": 2, "code-length": 1}
    learner.reach("identite")
    learner.seat.refresh_from_db()
    assert learner.seat.mistakes == {}


def test_what_the_room_does_to_a_seat_is_told_there(workshop, learner):
    learner.activate()
    actions.reset(workshop, workshop.places.filter(number=1))
    learner.send(reverse("workshop:restart"))
    assert told(learner.seat)[-2:] == [
        "moved activation/identifiants 6 La place 1 est remise au début.",
        "moved-itself / 0 La place 1 est remise au début.",
    ]
    assert not workshop.seats.get(number=2).events.exists()


def test_events_outlive_a_reset_and_tell_who_left(workshop, learner):
    learner.reach("identite")
    before = told(learner.seat)
    actions.reset(workshop, workshop.places.filter(number=1))
    learner.send(reverse("workshop:leave"))
    assert told(learner.seat)[: len(before)] == before
    assert told(learner.seat)[-1].startswith("left")


def test_events_go_with_the_seat(workshop, learner):
    learner.reach("identite")
    workshop.held_on = clock.real_today() - timedelta(days=1)
    workshop.save()
    erasing.erase(workshop)
    assert not SeatEvent.objects.exists()


def test_a_question_reached_ends_with_its_own_sign(learner):
    """« Avance : Premières questions, 5 sur 5 · Ai-je des allergies ?. »"""
    learner.activate()
    learner.login()
    for slug in ["taille", "poids", "maladie", "traitement", "allergie"]:
        learner.get(reverse("profiles:question", args=[slug]))
    said = [sentence for _, sentence, _ in recent(learner.seat)]
    assert any(sentence.endswith("Ai-je des allergies\u00a0?") for sentence in said)
    assert not any(sentence.endswith(("?.", "!.")) for sentence in said)


def test_what_happens_again_and_again_is_said_once(learner):
    for _ in range(3):
        learner.send(learner.step("code"), {"code": "SECRETS"})
    learner.send(reverse("workshop:help"))
    said = [sentence for _, sentence, _ in recent(learner.seat)]
    assert said[:2] == [
        "Demande de l’aide.",
        "Erreur\u00a0: «\u00a0Le code doit contenir 12 caractères\u00a0» (3\u00a0fois).",
    ]
