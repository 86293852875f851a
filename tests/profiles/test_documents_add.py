"""« Ajouter un document »: a file of the shelf goes in, and nothing else is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles.documents.forms import NameField
from sandbox.lessons import LESSONS, Mistake
from sandbox.workshop.robot.mistakes.documents import ADD, right_answers
from sandbox.world import clock, samples
from sandbox.world.fields import FILE_LESSONS, FileField
from tests.profiles.whole_life.documents import upload

LIST = reverse("profiles:documents")


@pytest.fixture
def empty(inside, profile):
    """Whose profile holds nothing yet."""
    return inside


def add(learner, **others):
    return learner.send(ADD, right_answers(learner) | others)


def test_the_page_proposes_today_and_visible(inside):
    page = inside.get(ADD)
    assert (
        page.context["form"]["dated_on"].value() == inside.world.now.astimezone(clock.PARIS).date()
    )
    assertContains(page, 'value="visible" autocomplete="off"')
    assert page.context["form"]["confidentialite"].shown == "visible"


def test_the_page_proposes_masked_where_new_documents_are(inside):
    preferences = inside.person.account.preferences
    preferences.masks_new_documents = True
    preferences.save()
    assert inside.get(ADD).context["form"]["confidentialite"].shown == "masque"


@pytest.mark.parametrize("slug", [each.slug for each in samples.accepted()])
def test_each_good_sample_goes_in_by_its_name_alone(empty, slug):
    assertRedirects(add(empty, fichier=upload(slug)), LIST)
    added = empty.person.account.document_set.get()
    assert (added.sample, added.name, added.is_own) == (slug, "Ordonnance de mars", True)
    assert added.content == {}
    assert not added.is_new
    line = empty.person.account.activity_set.first()
    assert (line.text, line.by) == ("Document ajouté\u00a0: Ordonnance de mars", empty.person)


def test_a_file_renamed_by_the_browser_is_known(empty):
    add(empty, fichier=upload("ordonnance", name="ordonnance (1).PDF"))
    assert empty.person.account.document_set.get().sample == "ordonnance"


def test_a_neighbour_s_file_is_known_too(empty, neighbour):
    file = neighbour.get(reverse("world:sample", args=["echographie"]))
    sent = SimpleUploadedFile("echographie.png", file.content, "image/png")
    add(empty, fichier=sent)
    assert empty.person.account.document_set.get().sample == "echographie"


REFUSED = {
    "file-type": SimpleUploadedFile("lettre.odt", b"x" * 9_000_000),
    "file-size": SimpleUploadedFile("photo.jpg", b"x" * (samples.MOST_BYTES + 1)),
    "file-void": SimpleUploadedFile("photo.jpg", b""),
    "file-unknown": SimpleUploadedFile("photo.jpg", b"x" * samples.MOST_BYTES),
    "file-name-real": SimpleUploadedFile("marie@orange.fr.odt", b""),
}


@pytest.mark.parametrize("slug", REFUSED)
def test_type_then_size_then_emptiness_then_fingerprint(slug):
    file = REFUSED[slug]
    file.seek(0)
    with pytest.raises(Mistake) as refusal:
        FileField(empty="file-empty").clean(file)
    assert refusal.value.code == slug


@pytest.mark.parametrize("sample", samples.faulty(), ids=lambda sample: sample.slug)
def test_a_faulty_sample_is_refused_and_not_kept(empty, sample):
    page = add(empty, fichier=upload(sample.slug))
    assert page.status_code == 200
    assert not empty.person.account.document_set.exists()
    assertNotContains(page, sample.file_name + "</p>")
    assert not empty.person.account.activity_set.filter(text__contains="ajouté").exists()


def test_the_name_of_a_refused_file_is_not_shown(empty):
    page = add(empty, fichier=SimpleUploadedFile("scanner-de-marie-durand.pdf", b"x"))
    assertContains(page, LESSONS["file-unknown"].says)
    assertNotContains(page, "marie-durand")


def test_the_other_answers_are_kept_and_the_file_is_asked_again(empty):
    page = add(empty, category="")
    assertContains(page, "Il reste 2 cases à remplir")
    assertContains(page, '<a href="#fichier">Choisissez à nouveau le fichier</a>')
    assertContains(page, 'value="Ordonnance de mars"')
    assertNotContains(add(empty, category="", fichier=upload("lettre")), "Choisissez à nouveau")


def test_sending_twice_adds_once(empty):
    add(empty)
    assertContains(empty.get(LIST), "Document ajouté")
    assertRedirects(add(empty), LIST, fetch_redirect_response=False)
    assertContains(empty.get(LIST), "Ce document est déjà dans la liste")
    assert empty.person.account.document_set.count() == 1


def test_a_masked_document_and_another_date(empty):
    add(empty, confidentialite="masque", dated_on_annee="2019", dated_on_mois="mars")
    added = empty.person.account.document_set.get()
    assert added.is_masked
    assert (added.dated_on.year, added.dated_on.month) == (2019, 3)


def test_a_parent_adds_to_the_child_on_the_screen(inside):
    child = inside.person.children[0].account
    with clock.at(inside.world.now):
        child.activate(by=inside.person)
    inside.send(reverse("profiles:show_profile", args=[child.pk]))
    assertContains(inside.get(ADD), "Le document va dans ce profil\u00a0: Mathis Leguellec.")
    add(inside)
    added = child.document_set.get()
    assert added.by == inside.person
    assert child.activity_set.get(text__contains="ajouté").kind == "representants"


def test_a_stale_page_adds_nothing(empty):
    answers = right_answers(empty) | {"generation": "-1"}
    empty.post(ADD, answers)
    assert not empty.person.account.document_set.exists()


def test_two_files_at_once_are_one_too_many(empty):
    answers = right_answers(empty) | {"autre": upload("echographie")}
    assert empty.send(ADD, answers).status_code == 400
    assert not empty.person.account.document_set.exists()


# -- names that nobody thought of -----------------------------------------------------------------


@settings(max_examples=300)
@given(st.text() | st.from_regex(r"[0-9 .@a-z]{0,60}", fullmatch=True))
def test_any_name_is_cleaned_or_refused_by_its_lesson(text):
    field = NameField(thing="document", label="Nom")
    refused, cleaned = "", ""
    try:
        cleaned = field.clean(text)
    except Mistake as mistake:
        refused = mistake.code
    assert refused.startswith("document-name-") or refused == "text-real" or 1 <= len(cleaned) <= 50


@settings(max_examples=300)
@given(st.text(min_size=1) | st.from_regex(r"[0-9 .@a-z]{1,60}\.(pdf|odt)", fullmatch=True))
def test_any_file_name_is_refused_by_its_lesson(name):
    file = SimpleUploadedFile("x", b"rien de connu")
    file._name = name
    with pytest.raises(Mistake) as refusal:
        FileField(empty="file-empty").clean(file)
    assert refusal.value.code in FILE_LESSONS
