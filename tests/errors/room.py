"""The ways to the errors of `sandbox/lessons/room.py`."""

from dataclasses import replace
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sandbox.workshop.models import MOST_SEATS, Workshop
from sandbox.workshop.views import plans
from sandbox.world import clock
from tests.errors.way import WayToError

NEW_WORKSHOP = "/animation/nouvel-atelier/"

# -- the room -------------------------------------------------------------------------------------


def stand_up(learner):
    learner.send(reverse("workshop:leave"))


def door(text):
    return WayToError(url="/", answers={"code": text}, prepare=stand_up)


def link_code(text):
    return WayToError(url="/animation/code/", answers={"code": text}, prepare=stand_up)


def taken_place(learner):
    """Place 0 is the mediator's; place 2 is taken by somebody else."""
    learner.seat.workshop.seats.get(number=2).seat_somebody()


def place_of_somebody_else(learner):
    return f"/salle/{learner.seat.workshop.code}/2/"


def seat_code(text):
    return WayToError(url=place_of_somebody_else, answers={"code": text}, prepare=taken_place)


def workshop(**wrong):
    right = {
        "title": "Mardi matin",
        "held_on_jour": "16",
        "held_on_mois": "mars",
        "held_on_annee": clock.real_today().year + 1,
        "scenario": "sans-photo",
        "seats": "4",
        "guidance": "guided",
        "service_year": "2022",
    }
    return WayToError(url=NEW_WORKSHOP, answers=right | wrong, is_mediator=True)


def leads_the_room(mediator):
    Workshop.objects.update(owner=mediator.user)


def leads_the_room_of_yesterday(mediator):
    leads_the_room(mediator)
    Workshop.objects.update(held_on=clock.real_today() - timedelta(days=1))


def somebody_sits_there(mediator):
    Workshop.objects.get().seats.get(number=1).seat_somebody()


def copy_of_the_room(**answers):
    """The room of yesterday, where somebody sits down while its copy is prepared."""
    way = workshop(**answers)
    return replace(
        way,
        url=lambda mediator: f"{NEW_WORKSHOP}?copie={Workshop.objects.get().code}",
        prepare=leads_the_room_of_yesterday,
        meanwhile=somebody_sits_there,
    )


def moment(**wrong):
    right = {"name": "Juste avant la clôture", "pour": "atelier", "step": "cloture/notice"}
    return WayToError(
        url=lambda mediator: f"/animation/{Workshop.objects.get().code}/place/1/moment/",
        answers=right | wrong,
        prepare=leads_the_room,
        is_mediator=True,
    )


def plan(raw):
    """A file that is opened as a workshop prepared elsewhere."""

    def answers(mediator):
        return {"file": SimpleUploadedFile("atelier.json", raw)} if raw else {}

    return WayToError(url="/animation/atelier-emporte/", answers=answers, is_mediator=True)


WAYS = {
    "room-code-empty": door(""),
    "room-code-wrong": door("QQQQ"),
    "room-code-length": door("QQQ"),
    "seat-code-empty": seat_code(""),
    "seat-code-wrong": seat_code("1111"),
    "seat-code-is-number": seat_code("place n° 2"),
    "seat-code-length": seat_code("123"),
    "seat-code-signs": seat_code("&é\"'"),
    "link-code-empty": link_code(""),
    "link-code-wrong": link_code("QQQ QQQ"),
    "link-code-length": link_code("QQQ QQ"),
    "title-empty": workshop(title=""),
    "title-too-long": workshop(title="a" * 101),
    "sheets-in-use": copy_of_the_room(same_sheets="on"),
    "workshop-date-empty": workshop(held_on_jour=""),
    "workshop-date-wrong": workshop(held_on_annee="2001"),
    "seats-empty": workshop(seats=""),
    "seats-wrong": workshop(seats=str(MOST_SEATS + 1)),
    "scenario-empty": workshop(scenario=None),
    "scenario-too-many": workshop(scenario=["refus", "sans-photo"], seats="1"),
    "plan-empty": plan(b""),
    "plan-too-big": plan(b" " * (plans.MOST_BYTES + 1)),
    "plan-not-ours": plan(b"{}"),
    "plan-wrong": plan(b'{"format": "atelier-coup-d-essai"}'),
    "plan-unknown": plan(
        b'{"format": "atelier-coup-d-essai", "title": "Jeudi", "seats": "3", "guidance": "guided",'
        b' "service_year": "2022", "scenario": ["nulle-part"]}'
    ),
    "moment-name-empty": moment(name=""),
    "moment-step-empty": moment(step=""),
    "seen-empty": WayToError(
        url="/animation/autre-chose/noter/", answers={"seen": "", "where": "site"}, is_mediator=True
    ),
    "choice-empty": moment(pour=""),
    "text-too-long": workshop(title="a" * 2001),
    "text-real": workshop(title="appelez le 06 12 34 56 78"),
}
