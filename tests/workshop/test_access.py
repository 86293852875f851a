"""The mediator's link, and the invitation to help."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.workshop.models import LINK_LIFE, LoginLink
from sandbox.workshop.views import access
from sandbox.world import clock
from tests.strict import StrictClient


@pytest.fixture
def link(mediator):
    return access.login_path(mediator.user)


def test_opening_the_link_uses_nothing_up(link, client):
    for _ in range(3):
        assertContains(client.get(link), "Entrer")
    assert LoginLink.objects.get().used_at is None
    assert client.get("/animation/").status_code == 403


def test_pressing_its_button_lets_in_once(link, client):
    assertRedirects(client.post(link), "/animation/")
    assertContains(StrictClient().post(link), "Ce lien n’est plus bon", status_code=403)
    assertContains(StrictClient().get(link), "touche Entrée", status_code=403)
    assertRedirects(client.get(link), "/animation/")


def test_a_link_lasts_hours(link, client):
    LoginLink.objects.update(made_at=clock.real_now() - LINK_LIFE - timedelta(minutes=1))
    assert client.post(link).status_code == 403


@pytest.mark.parametrize("token", ["x", "MQ:1:abc", "%C3%A9"])
def test_an_invented_link_is_refused(db, client, token):
    assert client.get(f"/animation/entree/{token}/").status_code == 403
    assert client.get(f"/animation/invitation/{token}/").status_code == 403


def test_the_machine_has_one_mediator_of_its_own(db):
    assert access.machine_mediator() == access.machine_mediator()
    assert get_user_model().objects.count() == 1


def invitation(mediator, workshop):
    page = mediator.act(workshop, "invitation").content.decode()
    return page.split('id="lien">')[1].split("</p>")[0].split("testserver")[1]


def test_an_invited_mediator_leads_that_workshop_and_no_other(workshop, mediator, stranger):
    other = workshop.__class__.objects.create(
        title="Autre", scenario="sans-photo", held_on=workshop.held_on, owner=mediator.user
    )
    assertRedirects(stranger.post(invitation(mediator, workshop)), f"/animation/{workshop.code}/")
    assert stranger.page(other).status_code == 404
    assert mediator.page(workshop).status_code == 200


def test_somebody_without_an_account_gets_one_about_nobody(workshop, mediator, client):
    path = invitation(mediator, workshop)
    assertContains(client.get(path), "Rejoindre l’animation")
    assert client.get(f"/animation/{workshop.code}/").status_code == 403
    client.post(path)
    assert client.get(f"/animation/{workshop.code}/").status_code == 200
    user = workshop.facilitators.get()
    assert (user.email, user.first_name, user.has_usable_password()) == ("", "", False)


def test_leaving_the_mediation(mediator):
    mediator.post("/animation/sortie/", {"confirmed": "1"})
    assert mediator.get("/animation/").status_code == 403
