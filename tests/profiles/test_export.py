"""The copy of a profile: a zip that opens, a PDF to read, the documents, FHIR that validates."""

import io
import json
import re
import zipfile
from datetime import date, time

import pytest
from django.urls import reverse
from fhir.resources.R4B.bundle import Bundle
from pypdf import PdfReader
from pytest_django.asserts import assertContains

from profiles import export, fhir
from profiles.factories import DocumentFactory, MeasureFactory
from profiles.measures import KINDS
from sandbox.world import clock, samples
from sandbox.world.writing import phone
from tests import remembered, replay
from tests.letters.test_letters import signed
from tests.profiles import whole_life
from tests.profiles.test_children_add import add, child
from tests.profiles.whole_life import medical
from tests.strict import Learner

FILE = reverse("profiles:download_file")


@pytest.fixture
def full_seat(db):
    """Simone's, as it is signed: same seed and same day, whenever the tests run."""
    return remembered.workshop(
        replay.current, scenario="cloture", seats=2, seed="signé", held_on=date(2026, 3, 16)
    ).places.first()


@pytest.fixture
def simone(full_seat):
    learner = Learner(full_seat)
    learner.login()
    return learner


def opened(content):
    """{path: bytes} of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as copy:
        assert copy.testzip() is None
        return {name: copy.read(name) for name in copy.namelist()}


def copy_of(profile):
    with clock.at(profile.world.now):
        return opened(export.archive(profile))


def text_of(file):
    return "".join(f"{page.extract_text()}\n" for page in PdfReader(io.BytesIO(file)).pages)


def resources(files):
    """The FHIR resources of a copy, each validated, as dicts by type."""
    Bundle.model_validate_json(files["fhir.json"])
    found = {}
    for entry in json.loads(files["fhir.json"])["entry"]:
        found.setdefault(entry["resource"]["resourceType"], []).append(entry["resource"])
    return found


def everything(files):
    """All that a copy says, its PDF files read, their numbers in one piece."""
    return "\n".join(
        text_of(file).replace("\u00a0", "")
        if name.endswith(".pdf")
        else file.decode(errors="replace")
        for name, file in files.items()
    )


def test_the_page_leads_to_the_file(simone):
    page = simone.get(reverse("profiles:download"))
    assertContains(page, FILE)
    assertContains(page, 'hx-boost="false"')


def test_the_download_is_a_zip_and_is_written_in_the_history(simone):
    response = simone.send(FILE, follow=True)
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == 'attachment; filename="donnees-simone.zip"'
    files = opened(response.content)
    assert list(files) == [
        "LISEZ-MOI.txt",
        "profil.pdf",
        "documents/01-compte-rendu-de-visite.pdf",
        "documents/02-ordonnance-de-renouvellement.pdf",
        "documents/03-soins-rembourses-du-trimestre.pdf",
        "documents/04-prise-de-sang-de-lannee.pdf",
        "fhir.json",
    ]
    assert str(simone.person.account.activity_set.first()) == "Données téléchargées"


def test_the_pdf_says_everything(full_seat):
    files = copy_of(full_seat.world.player.account)
    signed("copie-des-donnees", text_of(files["profil.pdf"]))


def test_numbers_are_read_in_groups_and_found_in_one_piece(full_seat):
    person, files = full_seat.world.player, copy_of(full_seat.world.player.account)
    assert phone(person.account.phone) in text_of(files["profil.pdf"])
    del files["fhir.json"]
    assert person.nir in everything(files)
    assert person.account.phone in everything(files)


def test_the_same_moment_gives_the_same_file(full_seat):
    with clock.at(full_seat.world.now):
        account = full_seat.world.player.account
        assert export.archive(account) == export.archive(account)


def test_the_json_is_fhir(full_seat):
    found = resources(copy_of(full_seat.world.player.account))
    assert {kind: len(each) for kind, each in found.items()} == {
        "Patient": 1,
        "AllergyIntolerance": 1,
        "Condition": 2,
        "MedicationStatement": 1,
        "Immunization": 1,
        "Observation": 4,
        "DocumentReference": 4,
    }
    [patient] = found["Patient"]
    assert patient["identifier"][0]["system"] == "urn:oid:1.2.250.1.213.1.4.11"
    assert patient["birthDate"] == full_seat.world.player.born_on.isoformat()
    past = next(each for each in found["Condition"] if "abatementDateTime" in each)
    assert past["clinicalStatus"]["coding"][0]["code"] == "resolved"
    assert found["Immunization"][0]["lotNumber"] == "LOT-FICTIF-27"


def test_each_file_that_the_json_names_is_there(full_seat):
    files = copy_of(full_seat.world.player.account)
    named = [
        content["attachment"]["url"]
        for document in resources(files)["DocumentReference"]
        for content in document["content"]
    ]
    assert named == [name for name in files if name.startswith("documents/")]


def test_every_reference_leads_to_a_resource_of_the_copy(inside):
    whole_life.live(inside)
    files = copy_of(inside.person.account)
    patient, *others = json.loads(files["fhir.json"])["entry"]
    references = re.findall(r'"reference": "([^"]+)"', files["fhir.json"].decode())
    assert references.count(patient["fullUrl"]) == len(others)
    assert set(references) <= {each["fullUrl"] for each in [patient, *others]}


def test_what_is_tied_is_tied_in_fhir_too(inside):
    medical.live(inside)
    found = resources(copy_of(inside.person.account))
    [illness], [treatment] = found["Condition"], found["MedicationStatement"]
    [papers] = illness["evidence"]
    tied = {reference["reference"] for reference in papers["detail"]}
    assert tied < {f"urn:uuid:{each['id']}" for each in found["DocumentReference"]}
    assert treatment["reasonReference"] == [{"reference": f"urn:uuid:{illness['id']}"}]
    [allergy] = found["AllergyIntolerance"]
    assert allergy["note"][-1]["text"] == "Traitements liés\u00a0: Un traitement pour l’asthme"
    [vaccination] = found["Immunization"]
    assert vaccination["performer"][0]["actor"]["display"] == "Une pharmacienne ou un pharmacien"


def test_the_hour_of_a_measure_is_in_fhir(full_seat):
    account = full_seat.world.player.account
    with clock.at(full_seat.world.now):
        account.measure_set.all().delete()
        MeasureFactory(profile=account, taken_on=date(2026, 3, 2), taken_at=time(8, 30))
    measures = resources(copy_of(account))["Observation"]
    assert measures[0]["effectiveDateTime"] == "2026-03-02T08:30:00+01:00"


def test_every_kind_of_measure_has_its_code(full_seat):
    account = full_seat.world.player.account
    assert list(fhir.MEASURES) == list(KINDS)
    with clock.at(full_seat.world.now):
        account.measure_set.all().delete()
        for kind, each in KINDS.items():
            second = 80 if each.second else None
            MeasureFactory(profile=account, kind=kind, value=each.high, second=second)
    found = [each for each in resources(copy_of(account))["Observation"] if "note" not in each]
    assert len(found) == len(KINDS) + 1


def test_a_whole_life_is_in_the_copy(inside):
    whole_life.live(inside)
    account = inside.person.account
    files = copy_of(account)
    assert set(resources(files)) >= {"Patient", "Condition", "Observation", "DocumentReference"}
    assert len(files) == account.document_set.count() + 3
    for row in [*account.document_set.all(), *account.illness_set.all()]:
        assert str(row) in text_of(files["profil.pdf"]).replace("\n", " ")


def test_a_sample_of_the_shelf_is_copied_as_it_is(simone):
    account = simone.person.account
    with clock.at(simone.world.now):
        DocumentFactory(profile=account, own=True)
    shelf = samples.find("ordonnance")
    assert shelf.make() in copy_of(account).values()


def test_nothing_of_another_profile_is_in_it(inside):
    add(inside, "Lola")
    mine, lola = inside.person.account, child(inside, "Lola").account
    with clock.at(inside.world.now):
        DocumentFactory(profile=mine, name="Document du parent")
        DocumentFactory(profile=lola, name="Document de Lola")
    assert "Document de Lola" not in everything(copy_of(mine))
    said = everything(copy_of(lola))
    assert "Document de Lola" in said
    assert "Document du parent" not in said
    for secret in [inside.person.nir, inside.person.email]:
        assert secret not in said


def test_nothing_of_another_seat_is_in_it(full_seat):
    neighbour = full_seat.workshop.places.last().world.player
    said = everything(copy_of(full_seat.world.player.account))
    for secret in [neighbour.nir, neighbour.email, neighbour.phone]:
        assert secret not in said


def test_no_secret_is_in_it(simone):
    said = everything(opened(simone.get(FILE).content))
    person = simone.person
    for secret in [person.noted_password, person.account.credential.password]:
        assert secret not in said
