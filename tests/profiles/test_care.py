"""« Mon histoire de santé » and « Professionnels de santé »: read, and taken into the profile."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop.models import Seat
from tests import remembered, replay
from tests.profiles.pages import main_of
from tests.strict import Learner

CARE, DIRECTORY = reverse("profiles:care"), reverse("profiles:directory")
TREATMENT, VACCINATION = "add_cared_treatment", "add_vaccination"


@pytest.fixture
def lucien(db):
    room = remembered.workshop(replay.current, scenario="souvent-hospitalise", seats=1)
    learner = Learner(room.places.get())
    learner.login()
    return learner


def care_of(learner, name):
    return learner.person.account.reimbursedcare_set.get(name=name)


def send(learner, action, name):
    return learner.send(reverse(f"profiles:{action}", args=[care_of(learner, name).pk]))


def test_a_treatment_is_taken_once_into_the_medical_profile(lucien):
    page = main_of(lucien.get(CARE))
    assert page.count("Ajouter ce traitement") == 1
    assert "Atorvastatine 10" in page
    assertRedirects(send(lucien, TREATMENT, "Atorvastatine 10 mg"), CARE)
    treatment = lucien.person.account.treatment_set.get(name="cholesterol")
    assert treatment.started_on == ""
    send(lucien, TREATMENT, "Atorvastatine 10 mg")
    assert lucien.person.account.treatment_set.filter(name="cholesterol").count() == 1
    assertNotContains(lucien.get(CARE), "Ajouter ce traitement")
    assertContains(lucien.get("/site/profil-medical/traitements/"), "cholestérol")
    achieved = Seat.objects.get(pk=lucien.seat.pk).achieved.splitlines()
    assert achieved.count("profil-medical") == 1


def test_a_vaccination_that_is_noted_already_is_not_offered(lucien):
    assertNotContains(lucien.get(CARE), "Ajouter à mes vaccinations")
    lucien.person.account.vaccination_set.all().delete()
    assertContains(lucien.get(CARE), "Ajouter à mes vaccinations")
    lucien.send(reverse("profiles:nothing_to_declare", args=["vaccinations"]))
    send(lucien, VACCINATION, "Vaccin contre la grippe")
    [vaccination] = lucien.person.account.vaccination_set.all()
    assert (vaccination.name, vaccination.dose) == ("grippe", "inconnu")
    assertNotContains(lucien.get(CARE), "Ajouter à mes vaccinations")


def test_what_adds_nothing_is_only_read_and_nobody_reaches_that_of_another(lucien, neighbour):
    assert send(lucien, TREATMENT, "Prise de sang").status_code == 404
    care = care_of(lucien, "Atorvastatine 10 mg")
    neighbour.activate()
    neighbour.login()
    elsewhere = neighbour.send(reverse("profiles:add_cared_treatment", args=[care.pk]))
    assert elsewhere.status_code == 404
    assert not care.profile.treatment_set.filter(name="cholesterol").exists()


def test_the_setting_over_all_is_said_where_it_hides_the_care(lucien):
    assertContains(lucien.get(CARE), "Visible.")
    assertContains(lucien.get(CARE), "Ce n’est pas toujours sûr.")
    lucien.send(reverse("profiles:confidentiality"), {"documents": "masques"})
    assertContains(lucien.get(CARE), "Masqué.")
    assertNotContains(lucien.get(CARE), "aux professionnels")


def test_everybody_who_is_known_has_a_role_an_access_and_a_page(lucien):
    page = main_of(lucien.get(DIRECTORY))
    assert (
        page.index("Dr\u00a0Exemple") < page.index("Médecin traitant") < page.index("Dr\u00a0Essai")
    )
    assert "Accès autorisé" in page
    doctor = lucien.world.professional_set.get(slug="dr-exemple")
    own = reverse("profiles:professional", args=[doctor.pk])
    assert f'href="{own}"' in page
    shown = lucien.get(own)
    assertContains(shown, "<dt>Rôle</dt><dd>Médecin traitant</dd>")
    assertContains(shown, "Signaler un accès")
    lucien.send(reverse("profiles:block_professional", args=[doctor.pk]))
    assert "Accès bloqué" in main_of(lucien.get(DIRECTORY)).replace("\n", " ")


def test_who_has_no_access_is_known_all_the_same(db):
    room = remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=1)
    inaya = Learner(room.places.get())
    inaya.activate()
    inaya.login()
    assertContains(inaya.get(DIRECTORY), "Pas d’accès")
    radiologist = inaya.world.professional_set.get(slug="radiologie-fictive")
    page = inaya.get(reverse("profiles:professional", args=[radiologist.pk]))
    assertContains(page, "<dd>Pas d’accès</dd>")
    assertContains(page, reverse("profiles:visit"))
    unknown = inaya.world.professional_set.get(slug="dr-invente")
    asked = inaya.get(reverse("profiles:professional", args=[unknown.pk]))
    assert asked.status_code == 404


def test_both_are_rubrics_of_the_medical_profile(lucien):
    page = lucien.get(reverse("profiles:medical"))
    assertContains(page, f'href="{CARE}">Mon histoire de santé')
    assertContains(page, f'href="{DIRECTORY}">Professionnels de santé')
