"""A page of a journey is in one place, and an order of pages is one list."""

import pytest

from tests.answers import PAGES
from tests.copied import NEW, House

ACTIVATION = "accounts/activation.py"
LESSONS = "sandbox/lessons/way_in.py"
TEMPLATE = f"templates/accounts/activation/{NEW}.html"

HEADINGS = PAGES | {NEW: "Mon numéro"}

PAGE = """
class NumberAloneForm(PersonForm):
    heading = "Mon numéro"
    nir = NirField(label="Numéro de sécurité sociale", empty="number-alone-empty")


NUMBER = Page(
    "numero",
    NumberAloneForm,
    lambda person: {"nir": person.nir},
    did="J’ai donné le numéro, encore une fois.",
)


"""
LESSON = """
    "number-alone-empty": Lesson(
        "Saisir encore le numéro",
        "La case est vide.",
        "Recopiez le numéro de la carte d’entraînement.",
    ),
"""
INTRO = "Le numéro est demandé une 2e fois."


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


def stands(number, total, slug):
    """Where the board says that a place is."""
    return f"Activation, {number} sur {total} · {HEADINGS[slug]}"


def check_walk(found, pages):
    """They are met in this order, by the hands of the room and by a learner; the board says so."""
    offered = [found["ladder"].find(f'value="activation/{slug}"') for slug in pages]
    assert -1 not in offered
    assert offered == sorted(offered)
    third, end = found["led"]
    assert third["address"] == f"/site/activation/{pages[2]}/"
    assert stands(3, len(pages), pages[2]) in third["board"]
    assert (end["address"], end["is_activated"]) == ("/site/activation/fin/", True)
    for number, (slug, met) in enumerate(zip(pages, found["by hand"], strict=True), start=1):
        page, board, _ = met
        assert HEADINGS[slug] in page
        assert stands(number, len(pages), slug) in board
    assert found["is_activated"]


def test_a_new_page_is_its_page_its_template_and_its_lessons(house):
    house.edit(
        ACTIVATION,
        before=("class ChoiceOfSpaceForm(", PAGE.lstrip()),
        instead_of=("[CODE, IDENTITY, CHOICE,", "[CODE, IDENTITY, NUMBER, CHOICE,"),
    )
    house.edit(
        ACTIVATION, instead_of=("    IdentifiantField,\n", "    IdentifiantField,\n    NirField,\n")
    )
    house.write(
        TEMPLATE,
        f'{{% extends "accounts/step.html" %}}{{% block intro %}}<p>{INTRO}</p>{{% endblock %}}',
    )
    house.edit(LESSONS, before=('    "code-empty": Lesson(', LESSON.lstrip("\n")))
    assert house.touched == {ACTIVATION, TEMPLATE, LESSONS}
    pages = ["code", "identite", NEW, "choix", "conditions", "coordonnees", "identifiants"]
    found = house.walk(pages)
    check_walk(found, pages)
    page, _, refused = found["by hand"][2]
    assert INTRO in page
    assert "Saisir encore le numéro" in refused
    assert "J’ai donné le numéro, encore une fois." in found["said"]


@pytest.mark.full
def test_a_new_order_is_one_list(house):
    order = "[IDENTITY, CODE, CONTACT, CHOICE, TERMS, CREDENTIAL]"
    house.edit(
        ACTIVATION,
        instead_of=(
            '    orders = {"2022": [',
            f'    order = "autre"\n    orders = {{"autre": {order}, "2022": [',
        ),
    )
    assert house.touched == {ACTIVATION}
    pages = ["identite", "code", "coordonnees", "choix", "conditions", "identifiants"]
    found = house.walk(pages)
    check_walk(found, pages)
    assert found["said"].index("J’ai donné une adresse") < found["said"].index("J’ai accepté")
