"""The rungs of the ladder against a plain reset, and a jump against a learner at a browser."""

from sandbox.workshop.models import SavePoint, Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.scenarios import build
from tests.bench.browser import Browser
from tests.bench.measuring import Figure, Measured, compare

TITLE = "L’échelle"
SEATS = 40
FAR = "cloture/mot-de-passe"
CALLS = 3


def figures():
    workshop = build.workshop(scenario="mere-trois-enfants", seats=SEATS)
    place = workshop.places.filter(number=1)
    yield from _each_rung(workshop, place)
    yield from _against_a_browser(workshop, place)
    yield from _the_whole_room(workshop, place)


def _each_rung(workshop, place):
    moment = workshop.moments.create(name="Juste avant la clôture", step=FAR)
    actions.jump(workshop, place, FAR)
    [point] = actions.keep_moment(workshop, place, "Ici")
    seat = place.get()
    rungs = {
        "début de la démarche": Measured(lambda: actions.rebegin(workshop, place), calls=CALLS),
        "moment gardé": Measured(lambda: actions.return_to(workshop, point), calls=CALLS),
        "moment de l’atelier": Measured(
            lambda: actions.give_moment(workshop, place, moment), calls=CALLS
        ),
        "étape": Measured(lambda: actions.jump(workshop, place, FAR), calls=CALLS),
        "autre exercice": Measured(
            lambda: actions.change_scenario(workshop, place, "sans-photo"),
            lambda: actions.change_scenario(workshop, place, "mere-trois-enfants"),
            calls=CALLS,
        ),
        "libération": Measured(
            lambda: actions.free(workshop, place), lambda: seat.seat_somebody(), calls=CALLS
        ),
        "annulation": Measured(
            lambda: actions.undo(workshop.actions.first()),
            lambda: actions.reset(workshop, place),
            calls=CALLS,
        ),
    }
    times = compare(
        rungs | {"reset": Measured(lambda: actions.reset(workshop, place), calls=CALLS)}
    )
    for name in rungs:
        yield Figure(f"{name} / remise au début, 1 place", times[name], times["reset"])


def _against_a_browser(workshop, place):
    """The same pages, by the hands and by a browser without a network."""
    seat = place.get()

    def reset():
        build.reset(place)
        _forget_what_was_played()

    times = compare(
        {
            "hands": Measured(
                lambda: actions.jump(workshop, place, "activation/fin"), reset, calls=CALLS
            ),
            "browser": Measured(lambda: Browser(seat).reach(None), reset, calls=CALLS),
        }
    )
    yield Figure(
        "étape « activé » / la même au navigateur", times["hands"], times["browser"], at_most=1
    )


def _the_whole_room(workshop, place):
    room = workshop.places
    again = Measured(lambda: actions.jump(workshop, room, FAR))
    times = compare(
        {
            "one": Measured(lambda: actions.jump(workshop, place, FAR), _forget_what_was_played),
            "room": Measured(lambda: actions.jump(workshop, room, FAR), _forget_what_was_played),
            "again": again,
        }
    )
    yield Figure(
        f"étape de {SEATS} places / d’une place", times["room"], times["one"], at_most=1.5 * SEATS
    )
    yield Figure(
        f"étape de {SEATS} places, la première fois / la suivante",
        times["room"],
        times["again"],
        at_least=2,
    )


def _forget_what_was_played():
    SavePoint.objects.filter(kind=SavePoint.Kind.PLAYED).delete()
    for workshop in Workshop.objects.all():
        workshop.actions.all().delete()
