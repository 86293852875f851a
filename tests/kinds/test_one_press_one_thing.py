"""Without JavaScript a double click is two requests of one form: it makes one thing."""

import re

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.workshop.models import SavePoint, Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from sandbox.world import clock
from tests import remembered, replay
from tests.strict import Learner, StrictClient

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@pytest.fixture
def mediator(db):
    client = StrictClient()
    client.user = access.machine_mediator()
    client.force_login(client.user)
    return client


@pytest.fixture
def workshop(mediator):
    return remembered.workshop(replay.current, scenario="refus", seats=2, owner=mediator.user)


def hidden(client, url):
    """What the form of this page that says when it was shown sends without being asked."""
    page = client.get(url).content.decode()
    forms = re.findall(r"<form.*?</form>", page, re.S)
    [form] = [each for each in forms if 'name="latest"' in each]
    return dict(HIDDEN.findall(form))


def filled(client, **others):
    """The form of a new workshop, as its page shows it."""
    shown = hidden(client, "/animation/nouvel-atelier/")
    next_year = str(clock.real_today().year + 1)
    day = {"held_on_jour": "30", "held_on_mois": "11", "held_on_annee": next_year}
    of_the_room = {
        "title": "Mardi",
        "scenario": ["refus"],
        "seats": "2",
        "guidance": "guided",
        "service_year": "2022",
    }
    return shown | day | of_the_room | others


def test_a_new_workshop_is_made_once(mediator):
    answers = filled(mediator)
    first, second = (mediator.post("/animation/nouvel-atelier/", answers) for _ in range(2))
    [made] = Workshop.objects.all()
    assert first.url == second.url == f"/animation/{made.code}/"
    assertContains(
        mediator.get(second.url), "Vous avez appuyé deux fois\u00a0: un seul atelier a été créé."
    )


def test_two_pages_make_two_workshops(mediator):
    """Also with the same answers: one has looked at the form again meanwhile."""
    for _ in range(2):
        mediator.post("/animation/nouvel-atelier/", filled(mediator))
    assert Workshop.objects.count() == 2


def test_two_tabs_with_other_answers_make_two_workshops(mediator):
    tabs = [filled(mediator), filled(mediator, title="Mercredi")]
    for answers in tabs:
        mediator.post("/animation/nouvel-atelier/", answers)
    assert Workshop.objects.count() == 2


def test_a_place_is_added_once(mediator, workshop):
    board, url = f"/animation/{workshop.code}/", f"/animation/{workshop.code}/places/ajout/"
    sent = hidden(mediator, board)
    for _ in range(2):
        answer = mediator.post(url, sent)
        assertRedirects(answer, f"/animation/{workshop.code}/place/3/")
    assert workshop.places.count() == 3
    mediator.post(url, hidden(mediator, board))
    assert workshop.places.count() == 4


@pytest.mark.parametrize("latest", ["", "-1", "a", "9" * 30])
def test_a_form_that_does_not_say_when_it_was_shown_adds_a_place(mediator, workshop, latest):
    mediator.post(f"/animation/{workshop.code}/places/ajout/", {"latest": latest})
    assert workshop.places.count() == 3


def test_a_place_that_somebody_else_adds_is_not_the_second_press(mediator, workshop):
    """The open board learns of it, and its form with it."""
    page = mediator.get(f"/animation/{workshop.code}/").content.decode()
    poll = re.search(r'hx-get="([^"]*places/[^"]*)"', page)[1].replace("&amp;", "&")
    build.add_seat(workshop)
    news = mediator.get(poll).content.decode()
    [latest] = re.findall(r'<input [^>]*id="derniere-place" hx-swap-oob="true">', news)
    assert page.count('id="derniere-place"') == 1
    answer = mediator.post(
        f"/animation/{workshop.code}/places/ajout/", dict(HIDDEN.findall(latest))
    )
    assertRedirects(answer, f"/animation/{workshop.code}/place/4/")


def moment(client, url, **others):
    """The form of a moment, as its page shows it."""
    [step] = re.findall(r'<option value="([^"]+)" selected', client.get(url).content.decode())
    return hidden(client, url) | {"name": "Pause", "step": step, "pour": "place"} | others


@pytest.mark.parametrize("whose", ["place", "atelier"])
def test_a_moment_is_kept_once(mediator, workshop, whose):
    learner = Learner(workshop.places.first())
    learner.reach("conditions")
    url = f"/animation/{workshop.code}/place/1/moment/"
    answers = moment(mediator, url, pour=whose)
    for _ in range(2):
        mediator.post(url, answers)
    kept = SavePoint.objects.filter(kind="named").count() + workshop.moments.count()
    assert kept == 1
    assertContains(mediator.get(f"/animation/{workshop.code}/place/1/"), "est déjà gardé.")


@pytest.mark.parametrize("whose", ["place", "atelier"])
def test_a_moment_further_on_is_kept_too(mediator, workshop, whose):
    """Of the same name, though the date of the place has not moved."""
    learner = Learner(workshop.places.first())
    url = f"/animation/{workshop.code}/place/1/moment/"
    for step in ("choix", "conditions"):
        learner.reach(step)
        learner.get(learner.step(step))
        mediator.post(url, moment(mediator, url, pour=whose))
    kept = SavePoint.objects.filter(kind="named").count() + workshop.moments.count()
    assert kept == 2
    assertContains(mediator.get(f"/animation/{workshop.code}/place/1/"), "est gardé pour")
