"""The board says that something is done once it is: all that was chosen, and not a page before."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from profiles.factories import DocumentFactory
from sandbox.workshop.models import Seat, SeatEvent
from sandbox.workshop.robot.mistakes.withdrawal import WEDNESDAY, on_a
from sandbox.world import clock
from tests.accounts.test_phone import said, tell

ATTACHED, ADD = reverse("profiles:attached"), reverse("profiles:add_profile")


def ends(learner):
    """What the board was told to be done, each time."""
    seat = Seat.objects.get(pk=learner.seat.pk)
    told = seat.events.filter(kind=SeatEvent.Kind.FINISHED).order_by("pk")
    return list(told.values_list("journey", flat=True))


def is_over(learner):
    return Seat.objects.get(pk=learner.seat.pk).is_finished


@pytest.fixture
def mother(page_by_page, learner):
    learner.activate()
    learner.login()
    return learner


def choose(mother, *answers):
    """Answer for each of the three children, the eldest first."""
    chosen = {
        f"enfant_{child.pk}": answer
        for child, answer in zip(mother.person.children, answers, strict=True)
    }
    return mother.send(ATTACHED, chosen | {"certifie": "on"})


def test_a_child_is_not_refused_before_it_is_confirmed(mother):
    asked = choose(mother, "activer", "opposer", "plus-tard")
    assertContains(mother.get(asked["Location"]), "Non, revenir")
    assert "enfants" not in ends(mother)
    assert not is_over(mother)
    lola = mother.person.children[1]
    mother.send(asked["Location"], {"enfant": lola.pk, "certifie": "on"})
    assert ends(mother).count("enfants") == 1
    assert is_over(mother)


def test_who_takes_a_refusal_back_ends_with_the_next_choice(mother):
    choose(mother, "activer", "opposer", "plus-tard")
    mother.get(ADD)
    assert "enfants" not in ends(mother)
    _, lola, louis = mother.person.children
    mother.send(ADD, {"profils": [louis.pk], "certifie": "on"})
    assert "enfants" not in ends(mother), "nothing is chosen for Lola yet"
    mother.send(ADD, {"profils": [lola.pk], "certifie": "on"})
    assert ends(mother).count("enfants") == 1
    mother.send(ADD, {"profils": [louis.pk], "certifie": "on"})
    assert ends(mother).count("enfants") == 1, "a second click opens nobody"


def test_later_for_each_is_a_choice(mother):
    choose(mother, "plus-tard", "plus-tard", "plus-tard")
    assert is_over(mother)


CALLS = [
    ("refuser", "non", []),
    ("refuser", "oui", ["3422"]),
    ("code", "non", []),
    ("code", "oui", ["nouveau-code"]),
]


@pytest.mark.parametrize(("wish", "last_word", "told"), CALLS)
def test_a_call_ends_what_it_was_for_unless_it_is_hung_up(learner, wish, last_word, told):
    on_a(WEDNESDAY)(learner)
    answered = tell(learner, said(wish, whom="moi", accord=last_word))
    assertRedirects(answered, reverse("world:papers"))
    assert ends(learner) == told
    assert is_over(learner) == (told == ["3422"])


def test_a_setting_that_stays_is_no_deed(inside):
    remove, number = reverse("profiles:remove_phone"), ["telephone"]
    inside.send(reverse("profiles:contact", args=number), {"contact": inside.person.spare_phone})
    code = {"code": inside.person.one_time_codes.first().code}
    for url, data in [
        (reverse("profiles:contact_code", args=number), code),
        (remove, {}),
        (reverse("profiles:notifications"), {"wanted": ["reminder"]}),
    ]:
        before = len(ends(inside))
        for _ in range(2):
            assertRedirects(inside.send(url, data), reverse("profiles:settings"))
        assert len(ends(inside)) == before + 1, url


def test_what_is_saved_as_it_was_is_no_deed(inside):
    """Neither told, nor written in the history as a change."""
    account = inside.person.account
    account.preferences.refresh_from_db()
    with clock.at(inside.world.now):
        document = DocumentFactory(profile=account)
    told, written = len(ends(inside)), account.activity_set.count()
    switches = ["emergency_samu", "emergency_others", "emergency_masked"]
    as_it_was = {name: "on" for name in switches if getattr(account.preferences, name)}
    for url, data in [
        (reverse("profiles:emergency"), as_it_was),
        (reverse("profiles:confidentiality"), {"documents": "visibles"}),
        (
            reverse("profiles:documents_confidentiality"),
            {"documents": document.pk, "confidentialite": "visible"},
        ),
        (reverse("profiles:directives"), {}),
    ]:
        assert inside.send(url, data).status_code == 302, url
        assert len(ends(inside)) == told, url
        assert account.activity_set.count() == written, url


def test_who_chooses_which_professional_sees_has_settled_it_once(inside):
    """To block a doctor was told to nobody, and so ended no exercise that is about it."""
    access = inside.person.account.professionalaccess_set.first()
    for name in ["appoint", "dismiss"]:
        url = reverse(f"profiles:{name}_administrator", args=[access.professional_id])
        for _ in range(2):
            inside.send(url)
    assert ends(inside).count("acces") == 2
    for name in ["block", "unblock"]:
        url = reverse(f"profiles:{name}_professional", args=[access.professional_id])
        inside.get(url)
        for _ in range(2):
            inside.send(url)
    assert ends(inside).count("acces") == 4
