"""Refusing in the order of the application: the card first, no letter needed.

See real-service.md §3: a number and the Vitale card are asked for; that a code follows is likely.
"""

from accounts.code_on_the_way import CodeOnTheWay
from accounts.withdrawal import Withdrawal


class AppWithdrawal(CodeOnTheWay, Withdrawal):
    """The identity says for whom one refuses; the code, if one can be sent, leaves on the way."""

    def get_context(self, form):
        return super().get_context(form) | self.about(self.subject)
