"""What the passing of time does to the post and to the codes: nothing to their rows, yet people are
told."""

from datetime import timedelta

from sandbox.kit.dates import in_french
from sandbox.languages.said import says
from sandbox.world import clock
from sandbox.world.models import Mail

ONE_DAY = timedelta(days=1)


def tell(sender, world, since, **kwargs):
    """Tell which letters have come and which codes are over since the stop before."""
    letters = world.mail_set.filter(channel=Mail.Channel.LETTER)
    arrived = letters.filter(deliver_at__gt=since, deliver_at__lte=clock.now()).count()
    over = world.provisionalcode_set.current().over_since(since).select_related("person")
    return [says("Une lettre est arrivée.")] * arrived + [_is_over(code) for code in over]


def next_due(sender, world, **kwargs):
    """When the next letter comes, or the next code is over."""
    letter = world.mail_set.filter(deliver_at__gt=clock.now()).order_by("deliver_at").first()
    code = world.provisionalcode_set.current().good().order_by("sent_on").first()
    moments = [letter.deliver_at] if letter else []
    moments += [clock.midnight_of(code.expires_on + ONE_DAY)] if code else []
    return min(moments, default=None)


def _is_over(code):
    day = in_french(code.expires_on, "j\u00a0F")
    how = {"letter": says("courrier"), "email": says("e-mail"), "sms": "SMS"}[code.channel]
    if code.person.is_played:
        return says(
            "Le code provisoire reçu par {how} ne marche plus. Son dernier jour était le {day}.",
            how=how,
            day=day,
        )
    return says(
        "Le code provisoire reçu par {how} pour {name} ne marche plus. "
        "Son dernier jour était le {day}.",
        how=how,
        name=code.person.first_name,
        day=day,
    )
