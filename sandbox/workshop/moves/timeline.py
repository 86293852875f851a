"""The simulated date of a seat, as pages show it: the six weeks, where it may go, what happened."""

from datetime import timedelta

from django.utils.functional import cached_property

from accounts.states import OPPOSITION_WINDOW, State
from sandbox import facts
from sandbox.kit.forms import Form
from sandbox.languages.said import says
from sandbox.lessons import Mistake
from sandbox.workshop.moves import actions, time_moves
from sandbox.workshop.moves.time_moves import OfferedMove
from sandbox.world import clock
from sandbox.world.fields import DateField

OVER = facts.filled("Les {opposition-window} sont finies.")
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)


class Timeline:
    """One seat's time; nothing is read before use."""

    def __init__(self, seat):
        self.seat, self.world = seat, seat.world

    @property
    def today(self):
        return clock.day_of(self.world.now)

    @property
    def offers(self):
        """The moves that lead somewhere from here, each with its day: one a day, the one that goes
        furthest in it."""
        quick = [move for move in OfferedMove if move != OfferedMove.TO_A_DAY]
        found = [(time_moves.target(move, self.seat), move) for move in quick]
        forward = sorted((moment, move) for moment, move in found if moment)
        of_a_day = {clock.day_of(moment): move for moment, move in forward}
        return sorted(((move, day) for day, move in of_a_day.items()), key=lambda offer: offer[1])

    @cached_property
    def way_back(self):
        """The day to which « Revenir » leads, if anywhere."""
        ways = actions.ways_back(self.seat.itself)
        return clock.day_of(ways[self.seat.pk][1]) if ways else None

    @cached_property
    def last_move(self):
        """The last move forward, which tells what happened meanwhile."""
        return self.world.last_move

    # -- the ribbon of the six weeks ------------------------------------------------------------

    @cached_property
    def account(self):
        return self.world.player.account

    @property
    def letter_on(self):
        return self.account.invited_on

    @property
    def last_day(self):
        """The last one on which one may refuse."""
        return self.letter_on + OPPOSITION_WINDOW

    @property
    def weeks(self):
        """Six lists of seven words, one a day after the letter: `past`, `today` or `left`."""
        return [
            [self._state(self.letter_on + week * ONE_WEEK + day * ONE_DAY) for day in range(1, 8)]
            for week in range(OPPOSITION_WINDOW // ONE_WEEK)
        ]

    def _state(self, day):
        if day == self.today:
            return "today"
        return "past" if day < self.today else "left"

    @property
    def is_over(self):
        """Whether the six weeks are."""
        return self.today > self.last_day

    @property
    def days_left(self):
        """How many days after today one may still refuse; None once it is decided."""
        return (self.last_day - self.today).days if self.account.state == State.INVITED else None

    @property
    def said(self):
        """Where the six weeks stand, in words: "" once it is decided."""
        if self.is_over:
            return OVER
        if self.days_left is None:
            return ""
        if self.days_left == 0:
            return says("C’est le dernier jour pour refuser.")
        if self.days_left == 1:
            return says("Après aujourd’hui, il reste un jour pour refuser.")
        return says("Après aujourd’hui, il reste {count} jours pour refuser.", count=self.days_left)


class DayForm(Form):
    """« À une date », for these seats (of one workshop): after the day of one of them at least."""

    is_kept = False
    day = DateField(label="À une date", empty="time-date-empty", may_be_future=True)

    def __init__(self, data=None, *, seats, **kwargs):
        super().__init__(data, **kwargs)
        self.seats = seats

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day <= min(clock.day_of(seat.world.now) for seat in self.seats):
            raise Mistake("time-date-past")
        if day > self.seats[0].workshop.last_day:
            raise Mistake("time-date-far")
        return day
