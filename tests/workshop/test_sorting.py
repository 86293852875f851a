"""« Trier le courrier »: eight messages, genuine and false, a place at a time, then the room."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.workshop import erasing
from sandbox.workshop.models import Seat
from sandbox.workshop.moves import actions
from sandbox.world import sorting
from sandbox.world.models import SortedMessage
from tests import remembered
from tests.strict import Learner

INDEX, END = reverse("world:sorting"), reverse("world:sorted")
GENUINE = {"invitation", "document", "prevention", "paiement"}
FALSE = {"carte", "aide", "faux-document", "faux-remboursement"}
OURS = ("espace-sante.example", "assurance-sante.example")


@pytest.fixture
def room(mediator, run):
    return remembered.workshop(run, "lettre-perdue", seats=2, owner=mediator.user)


@pytest.fixture
def odette(room):
    return Learner(room.places.get(number=1))


def page(number):
    return reverse("world:sort_message", args=[number])


def sort(learner, number, verdict, indice="sender"):
    return learner.send(page(number), {"verdict": verdict, "indice": indice})


def sort_all(learner, *, fooled_by=()):
    """Say the truth of each, as the set above has it, but of these."""
    for number, sample in enumerate(sorting.in_order(learner.world), start=1):
        is_genuine = (sample.slug in GENUINE) != (sample.slug in fooled_by)
        sort(learner, number, "vrai" if is_genuine else "faux")


def host(address):
    return address.rpartition("@")[2].partition("/")[0]


def test_four_are_genuine_and_only_they_come_from_and_lead_to_the_right_addresses():
    assert {each.slug for each in sorting.every().values() if each.is_genuine} == GENUINE
    assert set(sorting.every()) == GENUINE | FALSE
    for slug, sample in sorting.every().items():
        there = [sample.address, *([sample.link.to] if sample.link else [])]
        right = [any(host(each) in (ours, f"www.{ours}") for ours in OURS) for each in there]
        ends = [host(each).endswith(OURS) for each in there]
        assert all(right) if slug in GENUINE else not any(right + ends)
        assert all(host(each).endswith(".example") or each.startswith("06") for each in there)
    assert sum(sorting.every()[slug].link is not None for slug in GENUINE) >= 2


def test_what_is_shown_of_a_sender_is_what_its_message_says(odette):
    """Neither « (faux) » beside who is genuine, nor a sign that no address has."""
    for number, sample in enumerate(sorting.in_order(odette.world), start=1):
        shown = odette.get(page(number)).content.decode().replace("<wbr>", "")
        assert f"{sample.named}<br>{sample.address}</dd>" in shown
        assert "faux)" not in sample.named
        assert sample.link is None or f">{sample.link.to}</strong>" in shown


def test_it_can_be_done_again(odette):
    sort_all(odette, fooled_by=["carte"])
    assertContains(odette.get(END), "Recommencer le tri")
    assertRedirects(odette.send(reverse("world:sort_again")), INDEX)
    assertContains(odette.get(INDEX), "Commencer")
    assertRedirects(odette.get(END), INDEX)
    sort_all(odette)
    assertContains(odette.get(END), "Aucun message ne vous a trompé.")


def test_the_order_is_that_of_the_place_and_stays(room):
    orders = [[each.slug for each in sorting.in_order(seat.world)] for seat in room.places]
    again = [[each.slug for each in sorting.in_order(seat.world)] for seat in room.places]
    assert orders == again
    assert orders[0] != orders[1]


def test_a_half_done_sorting_is_kept_and_goes_on(odette):
    assertRedirects(sort(odette, 1, "vrai"), page(2))
    assertRedirects(sort(odette, 2, "faux", "asks"), page(3))
    shown = odette.get(INDEX)
    assertContains(shown, "Vous avez trié 2 messages sur 8.")
    assertContains(shown, page(3))
    assert re.search(r'value="faux"[^>]*checked', odette.get(page(2)).content.decode())
    assertRedirects(odette.get(END), INDEX)


def test_what_is_not_answered_is_asked_again_and_nothing_is_kept(odette):
    shown = odette.send(page(1), {"verdict": "vrai"})
    assert shown.status_code == 200
    assert list(shown.context["form"].errors) == ["indice"]
    assert not SortedMessage.objects.exists()
    assert odette.get(page(9)).status_code == 404


def test_once_all_are_sorted_each_is_explained_and_the_room_is_told(odette):
    sort_all(odette, fooled_by=["faux-document"])
    shown = odette.get(END)
    assertContains(shown, "1 message vous a trompé.")
    assertContains(shown, "Ce n’était pas cela.", count=1)
    assertContains(shown, "Le lien mène ailleurs.", count=3)
    assert "courrier" in Seat.objects.get(pk=odette.seat.pk).achieved.splitlines()
    assertRedirects(odette.get(page(1)), END)


def test_a_reason_that_does_not_give_it_away_is_said(odette):
    for number, sample in enumerate(sorting.in_order(odette.world), start=1):
        is_genuine = sample.slug in GENUINE
        indice = "asks" if sample.slug == "faux-document" else "sender"
        sort(odette, number, "vrai" if is_genuine else "faux", indice)
    assertContains(odette.get(END), "Oui. Un autre indice le montre mieux.", count=1)


def test_a_reset_empties_it(odette):
    sort(odette, 1, "vrai")
    actions.reset(odette.seat.workshop, Seat.objects.filter(pk=odette.seat.pk))
    assert not SortedMessage.objects.exists()


def test_the_room_sees_counts_and_no_place(room, odette, mediator):
    board = reverse("mediation:board", args=[room.code])
    totals = reverse("mediation:sorting", args=[room.code])
    assertContains(mediator.get(totals), "Personne ne l’a encore trié.", count=8)
    sort_all(odette, fooled_by=["faux-document", "paiement"])
    other = Learner(room.places.get(number=2))
    ranks = [each.slug for each in sorting.in_order(other.world)]
    sort(other, ranks.index("aide") + 1, "vrai")
    own = Learner(room.seats.get(number=0))
    sort(own, 1, "vrai")
    assertContains(mediator.get(board), "Le courrier trié\u00a0: 1 place")
    shown = mediator.get(totals)
    assertContains(shown, "1 place a tout trié.")
    assertContains(shown, "1 est en route.")
    assertContains(shown, "A trompé 1 place sur 1.", count=2)
    assertContains(shown, "A trompé 1 place sur 2.", count=1)
    assertContains(shown, "N’a trompé personne, sur 1 place.", count=5)
    page = shown.content.decode()
    assert page.rindex("A trompé") < page.index("N’a trompé")


def test_it_goes_with_the_workshop_and_its_counts_stay_in_the_review(room, odette, mediator):
    sort_all(odette, fooled_by=["paiement"])
    review = reverse("mediation:review", args=[room.code])
    before = mediator.get(review).content.decode()
    erasing.erase(room)
    assert not SortedMessage.objects.exists()
    after = mediator.get(review).content.decode()
    for page in (before, after):
        told = " ".join(re.sub(r"<[^>]+>", "", page.split("Le courrier trié")[1]).split())
        assert "1 place a tout trié." in told
        assert told.count("a trompé 1 place sur 1") == 1
        assert told.count("n’a trompé personne") == 7


def test_a_place_can_be_led_there(room, odette):
    actions.jump(room, Seat.objects.filter(pk=odette.seat.pk), "courrier/messages")
    assert odette.world.start_path == INDEX
