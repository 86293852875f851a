"""What is typed in front of the room: the notes hold it, and the window types it by itself."""

import re

import pytest
from django.apps import apps

from sandbox.workshop.models import Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.robot.dictation import answers_on
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.stage.projecting import projection_of
from sandbox.world.models import World
from tests import remembered
from tests.confidential import leaks
from tests.workshop.test_projected import over

IDENTITY = "/site/activation/identite/"
WHERE_THE_CARD_IS_CHOSEN = {2022: IDENTITY, 2025: "/site/activation/carte/"}


def notes_at(window, workshop, address):
    """{what is asked: what the notes hold}, once the projected window says that it shows this."""
    version = over(window.get("/site/differences/").content.decode())
    window.get("/projection/suite/", {"version": version, "path": address})
    page = window.page(workshop, "presentation/").content.decode()
    return dict(re.findall(r"<dt>([^<]*)</dt>\s*<dd[^>]*tape-[^>]*>([^<]*)</dd>", page))


def player(workshop):
    return workshop.seats.get(number=0).world.player


def unspaced(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("year", [2022, 2025])
def test_the_notes_hold_what_the_page_asks(projected, workshop, year):
    """Under the masks too: the trainer had nowhere to read it but in front of the room."""
    Workshop.objects.update(service_year=year)
    World.objects.update(service_year=year)
    actions.jump(workshop, workshop.seats.filter(number=0), "activation/identite")
    person = player(workshop)
    notes = notes_at(projected, workshop, IDENTITY)
    born = person.born_on
    assert unspaced(notes["Numéro de sécurité sociale"]) == person.nir
    assert notes["Date de naissance"] == f"{born.day} {born.month} {born.year}"
    assert unspaced(notes["Numéro de série"]) == person.carte_vitale.serial
    card = {"À cocher": "Carte Vitale avec photo"}
    ticked = notes_at(projected, workshop, WHERE_THE_CARD_IS_CHOSEN[year])
    assert card.items() <= ticked.items()
    assert ("À cocher" in notes) == (year == 2022)


def test_the_notes_follow_the_page_on_show(projected, workshop):
    """Played by hand, well after the scene."""
    actions.jump(workshop, workshop.seats.filter(number=0), "connexion/code")
    person = player(workshop)
    assert notes_at(projected, workshop, "/site/connexion/") == {
        "Identifiant": person.noted_identifiant,
        "Mot de passe": person.noted_password,
    }
    [code] = person.one_time_codes.values_list("code", flat=True)
    assert unspaced(notes_at(projected, workshop, "/site/connexion/code/")["Code"]) == code
    assert notes_at(projected, workshop, "/site/differences/") == {}
    assert "Rien à taper" in projected.page(workshop, "presentation/").content.decode()


@pytest.mark.parametrize(
    ("scenario", "year"),
    [
        ("mere-trois-enfants", 2025),
        pytest.param("mere-trois-enfants", 2022, marks=pytest.mark.full),
        pytest.param("sans-coordonnees", 2022, marks=pytest.mark.full),
        pytest.param("sans-coordonnees", 2025, marks=pytest.mark.full),
    ],
)
def test_what_is_said_of_a_page_moves_nothing(run, db, scenario, year, tried):
    """Time passed, a day at each question, while the room looked at the door of the site."""
    room = remembered.workshop(run, scenario, seats=1, service_year=year)
    place = room.seats.select_related("world", "workshop").get(number=0)
    before = rows_of(place.world)
    paths = {str(stop.step.page) for stop in stops(year).values() if not callable(stop.step.page)}
    assert "/site/" in paths
    for path in paths:
        answers_on(place, path)
    tried(len(paths), "pages read by still hands")
    assert rows_of(place.world) == before


def rows_of(world):
    """All that a learner of this world may have changed, by table."""
    models = [each for each in apps.get_models() if hasattr(each, "world")]
    rows = {each._meta.label: [*each.objects.filter(world=world).values()] for each in models}
    return rows | {"world": World.objects.filter(pk=world.pk).values()[0]}


def test_a_gesture_is_asked_of_the_window(projected, workshop):
    before = projection_of(workshop)
    projected.act(workshop, "presentation/geste")
    after = projection_of(workshop)
    assert (after.gestures, after.version) == (before.gestures + 1, before.version + 1)
    assert f'data-gestures="{after.gestures}"' in projected.get("/site/").content.decode()


def test_the_window_types_bullets_and_sends_what_they_hide(projected, workshop):
    actions.jump(workshop, workshop.seats.filter(number=0), "activation/code")
    world = workshop.seats.get(number=0).world
    address = "/site/activation/code/"
    told = projected.get("/projection/geste/", {"path": address})
    assert leaks(told.content.decode(), world) == []
    [box] = told.json()["boxes"]
    sent = {"generation": world.generation, "code": box["text"], "masque-code": box["key"]}
    assert projected.post(address, sent)["Location"] == IDENTITY


def test_without_masks_it_types_the_values(projected, workshop):
    projected.act(workshop, "presentation/reglage", what="masques", to="non")
    actions.jump(workshop, workshop.seats.filter(number=0), "questions/maladie")
    told = projected.get("/projection/geste/", {"path": "/site/questions/maladie/"}).json()
    assert [(box["name"], box["text"]) for box in told["boxes"]] == [
        ("has", "oui"),
        ("illnesses", "asthme"),
    ]


def test_another_place_is_told_nothing(learner):
    assert learner.get("/projection/geste/", {"path": IDENTITY}).status_code == 404


def ticked(window, workshop, address):
    """What the card says to tick, in order, and whether the window offers to do it."""
    notes_at(window, workshop, address)
    page = window.page(workshop, "presentation/").content.decode()
    lines = re.findall(r"<dt>À cocher</dt>\s*<dd[^>]*>([^<]*)</dd>", page)
    return lines, "Faire ce geste pour moi" in page, page


@pytest.mark.parametrize(
    ("year", "step", "address", "words"),
    [
        pytest.param(
            2025,
            "activation/envoi",
            "/site/activation/envoi/",
            ["Par e-mail"],
            marks=pytest.mark.full,
        ),
        (2025, "activation/accord", "/site/activation/accord/", ["J’accepte"]),
        pytest.param(
            2025, "premiers-choix/confidentialite", None, ["Visibles"], marks=pytest.mark.full
        ),
        (2025, "premiers-choix/profils", None, ["Mathis", "Je certifie"]),
        pytest.param(
            2022,
            "questions/enfants",
            "/site/profils/",
            ["Activer, pour Mathis", "Je certifie"],
            marks=pytest.mark.full,
        ),
        (2022, "questions/allergie", None, ["Oui", "Pollen"]),
        pytest.param(
            2022,
            "enfants/ajouter",
            "/site/profils/ajouter/",
            ["Mathis", "Je certifie"],
            marks=pytest.mark.full,
        ),
    ],
)
def test_the_card_says_what_is_ticked(projected, workshop, year, step, address, words):
    """« Rien à taper », and the window chose by itself, in front of the room."""
    Workshop.objects.update(service_year=year)
    World.objects.update(service_year=year)
    actions.jump(workshop, workshop.seats.filter(number=0), step)
    lines, is_offered, _ = ticked(projected, workshop, address or f"/site/{step}/")
    assert (lines, is_offered) == (words, True)


def test_the_gesture_is_offered_where_the_window_has_one(projected, workshop):
    """It left the page of the children, and the one of the marks, or did nothing."""
    _, is_offered, page = ticked(projected, workshop, "/site/activation/")
    assert is_offered
    assert "Appuie sur «\u00a0Commencer\u00a0»." in page
    _, _, page = ticked(projected, workshop, "/site/")
    assert "Appuie sur «\u00a0Activer mon espace santé\u00a0»." in page
    for address in ["/papiers/", "/site/accueil/", "/site/documents/", "/site/profils/"]:
        assert not ticked(projected, workshop, address)[1], address


def test_the_password_that_closes_a_profile_is_dictated(projected, workshop):
    actions.jump(workshop, workshop.seats.filter(number=0), "cloture/mot-de-passe")
    person = player(workshop)
    address = f"/site/parametres/cloture/{person.account.pk}/"
    assert notes_at(projected, workshop, address) == {"Mot de passe": person.noted_password}


def test_the_card_says_that_what_is_typed_by_hand_is_read(projected, workshop):
    actions.jump(workshop, workshop.seats.filter(number=0), "activation/code")
    address, warning = "/site/activation/code/", "Tapé à la main, la salle le lit."
    notes_at(projected, workshop, address)
    page = projected.page(workshop, "presentation/").content.decode()
    assert warning in page
    assert "tape des points." in page
    projected.act(workshop, "presentation/reglage", what="masques", to="non")
    assert warning not in projected.page(workshop, "presentation/").content.decode()
