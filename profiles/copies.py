"""When the copy of one's data can be fetched: at once, or some time after one has asked for it."""

from accounts.flows import in_force
from profiles import history
from sandbox import facts
from sandbox.languages.said import says
from sandbox.world import clock

AT_ONCE = None

DELAYS = {2022: AT_ONCE, 2025: facts.delay("copy-being-made")}
"""{year of the service that is imitated: how long the file takes, from then on}."""


def delay(world):
    """How long the file takes once it is asked for (timedelta), or AT_ONCE."""
    return in_force(DELAYS, world.service_year)


def asked(profile):
    """The CopyRequest of this profile, ready or not; None when nobody asked."""
    return profile.copyrequest_set.first()


def ask(profile, *, by):
    """Ask for the file, where it has to be; asking twice asks once.

    Args:
        by: the Person: the holder, or the legal representative.
    """
    takes = delay(profile.world)
    if takes is AT_ONCE:
        return
    now = clock.now()
    moments = {"world": profile.world, "by": by, "asked_at": now, "ready_at": now + takes}
    _, is_new = profile.copyrequest_set.get_or_create(profile=profile, defaults=moments)
    if is_new:
        history.note(profile, "Copie des données demandée", by=by)


def is_there(profile):
    """Whether the file of an open profile can be fetched now."""
    request = asked(profile)
    return delay(profile.world) is AT_ONCE or (request is not None and request.is_ready)


def of_closed_children(account):
    """The CopyRequests of the closed profiles of one's children, which have no page inside."""
    requests = account.world.copyrequest_set.exclude(profile=account)
    found = requests.select_related("profile__holder").order_by("pk")
    return [each for each in found if each.profile.is_closed and account.represents(each.profile)]


def told(request):
    """The sentence that tells that the file is ready."""
    name = request.profile.holder.first_name
    return says("La copie des données {name:of} est prête.", name=name)
