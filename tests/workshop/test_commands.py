import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sandbox.workshop.models import Workshop
from tests.strict import StrictClient


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def described(db):
    return json.loads(
        run("create_workshop", "--scenario", "mere-trois-enfants", "--seats", "7", "--json")
    )


def test_a_workshop_is_described_for_programs(described):
    assert len(described["code"]) == 4
    code = described["code"]
    assert described["join_path"] == f"/salle/{code}/"
    assert described["board_path"] == f"/animation/{code}/"
    assert described["order"] == 2022
    assert described["login_path"].startswith("/animation/entree/")
    assert len(described["seats"]) == 7
    seat = described["seats"][6]
    assert (seat["number"], seat["animal"]) == (7, "la loutre")
    person = seat["person"]
    assert (person["first_name"], person["last_name"]) == ("Inaya", "Leguellec")
    assert len(person["nir"]) == 15
    assert person["card"]["has_photo"] is True
    assert len(person["card"]["serial"]) == 11
    assert len(person["provisional_code"]) == 12
    assert set(seat["login"]) == {"identifiant", "password"}
    assert [child["first_name"] for child in seat["children"]] == ["Mathis", "Lola", "Louis"]
    assert all(child["provisional_code"] is None for child in seat["children"])


def test_the_described_paths_open(described):
    client = StrictClient()
    seat = described["seats"][6]
    page = client.post(seat["enter_path"], follow=True)
    assert "Place\u00a07 · la\u00a0loutre" in page.content.decode()
    for path in ["site_path", "papers_path"]:
        assert client.get(seat[path]).status_code == 200


def test_who_names_no_scenario_has_that_of_the_order(db):
    said = json.loads(run("create_workshop", "--seats", "1", "--order", "2025", "--json"))
    assert (said["order"], said["seats"][0]["scenario"]) == (2025, "cree-jamais-active")
    said = json.loads(run("create_workshop", "--seats", "1", "--json"))
    assert (said["order"], said["seats"][0]["scenario"]) == (2022, "mere-trois-enfants")


def test_the_title_is_kept_and_the_sentence_counts(db):
    said = run("create_workshop", "--scenario", "sans-photo", "--seats", "1", "--title", "Mardi")
    assert Workshop.objects.get().title == "Mardi"
    assert "1 place." in said


@pytest.mark.parametrize(
    ("scenario", "seats", "why"),
    [
        ("inconnu", "3", "n’existe pas"),
        ("sans-photo", "0", "de 1 à 40 places"),
        ("sans-photo", "41", "de 1 à 40 places"),
    ],
)
def test_a_workshop_that_cannot_be_made(db, scenario, seats, why):
    with pytest.raises(CommandError, match=why):
        run("create_workshop", "--scenario", scenario, "--seats", seats)
    assert not Workshop.objects.exists()


def test_resetting_says_what_was_done(workshop):
    code = workshop.code.lower()
    assert run("reset_workshop", code, "--seat", "2").strip() == (
        f"La place 2 de l’atelier {workshop.code} est remise au début."
    )
    assert run("reset_workshop", code).strip() == (
        f"Atelier {workshop.code}\u00a0: c’est remis au début pour 3 places."
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [(["ZZZZ"], "Aucun atelier"), (["{code}", "--seat", "9"], "pas de place 9")],
)
def test_a_reset_that_cannot_be_done(workshop, arguments, why):
    with pytest.raises(CommandError, match=why):
        run("reset_workshop", *[argument.format(code=workshop.code) for argument in arguments])
