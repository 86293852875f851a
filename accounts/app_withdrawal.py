"""Refusing in the order of the application: the card first, no letter needed.

See real-service.md §3: a number and the Vitale card are asked for; that a code follows is likely.
"""

from accounts.beneficiary import subject_of
from accounts.code_on_the_way import CodeOnTheWay
from accounts.withdrawal import WhoseRefusalForm, Withdrawal


class AppWithdrawal(CodeOnTheWay, Withdrawal):
    """The identity says for whom one refuses; the code, if one can be sent, leaves on the way."""

    def get_attempt(self):
        """Who comes for somebody else finds an empty page."""
        attempt = super().get_attempt()
        if self.whom and subject_of(attempt, WhoseRefusalForm, self.whom.world.player) != self.whom:
            attempt.answers.pop("identite", None)
        return attempt

    def get_path(self):
        path = super().get_path()
        self.request.words.about = self.subject or self.whom
        return path

    def get_context(self, form):
        return super().get_context(form) | self.about(self.subject) | {"whom": self.whom}
