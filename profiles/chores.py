"""What happens inside the spaces because time has passed."""

from datetime import timedelta

from accounts.states import State
from profiles import agenda
from sandbox.world import clock


def run(sender, world, **kwargs):
    """Remind of what is for today, and tell it."""
    told = []
    for entry in world.agendaentry_set.due().select_related("profile__holder"):
        agenda.remind(entry)
        if entry.profile.is_activated:
            first_name = entry.profile.holder.first_name
            told.append(f"L’agenda rappelle à {first_name}\u00a0: {entry}.")
    return told


def next_due(sender, world, **kwargs):
    """The first instant of the day of the next reminder."""
    tomorrow = clock.midnight_of(clock.today() + timedelta(days=1))
    reminders = world.agendaentry_set.reminders().filter(told_at=None, at__gte=tomorrow)
    first = reminders.filter(profile__state=State.ACTIVATED).order_by("at").first()
    return first and clock.midnight_of(clock.day_of(first.at))
