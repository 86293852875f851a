"""Sitting down: at the beginning for somebody new, where they were for who comes back."""

from django.db import transaction

from sandbox.workshop.models import Seat, SeatEvent
from sandbox.workshop.moves import actions, offers
from sandbox.workshop.seating import SAT_AS, go_on_with, sit
from sandbox.workshop.telling import watching
from sandbox.world import reasons
from sandbox.world.models import World

EventKind = SeatEvent.Kind


@transaction.atomic
def sit_down(request, seat):
    """Seat this browser; where somebody else had begun, the place starts again.

    The mediator's own place stays as it is: they open it from several windows.
    """
    if not sit(request, seat):
        return
    seat = Seat.objects.get(pk=seat.pk)
    if not seat.number or seat.events.first().kind == EventKind.BACK:
        return
    watching.has_no_help(seat)
    if seat.is_used or seat.is_again:
        actions.begin_again(seat.workshop, seat.itself)
    reasons.know(World.objects.get(seat=seat))


@transaction.atomic
def resume(request, seat):
    """« Reprendre ce qui a été fait »: the place is as the former person left it, who is this one.

    Where this browser knows that it is, what was half typed there is theirs again too.

    Raises:
        Overtaken: it can no longer be, or has been already.
    """
    action = offers.arrival(seat)
    if action is None:
        raise actions.Overtaken
    stays = request.session.get(SAT_AS, {})
    if stay := offers.own_stay(action, stays):
        go_on_with(request.session, list(stays)[-1], stay)
    actions.undo(action, by_learner=True)
    seat.note(EventKind.RESUMED)
