"""The e-mails that say that something is new inside; each may be refused in the settings."""

from django.db.models import TextChoices

from accounts.flows import in_force
from sandbox.world import post
from sandbox.world.models import Mail


class Notification(TextChoices):
    """What one is told of (real-service.md §8, « Notifications »), and its words in the settings.

    The e-mail is `templates/mail/<value>.email.html`, and its subject beside it.
    """

    DOCUMENT = "new_document", "Un nouveau document"
    MESSAGE = "new_message", "Un nouveau message"
    ACCESS = "new_access", "Un professionnel consulte mon profil"
    EMERGENCY = "emergency_access", "Un accès en cas d’urgence"
    RELATIVE = "relative_action", "Une action d’un proche"
    REMINDER = "reminder", "Un rappel de mon agenda"
    PREVENTION = "prevention", "Un message de prévention"


ORDERS = {
    2022: [each for each in Notification if each != Notification.PREVENTION],
    2025: list(Notification),
}
"""{year of the service that is imitated: what one is told of, from then on}."""


def known(world):
    """The Notifications that the service of that world has."""
    return in_force(ORDERS, world.service_year)


def tell(profile, notification, **context):
    """Send the notification to whoever looks after this profile, unless it was refused.

    Args:
        profile: the Account that something happened to.
        notification: a Notification.
        context: what the e-mail shows, as JSON values.

    Returns the Mail, or None when nobody has an address or the notification was refused.
    """
    keeper = _keeper(profile)
    if not is_told(profile, notification):
        return None
    context["first_name"] = profile.holder.first_name
    return post.send(keeper.holder, Mail.Channel.EMAIL, notification.value, context)


def is_told(profile, notification):
    """Whether whoever looks after this profile is sent such e-mails."""
    keeper = _keeper(profile)
    is_known = notification in known(profile.world)
    return is_known and bool(keeper.email) and notification not in keeper.preferences.notices


def _keeper(profile):
    return profile if profile.email else profile.world.player.account
