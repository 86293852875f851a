"""Putting a place in front of an error: what leads to it is played, then the error is made."""

from functools import wraps

from django.db import transaction
from django.urls import reverse

from sandbox.lessons import in_general
from sandbox.workshop.moves.actions import play
from sandbox.workshop.moves.holding import lock_as_seen
from sandbox.workshop.moves.keeping import keep, label_of
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.robot.journeys import Stop, stops
from sandbox.workshop.robot.mistakes import way_to
from sandbox.workshop.robot.mistakes.hands import ErringHands
from sandbox.workshop.robot.routes import Route, Step, nothing
from sandbox.workshop.scenarios import build
from sandbox.world.models import World

ANYBODY = "mere-trois-enfants"
"""Whose papers do for any error that is not somebody's own."""


def is_met_in(workshop, slug):
    """Whether the pages of this room, in the year that it imitates, have this error."""
    way = way_to(slug, workshop.service_year)
    return way is not None and (way.at == "" or way.at in stops(workshop.service_year))


@transaction.atomic
def put_before(workshop, seats, slug, *, by=None, **seen_before):
    """Put a seat in front of an error, which its open page then shows; return the Action.

    It plays the person it has, as long as their papers lead there; else somebody whose do.

    Args:
        seats: a queryset of the workshop's seats, of one seat.
        slug: a key of `mistakes.WAYS` that `is_met_in` the workshop.
        by, seen_before: as for `actions.jump`.

    Raises:
        Overtaken, Stuck: as for `actions.jump`.
    """
    workshop = lock_as_seen(workshop, seats, **seen_before)
    where = f"devant l’erreur «\u00a0{in_general(slug).says}\u00a0»"
    action = keep(workshop, seats, label_of(seats, "mise", where), by, by_learner=False)
    [seat] = seats
    if played := _lead(workshop, seat, slug, action):
        action.label += f" Elle joue maintenant {played}."
        action.save(update_fields=["label"])
    World.objects.filter(seat=seat).update(leads_to=reverse("workshop:mistake", args=[slug]))
    return action


def _lead(workshop, seat, slug, action):
    """Lead one seat to this error, as who it plays, or as somebody else whose name is returned."""
    alone, stop = workshop.seats.filter(pk=seat.pk), _stop(slug, workshop.service_year)
    own, *others = _who(workshop, seat, slug)
    alone.update(scenario=own)
    try:
        with transaction.atomic():
            play(action, alone, stop)
    except Stuck:
        if not others:
            raise
        [own] = others
        alone.update(scenario=own)
        play(action, alone, stop)
    return build.scenarios()[own]["person"]["first_name"] if own != seat.scenario else ""


def _who(workshop, seat, slug):
    """The scenarios in which this seat may meet this error, the one to try first first."""
    way = way_to(slug, workshop.service_year)
    if way.scenario:
        return [way.scenario]
    page = stops(workshop.service_year).get(way.at)
    fits = page is None or page.fits(build.scenarios()[seat.scenario])
    return list(dict.fromkeys([seat.scenario, ANYBODY])) if fits else [ANYBODY]


def _stop(slug, year):
    """The error, as a stop of a route: what comes before it is played, then it is made."""
    way = way_to(slug, year)
    begins = way.begins if way.begins is nothing else _erring(way.begins)

    def errs(hands):
        _erring(way.prepare)(hands)
        ErringHands(hands.seat).err(slug)

    before = Step("", "", errs)
    return Stop(f"erreur/{slug}", Route("", {}, begins), Step("", ""), (before,), year)


def _erring(doing):
    """What a Way does, for any hands."""

    @wraps(doing)
    def verb(hands):
        doing(ErringHands(hands.seat))

    return verb
