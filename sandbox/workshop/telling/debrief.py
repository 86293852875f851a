"""What a workshop leaves to talk over: the history of each place, then totals about nobody.

A history goes with its seat, the evening of the workshop. The totals of the room stay, as kept by
`erasing.erase`, so that a past workshop still has its « Bilan ».
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import chain
from statistics import median_low

from django.db.models import Q

from sandbox.kit.prepared import Prepared
from sandbox.lessons import LESSONS, in_general
from sandbox.workshop import titles
from sandbox.workshop.models import WHERE, Seat, SeatEvent
from sandbox.workshop.scenarios import build
from sandbox.workshop.telling.sentences import NOT_BEGUN, Where, says, step_of

EventKind = SeatEvent.Kind
MOST_TALKED_OVER = 3
GESTURES = {
    EventKind.BEGUN,
    EventKind.STEP,
    EventKind.FINISHED,
    EventKind.DONE,
    EventKind.MISTAKE,
    EventKind.ASKED,
    EventKind.HINT,
}
"""What whoever sits there does; the rest is done to the place."""


COMES = {EventKind.SAT, EventKind.BACK}
"""What begins the time that somebody spends here."""


def is_gesture(event):
    """Whether whoever was here did this; coming to the page where one is led is none."""
    return event.kind in GESTURES and (event.kind == EventKind.MISTAKE or not event.is_put)


def gestures_of(events):
    """The same of a queryset."""
    return events.filter(Q(is_put=False) | Q(kind=EventKind.MISTAKE), kind__in=GESTURES)


@dataclass(frozen=True)
class SeatHistory:
    """What one person did at a place, from its events (the oldest first)."""

    seat: Seat
    events: list[SeatEvent]

    @property
    def is_taken(self):
        """Whether a participant sat here: whoever leads may have shown something at this place."""
        return any(event.kind == EventKind.SAT and not event.is_put for event in self.events)

    @property
    def sat(self):
        """The event of who sat here; None where a place was only led."""
        return next((event for event in self.events if event.kind == EventKind.SAT), None)

    @property
    def has_worked(self):
        """Whether something was begun here."""
        return any(event.journey for event in self.gestures)

    @cached_property
    def gestures(self):
        """What whoever was here did."""
        return list(filter(is_gesture, self.events))

    @property
    def is_done(self):
        """Whether an exercise was finished here."""
        return bool(self.done)

    @cached_property
    def done(self):
        """The exercises (slugs of scenarios) that were finished here."""
        return {event.scenario for event in self.events if event.kind == EventKind.DONE}

    @cached_property
    def exercises(self):
        """Those that were worked on; whoever did nothing had the one they sat down to.

        Another may have been given to the place since.
        """
        told = self.gestures or [event for event in self.events if event.kind == EventKind.SAT]
        return list(dict.fromkeys(event.scenario or self.seat.scenario for event in told))

    @cached_property
    def finished(self):
        """The ends (slugs) that were reached here, in order, each once."""
        ends = [event.journey for event in self.events if event.kind == EventKind.FINISHED]
        return list(dict.fromkeys(ends))

    @cached_property
    def passed(self):
        """The pages that were passed here, {journey: [pages, in order]}, by their slugs.

        Those that the mediator led the place past were passed by nobody.
        """
        passed, since = {}, None
        for event in self.events:
            if event.kind in {EventKind.MOVED, EventKind.MOVED_ITSELF}:
                since = None
            elif event.kind in {EventKind.BEGUN, EventKind.STEP, EventKind.FINISHED}:
                goes_on = since and since.journey == event.journey
                if goes_on and (event.kind == EventKind.FINISHED or event.step > since.step):
                    passed.setdefault(event.journey, {})[since.page] = None
                since = event if event.kind != EventKind.FINISHED else since
        return {journey: list(pages) for journey, pages in passed.items()}

    @cached_property
    def last(self):
        """The event of the last step of whoever was here, None before any; then what was done to
        the place since, in words, or "".

        Where a way back gave them again a step that they had come to, it is that one: « Annuler »,
        or an exercise that they go on with. The place may have been put back to the start since,
        led elsewhere, or be somebody else's.
        """
        reached, last, done, moved = {}, None, "", ""
        for event in self.events:
            there = (event.scenario, event.journey, event.page)
            comes = event.journey and is_gesture(event)
            if comes or (event.kind == EventKind.STEP and there in reached):
                last, moved = event if comes else reached[there], ""
                reached[there] = last
            elif event.kind in {EventKind.MOVED, EventKind.MOVED_ITSELF}:
                done, moved = event.text, event.text if last else ""
            elif event.kind == EventKind.BEGUN:  # led there
                moved = done
        return last, moved

    @property
    def stopped_at(self):
        """Where that is, a Where; None once an exercise is done.

        The end of a journey has no page, nor has what is done in passing: it is told.
        """
        return None if self.is_done else self._where

    @property
    def _where(self):
        last, _ = self.last
        if last is None:
            return NOT_BEGUN
        if last.kind == EventKind.FINISHED and last.page:
            return NOT_BEGUN._replace(journey=last.journey)
        return Where(*(getattr(last, name) for name in WHERE))

    @property
    def stop(self):
        """The same in words: with its exercise where there were several, after one that is done."""
        last, _ = self.last
        if self.is_done and last.scenario in self.done:
            return "Exercice fini"
        words = step_of(self._where)
        if last and len(self.exercises) > 1:
            words = f"«\u00a0{title(last.scenario or self.seat.scenario)}\u00a0», {words}"
        return f"Exercice fini, puis {words}" if self.is_done else words

    @property
    def moved_since(self):
        """« la place 1 est remise au début. »: what was done to it after that step, or ""."""
        _, moved = self.last
        return moved[:1].lower() + moved[1:]

    @property
    def minutes(self):
        """Whole minutes spent here: each time somebody sat, until their last gesture."""
        spent = timedelta()
        since = last = None
        for event in self.events:
            if event.kind in COMES:
                spent += last - since if since else timedelta()
                since = last = event.at
            elif since and is_gesture(event):
                last = event.at
        spent += last - since if since else timedelta()
        return spent // timedelta(minutes=1)

    @cached_property
    def mistakes(self):
        """How many of each error, the most frequent first: [(sentence, count)]."""
        return in_words(self.slugs.most_common())

    @property
    def slugs(self):
        """Its errors, without those that the mediator put there or made by moving the date."""
        mine = [
            event for event in self.events if event.kind == EventKind.MISTAKE and not event.is_put
        ]
        return Counter(event.slug for event in mine)

    @property
    def replies(self):
        """What was chosen at the end of an exercise: the last Reply (its slug) of each question."""
        said = [event.slug for event in self.events if event.kind == EventKind.REPLIED]
        return list({slug.rpartition("-")[0]: slug for slug in said}.values())

    @property
    def asked(self):
        """How many times help was asked for."""
        return sum(event.kind == EventKind.ASKED for event in self.events)

    @property
    def hints(self):
        """How many hints were asked for."""
        return sum(event.kind == EventKind.HINT for event in self.gestures)


def history_of(seat):
    """The SeatHistory of who sits there, or sat there last."""
    return _histories_at(seat, _events_at(seat))[-1]


@Prepared
def _events_at(seat):
    return seat.events.order_by("at", "pk")


def histories(workshop):
    """The SeatHistories of the room, place by place: one a person, the first before the next."""
    events = {}
    for event in SeatEvent.objects.filter(seat__workshop=workshop).order_by("at", "pk"):
        events.setdefault(event.seat_id, []).append(event)
    seats = workshop.places.select_related("world")
    by_seat = (_histories_at(seat, events.get(seat.pk, [])) for seat in seats)
    return list(chain.from_iterable(by_seat))


def _histories_at(seat, events):
    """One SeatHistory a person; who says « Reprendre ce qui a été fait » is the one before."""
    people = [[]]
    for event in events:
        if event.kind == EventKind.SAT and any(each.kind == EventKind.SAT for each in people[-1]):
            people.append([])
        people[-1].append(event)
        if event.kind == EventKind.RESUMED and len(people) > 1:
            people[-2:] = [people[-2] + people[-1]]
    return [SeatHistory(seat, each) for each in people]


def people(taken):
    """One SeatHistory a person: whoever changed places goes on at the other."""
    everybody, last_at = [], {}
    for history in sorted(taken, key=lambda history: history.sat.at):
        person = last_at.pop(history.sat.came_from, None)
        if person is None:
            everybody.append(person := [])
        person.append(history)
        last_at[history.seat.number] = person
    return [
        SeatHistory(one[-1].seat, [event for each in one for event in each.events])
        for one in everybody
    ]


def totals(workshop):
    """What is said of the whole room, in JSON's own types: numbers, and lists of (slug, count).

    In `stops`, in the place of a slug, where one stopped (the values of a Where).
    """
    nothing = dict.fromkeys(["journeys", "stops", "mistakes", "exercises", "replies"], [])
    if workshop.erased_at:
        made, taken, done = workshop.seats_made, workshop.seats_taken, workshop.seats_finished
        numbers = {"made": made, "taken": taken, "people": None, "done": done}
        numbers |= {"begun": None, "finishers": None, "minutes": None, "asked": None, "hints": None}
        return nothing | numbers | _with_everybody(workshop.totals)
    return counted(histories(workshop))


def _with_everybody(kept):
    """These totals, where those of an older program counted as people only who had begun."""
    if "people" not in kept or "begun" in kept:
        return kept
    begun, stops = kept["people"], kept.get("stops", [])
    idle = sum(count for where, count in stops if Where(*where) == NOT_BEGUN)
    return kept | {"begun": begun, "people": begun + idle}


def counts_by_place(workshop):
    """Whether an older program kept its totals: it counted once a place what was finished."""
    return bool(workshop.erased_at) and "begun" not in workshop.totals


def counted(whole_room):
    """The totals of these histories.

    The people are all who sat down, each once: those who finished an exercise, and those who
    stopped somewhere, if only before the beginning. Their time is that of those who began.
    """
    taken = [each for each in whole_room if each.is_taken]
    persons = people(taken)
    workers = [each for each in persons if each.has_worked]
    return {
        "made": len({each.seat.pk for each in whole_room}),
        "taken": len({each.seat.pk for each in taken}),
        "people": len(persons),
        "begun": len(workers),
        "finishers": sum(each.is_done for each in persons),
        "done": sum(len(each.done) for each in persons),
        "minutes": median_low(each.minutes for each in workers) if workers else None,
        "asked": sum(each.asked for each in taken),
        "hints": sum(each.hints for each in taken),
        "exercises": _counts(
            slug
            for _, slug in {(each.seat.pk, slug): None for each in taken for slug in each.exercises}
        ),
        "journeys": _counts(journey for each in persons for journey in each.finished),
        "stops": _counts(each.stopped_at for each in persons if each.stopped_at),
        "mistakes": _counts(slug for each in taken for slug in each.slugs.elements()),
        "replies": _counts(reply for each in taken for reply in each.replies),
    }


def _counts(things):
    counts = Counter(things).most_common()
    return [[list(what) if isinstance(what, Where) else what, count] for what, count in counts]


def in_words(mistakes):
    """Errors as the service says them, the most frequent first: [(sentence, count)].

    Two that share their words are one.
    """
    return _in_words(mistakes, says)


def ends_in_words(journeys):
    """What was finished, by its name on the screen, the most frequent first: [(name, count)]."""
    return _in_words(journeys, titles.label)


def stops_in_words(stops):
    """Where one stopped, as the board says it, the most frequent first: [(sentence, count)]."""
    return _in_words(stops, lambda where: step_of(Where(*where)))


def _in_words(counted, words):
    counts = Counter()
    for what, count in counted:
        counts[words(what)] += count
    return counts.most_common()


def to_talk_over(mistakes):
    """The lessons of the most frequent errors, those of which there is something to say.

    Those that share their words are told together: [(sentence, lessons)].
    """
    known = [in_general(slug) for slug, _ in mistakes if slug in LESSONS]
    told = {says: [] for says, _ in in_words(mistakes)}
    for lesson in known:
        if lesson.why:
            told[lesson.says].append(lesson)
    return [(says, lessons) for says, lessons in told.items() if lessons][:MOST_TALKED_OVER]


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
        ("Personnes", "", room["people"]),
        ("Personnes qui ont commencé", "", room["begun"]),
        ("Personnes qui ont fini un exercice", "", room["finishers"]),
        ("Exercices finis", "", room["done"]),
        ("Minutes par personne qui a commencé (médiane)", "", room["minutes"]),
        ("Aides demandées", "", room["asked"]),
        ("Indices demandés", "", room["hints"]),
    ]
    lines += [
        ("Places qui ont eu cet exercice", title(slug), count) for slug, count in room["exercises"]
    ]
    lines += [("Parcours finis", *line) for line in ends_in_words(room["journeys"])]
    lines += [("Personnes arrêtées à", *line) for line in stops_in_words(room["stops"])]
    lines += [("Erreurs rencontrées", *line) for line in in_words(room["mistakes"])]
    day = workshop.held_on.strftime("%d/%m/%Y")
    for what, detail, count in lines:
        if count is not None:
            yield [day, harmless(workshop.title), what, harmless(detail), count]


SESSION_COLUMNS = [
    "Date", "Atelier", "Places préparées", "Places prises", "Personnes",
    "Personnes qui ont commencé", "Personnes qui ont fini un exercice", "Exercices finis",
    "Minutes par personne qui a commencé (médiane)", "Aides demandées", "Erreurs rencontrées",
]  # fmt: skip


NUMBERS = ["made", "taken", "people", "begun", "finishers", "done", "minutes", "asked"]
"""The totals of those columns, in their order."""


def session(workshop):
    """A workshop as one line of a spreadsheet (see SESSION_COLUMNS)."""
    room = totals(workshop)
    numbers = [room[each] for each in NUMBERS]
    errors = sum(count for _, count in room["mistakes"])
    day = workshop.held_on.strftime("%d/%m/%Y")
    return [day, harmless(workshop.title), *numbers, errors]


def was_held(workshop):
    """Whether it counts as a session: no demonstration, no rehearsal, and somebody sat there."""
    is_for_people = not (workshop.is_demo or workshop.is_rehearsal)
    return is_for_people and totals(workshop)["taken"] > 0


def title(scenario):
    return build.scenarios().get(scenario, {"title": scenario})["title"]


def harmless(text):
    """The text of a cell, which a spreadsheet shall not take for a formula."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
