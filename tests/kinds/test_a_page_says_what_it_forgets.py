"""A page says what it forgets: a secret to write again, a choice that nobody has saved."""

import html
import json
import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.kit.forms import Form
from sandbox.workshop.half_typed import WAY
from sandbox.world.fields import PasswordField
from tests.kinds.walked import read

LOGIN, PASSWORD = "/site/connexion/", "/site/parametres/mot-de-passe/"
EMERGENCY, CONFIDENTIALITY = reverse("profiles:emergency"), reverse("profiles:confidentiality")
NOT_SAVED = re.compile(r'<p data-unsaved="(?P<saved>[^"]*)"(?P<hidden>\s+hidden)?>')


def empty_secrets(page):
    root, _ = read(page)
    return [each.get("id") for each in root.find("input") if each.get("type") == "password"]


def pointed_at(page):
    return re.findall(r'<li><a href="#(\w+)">', page) or re.findall(
        r'<p><a href="#(\w+)">Aller à la case', page
    )


@pytest.mark.parametrize(
    "left", [["confirmation"], ["password"], ["identifiant"], ["password", "confirmation"]]
)
def test_each_box_that_is_empty_on_the_page_is_counted_and_pointed_at(learner, left):
    """One password was asked for, the other emptied without a word, and so on for ever."""
    learner.reach("identifiants")
    word = learner.person.noted_password
    answers = {
        "identifiant": learner.person.noted_identifiant,
        "password": word,
        "confirmation": word,
    }
    page = learner.send(
        learner.step("identifiants"), answers | dict.fromkeys(left, "")
    ).content.decode()
    empty = [*(each for each in left if each == "identifiant"), "password", "confirmation"]
    assert pointed_at(page) == empty
    assert f"Il reste {len(empty)} cases à remplir" in page
    assert word not in page.split("</main>")[0]
    assert ("Un mot de passe ne reste jamais sur la page" in page) == (len(left) < 2)


def test_the_password_of_a_log_in_is_asked_for_again(learner):
    learner.activate()
    page = learner.send(
        LOGIN, {"identifiant": "", "password": learner.person.noted_password}
    ).content.decode()
    assert pointed_at(page) == ["identifiant", "password"]
    assert "Il reste 2 cases à remplir" in page


def test_a_new_password_that_is_refused_is_asked_for_again_with_the_two_others(inside):
    """A fault is counted as one, and the two boxes emptied beside it as what is left to fill."""
    word = inside.person.spare_password
    answers = {"current": inside.person.noted_password, "password": word, "confirmation": word}
    page = inside.send(PASSWORD, answers | {"confirmation": ""}).content.decode()
    assert pointed_at(page) == ["current", "password", "confirmation"]
    assert "Il reste 3 cases à remplir" in page
    page = inside.send(PASSWORD, answers | {"confirmation": word + "x"}).content.decode()
    assert "Il y a 1 erreur, et il reste 2 cases à remplir" in " ".join(page.split())


def subclasses(form):
    return {form, *(each for sub in form.__subclasses__() for each in subclasses(sub))}


def test_no_form_loses_a_secret_without_a_word():
    fields = [f for form in subclasses(Form) for f in getattr(form, "base_fields", {}).values()]
    secrets = [each for each in fields if getattr(each, "is_secret", False)]
    assert len(secrets) > 6
    assert all(isinstance(each, PasswordField) and each.again for each in secrets)


def held(answers):
    """What is ticked or written, by name; a box left empty is no answer."""
    lists = {name: [each] if isinstance(each, str) else each for name, each in answers.items()}
    return {name: values for name, values in lists.items() if any(values)}


@pytest.mark.parametrize(
    ("address", "saved", "other"),
    [
        (EMERGENCY, {"emergency_samu": "on", "emergency_others": "on"}, {"emergency_others": "on"}),
        (CONFIDENTIALITY, {"documents": "visibles"}, {"documents": "masques"}),
        (reverse("profiles:notifications"), {"wanted": ["reminder"]}, {"wanted": ["new_message"]}),
    ],
)  # fmt: skip
def test_what_comes_back_unsaved_says_so(inside, address, saved, other):
    """The SAMU stayed unticked on the page that had never saved it."""
    inside.send(address, saved)
    assert NOT_SAVED.search(inside.get(address).content.decode())["hidden"]
    inside.send(address, saved | {WAY: "aide"})
    assert NOT_SAVED.search(inside.get(address).content.decode())["hidden"]
    inside.send(address, other | {WAY: "aide"})
    page = inside.get(address)
    assertContains(page, "n’est pas encore enregistré")
    changed = {name: values for name, values in saved.items() if values != other.get(name)}
    unsaved = NOT_SAVED.search(page.content.decode())
    assert not unsaved["hidden"]
    assert held(json.loads(html.unescape(unsaved["saved"]))) == held(changed)
    inside.send(address, other)
    assert NOT_SAVED.search(inside.get(address).content.decode())["hidden"]


def test_the_test_of_an_emergency_follows_what_is_saved(inside):
    page = inside.get(EMERGENCY)
    assertContains(page, "suit les 3 choix enregistrés")
    assertNotContains(page, "suit les 3 cases")


EMPTIED = "La case a été vidée. Écrivez tout à nouveau."


@pytest.mark.parametrize("typed", ["abc", "zzzzzzzzzzzz", "Inaya Leguellec", "&é\"'(-è_çà&é"])
def test_a_wrong_code_that_does_not_come_back_is_said_to_be_gone(learner, typed):
    """The help told how many signs had been written, beside an empty box."""
    assertContains(learner.send("/site/activation/code/", {"code": typed}), EMPTIED, count=1)


def test_nothing_is_said_of_a_box_that_is_kept_missing_or_refused_as_real(learner):
    page, code = "/site/activation/code/", learner.code.code
    for typed in ("", code[:4], code[:11] + code[0]):
        assertNotContains(learner.send(page, {"code": typed}), EMPTIED)
    learner.reach("identite")
    real = {"serie": "12345678903"}
    assertNotContains(learner.send(learner.step("identite"), real), EMPTIED)
    learner.reach("identifiants")
    secrets = {"identifiant": "inaya.l", "password": "court", "confirmation": "autre"}
    assertNotContains(learner.send(learner.step("identifiants"), secrets), EMPTIED)
