"""Which mail goes out on which event of an account's life."""

from datetime import timedelta

from accounts.states import OPPOSITION_WINDOW
from sandbox.world import post
from sandbox.world.models import Mail

TIME_IN_THE_POST = timedelta(days=3)


def invitation(account, code):
    """The letter that announces the space and carries its provisional code.

    Args:
        account: whose space is announced, dated by `invited_on`.
        code: the ProvisionalCode to print.
    """
    created_on = account.invited_on + OPPOSITION_WINDOW + timedelta(days=1)
    context = {
        "code": code.code,
        "valid_until": code.expires_on.isoformat(),
        "created_on": created_on.isoformat(),
    }
    return post.send(
        account.holder, Mail.Channel.LETTER, "invitation", context, delay=TIME_IN_THE_POST
    )
