"""What the service does and what was chosen here, by hand: the file of facts says nothing else."""

from datetime import time, timedelta

from accounts import letters, passwords, phone, session, states
from accounts.difficulties import post, site
from accounts.models import way_in
from profiles import sharing
from profiles.documents import forms
from sandbox.workshop.models import actions, rooms, seats
from sandbox.world import codes, samples
from sandbox.world.fields import card, codes_typed, text


def test_the_delays_are_those_that_were_read_or_chosen():
    assert timedelta(days=42) == states.OPPOSITION_WINDOW == codes.PROVISIONAL_LIFE
    assert timedelta(days=60) == states.ERASURE_DELAY
    assert timedelta(days=30) == sharing.TIME_TO_ANSWER
    assert timedelta(days=3) == letters.TIME_IN_THE_POST
    assert timedelta(minutes=30) == session.INACTIVITY
    assert timedelta(minutes=10) == codes.ONE_TIME_LIFE == site.OUTAGE
    assert timedelta(minutes=2) == post.LATE_BY
    assert timedelta(minutes=1) == way_in.PAUSE
    assert timedelta(seconds=30) == codes.BETWEEN_TWO


def test_the_delays_of_the_room_are_those_that_were_chosen():
    assert timedelta(hours=12) == rooms.LINK_LIFE
    assert timedelta(hours=1) == actions.UNDO_LIFE
    assert timedelta(minutes=15) == rooms.LINK_CODE_LIFE
    assert timedelta(minutes=1) == seats.KEPT_FOR


def test_the_numbers_are_those_that_were_read_or_chosen():
    assert way_in.WRONG_TRIES == 3
    assert sharing.MOST_CARERS == 3
    assert sharing.LENGTHS == {"3": "3\u00a0mois", "6": "6\u00a0mois", "12": "1\u00a0an"}
    assert (forms.MOST_LETTERS, forms.MOST_DELETED) == (50, 10)
    assert samples.MOST_BYTES == 5_242_880
    assert passwords.MINIMUM == 9
    assert (text.IdentifiantField.shortest, text.IdentifiantField.longest) == (8, 100)
    assert (card.WITH_PHOTO, card.SHORTEST, card.LONGEST) == (11, 8, 13)
    assert (codes_typed.ProvisionalCodeField.counts_to, card.NirField.counts_to) == (12, 15)


def test_the_3422_keeps_its_hours():
    assert (time(8, 30), time(17, 30)) == (phone.OPENS, phone.CLOSES)
