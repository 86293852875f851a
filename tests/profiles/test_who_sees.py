"""« Qui voit quoi »: redrawn at each mask, each switch, each professional allowed or blocked."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from accounts.models import Sharing
from profiles.factories import DocumentFactory, ProfessionalAccessFactory, ProfessionalFactory
from profiles.models import Document
from profiles.models.documents import Category
from profiles.sight.doors import OTHER, kind_of
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from sandbox.world.factories import PersonFactory

PAGE = reverse("profiles:who_sees")


def cards_of(learner):
    """{title of a card: what it says, its spaces made plain}."""
    page = learner.get(PAGE).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    found = re.findall(r'sight__title">(.*?)</span>(.*?)</details>', main, re.DOTALL)
    said = {title: re.sub(r"<svg.*?</svg>|<[^>]+>", " ", body) for title, body in found}
    return {title: " ".join(body.split()) for title, body in said.items()}


@pytest.fixture
def seen(inside):
    """A profile of two documents, that one doctor reads."""
    account = inside.person.account
    account.document_set.all().delete()
    account.professionalaccess_set.all().delete()
    account.vaccination_set.all().delete()
    with clock.at(inside.world.now):
        doctor = ProfessionalFactory(
            world=account.world, name="Dr Alba Inventé", profession="Médecin généraliste"
        )
        ProfessionalAccessFactory(profile=account, professional=doctor)
        for name in ["Bilan", "Ordonnance"]:
            DocumentFactory(profile=account, name=name)
    return inside


def mask(learner, name):
    document = learner.person.account.document_set.get(name=name)
    learner.send(
        reverse("profiles:documents_confidentiality"),
        {"documents": document.pk, "confidentialite": "masque"},
    )
    assert learner.person.account.document_set.get(name=name).is_masked


def test_a_document_that_is_masked_leaves_the_doctor_and_changes_nothing_for_the_insurer(seen):
    before = cards_of(seen)
    assert "2 sur 2 documents" in before["Médecin"]
    mask(seen, "Bilan")
    after = cards_of(seen)
    assert "1 sur 2 documents. Caché : « Bilan »." in after["Médecin"]
    changed = {title for title in before if before[title] != after[title]}
    assert {"Médecin", "Pharmacien", "SAMU (le 15)"} <= changed
    assert not {"Assureur ou mutuelle", "Employeur", "Second parent"} & changed


def test_what_each_does_not_see_is_told_apart_from_what_nobody_does(seen):
    account = seen.person.account
    with clock.at(seen.world.now):
        heart = ProfessionalFactory(
            world=account.world, name="Dr Cyr Inventé", profession="Médecin cardiologue"
        )
        ProfessionalAccessFactory(profile=account, professional=heart)
    account.document_set.filter(name="Bilan").update(professional=heart)
    mask(seen, "Bilan")
    mask(seen, "Ordonnance")
    told = cards_of(seen)["Médecin"]
    assert "Caché à tous : « Ordonnance ». Caché à certains : « Bilan »." in told
    assert "Dr Cyr Inventé voit ce qu’il a ajouté, même masqué." in told


def test_its_author_and_the_administrator_still_see_what_is_masked(seen):
    account = seen.person.account
    mask(seen, "Bilan")
    with clock.at(seen.world.now):
        heart = ProfessionalFactory(
            world=account.world, name="Dr Cyr Inventé", profession="Cardiologue"
        )
        access = ProfessionalAccessFactory(profile=account, professional=heart)
    account.document_set.filter(name="Bilan").update(professional=heart)
    said = cards_of(seen)["Médecin"]
    assert "Dr Alba Inventé : 1 sur 2. Dr Cyr Inventé : 2 sur 2." in said
    account.document_set.update(professional=None)
    assert "1 sur 2 documents." in cards_of(seen)["Médecin"]
    access.appoint()
    assert "Dr Cyr Inventé : 2 sur 2." in cards_of(seen)["Médecin"]


def test_who_is_blocked_sees_nothing(seen):
    access = seen.person.account.professionalaccess_set.get()
    seen.send(reverse("profiles:block_professional", args=[access.professional.pk]))
    said = cards_of(seen)["Médecin"]
    assert "J’ai bloqué : Dr Alba Inventé." in said
    assert "sur 2" not in said


def test_a_profession_to_which_nobody_said_yes_sees_nothing_yet(seen):
    assert "Je n’ai dit oui à personne de ce métier. Rien n’est vu." in cards_of(seen)["Pharmacien"]


def test_each_switch_of_an_emergency_changes_who_it_is_about(seen):
    emergency = reverse("profiles:emergency")
    mask(seen, "Bilan")
    seen.send(emergency, {"emergency_samu": "on", "emergency_masked": "on"})
    said = cards_of(seen)
    assert "2 sur 2 documents" in said["SAMU (le 15)"]
    assert "J’ai dit non. Rien n’est vu." in said["Urgences de l’hôpital"]
    seen.send(emergency, {"emergency_others": "on"})
    said = cards_of(seen)
    assert "J’ai dit non. Rien n’est vu." in said["SAMU (le 15)"]
    assert "1 sur 2 documents" in said["Urgences de l’hôpital"]


def test_the_switch_over_all_hides_the_documents_and_leaves_doubt_on_vaccinations(seen):
    doubt = "cache-t-il aussi les vaccinations ? Nous ne le savons pas."
    assert doubt not in cards_of(seen)["Médecin"]
    seen.send(reverse("profiles:confidentiality"), {"documents": "masques"})
    said = cards_of(seen)["Médecin"]
    assert "Documents Ne voit pas 0 sur 2 documents." in said
    assert doubt in said
    assert "Mon histoire de santé Ne voit pas" in said


def test_the_synthesis_is_seen_once_it_is_saved_and_not_masked(seen):
    assert "Synthèse du profil médical Ne voit pas" in cards_of(seen)["Médecin"]
    seen.send(reverse("profiles:nothing_to_declare", args=["allergies"]))
    seen.send(reverse("profiles:save_synthesis"))
    assert "Synthèse du profil médical Voit Celle du" in cards_of(seen)["Médecin"]
    mask(seen, "Synthèse du profil médical")
    said = cards_of(seen)["Médecin"]
    assert "Synthèse du profil médical Ne voit pas Elle est masquée." in said


def test_a_nurse_reads_no_certificate_and_the_rest_is_not_sure(seen):
    seen.person.account.document_set.filter(name="Bilan").update(category=Category.CERTIFICATE)
    said = cards_of(seen)["Infirmier ou infirmière"]
    assert "Documents Pas sûr 1 sur 2 documents, au plus." in said
    assert "2 sur 2 documents" in cards_of(seen)["Médecin"]


LINES = [
    "Documents", "Vaccinations", "Mon histoire de santé", "Entourage et volontés",
    "Le reste du profil médical",
]  # fmt: skip
NO, YES, DOUBT = "Ne voit pas", "Voit", "Pas sûr"
OPEN = {
    "Médecin": [YES, YES, YES, YES, NO],
    "Pharmacien": [DOUBT, YES, DOUBT, YES, NO],
    "Infirmier ou infirmière": [DOUBT, YES, DOUBT, YES, NO],
    "Autre professionnel de santé": [DOUBT, YES, DOUBT, YES, NO],
    "SAMU (le 15)": [YES, DOUBT, NO],
    "Urgences de l’hôpital": [YES, DOUBT, NO],
    "Proche aidant": [YES, YES, YES, YES, YES],
}
MASKED = {
    "Médecin": [NO, DOUBT, NO, YES, NO],
    "Pharmacien": [NO, DOUBT, NO, YES, NO],
    "Infirmier ou infirmière": [NO, DOUBT, NO, YES, NO],
    "Autre professionnel de santé": [NO, DOUBT, NO, YES, NO],
    "SAMU (le 15)": [NO, DOUBT, NO],
    "Urgences de l’hôpital": [NO, DOUBT, NO],
    "Proche aidant": [YES, YES, YES, YES, YES],
}
"""{who looks: what is said of each line}, copied by hand from real-service.md §5, §6 and §9:
carers, professions and the switch that masks all, what no source tells of an emergency. One doubt
of three parts is said once."""


def test_each_line_of_each_onlooker_is_what_the_sources_tell(seen):
    account = seen.person.account
    with clock.at(seen.world.now):
        for profession in ["Pharmacie", "Infirmière", "Laboratoire de biologie"]:
            theirs = ProfessionalFactory(world=account.world, profession=profession)
            ProfessionalAccessFactory(profile=account, professional=theirs)
        share(account, PersonFactory(world=account.world), Sharing.Role.CARER)
    assert marks_of(seen) == OPEN | NEVER
    seen.send(reverse("profiles:confidentiality"), {"documents": "masques"})
    assert marks_of(seen) == MASKED | NEVER


NEVER = {"Assureur ou mutuelle": [], "Employeur": [], "Second parent": []}


def marks_of(learner):
    """{title of a card: the mark of each of these lines}; nothing where the door is shut."""
    marks = f"({NO}|{YES}|{DOUBT}) "
    return {
        title: [re.search(f"{line} {marks}", said)[1] for line in LINES if f"{line} " in said]
        for title, said in cards_of(learner).items()
    }


def share(profile, person, role):
    profile.sharings.create(
        world=profile.world,
        to=person,
        by=profile.world.player,
        role=role,
        state=Sharing.State.ACCEPTED,
        invited_at=clock.now(),
        answer_by=clock.today(),
    )


def test_the_second_parent_sees_all_of_a_child_once_it_is_shared(seen):
    assert "adulte" in cards_of(seen)["Second parent"]
    child = seen.person.children[0].account
    with clock.at(seen.world.now):
        child.activate(by=seen.person)
        child.document_set.all().delete()
        DocumentFactory(profile=child, is_masked=True)
        DocumentFactory(profile=child)
    seen.send(reverse("profiles:show_profile", args=[child.pk]))
    assert "Ce profil n’est pas partagé. Rien n’est vu." in cards_of(seen)["Second parent"]
    with clock.at(seen.world.now):
        other = PersonFactory(world=child.world, first_name="Yanis")
        share(child, other, Sharing.Role.PARENT)
    said = cards_of(seen)["Second parent"]
    assert f"Ce profil est partagé avec : {other}." in said
    assert "Documents Voit 2 sur 2 documents." in said


def test_every_profession_of_the_scenarios_is_of_a_row():
    """But for a laboratory, of which nothing is known: « Autre professionnel de santé »."""
    professions = {
        each["profession"]
        for scenario in build.scenarios().values()
        for each in scenario.get("professionals", [])
    }
    others = {each for each in professions if kind_of(each) == OTHER}
    assert others <= {"Laboratoire de biologie"}


@pytest.mark.parametrize("name", ["confidentiality", "emergency"])
def test_the_settings_lead_there(seen, name):
    assertContains(seen.get(reverse(f"profiles:{name}")), PAGE)


def test_a_document_leads_there(seen):
    document = Document.objects.filter(profile=seen.person.account).first()
    assertContains(seen.get(document.get_absolute_url()), PAGE)
