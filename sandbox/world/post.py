"""The only post office of the product: what it sends lands in « Mes papiers », nowhere else."""

from datetime import timedelta

from sandbox.world import clock


def send(person, channel, template, context=None, *, delay=timedelta(0)):
    """Send something to a fake person, and return the Mail.

    Args:
        channel: a Mail.Channel.
        template: the name of `templates/mail/<template>.<channel>.html`.
        context: what the template shows, as JSON values.
        delay: simulated time on the way; only letters take any.
    """
    return person.mails.create(
        world=person.world,
        channel=channel,
        template=template,
        context=context or {},
        sent_at=clock.now(),
        deliver_at=clock.now() + delay,
    )
