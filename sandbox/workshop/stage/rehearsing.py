"""« Répéter avec une salle »: invented learners practise, so that a mediator can practise leading.

They go through the product's own pages, at a human pace; they hesitate, make the errors of the
catalogue, ask for help and wait for it. Whatever is done to their place, they go on from there.
"""

import logging
import random
from dataclasses import replace
from typing import NamedTuple

from django.db import transaction

from sandbox.workshop.models import Rehearsal
from sandbox.workshop.robot import playbook
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.robot.mistakes import WAYS, way_to
from sandbox.workshop.robot.mistakes.hands import ErringHands
from sandbox.workshop.robot.routes import ROUTES, nothing
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage.setting import STAND_IN
from sandbox.workshop.telling import watching
from sandbox.workshop.telling.goals import ends_of

log = logging.getLogger(__name__)

MOST_PLACES = 12
ARRIVALS = (5, 90)
"""Between these seconds, each comes to their place."""

PATIENCE = 5 * 60
"""Seconds after which who asked for help tries again alone."""

ONCE_HELPED = 20
"""Seconds that somebody who was told « J’arrive » is helped for."""

LOOKS_UP = 5
"""Every so many seconds, who waits for help looks whether it comes."""

AFTER_A_FAULT = 60
MOST_ERRORS = 4
"""How many times one errs on the same page."""

FIRST_LOG_IN = ["questions", "premiers-choix"]
"""What a first log-in leads to, in one year or the other."""

ON_THE_WAY = {"coordonnees-corrigees"}
"""The ends that one comes to while passing the pages of others."""


class Manner(NamedTuple):
    """A way to be at a computer.

    Args:
        pace: the seconds that a page takes, at least and at most.
        errs: how often a page is answered wrongly, of 1.
        asks: how often an error is followed by « J’ai besoin d’aide », of 1.
    """

    pace: tuple[int, int]
    errs: float
    asks: float


MANNERS = [
    Manner(pace=(15, 40), errs=0.1, asks=0.1),
    Manner(pace=(30, 70), errs=0.25, asks=0.3),
    Manner(pace=(45, 110), errs=0.5, asks=0.5),
]
"""Who knows computers, who takes their time, who is lost: in turn, place after place."""


def who_is_played(scenarios):
    """Those of these exercises (slugs) that invented learners can finish; else the stand-in."""
    return [each for each in scenarios if _is_known(each)] or [STAND_IN]


def _is_known(scenario):
    ends = ends_of(scenario)
    return len({*ends}) == len(ends) and {*ends} <= ROUTES.keys() | ON_THE_WAY


def begin(workshop):
    """The Rehearsal of a workshop made for one, nobody being there yet."""
    learners = {}
    for number in workshop.places.values_list("number", flat=True):
        comes_at = random.Random(f"{workshop.seed}/{number}").randint(*ARRIVALS)
        learners[str(number)] = {"at": comes_at, "rank": -1, "errors": 0}
    return Rehearsal.objects.create(workshop=workshop, learners=learners)


def go_on():
    """Have the learner who waited longest act, in each rehearsal that runs."""
    running = Rehearsal.objects.exclude(runs_since=None).filter(workshop__erased_at=None)
    for pk in running.values_list("pk", flat=True):
        _one_acts(pk)


def pause_all():
    """Stop the time of all rehearsals: a room that opens again goes on with none by itself."""
    for rehearsal in Rehearsal.objects.exclude(runs_since=None):
        rehearsal.pause()


def _one_acts(pk):
    with transaction.atomic():
        rehearsal = Rehearsal.objects.select_for_update().select_related("workshop").get(pk=pk)
        number = rehearsal.next_place() if rehearsal.runs_since else None
        if number is None:
            return
        learner = rehearsal.learners.pop(str(number))
        seat = rehearsal.workshop.seats.select_for_update().filter(number=number).first()
        if seat is None:
            then = None
        else:
            seat.workshop = rehearsal.workshop
            try:
                with transaction.atomic():
                    then = Learner(seat, learner, rehearsal.time).act()
            except Exception:  # the others go on, and so does this one after a while
                log.exception("Une personne inventée est restée sur sa page.")
                then = learner | {"at": rehearsal.time + AFTER_A_FAULT}
        if then is not None:
            rehearsal.learners[str(number)] = then
        rehearsal.save(update_fields=["learners"])


class RehearsingHands(ErringHands):
    """Hands whose errors the room is told of, as those of a learner."""

    def mistype(self, url, answers):
        data = {"generation": self.world.generation} | dict(answers)
        return self._answer_to("POST", url, data)


class Learner:
    """Somebody invented, at this seat.

    Args:
        seat: whose row is held.
        now: what they are about to do, as `Rehearsal.learners` keeps it.
        time: the second of the rehearsal.
    """

    def __init__(self, seat, now, time):
        self.seat, self.now, self.time = seat, now, time
        self.manner = MANNERS[seat.number % len(MANNERS)]
        self.chance = random.Random(f"{seat.workshop.seed}/{seat.number}/{now}")

    def act(self):
        """Do one thing, and return what comes next; None where nothing does."""
        seat = self.seat
        if "word" not in self.now:
            return None if seat.is_taken else self._sit()
        if seat.occupant != self.now["word"] or seat.is_finished:
            return None
        if waits := self._waits():
            return waits
        try:
            with transaction.atomic():
                return self._go_on()
        except Stuck:
            return self._ask()

    def _sit(self):
        word = self.seat.seat_somebody()
        watching.has_no_help(self.seat)
        return self._then(word=word, rank=-1, errors=0)

    def _go_on(self):
        hands, way = RehearsingHands(self.seat), self._way()
        rank = self._rank_in(way, hands)
        if rank < 0:
            return self._open(hands, way, 0)
        if self._errs(way[rank], hands):
            errors = self.now["errors"] + 1
            asks = self.chance.random() < self.manner.asks
            return self._ask(errors=errors) if asks else self._then(errors=errors, rank=rank)
        way[rank].step.passes(hands)
        return self._open(hands, way, rank + 1)

    def _open(self, hands, way, rank):
        """Come to this page of their way; None at its end."""
        if rank >= len(way):
            return None
        if not way[rank].before:
            way[rank].route.begins(hands)
        hands.go(way[rank].step.url(hands))
        return self._then(rank=rank, errors=0, generation=hands.world.generation)

    def _then(self, **known):
        """What they do next, at their pace: nobody has been called."""
        after = self.chance.randint(*self.manner.pace)
        now = {name: value for name, value in self.now.items() if name not in {"asked", "told"}}
        return now | known | {"at": self.time + after}

    # -- where they are ---------------------------------------------------------------------------

    def _way(self):
        """The pages of their exercise, in order: its goals, by the routes that hands know."""
        scenario, way = build.scenarios()[self.seat.scenario], []
        known = stops(self.seat.world.service_year)
        for end in ends_of(self.seat.scenario):
            if end == "enfants":
                page = known["enfants/ajouter"]
                way.append(
                    replace(page, step=replace(page.step, passes=playbook.open_all_children))
                )
            else:
                journeys = [end, *FIRST_LOG_IN] if end == "connexion" else [end]
                for journey in journeys:
                    way += [stop for stop in known.values() if stop.slug.startswith(f"{journey}/")]
        return [stop for stop in way if stop.fits(scenario)]

    def _rank_in(self, way, hands):
        """The page of their way where they are: where who leads has brought them, if they did."""
        if self.now["rank"] < 0 or self.now.get("generation") == hands.world.generation:
            return self.now["rank"]
        here = f"{self.seat.journey}/{self.seat.page}"
        return next((rank for rank, stop in enumerate(way) if stop.slug == here), -1)

    # -- errors and help --------------------------------------------------------------------------

    def _errs(self, stop, hands):
        """Make an error of the catalogue there, and whether it was made: one may be right."""
        known = self._errors_at(stop)
        if not known or "told" in self.now or self.now["errors"] >= MOST_ERRORS:
            return False
        if self.chance.random() >= self.manner.errs:
            return False
        way = way_to(self.chance.choice(known), hands.world.service_year)
        with transaction.atomic():
            answer = hands.mistype(way.url_for(hands), way.answers_for(hands))
            is_wrong = answer.status_code == 200
            transaction.set_rollback(not is_wrong)
        return is_wrong

    def _errors_at(self, stop):
        """The errors of that page which need nothing but to be typed; nobody tries a real number,
        which the room keeps out."""
        year, known = self.seat.world.service_year, []
        for slug in WAYS:
            way = way_to(slug, year)
            is_here = way and way.at == stop.slug and way.begins is nothing and not way.beside
            if is_here and way.answers is not None and way.scenario in ("", self.seat.scenario):
                known.append(slug)
        return [slug for slug in known if not slug.endswith("-real")]

    def _ask(self, **known):
        """Call whoever leads, and wait."""
        self.seat.ask_for_help()
        return self.now | known | {"asked": self.time, "at": self.time + LOOKS_UP}

    def _waits(self):
        """What who has called does until somebody comes; None where they go on by themselves."""
        if not self.seat.help_asked_at:
            return None
        if self.seat.help_answered_at:
            told = self.now | {"told": self.time, "at": self.time + ONCE_HELPED}
            return None if "told" in self.now else told
        asked = self.now.get("asked", self.time)
        if self.time - asked < PATIENCE:
            return self.now | {"asked": asked, "at": self.time + LOOKS_UP}
        self.seat.stop_asking()
        return None
