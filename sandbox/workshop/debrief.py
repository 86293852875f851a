"""What a workshop leaves to talk over: the way of each place, then totals about nobody.

A way goes with its seat, the evening of the workshop. The totals of the room stay, as kept by
`erasing.erase`, so that a past workshop still has its « Bilan ».
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from statistics import median_low

from sandbox.lessons import LESSONS, in_general
from sandbox.workshop import build
from sandbox.workshop.models import Seat, SeatEvent
from sandbox.workshop.told import says, step_of

Kind = SeatEvent.Kind
MOST_TALKED_OVER = 3
GESTURES = {Kind.BEGUN, Kind.STEP, Kind.FINISHED, Kind.DONE, Kind.MISTAKE, Kind.ASKED}
"""What whoever sits there does; the rest is done to the place."""

COMES = {Kind.SAT, Kind.BACK}
"""What begins the time that somebody spends here."""

LED, LED_TO = [Kind.MOVED], [Kind.MOVED, Kind.BEGUN]
"""What comes just before the end of an exercise to which the mediator led a place."""


@dataclass(frozen=True)
class Way:
    """What one person did at a place, from its events (the oldest first)."""

    seat: Seat
    events: list[SeatEvent]

    @property
    def is_taken(self):
        """Whether somebody sat here."""
        return any(event.kind == Kind.SAT for event in self.events)

    @property
    def has_worked(self):
        """Whether something was begun here."""
        return any(event.journey for event in self.events if event.kind in GESTURES)

    @property
    def is_done(self):
        """Whether the exercise was finished here; a place led to its end has finished nothing."""
        kinds = [event.kind for event in self.events]
        ends = [at for at, kind in enumerate(kinds) if kind == Kind.DONE]
        return any(kinds[:end][-1:] != LED and kinds[:end][-2:] != LED_TO for end in ends)

    @cached_property
    def finished(self):
        """The journeys that were finished here, in order, each once."""
        ends = [event.journey for event in self.events if event.kind == Kind.FINISHED]
        return list(dict.fromkeys(ends))

    @cached_property
    def passed(self):
        """The steps that were passed here, {(journey, its steps in all): {step}}.

        Those that the mediator led the place past were passed by nobody.
        """
        passed, since = {}, None
        for event in self.events:
            if event.kind in {Kind.MOVED, Kind.MOVED_ITSELF}:
                since = None
            elif event.kind in {Kind.BEGUN, Kind.STEP}:
                if since and event.kind == Kind.STEP:
                    steps = passed.setdefault((event.journey, event.total), set())
                    steps.update(range(since.step, event.step))
                since = event
        return passed

    @property
    def stop(self):
        """Where it stopped, in words; None once the exercise is done."""
        if self.is_done:
            return None
        return step_of(self.seat)

    @property
    def minutes(self):
        """Whole minutes spent here: each time somebody sat, until their last gesture."""
        spent = timedelta()
        since = last = None
        for event in self.events:
            if event.kind in COMES:
                spent += last - since if since else timedelta()
                since = last = event.at
            elif since and event.kind in GESTURES:
                last = event.at
        spent += last - since if since else timedelta()
        return spent // timedelta(minutes=1)

    @cached_property
    def mistakes(self):
        """How many of each error, the most frequent first: [(sentence, count)]."""
        return [(says(slug), count) for slug, count in self.slugs.most_common()]

    @property
    def slugs(self):
        return Counter(event.slug for event in self.events if event.kind == Kind.MISTAKE)

    @property
    def asked(self):
        """How many times help was asked for."""
        return sum(event.kind == Kind.ASKED for event in self.events)


def way_of(seat):
    """The Way of who sits there, or sat there last."""
    return _ways_at(seat, list(seat.events.order_by("at", "pk")))[-1]


def ways(workshop):
    """The Ways of each learners' place, in order: one a person, the first before the next."""
    events = {}
    for event in SeatEvent.objects.filter(seat__workshop=workshop).order_by("at", "pk"):
        events.setdefault(event.seat_id, []).append(event)
    return [way for seat in workshop.places for way in _ways_at(seat, events.get(seat.pk, []))]


def _ways_at(seat, events):
    """One Way a person; who says « Reprendre là » is the person before."""
    people = [[]]
    for event in events:
        if event.kind == Kind.SAT and any(each.kind == Kind.SAT for each in people[-1]):
            people.append([])
        people[-1].append(event)
        if event.kind == Kind.RESUMED and len(people) > 1:
            people[-2:] = [people[-2] + people[-1]]
    return [Way(seat, each) for each in people]


def totals(workshop):
    """What is said of the whole room, in JSON's own types: numbers, and lists of (what, count)."""
    nothing = dict.fromkeys(["journeys", "stops", "mistakes", "exercises"], [])
    if workshop.erased_at:
        made, taken, done = workshop.seats_made, workshop.seats_taken, workshop.seats_finished
        numbers = {"made": made, "taken": taken, "done": done, "minutes": None, "asked": None}
        return nothing | numbers | workshop.totals
    return counted(ways(workshop))


def counted(all_ways):
    """The totals of these ways."""
    taken = [way for way in all_ways if way.is_taken]
    return {
        "made": len(all_ways),
        "taken": len(taken),
        "done": sum(way.is_done for way in taken),
        "minutes": median_low(way.minutes for way in taken) if taken else None,
        "asked": sum(way.asked for way in taken),
        "exercises": _counts(way.seat.scenario for way in taken),
        "journeys": _counts(journey for way in taken for journey in way.finished),
        "stops": _counts(way.stop for way in taken if way.stop),
        "mistakes": _counts(slug for way in taken for slug in way.slugs.elements()),
    }


def _counts(things):
    return [list(pair) for pair in Counter(things).most_common()]


def to_talk_over(mistakes):
    """The lessons of the most frequent errors, those of which there is something to say."""
    known = [in_general(slug) for slug, _ in mistakes if slug in LESSONS]
    return [lesson for lesson in known if lesson.why][:MOST_TALKED_OVER]


def bars(counts):
    """(what, count) pairs as the lines of a chart: (what, count, length out of 100)."""
    longest = max((count for _, count in counts), default=0)
    return [(what, count, 100 * count // longest) for what, count in counts]


# -- for the funder ------------------------------------------------------------------------------

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


COLUMNS = ["Date", "Atelier", "Quoi", "Détail", "Nombre"]


def table(workshop):
    """The totals of a workshop as lines of a spreadsheet, one number each (see COLUMNS)."""
    room = totals(workshop)
    lines = [
        ("Places préparées", "", room["made"]),
        ("Places prises", "", room["taken"]),
        ("Exercices finis", "", room["done"]),
        ("Minutes par place (valeur du milieu)", "", room["minutes"]),
        ("Aides demandées", "", room["asked"]),
    ]
    lines += [("Places par exercice", title(slug), count) for slug, count in room["exercises"]]
    lines += [("Parcours finis", journey, count) for journey, count in room["journeys"]]
    lines += [("Places arrêtées à", stop, count) for stop, count in room["stops"]]
    lines += [("Erreurs rencontrées", says(slug), count) for slug, count in room["mistakes"]]
    day = workshop.held_on.strftime("%d/%m/%Y")
    for what, detail, count in lines:
        if count is not None:
            yield [day, harmless(workshop.title), what, harmless(detail), count]


def title(scenario):
    return build.scenarios().get(scenario, {"title": scenario})["title"]


def harmless(text):
    """The text of a cell, which a spreadsheet shall not take for a formula."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
