"""Each order of the service's pages: the hands that play, and the scenes, come to every page."""

import pytest
from django.urls import reverse

from sandbox.workshop.models import Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage.projecting import projection_of
from sandbox.world.models import World
from tests import remembered
from tests.strict import Learner
from tests.workshop.test_scenes import SCENES, STEPS

BY_THE_APP = 2025


@pytest.mark.full
@pytest.mark.parametrize("scenario", build.scenarios())
def test_every_page_of_every_scenario_is_reached(db, run, scenario, tried):
    room = remembered.workshop(run, scenario, seats=1, service_year=BY_THE_APP)
    learner = Learner(room.places.get())
    contents = build.scenarios()[scenario]
    offered = [slug for slug, stop in stops(BY_THE_APP).items() if stop.fits(contents)]
    for slug in offered:
        actions.jump(room, room.places, slug)
        page = learner.get(learner.world.leads_to)
        assert page.status_code == 200, slug
        build.reset(room.places)
    tried(len(offered), "steps jumped to")


def test_the_activation_is_played_page_after_page(workshop):
    """By the hands of the room, in the order of the tests' own list."""
    Workshop.objects.update(service_year=BY_THE_APP)
    World.objects.update(service_year=BY_THE_APP)
    pages = ["carte", "identite", "envoi", "code", "accord", "verification", "identifiants"]
    known = [slug for slug in stops(BY_THE_APP) if slug.startswith("activation/")]
    assert known == [f"activation/{slug}" for slug in ["besoins", *pages, "fin"]]
    workshop.refresh_from_db()
    for slug in ["code", "identifiants"]:
        actions.jump(workshop, workshop.places, f"activation/{slug}")
        for seat in workshop.places:
            attempt = seat.world.attempt_set.get(finished_at=None)
            assert [*attempt.answers] == pages[: pages.index(slug)]


@pytest.mark.parametrize(
    "slug", ["refus/fin", pytest.param("cloture-sans-connexion/fin", marks=pytest.mark.full)]
)
def test_refusing_is_played_without_a_letter(workshop, slug):
    Workshop.objects.update(service_year=BY_THE_APP)
    World.objects.update(service_year=BY_THE_APP)
    pages = ["identite", "envoi", "code", "confirmation"]
    known = [each for each in stops(BY_THE_APP) if each.startswith("refus/")]
    assert known == [f"refus/{each}" for each in ["besoins", *pages, "fin"]]
    workshop.refresh_from_db()
    actions.jump(workshop, workshop.places, slug)
    assert {seat.world.leads_to for seat in workshop.places} == {reverse("accounts:withdrawn")}


ITS_OWN = {
    "identite": ("/site/activation/identite/", "Mon identité"),
    "questions": ("/site/premiers-choix/confidentialite/", "Confidentialité"),
    "enfants": ("/site/premiers-choix/profils/", "Mathis"),
}
"""{scene: (where the window goes, what the room reads)}, where this order leads elsewhere."""


@pytest.mark.full
@pytest.mark.parametrize("name", SCENES)
def test_the_thirteen_steps_are_staged(mediator, workshop, name):
    mediator.act(workshop, "presentation/projeter")
    Workshop.objects.update(service_year=BY_THE_APP)
    World.objects.update(service_year=BY_THE_APP)
    mediator.act(workshop, "presentation/etape", step=STEPS[name])
    path, words = ITS_OWN.get(name, SCENES[name][1:])
    assert projection_of(workshop).path == path
    page = mediator.get(path)
    assert page.status_code == 200
    assert words in page.content.decode()
