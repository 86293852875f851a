"""The page of all sections, and the synthesis that professionals see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles.medical import completeness
from profiles.medical.sections import SECTIONS
from profiles.models import Document
from sandbox.world import clock
from tests.profiles.whole_life import medical


def open_summary(learner):
    return learner.get(reverse("profiles:medical"))


def add(learner, section, **answers):
    return learner.send(reverse("profiles:add_entry", args=[section]), answers)


def save(learner):
    return learner.send(reverse("profiles:save_synthesis"))


def counted(profile):
    with clock.at(profile.world.now):
        return completeness(profile)


def test_every_section_is_in_its_block(inside):
    page = open_summary(inside)
    for block in [
        "Suivi médical",
        "Caractéristiques de santé",
        "Prévention et mesures",
        "Entourage et volontés",
    ]:
        assertContains(page, block)
    for section in SECTIONS.values():
        assertContains(page, section.url)
        assert inside.get(section.url).status_code == 200
    assertContains(page, "0 rubrique sur 13")
    assertContains(page, "Pour le reste, ils voient la synthèse")


def test_sections_fill_one_by_one(inside, profile):
    assert counted(profile) == (0, 13)
    add(inside, "allergies", name="pollen")
    add(inside, "allergies", name="chat")
    assert counted(profile) == (1, 13)
    inside.send(reverse("profiles:nothing_to_declare", args=["maladies"]))
    assert counted(profile) == (2, 13)
    page = open_summary(inside)
    assertContains(page, "2 rubriques sur 13")
    assertContains(page, "Poils de chat · Pollen")
    assertContains(page, "Rien à déclarer, le")


def test_everything_can_be_filled(inside, profile):
    medical.live(inside)
    assert counted(profile) == (13, 13)
    page = open_summary(inside)
    assertContains(page, "13 rubriques sur 13")
    assertNotContains(page, "À compléter")


def test_a_minor_has_no_advance_directives(inside):
    child = inside.person.children[0].account
    assert counted(child) == (0, 12)
    given_the_profile_of(inside, child)
    page = open_summary(inside)
    assertContains(page, "0 rubrique sur 12")
    assertNotContains(page, "Directives anticipées")
    url = SECTIONS["directives"].url
    assertContains(inside.get(url), "n’a pas encore 18\u00a0ans")
    inside.send(url, {"resuscitation": "oui", "machines": "oui", "feeding": "oui", "relief": "oui"})
    assert not child.document_set.exists()


def given_the_profile_of(learner, child):
    with clock.at(learner.world.now):
        child.activate(by=learner.person)
    learner.send(reverse("profiles:show_profile", args=[child.pk]))


def test_the_profile_on_the_screen_is_the_one_that_changes(inside, profile):
    child = inside.person.children[0].account
    given_the_profile_of(inside, child)
    add(inside, "allergies", name="lait", comment="Depuis toujours")
    assert str(child.allergy_set.get()) == "Lait de vache"
    assert not profile.allergy_set.exists()
    noted = child.activity_set.exclude(text="Profil activé").get()
    assert noted.by == inside.person
    assert noted.kind == "representants"


# -- the synthesis --------------------------------------------------------------------------------


def test_the_synthesis_goes_to_the_documents(inside, profile):
    add(inside, "allergies", name="pollen")
    assertRedirects(save(inside), reverse("profiles:medical"))
    document = profile.document_set.get()
    assert (document.name, document.category) == ("Synthèse du profil médical", "synthese")
    assert (document.source, document.by) == (Document.Source.OWN, inside.person)
    assert document.dated_on == inside.world.now.date()
    assert not document.is_new
    [section] = document.content["sections"]
    assert section["title"] == "Allergies"
    assert section["rows"] == [["Pollen", "Noté."]]
    page = open_summary(inside)
    assertContains(page, "Dernière synthèse enregistrée le")
    assertNotContains(page, "Mon profil a changé depuis.")
    add(inside, "allergies", name="chat")
    assertContains(open_summary(inside), "Mon profil a changé depuis.")


def test_saving_twice_the_same_day_replaces(inside, profile):
    add(inside, "allergies", name="pollen")
    save(inside)
    add(inside, "allergies", name="chat")
    save(inside)
    save(inside)
    document = profile.document_set.get()
    assert document.content["sections"][0]["rows"] == [
        ["Poils de chat", "Noté."],
        ["Pollen", "Noté."],
    ]


def test_an_empty_synthesis_is_not_saved(inside, profile):
    response = inside.send(reverse("profiles:save_synthesis"), follow=True)
    assertContains(response, "La synthèse serait vide.")
    assert not profile.document_set.exists()


def test_the_synthesis_is_only_saved_by_a_form(inside):
    assert inside.get(reverse("profiles:save_synthesis")).status_code == 405


@pytest.mark.parametrize(("answer", "is_masked"), [("oui", False), ("non", True)])
def test_who_masks_everything_says_whether_the_synthesis_is_seen(
    inside, profile, answer, is_masked
):
    """Masked, it would reach nobody (real-service.md §6)."""
    assertNotContains(open_summary(inside), "Mes documents sont masqués.")
    profile.preferences.masks_new_documents = True
    profile.preferences.save()
    add(inside, "allergies", name="pollen")
    assertContains(open_summary(inside), "Mes documents sont masqués.")
    inside.send(reverse("profiles:save_synthesis"), {"visible": answer})
    assert profile.document_set.get().is_masked is is_masked


def test_a_synthesis_of_the_same_day_stays_as_it_was_masked(inside, profile):
    add(inside, "allergies", name="pollen")
    save(inside)
    profile.document_set.get().mask(True)
    add(inside, "allergies", name="latex")
    save(inside)
    assert profile.document_set.get().is_masked


# -- how much is asked of the database ------------------------------------------------------------


def queries(learner, url):
    with CaptureQueriesContext(connection) as captured:
        assert learner.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("url", ["", "allergies", "maladies"])
def test_as_many_queries_with_one_entry_as_with_fifty(inside, profile, url):
    address = (
        reverse("profiles:medical_section", args=[url]) if url else reverse("profiles:medical")
    )
    medical.live(inside)
    inside.get(address)
    one = queries(inside, address)
    for _ in range(50):
        for rows in (profile.allergy_set, profile.illness_set):
            rows.create(name="asthme", added_at=profile.world.now)
    assert queries(inside, address) == one


def test_completeness_asks_two_questions(inside, profile, django_assert_num_queries):
    medical.live(inside)
    profile = type(profile).objects.select_related("holder", "world").get(pk=profile.pk)
    with clock.at(profile.world.now), django_assert_num_queries(2):
        completeness(profile)


def test_the_medical_profile_is_inside(learner):
    assertRedirects(open_summary(learner), reverse("accounts:login"))
