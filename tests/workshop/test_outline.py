"""« Déroulé »: the file of the steps, shown, printed, copied, changed."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sandbox.lessons import lesson_of
from sandbox.workshop.stage import outline, scenes
from sandbox.workshop.stage.projecting import projection_of
from sandbox.world import clock
from tests.workshop.test_presenter import wait

SMALLEST = """
titre = "À ma façon"

[[etapes]]
titre = "Bonjour"
minutes = 5
scene = "accueil"
"""


ONE_MORE = """[[etapes]]
titre = "Le tour de table"
minutes = 5
scene = "parler"

[[etapes]]"""


def sent(text, name="deroule.toml"):
    raw = text if isinstance(text, bytes) else text.encode()
    return SimpleUploadedFile(name, raw)


def load(mediator, workshop, text):
    return mediator.act(workshop, "deroule/charger", file=sent(text))


def fault(text):
    """What the lesson of a faulty outline says."""
    return faults(text)[0]


def faults(text):
    """What the lessons of a faulty outline say, in their order."""
    with pytest.raises(outline.OutlineFaults) as caught:
        outline.read(text)
    return [lesson_of(each).says for each in caught.value.error_list]


# -- the product's own -------------------------------------------------------------------------


def test_the_product_s_outline_has_thirteen_steps_in_an_hour():
    own = outline.read(outline.source(""))
    assert [step.number for step in own.steps] == list(range(1, 14))
    assert own.minutes == 60
    assert {step.audience for step in own.steps} == {"", "Ceux qui ouvrent", "Ceux qui refusent"}


def test_every_step_has_notes_and_a_fact_with_its_date_or_a_difference():
    for step in outline.read(outline.source("")).steps:
        assert all([step.says, step.does, step.questions]), step
        assert step.reassures or step.real_service, step
        assert all(each["date"] for each in step.reassures)
        assert step.stage.title


def test_a_guillemet_stays_on_the_line_of_its_word():
    for step in outline.read(outline.source("")).steps:
        assert not [text for text in step.says if "« " in text or " »" in text]


def test_every_scene_is_used_by_the_product_s_outline():
    used = [step.scene for step in outline.read(outline.source("")).steps]
    assert used == list(scenes.all_scenes())


def test_the_outline_is_shown_with_its_notes(mediator, workshop):
    page = mediator.page(workshop, "deroule/").content.decode()
    assert "L’atelier en 13 étapes" in page
    assert "Ma mutuelle verra-t-elle tout" in page
    assert "Reprendre le déroulé d’origine" not in page


ABOUT_2022 = ["Prenez la lettre", "Chacun lève le papier", "On peut passer une question"]
ABOUT_THE_APP = [
    "Ici, la lettre n’est pas demandée",
    "Chacun lève la carte",
    "Le premier choix est obligatoire",
]


@pytest.mark.parametrize(
    ("year", "said", "unsaid"),
    [(2022, ABOUT_2022, ABOUT_THE_APP), (2025, ABOUT_THE_APP, ABOUT_2022)],
)
def test_each_order_of_the_pages_has_its_sentences(mediator, workshop, year, said, unsaid):
    type(workshop).objects.update(service_year=year)
    for page in ["deroule/", "deroule/imprimer/"]:
        text = mediator.page(workshop, page).content.decode()
        assert [each for each in said if each not in text] == []
        assert [each for each in unsaid if each in text] == []


OF_THE_TUTORIAL = [
    "la peur que tout se sache", "(HDS), comme celui de CHU ou de mutuelles",  # 1
    "Est-ce le DMP", "Et Doctolib", "ses vaccins, et ses mesures",  # 2
    "Accueil, Profil médical, Documents médicaux, Messagerie, Paramètres, Profil,",
    "Ajouter un document", "On peut s’arrêter ici",  # 3
    "l’e-mail est obligatoire, pas le téléphone", "Créez d’abord une boîte e-mail",  # 4
    "La date de naissance", "3422",  # 6
    "handicap",  # 7
    "est le mot du tutoriel. La loi dit", "on ferme\u00a0: étape 10",  # 9
    "Je ne l’ai jamais activé",  # 10
    "cette étape est facultative", "cette étape aussi est facultative",  # 12, 13
    "Pour rassurer", "Le vrai service",
]  # fmt: skip
"""What the printable tutorial asks of each step, and the people of the room will ask."""


@pytest.mark.parametrize("year", [2022, 2025])
def test_the_printed_outline_says_all_that_the_tutorial_does(mediator, workshop, year):
    """On a projector, with nothing else in hand, the paper is all that the trainer has."""
    type(workshop).objects.update(service_year=year)
    page = mediator.page(workshop, "deroule/imprimer/").content.decode()
    assert page.count('class="outline-sheet__step"') == 13
    assert [each for each in OF_THE_TUTORIAL if each not in page] == []


@pytest.mark.parametrize("page", ["", "imprimer/", "fichier/", "charger/"])
def test_the_outline_is_for_who_leads(stranger, workshop, page):
    assert stranger.page(workshop, f"deroule/{page}").status_code == 404


# -- a mediator's own ----------------------------------------------------------------------------


def test_what_is_downloaded_can_be_loaded_back(mediator, workshop):
    file = mediator.page(workshop, "deroule/fichier/")
    assert file["Content-Disposition"] == 'attachment; filename="deroule.toml"'
    changed = file.content.decode().replace("Parler du service", "Faire connaissance")
    assert "Votre déroulé est chargé." in load(mediator, workshop, changed).content.decode()
    assert "Faire connaissance" in mediator.page(workshop, "deroule/").content.decode()
    assert mediator.page(workshop, "deroule/fichier/").content.decode() == changed


def test_a_file_from_windows_is_read(mediator, workshop):
    load(mediator, workshop, b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode())
    assert projection_of(workshop).outline == SMALLEST


def test_the_product_s_outline_comes_back(mediator, workshop):
    load(mediator, workshop, SMALLEST)
    page = mediator.act(workshop, "deroule/origine", confirmed="1").content.decode()
    assert "L’atelier en 13 étapes" in page
    assert projection_of(workshop).outline == ""
    assert mediator.page(workshop, "deroule/origine/").status_code == 405


def test_an_outline_of_another_version_gives_way_to_the_product_s(mediator, workshop):
    projection_of(workshop).change(outline=SMALLEST.replace("accueil", "scene-d-avant"))
    for page in ["presentation/", "deroule/", "deroule/imprimer/"]:
        assert "Parler du service" in mediator.page(workshop, page).content.decode()


def test_another_outline_goes_on_at_the_same_step_with_its_time(mediator, workshop, monkeypatch):
    """A slip corrected in the middle of a session put the trainer back before the first step."""
    mediator.act(workshop, "presentation/etape", step="2")
    wait(monkeypatch, 60)
    mediator.act(workshop, "presentation/etape", step="3")
    wait(monkeypatch, 30)
    projection_of(workshop).change(ring=2)
    changed = outline.source("").replace("Parler du service", "Faire connaissance")
    changed = changed.replace("[[etapes]]", ONE_MORE, 1)
    load(mediator, workshop, changed)
    projection = projection_of(workshop)
    assert (projection.step, projection.is_running, projection.spent) == (4, True, 90)
    assert projection.ring == 0
    assert [projection.spent_on(number) for number in [3, 4]] == [60, 30]
    load(mediator, workshop, SMALLEST)
    projection = projection_of(workshop)
    assert (projection.step, projection.is_running, projection.spent) == (1, True, 90)


def test_a_faulty_file_changes_nothing(mediator, workshop):
    load(mediator, workshop, SMALLEST)
    page = load(mediator, workshop, SMALLEST.replace("5", '"cinq"')).content.decode()
    assert "Étape 1 (ligne 6)\u00a0: «\u00a0minutes\u00a0» est un nombre entier, de 1 à 240" in page
    assert projection_of(workshop).outline == SMALLEST


def test_a_copy_of_the_workshop_follows_the_same_outline(mediator, workshop):
    load(mediator, workshop, SMALLEST)
    today = clock.real_today()
    answers = {
        "title": "Encore",
        "held_on_jour": today.day,
        "held_on_mois": today.month,
        "held_on_annee": today.year,
        "scenario": "sans-photo",
        "seats": "1",
        "guidance": "guided",
        "service_year": "2022",
    }
    mediator.post(f"/animation/nouvel-atelier/?copie={workshop.code}", answers)
    made = type(workshop).objects.get(title="Encore")
    assert projection_of(made).outline == SMALLEST


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('titre = "À', 'titre = À', "Le texte a un défaut à la ligne 2"),
        ('"accueil"', '"acceuil"', "Étape 1 (ligne 7)\u00a0: «\u00a0scene\u00a0» est l’un"),
        ("minutes = 5", "minutes = 0", "«\u00a0minutes\u00a0» est un nombre entier"),
        ("minutes = 5", "", "«\u00a0minutes\u00a0» est un nombre entier"),
        ("minutes = 5", "minutes = true", "«\u00a0minutes\u00a0» est un nombre entier"),
        ('titre = "Bonjour"', "", "il manque le texte de «\u00a0titre\u00a0»"),
        ('"Bonjour"', f'"{"a" * 81}"', "«\u00a0titre\u00a0» dépasse 80 caractères"),
        ("minutes = 5", "minutes = 5\nminute = 5", "Vouliez-vous dire «\u00a0minutes\u00a0»"),
        ("minutes = 5", "minutes = 5\ndire = 3", "«\u00a0dire\u00a0» est une liste"),
        ("minutes = 5", "minutes = 5\ndire = [3]", "il manque le texte de «\u00a0dire\u00a0»"),
        ("minutes = 5", 'minutes = 5\npour = "eux"', "«\u00a0pour\u00a0» est l’un de ces mots"),
        ("minutes = 5", 'minutes = 5\nfiches = ["x"]', "«\u00a0fiches\u00a0» est l’un de ces mots"),
        ("minutes = 5", 'minutes = 5\nfiches = [["x"]]', "est l’un de ces mots"),
        ("minutes = 5", 'minutes = 5\nrassurer = ["x"]', "chaque ligne de «\u00a0rassurer\u00a0»"),
        ("minutes = 5", "minutes = 5\nordre_2025 = 3", "[etapes.ordre_2025], seul sur sa ligne"),
        (
            'scene = "accueil"',
            'scene = "accueil"\n[etapes.ordre_2025]\ndires = []',
            "Vouliez-vous dire «\u00a0dire\u00a0»",
        ),
        ("[[etapes]]", "[etapes]", "il faut de 1 à 30 étapes"),
        ("[[etapes]]", "etapes = 3\n[autre]", "Les mots possibles\u00a0: etapes, titre"),
    ],
)  # fmt: skip
def test_a_fault_says_where_it_is(before, after, says):
    assert says in fault(SMALLEST.replace(before, after, 1))


def test_all_the_faults_are_said_at_once_each_with_its_line(mediator, workshop):
    """Somebody who changes a text in an editor looks for a line, and loads the file once."""
    second = SMALLEST.partition("[[etapes]]")[2]
    text = SMALLEST.replace("5", '"cinq"').replace('"accueil"', '"acceuil"')
    text += "\n[[etapes]]" + second.replace('titre = "Bonjour"', "titres = 'Bonjour'")
    said = faults(text)
    assert [re.sub(r"\u00a0?: .*", "", each) for each in said] == [
        "Étape 1 (ligne 6)",
        "Étape 1 (ligne 7)",
        "Étape 2 (ligne 10)",
        "Étape 2 (ligne 9)",
    ]
    page = load(mediator, workshop, text).content.decode()
    assert "Il y a 4 erreurs" in page
    assert page.count("Chaque étape suit le même modèle.") == 1
    assert projection_of(workshop).outline == ""


def test_each_line_with_something_real_is_named(mediator, workshop):
    text = SMALLEST.replace("Bonjour", "06 12 34 56 78") + '\nfaire = ["jean@orange.fr"]\n'
    assert [each.partition(" contient")[0] for each in faults(text)] == ["La ligne 5", "La ligne 9"]


def test_no_more_faults_are_said_than_can_be_read():
    assert len(faults(SMALLEST + "\n[[etapes]]\n" * 20)) == outline.MOST_FAULTS


def test_a_real_number_in_the_notes_is_refused_and_not_shown(mediator, workshop):
    text = SMALLEST.replace("Bonjour", "Appelez Paul au 06 12 34 56 78")
    page = load(mediator, workshop, text).content.decode()
    assert "contient peut-être une vraie information" in page
    assert "06 12" not in page
    assert projection_of(workshop).outline == ""


def test_too_many_steps_are_refused():
    step = SMALLEST[SMALLEST.index("[[etapes]]") :]
    assert "il faut de 1 à 30 étapes" in fault(SMALLEST + step * 30)
    assert "il faut de 1 à 30 étapes" in fault('titre = "Rien"')
