"""Why a learner's place has just moved by itself, and what its open page does then."""

from enum import StrEnum


class Notice(StrEnum):
    """The learner reads its sentence, and goes on from where the place now stands."""

    RESET = "reset"
    FIRST_NUMBERS = "first-numbers"
    UNDONE = "undone"
    REDONE = "redone"
    RESTORED = "restored"
    RESTARTED = "restarted"
    AGAIN = "again"
    CHANGED = "changed"
    CHOSEN = "chosen"
    GIVEN_BACK = "given-back"
    TAKEN_UP = "taken-up"
    LED = "led"
    REBEGUN = "rebegun"
    POINT = "point"
    SEATED = "seated"
    TIME = "time"
    TIME_BACK = "time-back"
    UNDONE_BEFORE = "undone-before"
    REDONE_BEFORE = "redone-before"
    GIVEN_BACK_BEFORE = "given-back-before"

    @property
    def is_of_who_leads(self):
        """Whether who leads moved the place, wherever its learner was: good to know on any page."""
        return self in {
            Notice.RESET,
            Notice.FIRST_NUMBERS,
            Notice.UNDONE,
            Notice.REDONE,
            Notice.CHANGED,
            Notice.GIVEN_BACK,
            Notice.TAKEN_UP,
            Notice.REBEGUN,
            Notice.POINT,
            Notice.UNDONE_BEFORE,
            Notice.REDONE_BEFORE,
            Notice.GIVEN_BACK_BEFORE,
        }

    @property
    def before(self):
        """The same, once something else that says less has moved the place: it is told all the
        same, but the place is not as it was some moves ago any more."""
        return {
            Notice.UNDONE: Notice.UNDONE_BEFORE,
            Notice.REDONE: Notice.REDONE_BEFORE,
            Notice.GIVEN_BACK: Notice.GIVEN_BACK_BEFORE,
        }.get(self, self)

    @property
    def resumes(self):
        """Whether the learner goes back to a page in the middle, rather than to the start."""
        return self in {
            Notice.UNDONE,
            Notice.REDONE,
            Notice.RESTORED,
            Notice.POINT,
            Notice.GIVEN_BACK,
            Notice.TAKEN_UP,
            Notice.SEATED,
            Notice.TIME,
            Notice.TIME_BACK,
            Notice.UNDONE_BEFORE,
            Notice.REDONE_BEFORE,
            Notice.GIVEN_BACK_BEFORE,
        }

    @property
    def generations_ago(self):
        """How many moves ago the place was as it now is: a move, then its way back; one of time."""
        if self in {Notice.UNDONE, Notice.REDONE, Notice.RESTORED, Notice.GIVEN_BACK}:
            return 2
        return 1 if self.stays or self == Notice.SEATED else None

    @property
    def stays(self):
        """Whether the open page is still good: it is shown again, as it is now."""
        return self == Notice.TIME


SENTENCES: dict[str, str] = {}
"""{Notice: its sentence}, as whoever moves the places registers it.

`{today}` is the simulated date, `{player}` the person whom the learner plays.
"""
