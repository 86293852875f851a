import re

from sandbox.world import identities
from sandbox.world.identities import make
from sandbox.world.writing import masked_email

SOMEBODY = {
    "seed": "graine",
    "tag": "07",
    "first_name": "Inaya",
    "last_name": "Leguellec",
    "sex": "F",
    "born_year": 1988,
    "department": "35",
}


def test_the_same_seed_gives_the_same_person():
    assert make(rank=3, **SOMEBODY) == make(rank=3, **SOMEBODY)


def test_two_people_of_a_workshop_share_no_number():
    people = [make(rank=rank, **SOMEBODY) for rank in range(999)]
    for number in ["nir", "serial", "phone"]:
        assert len({getattr(person, number) for person in people}) == 999


def test_what_one_changes_to_is_nobody_else_s():
    people = [make(rank=rank, **SOMEBODY) for rank in range(999)]
    phones = [phone for each in people for phone in (each.phone, each.spare_phone)]
    assert len(set(phones)) == 2 * 999
    assert all(phone.startswith("063998") for phone in phones)
    assert all(each.spare_email.endswith("@courriel.example") for each in people)
    assert not any(each.spare_email == each.email for each in people)


def test_what_is_not_masked_tells_the_two_contacts_of_somebody():
    for rank in range(999):
        somebody = make(rank=rank, **SOMEBODY)
        assert somebody.phone[-2:] != somebody.spare_phone[-2:]
        ends = {masked_email(each) for each in (somebody.email, somebody.spare_email)}
        assert len(ends) == 2


def test_a_code_is_twelve_characters_that_nobody_confuses():
    for seed in range(500):
        code = identities.provisional_code(seed)
        assert re.fullmatch(r"[A-HJ-NP-Za-hj-km-np-z2-9i]{12}", code)
        assert re.search(r"[a-z]", code)
        assert re.search(r"[A-Z]", code)
        assert re.search(r"\d", code)


def test_the_proposed_password_meets_the_rules():
    for rank in range(200):
        password = make(rank=rank, **SOMEBODY).password
        assert re.fullmatch(r"[A-Z][a-z]+-[2-9]{4}", password)
        assert len(password) >= 9


def test_a_card_without_photo_has_from_eight_to_thirteen_digits():
    for length in range(8, 14):
        serial = make(rank=1, serial_length=length, **SOMEBODY).serial
        assert re.fullmatch(rf"99999\d{{{length - 5}}}", serial)


def test_a_twin_bears_the_same_day_and_another_number():
    first = make(rank=3, **SOMEBODY)
    twin = make(rank=4, born_on=first.born_on, **SOMEBODY)
    assert twin.born_on == first.born_on
    assert twin.nir[:10] == first.nir[:10]
    assert twin.nir != first.nir


def test_a_day_that_the_story_says_changes_nothing_else():
    said = make(rank=3, born_on=make(rank=5, **SOMEBODY).born_on, **SOMEBODY)
    drawn = make(rank=3, **SOMEBODY)
    assert said.born_on != drawn.born_on
    assert (said.serial, said.phone, said.password) == (drawn.serial, drawn.phone, drawn.password)
