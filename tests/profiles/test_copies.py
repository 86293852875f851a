"""The copy of one's data since 2025: asked for, told by an e-mail, then fetched."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.world.models import World
from tests import remembered, replay
from tests.profiles.test_children_add import add, child
from tests.profiles.test_children_show import show
from tests.profiles.test_closure import ASK_ERASURE, CLOSED, close, come_back, copy, end
from tests.strict import Learner

PAGE = reverse("profiles:download")
ASK = reverse("profiles:ask_copy")
FILE = reverse("profiles:download_file")
WAIT = reverse("workshop:wait")
ONE_DAY = timedelta(days=1)


def of_2025(learner):
    World.objects.filter(seat=learner.seat).update(service_year=2025)
    return learner


@pytest.fixture
def simone(db):
    learner = Learner(remembered.workshop(replay.current, scenario="cloture", seats=1).places.get())
    learner.login()
    return of_2025(learner)


def wait_for_it(learner, back=PAGE):
    return learner.send(WAIT, {"what": "copie", "retour": back}, follow=True)


def told(learner):
    return learner.person.mails.filter(template="copy_ready")


def test_the_file_is_asked_for_then_an_email_comes_then_the_page_has_it(simone):
    page = simone.get(PAGE)
    assertNotContains(page, FILE)
    assertContains(page, "Demander le fichier")
    assert simone.get(FILE).status_code == 404
    asked_at = simone.world.now
    page = simone.send(ASK, follow=True)
    assertRedirects(page, PAGE)
    assertContains(page, "est enregistrée. Un e-mail arrive quand le fichier est prêt.")
    assertContains(page, "Nous ne savons pas combien de temps. Ici, c’est 1\u00a0jour.")
    assert simone.get(FILE).status_code == 404
    assert not told(simone).exists()
    page = wait_for_it(simone)
    assertRedirects(page, PAGE)
    assertContains(page, "Un e-mail est arrivé.")
    assertContains(page, FILE)
    assert told(simone).get().sent_at == simone.world.now == asked_at + ONE_DAY
    assert simone.get(FILE)["Content-Type"] == "application/zip"


def test_asking_twice_asks_once(simone):
    simone.send(ASK)
    simone.world.advance_to(simone.world.now + timedelta(hours=1))
    simone.send(ASK)
    request = simone.world.copyrequest_set.get()
    assert request.ready_at == simone.world.now + timedelta(hours=23)
    history = simone.person.account.activity_set.filter(text="Copie des données demandée")
    assert history.count() == 1
    for _ in range(2):
        simone.world.advance_to(simone.world.now + ONE_DAY)
    assert told(simone).count() == 1


def test_the_service_of_2022_has_nothing_to_ask_for(simone):
    World.objects.update(service_year=2022)
    assertContains(simone.get(PAGE), FILE)
    simone.send(ASK)
    assert not simone.world.copyrequest_set.exists()


def test_the_copy_asked_for_while_closing_is_fetched_without_reopening(simone):
    account = simone.person.account
    page = close(simone, "copie")
    assertContains(page, "Un e-mail arrive quand le fichier est prêt.")
    assertNotContains(page, "(ZIP)")
    assertRedirects(simone.get(copy(account)), reverse("accounts:login"))
    assertContains(wait_for_it(simone, back=end(account)), "Le fichier est prêt.")
    assert told(simone).get().context["is_closed"]
    simone.login()
    assertContains(simone.get(CLOSED), copy(account))
    kept = simone.send(copy(account), follow=True)
    assert kept["Content-Type"] == "application/zip"
    assert [str(file) for file in simone.world.downloadedfile_set.all()] == ["donnees-simone.zip"]
    simone.send(ASK_ERASURE)
    simone.world.advance_to(simone.world.now + timedelta(days=60))
    assert not simone.world.copyrequest_set.exists()
    assert simone.get(copy(account)).status_code == 404


def test_a_closing_keeps_what_was_asked_for_before(simone):
    simone.send(ASK)
    confirmed = reverse("profiles:confirm_closure", args=[simone.person.account.pk])
    assertNotContains(simone.get(f"{confirmed}?suppression=on"), "Je n’ai pas demandé de copie")
    close(simone)
    come_back(simone)
    assertContains(wait_for_it(simone), FILE)
    assert not told(simone).get().context["is_closed"]


def test_the_copy_of_a_closed_child_is_on_the_parent_s_page(inside, neighbour):
    add(of_2025(inside), "Lola")
    lola = child(inside, "Lola").account
    show(inside, lola)
    assertContains(close(inside, "copie", account=lola), "Pour le télécharger")
    assertContains(inside.get(PAGE), "Le profil clôturé de Lola")
    assertNotContains(inside.get(PAGE), copy(lola))
    assertContains(wait_for_it(inside), copy(lola))
    assert told(inside).get().context["child"] == "Lola"
    assert inside.get(copy(lola)).status_code == 200
    assert neighbour.get(copy(lola)).status_code == 404
