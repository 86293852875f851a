"""What happened at a seat, in words, for the mediator."""

from collections import namedtuple
from itertools import groupby, islice

from sandbox.lessons import LESSONS, in_general, told_to
from sandbox.workshop import titles
from sandbox.workshop.models import WHERE, SeatEvent
from sandbox.workshop.telling import watching
from sandbox.world import clock
from sandbox.world.papers import Papers
from sandbox.world.words import Words

MOST = 12
"""How many of the last events the page of a seat shows."""

Where = namedtuple("Where", WHERE)
"""A page of a journey, as a seat and its events keep it."""

NOT_BEGUN = Where("", "", 0, 0)

EventKind = SeatEvent.Kind

ICONS = {
    EventKind.MISTAKE: "circle-alert",
    EventKind.ASKED: "hand",
    EventKind.HINT: "life-buoy",
    EventKind.ANSWERED: "footprints",
    EventKind.FINISHED: "circle-check",
    EventKind.DONE: "circle-check",
    EventKind.MOVED: "rotate-ccw",
    EventKind.MOVED_ITSELF: "rotate-ccw",
}
"""The others are steps."""

SAYS = {
    EventKind.SAT: "Quelqu’un s’assoit à la place.",
    EventKind.BACK: "Revient à sa place.",
    EventKind.RESUMED: "Reprend là où quelqu’un s’était arrêté.",
    EventKind.LEFT: "Quitte la place.",
    EventKind.BEGUN: "Commence : {step}.",
    EventKind.STEP: "Avance : {step}.",
    EventKind.FINISHED: "Va au bout : {journey}.",
    EventKind.DONE: "L’exercice est fini.",
    EventKind.HINT: "Demande un indice.",
    EventKind.REPLIED: "Répond à une question.",
    EventKind.MISTAKE: "Erreur : « {says} ».",
    EventKind.ASKED: "Demande de l’aide.",
    EventKind.GAVE_UP_ASKING: "N’a plus besoin d’aide.",
    EventKind.ANSWERED: "Sait que quelqu’un arrive.",
    EventKind.HELPED: "L’aide est donnée.",
    EventKind.MOVED: "Animation : {text}",
    EventKind.MOVED_ITSELF: "De sa main : {text}",
}


IS_THERE = "En est là : {step}."
"""Of a step where who leads, or a way back, has brought the place: nobody goes on there."""


def recent(seat):
    """Its last events, the latest first: [(icon, sentence, moment)].

    What happened several times in a row is said once, with its last moment.
    """
    in_a_row = groupby(
        seat.events.all()[: MOST * MOST], key=lambda each: (each.kind, sentence(each))
    )
    lines = [(kind, said, list(same)) for (kind, said), same in islice(in_a_row, MOST)]
    return [
        (ICONS.get(kind, "play"), times(said, len(same)), to_the_second(same[0].at))
        for kind, said, same in lines
    ]


def times(said, count):
    """« Demande de l’aide (2 fois). »; once is not said."""
    if count == 1:
        return said
    end = "." if said.endswith(".") else ""
    return f"{said.removesuffix('.')} ({count}\u00a0fois){end}"


def to_the_second(moment):
    """A moment of the room, as precise as a page may say it."""
    return moment.astimezone(clock.PARIS).replace(microsecond=0)


def sentence(event):
    """One event, in words; a title that asks keeps its own sign at the end."""
    is_brought = event.is_put and event.kind in {EventKind.BEGUN, EventKind.STEP}
    said = (IS_THERE if is_brought else SAYS[event.kind]).format(
        step=step_of(event),
        journey=titles.label(event.journey),
        says=says(event.slug),
        text=event.text,
    )
    return said.removesuffix(".") if said.endswith(("?.", "!.")) else said


def step_of(where):
    """« Activation, 2 sur 6 · Mon identité », of a seat, of an event or of a Where."""
    if not where.journey:
        return "Pas commencé"
    if not where.total and titles.has_an_end(where.journey):
        return f"{titles.label(where.journey)}, au bout"
    counted = f", {where.step} sur {where.total}" if where.total > 1 else ""
    title = titles.title(where.journey, where.page)
    named = f" · {title}" if title else ""
    return f"{titles.label(where.journey)}{counted}{named}"


def stands(seat):
    """The same of a seat as it now is: « Exercice fini · Refus, au bout »."""
    step = f"{titles.label(seat.journey)}, au bout" if seat.is_at_an_end else step_of(seat)
    return f"Exercice fini · {step}" if seat.is_finished else step


def says(slug):
    """What the service says for this error, as long as the table has it."""
    return in_general(slug).says if slug in LESSONS else slug


def errors_here(seat):
    """The errors of the page where the seat is: [(how many times, Lesson)], as its learner reads
    them; in general, but of the same papers, where that is not known any more.
    """
    read = watching.read_of(seat)
    words = Words(Papers(seat.world, printed_until=seat.printed_until))
    with clock.at(seat.world.now), told_to(words):
        return [
            (times, read.get(slug) or in_general(slug))
            for slug, times in seat.mistakes.items()
            if slug in LESSONS
        ]
