"""The only post office of the product: what it sends lands in « Mes papiers », nowhere else."""

from datetime import timedelta

from django.dispatch import Signal

from sandbox.world import clock
from sandbox.world.models import Mail

sending = Signal()
"""Sent with `mail=`, before it is saved: a receiver may hold it, or put it in another folder."""


def send(person, channel, template, context=None, *, sent_to="", delay=timedelta(0)):
    """Send something to a fake person, and return the Mail.

    Args:
        channel: a Mail.Channel.
        template: the name of `templates/mail/<template>.<channel>.html`.
        context: what the template shows, as JSON values.
        sent_to: the address or number; "" for the one that a receiver of `sending` knows. Where it
            is not the person's first one, the paper says it.
        delay: simulated time on the way; only letters take any.
    """
    mail = Mail(
        world=person.world,
        recipient=person,
        channel=channel,
        template=template,
        context=context or {},
        sent_at=clock.now(),
        deliver_at=clock.now() + delay,
    )
    mail.sent_to = sent_to
    sending.send(sender=Mail, mail=mail)
    mail.save()
    return mail
