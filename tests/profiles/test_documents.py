"""The list of documents: what it shows, in what order, and as fast with fifty as with one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles import documents
from profiles.documents.forms import FilterForm
from profiles.factories import DocumentFactory, ProfessionalFactory
from profiles.models import Document
from profiles.models.documents import Category
from sandbox.world import clock
from tests.profiles.pages import main_of

LIST = reverse("profiles:documents")


@pytest.fixture
def mine(inside):
    """Makes documents of this learner, whatever the scenario gave put away."""
    account = inside.person.account
    account.document_set.all().delete()

    def make(name, *, days=0, **fields):
        with clock.at(inside.world.now - timedelta(days=days)):
            return DocumentFactory(profile=account, name=name, **fields)

    return make


def names(page):
    return [each.name for each in page.context["documents"]]


def test_what_the_scenario_put_there_is_listed_and_new(inside):
    page = inside.get(LIST)
    assert names(page) == ["Prise de sang", "Ordonnance pour l’asthme", "Radio du poignet"]
    assertContains(page, "3 documents, dont 3 nouveaux")
    assertContains(page, "Ajouté par Laboratoire des Essais")
    assert main_of(page).count("Nouveau</span>") == 3


def test_an_empty_list_says_what_will_fill_it(inside, mine):
    assertContains(inside.get(LIST), "Un professionnel de santé peut aussi en déposer un.")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["Épinglé", "Bilan", "Certificat", "Analyse"]),
        ("date", ["Épinglé", "Certificat", "Analyse", "Bilan"]),
        ("nom", ["Épinglé", "Analyse", "Bilan", "Certificat"]),
        ("categorie", ["Épinglé", "Bilan", "Analyse", "Certificat"]),
    ],
)
def test_the_list_is_sorted_the_pinned_ones_first(inside, mine, order, expected):
    today = inside.world.now.date()
    mine("Épinglé", days=30, is_pinned=True, category=Category.OTHER)
    mine("Analyse", days=5, category=Category.BIOLOGY, dated_on=today - timedelta(days=3))
    mine("Certificat", days=3, category=Category.OTHER, dated_on=today)
    mine("Bilan", days=1, category=Category.SUMMARY, dated_on=today - timedelta(days=9))
    assert names(inside.get(LIST, {"tri": order})) == expected


def test_the_list_is_filtered_and_searched(inside, mine):
    mine("Radio du genou", category=Category.IMAGING)
    mine("Radio du poignet", category=Category.IMAGING)
    mine("Prise de sang", category=Category.BIOLOGY)
    page = inside.get(LIST, {"recherche": "RADIO", "categorie": "imagerie", "tri": "nom"})
    assert names(page) == ["Radio du genou", "Radio du poignet"]
    assertContains(page, "2 documents trouvés")
    assertContains(inside.get(LIST, {"recherche": "scanner"}), "Aucun document trouvé")


@pytest.mark.parametrize(
    "typed", ["ECHO", "écho", "coeur echo", "échographie du cœur", "d'effort", "d’effort"]
)
def test_a_search_forgives_accents_capitals_and_the_order_of_words(inside, mine, typed):
    mine("Échographie du cœur, épreuve d’effort")
    mine("Radio du genou")
    page = inside.get(LIST, {"recherche": typed})
    assert names(page) == ["Échographie du cœur, épreuve d’effort"]


def test_an_accent_or_a_small_letter_is_sorted_as_a_dictionary_does(inside, mine):
    for name in ["Vaccin", "échographie", "Électrocardiogramme", "Œil gauche", "ordonnance", "Eau"]:
        mine(name, category=Category.OTHER)
    sorted_ones = [
        "Eau",
        "échographie",
        "Électrocardiogramme",
        "Œil gauche",
        "ordonnance",
        "Vaccin",
    ]
    for order in ["nom", "categorie"]:
        assert names(inside.get(LIST, {"tri": order})) == sorted_ones


def test_what_may_be_real_is_searched_nowhere_and_not_shown_again(inside):
    asked = {"recherche": "06 12 34 56 78", "tri": "nom", "categorie": "inconnue"}
    page = inside.get(LIST, asked, follow=True)
    assertRedirects(page, f"{LIST}?tri=nom&refus=recherche")
    assertContains(page, "Ce texte contient peut-être une vraie information.")
    assertNotContains(page, "06 12 34 56 78")
    assert names(page) == ["Ordonnance pour l’asthme", "Prise de sang", "Radio du poignet"]


def test_what_may_be_real_is_not_searched_in_a_folder_either(inside):
    folder = inside.person.account.folder_set.create(world=inside.world, name="Asthme")
    url = reverse("profiles:folder", args=[folder.pk])
    response = inside.get(url, {"recherche": "marie@orange.fr"})
    assertRedirects(response, f"{url}?refus=recherche")


def test_a_search_may_follow_one_that_was_refused(inside):
    page = inside.get(LIST, {"recherche": "radio", "refus": ""})
    assertContains(page, "Ce texte contient peut-être une vraie information.")
    assertContains(inside.get(LIST, {"recherche": "radio"}), "1 document trouvé")


@pytest.mark.parametrize(
    "asked", [{"tri": "x"}, {"categorie": "x' OR 1"}, {"recherche": "%_\\"}, {"documents": "x"}]
)
def test_an_address_written_by_hand_is_never_an_error_page(inside, asked):
    assert inside.get(LIST, asked).status_code == 200


@settings(max_examples=60)
@given(st.text(), st.text(), st.text())
def test_any_filter_is_understood_or_refused_in_words(search, category, order):
    form = FilterForm({"recherche": search, "categorie": category, "tri": order})
    assert form.apply(Document._default_manager.none().as_listed()) == []
    assert set(form.errors) <= {"recherche", "categorie", "tri"}


def test_a_masked_document_is_said_so(inside, mine):
    mine("Radio", is_masked=True)
    assertContains(inside.get(LIST), "Masqué</span>")


def test_the_list_of_a_child_is_the_child_s(inside):
    child = inside.person.children[0].account
    with clock.at(inside.world.now):
        child.activate(by=inside.person)
        DocumentFactory(profile=child, name="Vaccins de Mathis")
    inside.send(reverse("profiles:show_profile", args=[child.pk]))
    assert names(inside.get(LIST)) == ["Vaccins de Mathis"]


def test_a_list_costs_the_same_with_one_and_with_fifty(inside, mine):
    account = inside.person.account

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert inside.get(LIST).status_code == 200
        return len(captured)

    mine("Document 0", folder=account.folder_set.create(world=inside.world, name="Dossier 0"))
    inside.get(LIST)
    with_one = queries()
    for rank in range(1, 50):
        folder = account.folder_set.create(world=inside.world, name=f"Dossier {rank}")
        author = ProfessionalFactory(world=inside.world)
        mine(f"Document {rank}", folder=folder, professional=author)
    assert account.document_set.count() == 50
    assert queries() == with_one


def test_the_list_is_only_for_who_is_logged_in(learner):
    assertRedirects(learner.get(LIST), reverse("accounts:login"))


# -- what the home page says, and what is deposited ----------------------------------------------


def test_the_home_page_has_the_last_three_and_a_count(inside, mine):
    account = inside.person.account
    assert documents.summary(account) == "Aucun document"
    mine("A", days=4, opened_at=inside.world.now)
    assert documents.summary(account) == "1 document"
    for days, name in enumerate(["D", "C", "B"]):
        mine(name, days=days)
    assert [each.name for each in documents.latest(account)] == ["D", "C", "B"]
    assert documents.summary(account) == "4 documents, dont 3 nouveaux"


def test_a_deposit_is_written_down_and_told_by_email(inside):
    account, professional = inside.person.account, inside.world.professional_set.first()
    with clock.at(inside.world.now):
        made = documents.deposit(
            account,
            name="Bilan",
            category=Category.BIOLOGY,
            professional=professional,
            content={"sections": []},
        )
    assert made.source == Document.Source.PROFESSIONAL
    assert made.is_new
    line = account.activity_set.first()
    assert line.text == "Document déposé\u00a0: Bilan"
    assert line.professional == professional
    mail = inside.person.mails.get(template="new_document")
    assert mail.context == {"first_name": "Inaya"}
    assertContains(inside.get("/papiers/"), "Un nouveau document dans l’espace santé d’Inaya")


def test_only_what_a_professional_deposits_is_read(inside):
    account, professional = inside.person.account, inside.world.professional_set.first()
    account.preferences.takes_from_documents = True
    said = {"sections": [{"rows": [["Glycémie à jeun", "0,90 g/L", "0,70 à 1,10 g/L"]]}]}
    taken = []
    with clock.at(inside.world.now):
        for author in [None, professional]:
            documents.deposit(
                account, name="Bilan", category=Category.BIOLOGY, professional=author, content=said
            )
            taken.append(account.measure_set.count())
    assert taken == [0, 1]


def test_nobody_is_told_of_what_came_before_the_activation(learner):
    assert not learner.person.mails.filter(template="new_document").exists()


def test_a_deposit_is_masked_where_new_documents_are(inside):
    account = inside.person.account
    account.preferences.masks_new_documents = True
    with clock.at(inside.world.now):
        assert documents.deposit(
            account, name="Bilan", category=Category.BIOLOGY, content={}
        ).is_masked
