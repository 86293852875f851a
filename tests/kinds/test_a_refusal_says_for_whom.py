"""After a refusal, the pages say for whom it is, and offer only what can still be refused."""

import html
import re

import pytest
from django.urls import reverse

from tests.accounts.test_withdrawal import ask_the_code_of, identity, refuse, sit

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


# -- while one refuses ----------------------------------------------------------------------------

CODE, IDENTITY = (reverse("accounts:withdrawal", args=[slug]) for slug in ("code", "identite"))


def box_of(page, name):
    tag = re.search(rf'<input[^>]* name="{name}"[^>]*>', page)[0]
    value = re.search(r' value="([^"]*)"', tag)
    return value[1] if value else ""


def way_to_refuse(learner, words):
    """The address of the button of these words, where a new code has just left."""
    page = html.unescape(learner.get(reverse("accounts:new_code_sent")).content.decode())
    return next(
        url for url, text in re.findall(r'href="([^"]*)">([^<]*)</a>', page) if text == words
    )


@pytest.fixture
def asked_for_zoe(gerard):
    """He has given his own code and who he is; then he has asked for Zoé's."""
    own = gerard.person.provisional_codes.get().code
    gerard.send(CODE, {"code": own})
    gerard.send(IDENTITY, identity(gerard))
    zoe = gerard.person.children.get(first_name="Zoé")
    ask_the_code_of(gerard, zoe)
    return zoe


def test_to_refuse_for_a_child_opens_on_an_empty_box_for_that_child(gerard, asked_for_zoe):
    own = gerard.person.provisional_codes.get().code
    url = way_to_refuse(gerard, "Refuser pour Zoé")
    page = said(gerard, url)
    assert box_of(gerard.get(url).content.decode(), "code") == ""
    assert "Je refuse l’espace santé de Zoé." in " ".join(page.split())
    assert "Recopiez le code de Zoé." in page
    assert "dans la lettre" not in page
    refused = html.unescape(gerard.send(url, {"code": own}).content.decode()).replace("\u00a0", " ")
    assert "C’est le code de Gérard. Chaque personne a son propre code." in refused
    assert "Recopiez le code de Zoé." in refused


def test_who_looked_at_that_page_only_has_lost_nothing(gerard, asked_for_zoe):
    own = gerard.person.provisional_codes.get().code
    gerard.get(way_to_refuse(gerard, "Refuser pour Zoé"))
    assert box_of(gerard.get(CODE).content.decode(), "code") == own
    assert "Ce code est le mien. Je refuse mon espace santé." in " ".join(
        said(gerard, IDENTITY).split()
    )


def test_then_the_holder_s_number_is_kept_and_the_child_s_date_is_asked(gerard, asked_for_zoe):
    url = way_to_refuse(gerard, "Refuser pour Zoé")
    code = asked_for_zoe.provisional_codes.current().get().code
    answer = gerard.send(url, {"code": code}, follow=True)
    page = html.unescape(answer.content.decode())
    assert "Ce code est pour Zoé." in page
    assert "field--error" not in page
    assert "field--blank" not in page
    assert box_of(page, "nir").replace(" ", "") == gerard.person.nir
    assert box_of(page, "serie").replace(" ", "") == gerard.person.carte_vitale.serial
    assert box_of(page, "naissance_annee") == ""
    gerard.send(IDENTITY, identity(gerard, child=asked_for_zoe))
    gerard.send(reverse("accounts:withdrawal", args=["representant"]), {"reponse": "oui"})
    gerard.send(reverse("accounts:withdrawal", args=["confirmation"]))
    asked_for_zoe.account.refresh_from_db()
    assert asked_for_zoe.account.state == "opposed"
    assert gerard.person.account.state == "invited"


def test_with_one_s_own_newer_code_the_box_is_empty_too(gerard, asked_for_zoe):
    gerard.send(CODE, {"code": asked_for_zoe.provisional_codes.current().get().code})
    gerard.ask_new_code("sms")
    url = way_to_refuse(gerard, "Refuser avec ce code")
    page = gerard.get(url).content.decode()
    assert box_of(page, "code") == ""
    assert "Je refuse mon espace santé." in " ".join(said(gerard, url).split())
    assert "field--error" not in page


def test_a_key_of_nobody_asks_for_anybody_s(gerard):
    for word in ("0", "999999", "x", ""):
        assert "Pour un enfant, il faut le code de cet enfant." in said(
            gerard, f"{CODE}?personne={word}"
        )


@pytest.mark.parametrize("journey", ["activation", "withdrawal"])
def test_a_code_that_a_newer_one_replaced_waits_in_no_box(gerard, journey):
    """One had gone on with it: its page opened on it, in red before anything was done."""
    page = reverse(f"accounts:{journey}", args=["code"])
    own = gerard.person.provisional_codes.get().code
    gerard.send(page, {"code": f"{own[:4]} {own[4:8]} {own[8:]}"})
    gerard.send(reverse(f"accounts:{journey}", args=["identite"]), identity(gerard))
    gerard.ask_new_code("sms")
    opened = gerard.get(page).content.decode()
    assert box_of(opened, "code") == ""
    assert "field--error" not in opened
    code = gerard.person.provisional_codes.current().get().code
    following = gerard.send(page, {"code": code}, follow=True).content.decode()
    assert box_of(following, "nir").replace(" ", "") == gerard.person.nir
    assert "field--error" not in following
