"""After a refusal, the pages say for whom it is, and offer only what can still be refused."""

import html
import re

import pytest
from django.urls import reverse

from tests.accounts.test_withdrawal import ask_the_code_of, refuse, sit

HOME, DOOR, END = (reverse(f"accounts:{name}") for name in ("site", "withdraw", "withdrawn"))
ONESELF = "M’opposer à Mon espace santé"
FOR_A_CHILD = "M’opposer pour un enfant"


def said(learner, url):
    """The words of the site on this page, without those of the papers."""
    main = learner.get(url).content.decode().split("<main")[1].split("</main>")[0]
    return html.unescape(re.sub(r"<[^>]+>", "", main))


def refuse_for_zoe(gerard):
    zoe = gerard.person.children.get(first_name="Zoé")
    ask_the_code_of(gerard, zoe)
    refuse(gerard, child=zoe)


@pytest.fixture
def gerard(db):
    """He decides for Zoé alone, who can be refused too."""
    return sit("refus")


def test_after_a_child_s_one_s_own_is_said_not_to_be_refused(gerard):
    refuse_for_zoe(gerard)
    for url in (HOME, DOOR):
        page = said(gerard, url)
        assert "J’ai refusé l’espace santé de Zoé, le " in page
        assert "Mon espace santé n’est pas refusé." in page
        assert "J’ai refusé mon espace santé" not in page
    assert ONESELF in said(gerard, HOME)
    assert "La mienne." in said(gerard, DOOR)


def test_after_one_s_own_only_the_child_can_still_be_refused(gerard):
    refuse(gerard)
    home, door = said(gerard, HOME), said(gerard, DOOR)
    assert "J’ai refusé mon espace santé, le " in home
    assert ONESELF not in home
    assert FOR_A_CHILD in home
    assert "Je peux encore refuser pour Zoé, avec son propre code." in door
    assert "Commencer" in door
    assert "La mienne." not in door
    assert "Mon espace santé est déjà activé" not in door


def test_after_both_nothing_is_offered_any_more(gerard):
    refuse(gerard)
    refuse_for_zoe(gerard)
    home, door = said(gerard, HOME), said(gerard, DOOR)
    assert ONESELF not in home
    assert FOR_A_CHILD not in home
    assert "Voir mes oppositions et mes preuves" in home
    assert "Je n’ai plus rien à refuser ici." in door
    assert "Commencer" not in door
    assert "Mon espace santé est déjà activé" not in door
    assert "Au 3422" not in door


def test_who_is_activated_is_not_offered_to_refuse_but_for_a_child(gerard):
    refuse_for_zoe(gerard)
    gerard.activate()
    assert "Mon espace santé est activé." in said(gerard, HOME)
    assert ONESELF not in said(gerard, HOME)
    door = said(gerard, DOOR)
    assert "Je n’ai plus rien à refuser ici." in door
    assert "Commencer" not in door
    assert "Mon espace santé est déjà activé" in door
    assert "Je ne m’oppose plus : je clôture." in door.replace("\u00a0", " ")
    assert "Au 3422" in door
    assert "Je me connecte. Puis, dedans" in said(gerard, END)
    assert "J’active d’abord" not in said(gerard, END)


def test_before_any_refusal_the_door_is_open_to_all(gerard):
    assert ONESELF in said(gerard, HOME)
    assert "Commencer" in said(gerard, DOOR)
    assert "Ce que j’ai déjà choisi" not in said(gerard, HOME)
