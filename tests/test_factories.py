"""The factories make the situations that their traits name."""

import pytest

from accounts.factories import AccountFactory
from accounts.states import State
from sandbox.world import clock
from sandbox.world.factories import CarteVitaleFactory, PersonFactory, ProvisionalCodeFactory


@pytest.mark.parametrize("state", [state for state in State if state != State.INVITED])
def test_an_account_in_each_state(person, state):
    with clock.at(person.world.now):
        account = AccountFactory(holder=person, **{state: True})
    account.refresh_from_db()
    assert account.state == state


@pytest.mark.parametrize(
    ("trait", "email", "phone"),
    [("without_contact", "", ""), ("without_email", "", None), ("without_phone", None, "")],
)
def test_somebody_whom_the_insurer_cannot_reach(db, trait, email, phone):
    person = PersonFactory(**{trait: True})
    assert (person.email == "") == (email == "")
    assert (person.phone == "") == (phone == "")


def test_a_card_without_photo_has_a_shorter_serial(db):
    card = CarteVitaleFactory(without_photo=True)
    assert not card.has_photo
    assert len(card.serial) == 10


def test_a_code_already_used(person):
    with clock.at(person.world.now):
        assert ProvisionalCodeFactory(person=person, used=True).is_used
