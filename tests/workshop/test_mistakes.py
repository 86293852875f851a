"""« Les erreurs » of a mediator: the catalogue, and a place put in front of one."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.lessons import LESSONS, in_general
from sandbox.workshop.moves.mistakes import is_met_in
from sandbox.workshop.robot.mistakes import AT_THE_DOOR, WAYS
from sandbox.world.models import SERVICE_YEAR, Order
from tests import remembered
from tests.errors import WAYS as WAYS_OF_TESTS
from tests.strict import Learner
from tests.test_errors import main_of, signed_texts

SAMPLE = {
    "code-length", "nir-real", "identity-unknown", "login-paused", "file-type", "session-expired",
}  # fmt: skip
"""One a kind: typed, kept out, of another's papers, prepared by errors, a file, met by coming."""

CODE_LENGTH = "Le code doit contenir 12 caractères"

SHORT = {(slug, SERVICE_YEAR) for slug in SAMPLE} | {("code-slip", Order.APP)}

BY_WHO_LEADS = {slug for slug, way in WAYS_OF_TESTS.items() if way.is_mediator} - WAYS.keys()


def test_every_error_is_a_learner_s_with_its_way_or_is_met_elsewhere():
    at_the_door = {"link-code-empty", "link-code-wrong", "link-code-length"}
    assert WAYS.keys() | {*AT_THE_DOOR} | BY_WHO_LEADS | at_the_door == LESSONS.keys()
    assert not WAYS.keys() & {*AT_THE_DOOR}


OF_ONE_ORDER = {
    Order.TUTORIAL: {"parent-first", "first-confidentiality-empty"},
    Order.APP: {
        "code-used", "code-expired", "code-expired-asked", "code-misprinted",
        "code-and-date-differ", "choice-of-space-empty",
        "question-empty", "question-which", "question-both",
    },
}  # fmt: skip
"""{order of the pages: the errors that it has not}."""


@pytest.mark.parametrize("year", Order.values)
def test_a_room_has_all_errors_but_those_of_the_other_order(mediator, run, year):
    room = remembered.workshop(run, "refus", seats=1, owner=mediator.user, service_year=year)
    assert {slug for slug in WAYS if not is_met_in(room, slug)} == OF_ONE_ORDER[year]
    page = mediator.page(room, "erreurs/").content.decode()
    _, others = page.split('id="autre-ordre"')
    assert {slug for slug in WAYS if f'id="{slug}-dit"' in others} == OF_ONE_ORDER[year]
    assert 'name="mistake"' not in others


def test_every_error_says_why_and_what_to_say_away_from_its_form():
    told = {slug: in_general(slug) for slug in LESSONS}
    assert [slug for slug, each in told.items() if not (each.says and each.why and each.what)] == []


def put(mediator, workshop, slug, number):
    newest = workshop.actions.first()
    data = {"mistake": slug, "seat": number, "seen": newest.pk if newest else 0}
    return mediator.act(workshop, "erreurs/place", **data)


def says(page, slug):
    """Whether a page says the service's own sentence of that error, as it was signed."""
    return re.sub(r"\d+ secondes", "", signed_texts()[slug][0]) in re.sub(
        r"\d+ secondes", "", re.sub(r"<[^>]+>", "", page).replace("&#x27;", "'")
    )


@pytest.mark.parametrize(
    ("slug", "year"),
    [
        pytest.param(slug, year, marks=[] if (slug, year) in SHORT else [pytest.mark.full])
        for slug in WAYS
        for year in Order.values
        if slug not in OF_ONE_ORDER[year]
    ],
)
def test_a_place_put_before_an_error_shows_it(mediator, run, slug, year):
    workshop = remembered.workshop(
        run,
        "mere-trois-enfants",
        seats=1,
        owner=mediator.user,
        may_move_time=True,
        service_year=year,
    )
    seat = workshop.places.get()
    learner = Learner(seat)
    put(mediator, workshop, slug, seat.number)
    assert learner.world.leads_to == reverse("workshop:mistake", args=[slug])
    page = learner.get(learner.world.leads_to, follow=True)
    assert page.status_code == 200
    assert says(main_of(page.content.decode()), slug)
    if WAYS[slug].answers is not None:  # who comes upon an error has met it themselves
        assert not seat.events.filter(kind="mistake").exists()


# -- the page -------------------------------------------------------------------------------------


def test_the_page_says_each_error_with_the_words_of_the_pages(mediator, workshop):
    page = mediator.page(workshop, "erreurs/")
    for slug in [*WAYS, *AT_THE_DOOR]:
        assertContains(page, f'id="{slug}-dit"')
    assertContains(page, CODE_LENGTH)
    assertNotContains(page, in_general("title-empty").says)


@pytest.mark.parametrize("words", ["numero de SERIE", "Numéro de série", "activer serie"])
def test_a_word_is_found_without_its_accents_or_its_capitals(mediator, workshop, words):
    page = mediator.get(f"/animation/{workshop.code}/erreurs/", {"cherche": words})
    assertContains(page, 'id="serial-empty-dit"')
    assertNotContains(page, 'id="folder-name-taken-dit"')


def test_a_search_outlives_the_press_and_its_way_back(mediator, workshop):
    data = {"mistake": "nir-empty", "seat": 1, "seen": 0, "sought": "numero"}
    put_before = mediator.act(workshop, "erreurs/place", **data)
    assert "cherche=numero" in put_before.redirect_chain[-1][0]
    assertContains(put_before, 'name="sought" value="numero"', count=2)
    action = workshop.actions.first()
    undone = {"action": action.pk, "from": "erreurs", "seat": 1, "sought": "numero"}
    back = mediator.act(workshop, "annulation", **undone)
    assert back.redirect_chain[-1][0].endswith("/erreurs/?place=1&cherche=numero")


def test_what_no_error_says_is_told_so(mediator, workshop):
    page = mediator.get(f"/animation/{workshop.code}/erreurs/", {"cherche": "girafe"})
    assertContains(page, "Aucune erreur ne dit «\u00a0girafe\u00a0»")


def test_what_may_be_real_stays_in_no_address(mediator, workshop):
    url = f"/animation/{workshop.code}/erreurs/"
    page = mediator.get(url, {"cherche": "06 12 34 56 78", "place": "2"}, follow=True)
    assert page.redirect_chain == [(f"{url}?place=2&refus=1", 302)]
    assertNotContains(page, "06 12 34 56 78")
    assertContains(page, "peut-être une vraie information")


def test_the_list_is_printed_without_a_button_for_the_places(mediator, workshop):
    page = mediator.get(f"/animation/{workshop.code}/erreurs/", {"imprimer": "1"})
    assertContains(page, CODE_LENGTH)
    assertNotContains(page, 'name="mistake"')


def test_only_who_leads_the_room_reads_the_list(stranger, workshop):
    assert stranger.page(workshop, "erreurs/").status_code == 404


# -- the place ------------------------------------------------------------------------------------


def test_a_place_is_brought_back_to_what_it_was(mediator, workshop):
    seat = workshop.places.first()
    learner = Learner(seat)
    learner.reach("conditions")
    page = put(mediator, workshop, "code-length", seat.number)
    assertContains(page, "Annuler")
    assertContains(page, f"La place {seat.number} est mise devant l’erreur")
    action = workshop.actions.first()
    mediator.act(workshop, "annulation", action=action.pk)
    assertContains(learner.get(learner.world.start_path, follow=True), "Conditions d’utilisation")


def test_the_error_is_there_each_time_and_the_right_answer_goes_on(mediator, workshop):
    seat = workshop.places.first()
    learner = Learner(seat)
    put(mediator, workshop, "code-length", seat.number)
    for _ in range(2):
        page = learner.get(learner.world.leads_to, follow=True)
        assertContains(page, CODE_LENGTH)
    answer = learner.send(page.redirect_chain[-1][0], {"code": learner.code.code})
    assertRedirects(answer, learner.step("identite"))


def test_somebody_else_is_played_where_one_s_own_papers_do_not_lead(mediator, workshop):
    seat = workshop.places.first()
    page = put(mediator, workshop, "nir-corsica", seat.number)
    assertContains(page, "Elle joue maintenant Vannina.")
    assert workshop.places.first().scenario == "corse"


def test_a_learner_is_shown_no_error_that_nobody_put_there(mediator, workshop):
    learner = Learner(workshop.places.first())
    answer = learner.get("/site/activation/code/?montre=code-used")
    assertRedirects(answer, "/site/activation/code/")
    answer = learner.get(reverse("workshop:mistake", args=["nothing-such"]))
    assert answer.status_code == 404


def test_several_places_at_once_are_refused(mediator, workshop):
    page = mediator.act(workshop, "erreurs/place", mistake="code-length", all="1", seen=0)
    assertContains(page, "choisissez une seule place")
    assert not workshop.actions.exists()


def test_an_unknown_error_moves_nothing(mediator, workshop):
    page = put(mediator, workshop, "nothing-such", 1)
    assertContains(page, "Choisissez d’abord une erreur.")
    assert not workshop.actions.exists()
