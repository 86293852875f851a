"""What happens inside the spaces because time has passed."""

from datetime import timedelta

from accounts import letters
from accounts.states import State
from profiles import agenda, arrivals, copies, erasure, majority, prevention, sharing
from profiles.measures import majority_of
from sandbox.languages.said import says
from sandbox.world import clock

ONE_DAY = timedelta(days=1)


def carry_out(sender, world, since, **kwargs):
    """Do what is due, and tell it."""
    told = []
    for request in world.erasurerequest_set.due().select_related("account__holder", "by__account"):
        erasure.carry_out(request)
        name = request.account.holder.first_name
        told.append(says("Les données {name:of} sont supprimées.", name=name))
    for arrival in world.arrival_set.due().select_related(
        "professional", "profile__holder", "profile__preferences"
    ):
        told.append(arrivals.receive(arrival))
    for entry in world.agendaentry_set.due().select_related("profile__holder"):
        told.append(agenda.remind(entry))
    for shared in _sharings(world).ended_since(since).select_related("account__holder", "to"):
        told.append(sharing.end(shared))
    for request in world.copyrequest_set.ready_since(since).select_related("profile__holder", "by"):
        letters.copy_ready(request)
        told.append(copies.told(request))
    for child in majority.reached_since(since, world):
        told.append(majority.remind(child))
    told.append(prevention.remind(world))
    return [sentence for sentence in told if sentence]


def next_due(sender, world, **kwargs):
    """The first moment at which something arrives, is recalled, ends, or is deleted."""
    return min((moment for moment in _moments(world) if moment > clock.now()), default=None)


def _moments(world):
    for arrival in world.arrival_set.to_come()[:1]:
        yield arrival.at
    for request in world.erasurerequest_set.waiting():
        yield clock.midnight_of(request.due_on)
    for request in world.copyrequest_set.waiting():
        yield request.ready_at
    for entry in world.agendaentry_set.untold().coming().filter(profile__state=State.ACTIVATED):
        yield entry.told_from
    for shared in _sharings(world).alive():
        if shared.last_day:
            yield clock.midnight_of(shared.last_day + ONE_DAY)
    if prevented := prevention.next_moment(world):
        yield prevented
    for child in majority.activated_children(world):
        yield clock.midnight_of(majority_of(child.born_on))


def _sharings(world):
    return world.sharing_set.filter(account__state=State.ACTIVATED)
