"""What happens inside the spaces because time has passed."""

from profiles import agenda


def run(sender, world, **kwargs):
    for entry in world.agendaentry_set.due().select_related("profile__holder"):
        agenda.remind(entry)
