"""The scenes: place 0 truly in the state that each step needs, and the room brought to it."""

import html

import pytest
from pytest_django.asserts import assertContains

from accounts.states import State
from sandbox.workshop.moves import actions
from sandbox.workshop.moves import lead as leading
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.stage import outline, scenes
from sandbox.workshop.stage.projecting import projection_of
from sandbox.world import clock
from tests import remembered
from tests.strict import Learner


@pytest.fixture
def projected(mediator, workshop):
    mediator.act(workshop, "presentation/projeter")
    return mediator


def own(workshop):
    """Place 0, as the database has it now."""
    return workshop.seats.select_related("world").get(number=0)


def days_since_the_letter(seat):
    return (clock.day_of(seat.world.now) - seat.world.player.account.invited_on).days


def is_inside(seat):
    return seat.world.sitesession_set.exclude(opened_at=None).exists()


def nothing_done(seat):
    assert not seat.world.attempt_set.exists()
    assert seat.world.player.account.state == State.INVITED


def activated_with_documents(seat):
    account = seat.world.player.account
    assert account.is_activated
    assert account.preferences.welcomed_at
    assert account.document_set.count() >= 3
    assert is_inside(seat)


def at_the_identity(seat):
    attempt = seat.world.attempt_set.get(finished_at=None)
    assert (attempt.flow, list(attempt.answers)) == ("activation", ["code"])


def at_the_code(seat):
    """Nothing of it is copied yet: that is what is taught."""
    assert seat.world.leads_to == "/site/activation/code/"
    nothing_done(seat)


def before_the_questions(seat):
    account = seat.world.player.account
    assert account.is_activated
    assert account.preferences.welcomed_at is None
    assert is_inside(seat)


def before_the_children(seat):
    assert seat.world.player.account.is_activated
    assert seat.world.player.children.count() == 3
    assert is_inside(seat)


def about_to_refuse(seat):
    attempt = seat.world.attempt_set.get(finished_at=None)
    assert (attempt.flow, list(attempt.answers)) == ("withdrawal", ["code", "identite"])
    assert days_since_the_letter(seat) == 14


def once_refusing_is_over(seat):
    activated_with_documents(seat)
    assert days_since_the_letter(seat) == 50


SCENES = {
    "parler": (nothing_done, "/projection/", "Parler du service"),
    "documents": (activated_with_documents, "/site/documents/", "Ordonnance pour l’asthme"),
    "accueil": (activated_with_documents, "/site/accueil/", "Bonjour Inaya"),
    "papiers": (nothing_done, "/papiers/", "Mes papiers"),
    "activer": (nothing_done, "/site/", "Activer mon"),
    "identite": (at_the_code, "/site/activation/code/", "Code provisoire"),
    "questions": (before_the_questions, "/site/questions/taille/", "Quelle est ma taille"),
    "enfants": (before_the_children, "/site/profils/", "Mathis"),
    "refuser": (about_to_refuse, "/site/opposition/confirmation/", "oppose"),
    "parametres": (once_refusing_is_over, "/site/parametres/", "Clôture du profil"),
    "cloture": (once_refusing_is_over, "/site/parametres/cloture/", "Clôturer le profil"),
    "menu": (activated_with_documents, "/site/accueil/", "Ajouter un profil"),
    "ajouter": (activated_with_documents, "/site/profils/ajouter/", "Mathis"),
}
"""{scene: (what the rows say, where the window goes, what the room reads)}."""


AFTER = {
    "activer": ("activation/besoins", "/site/activation/"),
    "identite": ("activation/identite", "/site/activation/identite/"),
}
"""{scene: (the step of the ladder, the page) where its rings go on}."""


def said_on(*pages):
    """What these pages say, one space between two words."""
    return " ".join(" ".join(html.unescape(page.content.decode()).split()) for page in pages)


def steps(workshop):
    """The steps of its outline, in the order of its pages."""
    return outline.read(outline.source("")).in_order(workshop.service_year).steps


STEPS = {step.scene: step.number for step in outline.read(outline.source("")).steps}


def test_every_scene_is_checked():
    assert list(SCENES) == list(scenes.all_scenes())


@pytest.mark.parametrize("name", SCENES)
def test_one_press_sets_the_scene(projected, workshop, name):
    check, path, words = SCENES[name]
    projected.act(workshop, "presentation/etape", step=STEPS[name])
    check(own(workshop))
    assert projection_of(workshop).path == path
    page = projected.get(path)
    assert page.status_code == 200
    assert words in page.content.decode()
    if opens_on := scenes.find(name).opens_on:
        assertContains(page, opens_on[0])
    read = said_on(page)
    if name in AFTER:
        step, path = AFTER[name]
        actions.jump(workshop, workshop.seats.filter(number=0), step)
        read += said_on(projected.get(path))
    assert all(words in read for words in steps(workshop)[STEPS[name] - 1].rings)


@pytest.mark.parametrize(
    ("name", "path", "words"),
    [
        ("questions", "/site/premiers-choix/confidentialite/", "Mes documents sont"),
        ("enfants", "/site/premiers-choix/profils/", "Mathis"),
        ("accueil", "/site/accueil/", "Bonjour Inaya"),
        ("activer", "/site/", "Activer mon"),
        ("papiers", "/papiers/", "Mes papiers"),
        ("identite", "/site/activation/identite/", "Mon identité"),
    ],
)
def test_a_room_of_2025_sees_the_first_choices(mediator, run, name, path, words):
    room = remembered.workshop(
        run, "mere-trois-enfants", seats=1, owner=mediator.user, service_year=2025
    )
    mediator.act(room, "presentation/projeter")
    mediator.act(room, "presentation/etape", step=STEPS[name])
    assert projection_of(room).path == path
    page = mediator.get(path)
    if name == "papiers":
        assertContains(page, 'data-opens="[&quot;La carte&quot;]"')
    read = said_on(page, *(mediator.get(each) for each in AFTER.get(name, [])))
    assert words in read
    opens_on = scenes.find(name).opens_on
    assert not opens_on or any(each in read for each in opens_on)
    assert all(ringed in read for ringed in steps(room)[STEPS[name] - 1].rings)


@pytest.mark.parametrize("year", [2022, 2025])
def test_a_room_sees_its_own_card_or_that_of_whom_the_outline_says(mediator, run, year):
    room = remembered.workshop(run, "sans-photo", seats=1, owner=mediator.user, service_year=year)
    mediator.act(room, "presentation/projeter")
    mediator.act(room, "presentation/etape", step=STEPS["identite"])
    assert own(room).scenario == "sans-photo"
    mediator.act(room, "presentation/reglage", what="carte", to="oui")
    assert "La carte, sans photo" in mediator.get(projection_of(room).path).content.decode()
    of_inaya = outline.source("").replace('scene = "identite"', 'scene = "identite"\nqui = "refus"')
    projection_of(room).change(outline=of_inaya)
    mediator.act(room, "presentation/etape", step=STEPS["identite"])
    assert own(room).scenario == "refus"


def test_a_room_sees_its_own_person_inside_too(mediator, run):
    """Whoever has no document to show leaves the list to somebody who has."""
    room = remembered.workshop(run, "sans-photo", seats=1, owner=mediator.user)
    for name, who in [("accueil", "sans-photo"), ("documents", "mere-trois-enfants")]:
        mediator.act(room, "presentation/etape", step=STEPS[name])
        assert own(room).scenario == who


def test_the_steps_in_any_order(projected, workshop):
    for name in ["cloture", "papiers", "ajouter", "identite", "parametres", "enfants", "identite"]:
        check, path, words = SCENES[name]
        projected.act(workshop, "presentation/etape", step=STEPS[name])
        check(own(workshop))
        assert words in projected.get(path).content.decode()


def test_going_back_to_the_scene_forgets_what_was_done_by_hand(projected, workshop):
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    seat = own(workshop)
    projected.post("/deconnexion/", {"generation": seat.world.generation})
    seat.world.attempt_set.all().delete()
    projected.act(workshop, "presentation/etape", step="encore")
    at_the_code(own(workshop))
    assert projection_of(workshop).step == STEPS["identite"]


def test_a_scene_is_an_action_that_can_be_taken_back(projected, workshop):
    projected.act(workshop, "presentation/etape", step=STEPS["accueil"])
    action = workshop.actions.first()
    assert "avec ses 7 repères" in str(action)
    actions.undo(action)
    nothing_done(own(workshop))


def test_the_learners_places_stay_where_they_are(projected, workshop):
    learner = Learner(workshop.places.first())
    before = learner.world.generation
    for name in ["accueil", "parametres"]:
        projected.act(workshop, "presentation/etape", step=STEPS[name])
    assert learner.world.generation == before


def test_a_scene_that_cannot_be_set_changes_nothing(projected, workshop, monkeypatch):
    def break_down(*args, **kwargs):
        raise Stuck

    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    monkeypatch.setattr(leading, "lead", break_down)
    page = projected.act(workshop, "presentation/etape", step=STEPS["accueil"]).content.decode()
    assert "Cette scène n’a pas pu être préparée." in page
    assert projection_of(workshop).step == STEPS["identite"]
    at_the_code(own(workshop))


# -- « Tous à cette étape » -----------------------------------------------------------------------


def bring(mediator, workshop, **data):
    seen = workshop.actions.first().pk
    return mediator.act(workshop, "presentation/tous", seen=seen, confirmed="1", **data)


def test_all_means_one_confirmation_where_places_can_be_left(projected, workshop):
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    page = projected.act(workshop, "presentation/tous", all="1").content.decode()
    assert "Amener ces places à l’étape 6" in page
    assert page.count('type="checkbox"') == 3
    for seat in workshop.places:
        nothing_done(seat)


def test_the_chosen_places_come_to_the_step_each_with_its_person(projected, workshop):
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    numbers = [seat.world.player.nir for seat in workshop.places]
    page = bring(projected, workshop, seat=["1", "3"]).content.decode()
    assert "Les 2 places sont amenées" in page
    for seat in workshop.places.filter(number__in=[1, 3]):
        at_the_code(seat)
        assert seat.world.leads_to == "/site/activation/code/"
    nothing_done(workshop.seats.get(number=2))
    assert [seat.world.player.nir for seat in workshop.places] == numbers


def test_the_notes_say_how_many_are_not_where_the_turn_asks(projected, workshop):
    """« À vous » asked for a page of the inside where nobody had activated."""

    def away():
        return said_on(projected.page(workshop, "presentation/"))

    for place in workshop.places[:2]:
        Learner(place)
    workshop.places.filter(number=3).update(occupant="")
    assert "pas encore" not in away()
    projected.act(workshop, "presentation/etape", step=STEPS["accueil"])
    assert "</strong> : 2 places n’y sont pas encore." in away()
    bring(projected, workshop, seat="1")
    assert "</strong> : 1 place n’y est pas encore." in away()
    for name, some in [("activer", "1 place n’y"), ("identite", "2 places n’y"), ("papiers", "")]:
        projected.act(workshop, "presentation/etape", step=STEPS[name])
        assert ("pas encore" in away()) == bool(some), name
        assert some in away()
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    bring(projected, workshop, seat=["1", "2"])
    assert "pas encore" not in away()
    projected.act(workshop, "presentation/etape", step=STEPS["refuser"])
    workshop.places.filter(number=1).update(group="opens")
    assert "</strong> : 1 place n’y est" in away()


def test_bringing_can_be_taken_back_from_the_notes(projected, workshop):
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    bring(projected, workshop, seat=["1", "2", "3"])
    projected.act(workshop, "presentation/etape", step=STEPS["accueil"])
    action = workshop.actions.exclude(save_points__seat__number=0).first()
    assert "Les 3 places" in projected.page(workshop, "presentation/").content.decode()
    back = projected.act(workshop, "annulation", action=action.pk, **{"from": "presentation"})
    assert back.redirect_chain[-1][0].endswith("/presentation/")
    for seat in workshop.places:
        nothing_done(seat)


def test_bringing_twice_is_bringing_once(projected, workshop):
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    seen = workshop.actions.first().pk
    for _ in range(2):
        page = projected.act(workshop, "presentation/tous", seen=seen, confirmed="1", seat="1")
    assert "Rien n’a été changé" in page.content.decode()


def test_a_place_that_lacks_the_step_stays_and_is_named(projected, workshop):
    actions.change_scenario(workshop, workshop.seats.filter(number=2), "cloture")
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    page = bring(projected, workshop, seat=["1", "2"]).content.decode()
    assert "Sans changement\u00a0: place\u00a02." in page
    at_the_code(workshop.seats.get(number=1))


def test_nobody_is_brought_where_nobody_is_chosen(projected, workshop):
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    page = bring(projected, workshop, seat="0").content.decode()
    assert "Choisissez d’abord une place." in page


def test_at_a_step_about_the_start_places_go_back_to_theirs(projected, workshop):
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    bring(projected, workshop, seat="1")
    projected.act(workshop, "presentation/etape", step=STEPS["papiers"])
    bring(projected, workshop, seat="1")
    nothing_done(workshop.seats.get(number=1))


def test_all_steps_are_tried_before_the_session_and_place_0_is_as_it_was(projected, workshop):
    actions.jump(workshop, workshop.seats.filter(number=0), "activation/identite")
    page = projected.act(workshop, "presentation/essai").content.decode()
    assert "Les 13 étapes sont prêtes" in page
    nothing_done(own(workshop))
    assert projection_of(workshop).step == 0
    made = workshop.actions.first()
    assert made.label == "La place 0 a essayé chaque étape."
    actions.undo(made)
    at_the_identity(own(workshop))


def test_what_cannot_be_set_is_named_before_the_room_comes(projected, workshop, monkeypatch):
    def lead(seats, place, **how):
        raise Stuck

    monkeypatch.setattr(leading, "lead", lead)
    page = projected.act(workshop, "presentation/essai").content.decode()
    assert "n’ont pas pu être préparées\u00a0: 1, 2, 3" in page


def test_they_are_not_tried_once_the_room_looks(projected, workshop):
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    page = projected.act(workshop, "presentation/essai").content.decode()
    assert "La séance a commencé." in page
    at_the_code(own(workshop))


def test_any_page_of_the_site_is_a_scene(projected, workshop):
    text = outline.own_source().replace('scene = "identite"', 'scene = "activation/code"', 1)
    projection_of(workshop).change(outline=text)
    projected.act(workshop, "presentation/etape", step=STEPS["identite"])
    assert projection_of(workshop).path == "/site/activation/code/"
    assert own(workshop).page == "code"
