"""What happens inside the spaces because time has passed."""

from datetime import timedelta

from accounts.states import State
from profiles import agenda, erasure
from sandbox.ui import of
from sandbox.world import clock


def run(sender, world, **kwargs):
    """Delete what has to be, remind of what is for today, and tell it."""
    told = []
    for request in world.erasurerequest_set.due().select_related("account__holder", "by__account"):
        erasure.carry_out(request)
        told.append(f"Les données {of(request.account.holder.first_name)} sont supprimées.")
    for entry in world.agendaentry_set.due().select_related("profile__holder"):
        agenda.remind(entry)
        if entry.profile.is_activated:
            first_name = entry.profile.holder.first_name
            told.append(f"L’agenda rappelle à {first_name}\u00a0: {entry}.")
    return told


def next_due(sender, world, **kwargs):
    """The first instant of the day of the next reminder, or of the next deletion."""
    tomorrow = clock.midnight_of(clock.today() + timedelta(days=1))
    reminders = world.agendaentry_set.reminders().filter(told_at=None, at__gte=tomorrow)
    first = reminders.filter(profile__state=State.ACTIVATED).order_by("at").first()
    erased = world.erasurerequest_set.waiting().order_by("due_on").first()
    days = [clock.day_of(first.at)] if first else []
    days += [erased.due_on] if erased else []
    return clock.midnight_of(min(days)) if days else None
