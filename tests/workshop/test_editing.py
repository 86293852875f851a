"""« Modifier le déroulé »: the steps changed in the page, by the rules of the file and in it."""

import re
import tomllib

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop.models import Projection, Workshop
from sandbox.workshop.stage.projecting import outline_of, projection_of
from tests.workshop.test_outline import load

TWO = """# Pour mardi.
titre = "À ma façon"

# On dit bonjour.
[[etapes]]
titre = "Bonjour"
minutes = 5 # pas plus
scene = "accueil"
dire = ["Bonjour."]

[etapes.ordre_2025]
dire = ["Bonjour, en 2025."]

[[etapes]]
titre = "Au revoir"
minutes = 3
scene = "parler"
"""

SHORT = {"title": "Le café", "minutes": "15", "scene": "parler"}


@pytest.fixture
def room(mediator, workshop):
    load(mediator, workshop, TWO)
    return workshop


def kept(workshop):
    return projection_of(workshop).outline


def titles(workshop):
    return [step.title for step in outline_of(projection_of(workshop)).steps]


def boxes(page):
    """What the form of a page would send as it stands: {name: value}."""
    form = page.content.decode().rpartition("<form")[2]
    sent = dict(re.findall(r'<input[^>]*? name="(\w+)"[^>]*? value="([^"]*)"', form))
    sent |= dict(
        re.findall(r'<textarea[^>]*? name="(\w+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    )
    for name, answers in re.findall(r'<select[^>]*? name="(\w+)"(.*?)</select>', form, re.DOTALL):
        sent[name] = (re.findall(r'value="([^"]*)" selected', answers) or [""])[0]
    return {name: value for name, value in sent.items() if name != "links"}


def seen(mediator, workshop):
    page = mediator.page(workshop, "deroule/etapes/").content.decode()
    return re.search(r'name="seen" value="(\w+)"', page)[1]


def change(mediator, workshop, number, **answers):
    path = f"deroule/etapes/{number}/"
    return mediator.act(workshop, path.strip("/"), **boxes(mediator.page(workshop, path)) | answers)


def test_a_step_saved_as_it_was_changes_nothing(mediator, workshop):
    """Every box of every step of the product's own says what the file does."""
    Workshop.objects.update(service_year=2025)
    for number in range(1, 14):
        change(mediator, workshop, number, links=own_links(workshop, number))
    assert kept(workshop) == ""


def own_links(workshop, number):
    return outline_of(projection_of(workshop)).step(number).links


def test_what_is_changed_is_in_the_file_and_the_rest_keeps_its_lines(mediator, room):
    change(mediator, room, 2, minutes="4", rings="Accueil\n\n Documents ", questions="Qui ?\nMoi.")
    first, _, second = kept(room).partition('\n\n[[etapes]]\ntitre = "Au revoir"')
    assert first == TWO.partition('\n\n[[etapes]]\ntitre = "Au revoir"')[0]
    assert tomllib.loads(kept(room))["etapes"][1] == {
        "titre": "Au revoir",
        "minutes": 4,
        "scene": "parler",
        "entourer": ["Accueil", "Documents"],
        "questions": [{"demande": "Qui ?", "reponse": "Moi."}],
    }
    assertContains(mediator.page(room, "deroule/fichier/"), "# Pour mardi.")


def test_what_an_order_says_instead_is_changed_for_that_order(mediator, room):
    Workshop.objects.update(service_year=2025)
    page = mediator.page(room, "deroule/etapes/1/")
    assertContains(page, "Bonjour, en 2025.")
    change(mediator, room, 1, says="Bonjour à tous.")
    step = tomllib.loads(kept(room))["etapes"][0]
    assert (step["dire"], step["ordre_2025"]) == (["Bonjour."], {"dire": ["Bonjour à tous."]})


def test_all_the_faults_are_beside_their_boxes_and_nothing_is_lost(mediator, room):
    page = change(
        mediator, room, 1, title=" ", minutes="dix", says="a" * 401, questions="Seule ?"
    ).content.decode()
    for said in [
        "Écrivez le titre de l’étape",
        "«\u00a0Minutes\u00a0» est un nombre entier, de 1 à 240",
        "«\u00a0À dire\u00a0» dépasse 400 caractères",
        "Chaque question a sa réponse, sur la ligne d’après",
    ]:
        assert page.count(said) == 2, said
    assert 'value="dix"' in page
    assert "a" * 401 in page
    assert "Seule ?" in page
    assert kept(room) == TWO


def test_nothing_real_is_kept(mediator, room):
    page = change(mediator, room, 1, does="Appelez Paul au 06 12 34 56 78").content.decode()
    assert "06 12" not in page
    assert kept(room) == TWO


@pytest.mark.parametrize("seen", [{}, {"seen": "x"}], ids=["first press", "second press"])
@pytest.mark.parametrize("path", ["deroule/etapes/1", "deroule/etapes/nouvelle"])
def test_a_number_cut_over_two_boxes_is_refused(mediator, room, path, seen):
    """No box says anything real, the whole does: it was a fault of the program."""
    sent = boxes(mediator.page(room, f"{path}/")) | SHORT | seen
    page = mediator.act(room, path, **sent | {"real_service": "06 12", "task": "34 56 78"})
    assertContains(page, "Ce texte contient peut-être une vraie information")
    assert kept(room) == TWO


def test_a_step_is_added_where_one_says_and_once(mediator, room):
    answers = SHORT | {"after": "1", "seen": seen(mediator, room)}
    for _ in range(2):
        page = mediator.act(room, "deroule/etapes/nouvelle", **answers)
        assertContains(page, "L’étape est ajoutée.")
    assert titles(room) == ["Bonjour", "Le café", "Au revoir"]


def test_a_step_moves_once_for_two_presses(mediator, room):
    answers = {"step": "1", "to": "down", "seen": seen(mediator, room)}
    mediator.act(room, "deroule/etapes/deplacer", **answers)
    assertContains(
        mediator.act(room, "deroule/etapes/deplacer", **answers | {"step": "2", "to": "up"}),
        "Le déroulé vient de changer. Le voici.",
    )
    assert titles(room) == ["Au revoir", "Bonjour"]
    assert '# On dit bonjour.\n[[etapes]]\ntitre = "Bonjour"' in kept(room)


def test_a_step_goes_once_it_is_asked_and_the_last_one_stays(mediator, room):
    answers = {"step": "1", "seen": seen(mediator, room)}
    page = mediator.act(room, "deroule/etapes/enlever", **answers)
    assertContains(page, "Enlever l’étape 1\u00a0?")
    for _ in range(2):
        mediator.act(room, "deroule/etapes/enlever", **answers, confirmed="1")
    assert titles(room) == ["Au revoir"]
    answers["seen"] = seen(mediator, room)
    mediator.act(room, "deroule/etapes/enlever", **answers, confirmed="1")
    assert titles(room) == ["Au revoir"]


def test_what_another_has_changed_meanwhile_is_not_written_over(mediator, room):
    """The words that one was writing stay in the boxes; a second press of one’s own is no fault."""
    mine = boxes(mediator.page(room, "deroule/etapes/1/")) | {"says": "Les miens."}
    change(mediator, room, 1, says="Ceux d’un autre.")
    page = mediator.act(room, "deroule/etapes/1", **mine)
    assertContains(page, "Cette étape a changé pendant que vous écriviez")
    assertContains(page, "Les miens.")
    for _ in range(2):
        again = mediator.act(room, "deroule/etapes/1", **boxes(page))
        assertContains(again, "L’étape est enregistrée.")
    assert outline_of(projection_of(room)).step(1).says == ["Les miens."]


def test_a_step_that_moved_meanwhile_is_the_one_that_is_saved(mediator, room):
    mine = boxes(mediator.page(room, "deroule/etapes/1/")) | {"title": "Salut"}
    mediator.act(room, "deroule/etapes/deplacer", step="1", to="down", seen=seen(mediator, room))
    mediator.act(room, "deroule/etapes/1", **mine)
    assert titles(room) == ["Au revoir", "Salut"]


def test_the_title_of_the_whole_is_changed(mediator, room):
    mediator.act(room, "deroule/etapes", title="Mardi « matin »")
    assert tomllib.loads(kept(room))["titre"] == "Mardi « matin »"
    assertContains(mediator.act(room, "deroule/etapes", title=""), "Il manque le texte")


def test_a_file_that_is_not_by_rows_can_be_changed_too(mediator, workshop):
    load(
        mediator,
        workshop,
        'etapes = [{ titre = "A", minutes = 1, scene = "parler" }]\ntitre = "B"\n',
    )
    change(mediator, workshop, 1, title="C")
    assert titles(workshop) == ["C"]


def test_it_is_for_who_leads(stranger, room):
    for page in ["", "1/", "nouvelle/"]:
        assert stranger.page(room, f"deroule/etapes/{page}").status_code == 404


def test_a_step_that_is_not_there_leads_to_the_list(mediator, room):
    page = mediator.page(room, "deroule/etapes/9/")
    assertRedirects(page, f"/animation/{room.code}/deroule/etapes/", fetch_redirect_response=False)


LONG_TEXT = '''titre = "Longs textes"

[[etapes]]
titre = "Un"
minutes = 3
scene = "parler"
a_vous = """Cherchez la carte.
# Puis son dos."""
[[etapes]]
titre = "Deux"
minutes = 3
scene = "accueil"
'''


def test_a_text_of_several_lines_is_never_cut(mediator, workshop):
    """Its last line was taken for a comment of the step below: a 500, or an outline lost."""
    load(mediator, workshop, LONG_TEXT)
    change(mediator, workshop, 2, minutes="4")
    mediator.act(
        workshop, "deroule/etapes/deplacer", step="2", to="up", seen=seen(mediator, workshop)
    )
    tables = tomllib.loads(kept(workshop))["etapes"]
    assert [(each["titre"], each["minutes"]) for each in tables] == [("Deux", 4), ("Un", 3)]
    assert tables[1]["a_vous"] == "Cherchez la carte.\n# Puis son dos."


def test_what_is_emptied_stays_empty_where_an_order_said_it(mediator, room):
    Workshop.objects.update(service_year=2025)
    change(mediator, room, 1, says="")
    assert boxes(mediator.page(room, "deroule/etapes/1/"))["says"] == ""
    assert "Bonjour." not in kept(room)


UNREADABLE = TWO.replace('scene = "accueil"', 'scene = "de-l-an-dernier"')


def test_an_outline_that_can_no_longer_be_read_is_not_written_over(mediator, room):
    """The product's own was shown, and saved over the trainer's without a word."""
    Projection.objects.update(outline=UNREADABLE)
    page = mediator.page(room, "deroule/")
    assertContains(page, "Votre déroulé ne se lit plus")
    assertNotContains(page, "Modifier les étapes")
    there = f"/animation/{room.code}/deroule/"
    for path in ("", "1/", "nouvelle/"):
        assertRedirects(mediator.get(f"{there}etapes/{path}"), there)
    for path in ("deplacer", "enlever"):
        mediator.act(room, f"deroule/etapes/{path}", step="1", confirmed="1", seen="x")
    assert kept(room) == UNREADABLE
    assert mediator.page(room, "deroule/fichier/").content.decode() == UNREADABLE


def test_one_step_too_many_is_refused_in_the_words_of_the_page(mediator, workshop):
    one = '\n[[etapes]]\ntitre = "Étape {}"\nminutes = 1\nscene = "parler"\n'
    load(mediator, workshop, 'titre = "Long"\n' + "".join(map(one.format, range(30))))
    page = mediator.act(workshop, "deroule/etapes/nouvelle", **SHORT)
    assertContains(page, "Il faut de 1 à 30 étapes")
    assertNotContains(page, "[[etapes]]")
    assert len(titles(workshop)) == 30
