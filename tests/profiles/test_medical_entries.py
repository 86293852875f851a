"""The sections of the medical profile: add, change, delete, « rien à déclarer »."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles.factories import DocumentFactory, VaccinationFactory
from profiles.medical.sections import SECTIONS
from sandbox.lessons import LESSONS
from sandbox.world import clock
from tests.profiles.test_medical import add, given_the_profile_of, queries
from tests.profiles.whole_life.medical import ENTRIES, TIES

every_section = pytest.mark.parametrize("slug", ENTRIES)
DECLARED = ["maladies", "traitements", "hospitalisations", "handicaps", "allergies", "antecedents"]


def rows(profile, slug):
    return SECTIONS[slug].rows(profile)


def change(slug, pk):
    return reverse("profiles:change_entry", args=[slug, pk])


def delete(slug, pk):
    return reverse("profiles:delete_entry", args=[slug, pk])


@every_section
def test_an_entry_is_added_shown_changed_and_deleted(inside, profile, slug):
    section = SECTIONS[slug]
    assertContains(inside.get(reverse("profiles:add_entry", args=[slug])), section.adding)
    assertRedirects(add(inside, slug, **ENTRIES[slug]), section.url)
    entry = rows(profile, slug).get()
    page = inside.get(section.url)
    assertContains(page, str(entry))
    for label, value in entry.facts:
        assertContains(page, label)
        assertContains(page, value)
    assert profile.activity_set.count() == 1

    shown = inside.get(change(slug, entry.pk))
    assertContains(shown, f"Modifier «\u00a0{entry}\u00a0»")
    answers = ENTRIES[slug] | {"comment": "À revoir au printemps"}
    assertRedirects(inside.send(change(slug, entry.pk), answers), section.url)
    assert rows(profile, slug).get().comment == "À revoir au printemps"

    assertContains(inside.get(delete(slug, entry.pk)), "Oui, supprimer")
    assert rows(profile, slug).exists()
    inside.send(delete(slug, entry.pk))
    assert not rows(profile, slug).exists()


@every_section
def test_a_double_click_adds_one_and_deletes_one(inside, profile, slug):
    for _ in range(2):
        add(inside, slug, **ENTRIES[slug])
    entry = rows(profile, slug).get()
    inside.send(delete(slug, entry.pk))
    again = inside.send(delete(slug, entry.pk), follow=True)
    assertContains(again, "Il n’y a plus rien à supprimer ici.")


@every_section
def test_a_form_left_empty_is_asked_again(inside, profile, slug):
    response = add(inside, slug)
    assertContains(response, LESSONS["entry-empty"].says)
    assertContains(response, "<title>Entraînement – À remplir")
    assert not rows(profile, slug).exists()


@every_section
def test_the_entries_of_somebody_else_are_not_there(inside, neighbour, slug):
    neighbour.activate()
    neighbour.login()
    add(neighbour, slug, **ENTRIES[slug])
    theirs = rows(neighbour.person.account, slug).get()
    assert inside.get(change(slug, theirs.pk)).status_code == 404
    assert inside.send(change(slug, theirs.pk), ENTRIES[slug]).status_code == 404
    assert inside.get(delete(slug, theirs.pk)).status_code == 404
    inside.send(delete(slug, theirs.pk))
    assert rows(neighbour.person.account, slug).get() == theirs


def test_the_entries_of_another_profile_are_not_there(inside, profile):
    add(inside, "allergies", name="pollen")
    mine = profile.allergy_set.get()
    given_the_profile_of(inside, inside.person.children[0].account)
    assert inside.get(change("allergies", mine.pk)).status_code == 404


@pytest.mark.parametrize(
    "slug", ["couleurs", "mesures", "habitudes", "directives", "don-d-organes"]
)
def test_only_sections_with_a_list_have_these_pages(inside, slug):
    assert inside.get(reverse("profiles:add_entry", args=[slug])).status_code == 404
    assert inside.send(reverse("profiles:nothing_to_declare", args=[slug])).status_code == 404


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ({"annee": "2019"}, "2019", "2019"),
        ({"mois": "mai", "annee": "2019"}, "2019-05", "mai 2019"),
        ({"jour": "12", "mois": "5", "annee": "2019"}, "2019-05-12", "12 mai 2019"),
    ],
)
def test_the_year_alone_is_enough(inside, profile, typed, kept, shown):
    answers = {f"started_on_{part}": text for part, text in typed.items()}
    add(inside, "maladies", name="asthme", **answers)
    entry = profile.illness_set.get()
    assert entry.started_on == kept
    assertContains(inside.get(SECTIONS["maladies"].url), shown)
    page = inside.get(change("maladies", entry.pk))
    for part, text in typed.items():
        boxed = "5" if part == "mois" else text
        assertContains(page, f'name="started_on_{part}" type="text" value="{boxed}"')


@pytest.mark.parametrize(
    ("section", "answers", "lesson"),
    [
        ("traitements", {"name": "asthme"}, "date-incomplete"),
        ("maladies", {"name": "asthme", "started_on_jour": "3"}, "date-incomplete"),
        ("maladies", {"name": "asthme", "started_on_annee": "3000"}, "entry-date-future"),
        ("maladies", {"name": "asthme", "started_on_annee": "1987"}, "before-birth"),
        ("maladies", {"name": "asthme", "started_on_annee": "198"}, "date-year"),
        ("maladies", {"name": "asthme", "started_on_annee": "19"}, "date-year-short"),
        ("maladies", {"name": "asthme", "comment": "06 12 34 56 78"}, "text-real"),
        ("maladies", {"name": "asthme", "started_on_jour": "06 12 34 56 78"}, "text-real"),
        ("maladies", {"name": "rhume"}, "entry-empty"),
        ("handicaps", {"name": "moteur", "rate": "tout"}, "choice-unknown"),
    ],
)
def test_an_answer_that_does_not_fit_keeps_nothing(inside, profile, section, answers, lesson):
    response = add(inside, section, **answers)
    assertContains(response, LESSONS[lesson].says)
    assertNotContains(response, 'value="06 12')
    assert not rows(profile, section).exists()
    assert not profile.activity_set.exists()


def test_the_year_of_birth_is_not_before_birth(inside, profile):
    add(inside, "maladies", name="asthme", started_on_annee="1988")
    assert profile.illness_set.get().started_on == "1988"


def test_the_comment_is_for_the_fake_person(inside):
    page = inside.get(reverse("profiles:add_entry", args=["allergies"]))
    assertContains(page, "Écrivez pour Inaya, jamais pour vous.")


# -- ties to documents and treatments --------------------------------------------------------------

every_tied_section = pytest.mark.parametrize("slug", TIES)


@pytest.fixture
def paper(inside, profile):
    with clock.at(inside.world.now):
        return DocumentFactory(profile=profile, name="Bilan du souffle")


@pytest.fixture
def remedy(inside, profile):
    add(inside, "traitements", **ENTRIES["traitements"])
    return profile.treatment_set.get()


@every_tied_section
def test_an_entry_is_tied_to_one_s_own_documents_and_treatments(
    inside, profile, paper, remedy, slug
):
    keys = {"documents": paper.pk, "treatments": remedy.pk}
    tied = {name: [keys[name]] for name in TIES[slug]}
    add(inside, slug, **(ENTRIES[slug] | tied))
    add(inside, slug, **(ENTRIES[slug] | tied))
    entry = rows(profile, slug).get()
    page = inside.get(SECTIONS[slug].url)
    shown = inside.get(change(slug, entry.pk))
    for row in [{"documents": paper, "treatments": remedy}[name] for name in TIES[slug]]:
        assertContains(page, f'<a href="{row.get_absolute_url()}">{row}</a>')
        assert f'value="{row.pk}" autocomplete="off" checked' in shown.content.decode()
    inside.send(change(slug, entry.pk), ENTRIES[slug])
    assert rows(profile, slug).get().tied == []


@every_tied_section
def test_there_is_nothing_to_tie_where_the_profile_has_nothing(inside, profile, slug):
    page = inside.get(reverse("profiles:add_entry", args=[slug]))
    assertNotContains(page, "liés</legend>")
    add(inside, slug, **ENTRIES[slug], documents=["1"], treatments=["1"])
    assert rows(profile, slug).get().tied == []


@every_tied_section
def test_nobody_ties_what_is_not_theirs(inside, profile, paper, remedy, slug):
    child = inside.person.children[0].account
    with clock.at(inside.world.now):
        theirs = {
            "documents": DocumentFactory(profile=child).pk,
            "treatments": child.treatment_set.create(
                name="asthme", started_on="2019", added_at=inside.world.now
            ).pk,
        }
    tied = {name: [theirs[name]] for name in TIES[slug]}
    response = add(inside, slug, **(ENTRIES[slug] | tied))
    assertContains(response, LESSONS["choice-unknown"].says)
    assert not rows(profile, slug).exists()


def test_what_is_deleted_is_tied_no_more(inside, profile, paper, remedy):
    tied = {"documents": [paper.pk], "treatments": [remedy.pk]}
    add(inside, "maladies", **(ENTRIES["maladies"] | tied))
    paper.delete()
    inside.send(delete("traitements", remedy.pk))
    assert profile.illness_set.get().tied == []


@every_tied_section
def test_as_many_queries_with_one_tied_entry_as_with_fifty(inside, profile, paper, remedy, slug):
    def given_entries(count):
        for _ in range(count):
            answers = {"admitted_on": "2012"} if slug == "hospitalisations" else {}
            entry = rows(profile, slug).create(name="asthme", added_at=inside.world.now, **answers)
            for name in TIES[slug]:
                entry.tie(name, [{"documents": paper, "treatments": remedy}[name]])

    pages = [SECTIONS[slug].url, reverse("profiles:medical")]
    given_entries(1)
    for page in pages:
        inside.get(page)
    one = [queries(inside, page) for page in pages]
    given_entries(49)
    assert [queries(inside, page) for page in pages] == one


# -- nothing to declare ---------------------------------------------------------------------------


def test_six_sections_can_be_declared_empty():
    assert [slug for slug, section in SECTIONS.items() if section.nothing] == DECLARED


@pytest.mark.parametrize("slug", DECLARED)
def test_nothing_to_declare_is_dated_and_can_be_taken_back(inside, profile, slug):
    section, url = SECTIONS[slug], reverse("profiles:nothing_to_declare", args=[slug])
    assertContains(inside.get(section.url), section.nothing)
    for _ in range(2):
        assertRedirects(inside.send(url), section.url)
    assert profile.declaration_set.get().declared_at == inside.world.now
    assertContains(inside.get(section.url), "Répondu le")
    inside.send(url, {"retirer": "oui"})
    assert not profile.declaration_set.exists()
    assert inside.get(url).status_code == 405


def test_adding_something_takes_the_declaration_back(inside, profile):
    inside.send(reverse("profiles:nothing_to_declare", args=["allergies"]))
    add(inside, "allergies", name="pollen")
    assert not profile.declaration_set.exists()
    inside.send(reverse("profiles:nothing_to_declare", args=["allergies"]))
    assert not profile.declaration_set.exists()
    assert profile.allergy_set.count() == 1


def test_a_vaccination_cannot_be_declared_away(inside):
    assert (
        inside.send(reverse("profiles:nothing_to_declare", args=["vaccinations"])).status_code
        == 404
    )


# -- rules of one section -------------------------------------------------------------------------


def test_one_blood_group_which_a_new_one_replaces(inside, profile):
    add(inside, "groupe-sanguin", name="a-plus")
    add(inside, "groupe-sanguin", name="o-moins")
    assert str(profile.bloodgroup_set.get()) == "O négatif (O-)"
    assertNotContains(inside.get(SECTIONS["groupe-sanguin"].url), "Ajouter mon groupe sanguin")


def test_one_trusted_person_at_most(inside, profile):
    trusted = {"role": "confiance", "name": "lou-exemple", "bond": "ami"}
    add(inside, "entourage", **trusted)
    for other in [{"name": "noa-essaiville"}, {"bond": "voisin"}]:
        response = add(inside, "entourage", **(trusted | other))
        assertContains(response, LESSONS["trusted-taken"].says)
    add(inside, "entourage", **(trusted | {"role": "urgence"}))
    entry = profile.relative_set.get(role="urgence")
    response = inside.send(change("entourage", entry.pk), trusted)
    assertContains(response, LESSONS["trusted-taken"].says)
    assert profile.relative_set.filter(role="confiance").count() == 1
    assertContains(inside.get(SECTIONS["entourage"].url), "06 39 98")


def test_a_minor_has_no_trusted_person(inside):
    child = inside.person.children[0].account
    given_the_profile_of(inside, child)
    page = inside.get(reverse("profiles:add_entry", args=["entourage"]))
    assertNotContains(page, "Personne de confiance")
    add(inside, "entourage", role="confiance", name="lou-exemple", bond="ami")
    assert not child.relative_set.exists()


def test_who_gave_a_vaccine_and_its_batch_are_chosen(inside, profile):
    add(inside, "vaccinations", **ENTRIES["vaccinations"])
    page = inside.get(SECTIONS["vaccinations"].url)
    assertContains(page, "Une pharmacienne ou un pharmacien")
    assertContains(page, "LOT-FICTIF-27")
    for wrong in [{"batch": "EX4321"}, {"given_by": "Dr Martin"}]:
        response = add(inside, "vaccinations", **(ENTRIES["vaccinations"] | wrong))
        assertContains(response, LESSONS["choice-unknown"].says)
    assert profile.vaccination_set.count() == 1


def test_as_many_queries_with_one_vaccination_as_with_fifty(inside, profile):
    def given_vaccinations(count):
        with clock.at(inside.world.now):
            VaccinationFactory.create_batch(count, profile=profile, by_a_professional=True)

    given_vaccinations(1)
    inside.get(SECTIONS["vaccinations"].url)
    one = queries(inside, SECTIONS["vaccinations"].url)
    given_vaccinations(49)
    assert queries(inside, SECTIONS["vaccinations"].url) == one


def test_a_vaccination_of_a_professional_is_locked(inside, profile):
    with clock.at(inside.world.now):
        entry = VaccinationFactory(profile=profile, by_a_professional=True)
    page = inside.get(SECTIONS["vaccinations"].url)
    assertContains(page, "Ajoutée par un professionnel")
    assertContains(page, "LOT-FICTIF-27")
    assertNotContains(page, "Supprimer<")
    for url in [change("vaccinations", entry.pk), delete("vaccinations", entry.pk)]:
        assertContains(inside.get(url), LESSONS["vaccination-locked"].says)
        inside.send(url, {"name": "covid", "dated_on_annee": "2020", "dose": "premiere"})
    entry.refresh_from_db()
    assert (entry.name, entry.dated_on) == ("grippe", "2025-11")
