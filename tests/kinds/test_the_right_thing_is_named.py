"""What was typed is named: a part of the code, the code of a place, a digit less."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.models import Seat
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from tests.kinds.walked import read
from tests.strict import Learner, StrictClient

CODE_PAGE, IDENTITY, LOGIN = (
    "/site/activation/code/",
    "/site/activation/identite/",
    "/site/connexion/",
)
CODE = "H5SnPy4HwKb7"


@pytest.fixture
def with_code(learner):
    learner.person.provisional_codes.update(code=CODE)
    return learner


def box(page, name="code"):
    root, _ = read(page.content.decode())
    [value] = [each.get("value") for each in root.find("input") if each.get("name") == name]
    return value


@pytest.mark.parametrize("part", ["H5Sn", "Py4H", "wKb7", "Py4HwKb7", "Py4G", "y4Hw", "5S"])
def test_a_part_of_the_right_code_stays_in_its_box(with_code, part):
    page = with_code.send(CODE_PAGE, {"code": part})
    assertContains(page, f"Vous en avez écrit {len(part)}")
    assert box(page) == part


@pytest.mark.parametrize("typed", ["Jean", "Qz8T", "QQQQZZZZ2222", "3987"])
def test_what_is_no_part_of_it_does_not(with_code, typed):
    assert box(with_code.send(CODE_PAGE, {"code": typed})) == ""


def test_digits_that_are_a_part_of_the_code_are_no_place(learner):
    learner.person.provisional_codes.update(code="H5Sn3987wKb7")
    page = learner.send(CODE_PAGE, {"code": "3987"})
    assertNotContains(page, "code de la place")
    assert box(page) == "3987"


def test_the_code_of_a_place_is_named_where_another_is_asked(learner, workshop):
    seat = Seat.objects.get(pk=learner.seat.pk)
    page = learner.send(CODE_PAGE, {"code": seat.code})
    assertContains(page, "Cela ressemble au code de la place.")
    assertNotContains(page, "groupe par groupe")
    assertContains(StrictClient().post("/", {"code": seat.code}), "le code de la place")


def test_a_whole_code_of_nobody_here_may_be_a_neighbour_s(learner, neighbour):
    theirs = neighbour.person.provisional_codes.first().code
    assertContains(learner.send(CODE_PAGE, {"code": theirs}), "celui d’une autre personne")


def test_a_sign_that_is_counted_is_not_said_missing(with_code):
    page = with_code.send(CODE_PAGE, {"code": CODE[:-1] + "]"})
    assertNotContains(page, "Il manque 1 caractère")
    assertContains(page, "caractère non autorisé")


def identity(learner, **wrong):
    person = learner.person
    card = person.carte_vitale
    return {
        "nir": person.nir,
        "naissance_jour": person.born_on.day,
        "naissance_mois": person.born_on.month,
        "naissance_annee": person.born_on.year,
        "carte": "sans-photo",
        "serie": card.serial,
    } | wrong


@pytest.mark.parametrize("scenario", ["sans-photo", "refus", "lettre-perdue"])
def test_a_serial_number_without_its_last_digit_says_so(db, scenario):
    learner = Learner(build.workshop(scenario=scenario, seats=1).places.get())
    if scenario == "lettre-perdue":
        learner.ask_new_code()
    learner.reach("identite")
    short = learner.person.carte_vitale.serial[:-1]
    page = learner.send(IDENTITY, identity(learner, serie=short))
    assertNotContains(page, "Une des réponses")
    assertContains(page, f"écrit {len(short)}")
    assertContains(page, "numéro de série")


def test_who_had_everything_deleted_reads_it_and_what_can_be_done(learner):
    learner.activate()
    person = learner.person
    login = {"identifiant": person.noted_identifiant, "password": person.noted_password}
    with clock.at(learner.world.now):
        account = person.account
        account.close(by=person)
        account.ask_erasure(by=person)
    learner.world.advance_to(clock.midnight_of(account.asked_erasure.due_on))
    page = learner.send(LOGIN, login)
    assertContains(page, "ses données sont effacées")
    assertContains(page, "Demander un nouveau code provisoire")
    assertNotContains(page, "il n’y a aucun identifiant")


def test_an_e_mail_in_the_box_of_the_identifiant_is_named(learner):
    learner.reach("identifiants")
    for typed, said in [
        (learner.person.email, "C’est une adresse e-mail."),
        (learner.person.phone, "C’est un numéro de téléphone mobile."),
    ]:
        page = learner.send(learner.step("identifiants"), {"identifiant": typed})
        assertContains(page, said)
        assertNotContains(page, "signes en trop")
