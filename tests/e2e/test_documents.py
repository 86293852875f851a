"""Documents in a real browser: from the shelf of « Mes papiers » to the space, and out again."""

import hashlib
import random
import re

import pytest
from playwright.sync_api import expect

from sandbox.lessons import LESSONS
from sandbox.workshop.robot.mistakes.documents import ADD
from sandbox.workshop.robot.mistakes.way import inside
from sandbox.world import samples
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.somebody import Somebody
from tests.e2e.test_axe import NARROW, Inspector
from tests.strict import Learner

LIST = "/site/documents/"
REFUSALS = {
    "lettre": "file-type",
    "radio-trop-lourde": "file-size",
    "document-vide": "file-void",
    "photo-de-vacances": "file-unknown",
}


@pytest.fixture
def at_the_documents(at_a_pc, otter):
    """Somebody logged in, at the list of their documents."""

    def sit(**options):
        somebody = at_a_pc(otter, **options)
        learner = Learner(otter)
        inside(learner)
        somebody.given_they_are_seated(learner)
        somebody.when_they_open(LIST)
        return somebody

    return sit


def when_they_download(somebody, sample, tmp_path):
    """Take one file of the shelf; return where it lies on the PC."""
    somebody.when_they_take("Documents")
    shelf = somebody.paper("Les documents")
    if sample.fault and not shelf.get_by_role("link", name=sample.file_name).is_visible():
        somebody.press(somebody.disclosure("Pour essayer les erreurs"))
    with somebody.page.expect_download() as download:
        somebody.press(shelf.get_by_role("link", name=sample.file_name))
    somebody.when_they_put_their_papers_away()
    place = tmp_path / download.value.suggested_filename
    download.value.save_as(place)
    assert place.name == sample.file_name
    return place


def when_they_add(somebody, place, name):
    somebody.field("Fichier").set_input_files(place)
    somebody.write(somebody.field("Nom du document"), name)
    somebody.field("Catégorie").select_option(label="Ordonnances et soins")
    somebody.press(somebody.page.locator("main").get_by_role("button", name="Ajouter"))


@pytest.mark.parametrize(
    ("kind", "width", "javascript"),
    [
        (Somebody, 1366, True),
        pytest.param(Somebody, 390, False, marks=pytest.mark.full),
        pytest.param(KeyboardUser, 1366, True, marks=pytest.mark.full),
    ],
)
def test_a_document_comes_in_is_masked_and_goes(
    at_the_documents, tmp_path, kind, width, javascript
):
    inaya = at_the_documents(kind=kind, width=width, javascript=javascript)
    inaya.when_they_go_to("Ajouter un document")
    inaya.then_the_page_is("Ajouter un document")
    place = when_they_download(inaya, samples.find("ordonnance"), tmp_path)
    when_they_add(inaya, place, "Ordonnance de mars")
    inaya.then_they_are_told("Document ajouté\u00a0: Ordonnance de mars.")

    inaya.then_the_page_is("Documents médicaux")
    inaya.choose(inaya.field("Cocher Ordonnance de mars"))
    inaya.press(inaya.button("Gérer la confidentialité"))
    inaya.then_the_page_is("Gérer la confidentialité")
    chosen = inaya.page.get_by_role("checkbox", name=re.compile("^Ordonnance de mars, "))
    expect(chosen).to_be_checked()
    inaya.choose(inaya.page.get_by_role("radio", name="Masqué"))
    inaya.press(inaya.button("Enregistrer"))
    inaya.then_they_are_told("1 document masqué.")

    inaya.then_the_page_is("Ordonnance de mars")
    inaya.when_they_look_for_what_deletes()
    inaya.press(inaya.link("Supprimer"))
    inaya.then_the_page_is("Supprimer «\u00a0Ordonnance de mars\u00a0»\u00a0?")
    inaya.press(inaya.button("Oui, supprimer"))
    inaya.then_they_are_told("1 document supprimé.")
    assert not inaya.account.document_set.filter(source="own").exists()


def test_what_a_laboratory_put_there_is_refused_then_masked(at_the_documents):
    inaya = at_the_documents()
    inaya.press(inaya.link("Prise de sang"))
    inaya.then_the_page_is("Prise de sang")
    inaya.press(inaya.link("Supprimer"))
    inaya.then_the_page_is("Je ne peux pas supprimer ce document")
    expect(inaya.button("Oui, supprimer")).to_have_count(0)
    inaya.press(inaya.link("Gérer la confidentialité"))
    inaya.choose(inaya.page.get_by_role("radio", name="Masqué"))
    inaya.press(inaya.button("Enregistrer"))
    inaya.then_they_are_told("1 document masqué.")
    assert inaya.account.document_set.get(name="Prise de sang").is_masked


@pytest.mark.full
def test_documents_are_put_away_and_found_again(at_the_documents):
    inaya = at_the_documents()
    inaya.press(inaya.link("Créer un dossier"))
    inaya.write(inaya.field("Nom du dossier"), "Poignet")
    inaya.press(inaya.button("Créer"))
    inaya.then_they_are_told("Dossier créé\u00a0: Poignet.")
    inaya.press(inaya.link("Tous les documents").first)
    inaya.choose(inaya.field("Cocher Radio du poignet"))
    inaya.choose(inaya.field("Cocher Prise de sang"))
    inaya.press(inaya.button("Ranger dans un dossier"))
    inaya.then_the_page_is("Ranger dans un dossier")
    inaya.field("Dossier").select_option(label="Poignet")
    inaya.press(inaya.button("Ranger"))
    inaya.then_they_are_told("2 documents rangés dans Poignet.")
    inaya.press(inaya.disclosure("Chercher, trier ou filtrer"))
    inaya.write(inaya.field("Chercher un nom"), "radio")
    inaya.press(inaya.button("Afficher"))
    inaya.then_they_are_told("1 document trouvé")


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize("javascript", [True, pytest.param(False, marks=pytest.mark.full)])
def test_each_faulty_file_is_refused(at_the_documents, tmp_path, javascript):
    inaya = at_the_documents(javascript=javascript)
    inaya.when_they_open(ADD)
    for slug, lesson in REFUSALS.items():
        place = when_they_download(inaya, samples.find(slug), tmp_path)
        if javascript:
            inaya.field("Fichier").set_input_files(place)
        else:
            when_they_add(inaya, place, "Ordonnance")
        expect(inaya.page.locator("main")).to_contain_text(LESSONS[lesson].says)
        expect(inaya.page.locator("main")).to_contain_text(LESSONS[lesson].what)
        assert inaya.field("Fichier").evaluate("input => input.files.length") == 0
    assert (ADD in inaya.posts) != javascript
    assert not inaya.account.document_set.filter(source="own").exists()


def test_a_file_of_one_s_own_never_leaves_the_browser(at_the_documents, tmp_path):
    """Neither when it is chosen, nor when a form is sent before it was looked at."""
    inaya = at_the_documents()
    inaya.when_they_open(ADD)
    own = tmp_path / "mon-compte-rendu.pdf"
    own.write_bytes(b"%PDF-1.4 rien de faux")
    named = tmp_path / "06 12 34 56 78.pdf"
    named.write_bytes(samples.find("ordonnance").make())
    for place, lesson in [(own, "file-unknown"), (named, "file-name-real")]:
        inaya.field("Fichier").set_input_files(place)
        expect(inaya.field("Fichier")).to_be_focused()
        expect(inaya.field("Fichier")).to_have_accessible_description(
            re.compile(re.escape(LESSONS[lesson].says))
        )

    inaya.page.evaluate("window.addEventListener('change', (e) => e.stopPropagation(), true)")
    when_they_add(inaya, own, "Compte rendu")
    inaya.then_they_are_told(LESSONS["file-unknown"].says)
    assert ADD not in inaya.posts


def test_the_good_file_is_let_through_after_a_wrong_one(at_the_documents, tmp_path):
    inaya = at_the_documents()
    inaya.when_they_open(ADD)
    wrong = when_they_download(inaya, samples.find("lettre"), tmp_path)
    right = when_they_download(inaya, samples.find("echographie"), tmp_path)
    inaya.field("Fichier").set_input_files(wrong)
    inaya.then_they_are_told(LESSONS["file-type"].says)
    inaya.field("Fichier").set_input_files(right)
    main = inaya.page.locator("main")
    expect(main.get_by_text(LESSONS["file-type"].says)).to_have_count(0)
    inaya.press(inaya.page.locator("main").get_by_role("button", name="Ajouter"))
    inaya.then_the_errors_are(
        "Choisissez à nouveau le fichier",
        "Saisir le nom du document",
        "Sélectionner une catégorie",
    )
    when_they_add(inaya, right, "Échographie")
    inaya.then_they_are_told("Document ajouté\u00a0: Échographie.")
    counted = inaya.seat.events.filter(kind="mistake").values_list("slug", flat=True)
    assert [*counted].count("file-type") == 1, "its name alone leaves, with the page"


def test_the_browser_knows_files_by_the_same_fingerprint(at_the_documents, tried):
    inaya = at_the_documents()
    assert not inaya.page.evaluate("isSecureContext")
    draw = random.Random("empreinte")
    lengths = [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1_000, 70_001]
    texts = [bytes(draw.randrange(256) for _ in range(length)) for length in lengths]
    texts += [b"\xff" * 64, b"\0" * 65, b"abc"]
    found = inaya.page.evaluate(
        "texts => texts.map((text) => sha256(Uint8Array.from(text)))", [list(t) for t in texts]
    )
    assert found == [hashlib.sha256(text).hexdigest() for text in texts]
    tried(len(texts), "fingerprints compared")


# -- accessible -----------------------------------------------------------------------------------

WINDOWS = [(1366, 768), (390, 844)]


@pytest.mark.full
@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_every_page_of_documents_is_accessible(at_the_documents, tried, width, height):
    inaya = at_the_documents(width=width, height=height)
    inspector = Inspector(inaya, {}, also=[NARROW])
    one = inaya.account.document_set.first()
    one.mask(True)
    folder = one.profile.folder_set.create(world=one.world, name="Asthme")
    own = one.profile.document_set.create(
        world=one.world, source="own", by=inaya.person, sample="echographie", is_pinned=True,
        name="Échographie " + "très-longue" * 3, category="imagerie", dated_on=one.dated_on,
        added_at=one.added_at, folder=folder,
    )  # fmt: skip
    pages = {
        "list": LIST,
        "list, filtered": f"{LIST}?recherche=06 12 34 56 78&tri=x",
        "nothing found": f"{LIST}?recherche=rien",
        "folder": f"{LIST}dossiers/{folder.pk}/",
        "folder, its name": f"{LIST}dossiers/{folder.pk}/renommer/",
        "folder, confirm": f"{LIST}dossiers/{folder.pk}/supprimer/",
        "document": f"{LIST}{one.pk}/",
        "download": f"{LIST}{one.pk}/telecharger/",
        "computer": "/ordinateur/",
        "send": f"{LIST}{one.pk}/envoyer/",
        "own picture": f"{LIST}{own.pk}/",
        "confidentiality": f"{LIST}confidentialite/?documents={one.pk}&documents={own.pk}",
        "move": f"{LIST}ranger/?documents={own.pk}",
        "confirm": f"{LIST}supprimer/?documents={one.pk}",
        "add": ADD,
    }
    for name, address in pages.items():
        inaya.when_they_open(address)
        inspector.look(name)
    inaya.press(inaya.page.locator("main").get_by_role("button", name="Ajouter"))
    inaya.then_the_fault_has_the_focus()
    inspector.look("add, wrong")
    inaya.when_they_take("Documents")
    inaya.press(inaya.disclosure("Pour essayer les erreurs"))
    inspector.look("shelf")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []
