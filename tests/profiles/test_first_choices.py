"""What one chooses at the first log-in of 2025, before the home."""

import re
from functools import partial

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from accounts.states import State
from sandbox.lessons import LESSONS
from sandbox.workshop.models import Seat
from tests import remembered
from tests.accounts import test_app_order as app_order
from tests.strict import Learner

HOME, FOLLOWING = "/site/accueil/", "/site/premiers-choix/"
PAGES = ["bienvenue", "confidentialite", "urgence", "profils", "donnees"]


def url(slug):
    return f"{FOLLOWING}{slug}/"


def log_in_first(run, scenario):
    """Have somebody activate their space in the order of 2025, and log in."""
    room = remembered.workshop(run, scenario, seats=1, service_year=2025)
    learner = Learner(room.places.get())
    remembered.walked(learner, "first choices", partial(_activate_then_log_in, learner))
    return learner


def _activate_then_log_in(learner):
    for slug in app_order.ORDER:
        app_order.send(learner, slug)
    learner.type_login()


@pytest.fixture
def asked(db, run):
    return log_in_first(run, "mere-trois-enfants")


def at(learner):
    """The page that the home leads to."""
    return learner.get(HOME, follow=True).request["PATH_INFO"]


def preferences(learner):
    found = learner.person.account.preferences
    found.refresh_from_db()
    return found


def told(learner):
    """The lines of the history, the oldest first."""
    return [str(line).replace("\u00a0", " ") for line in learner.person.account.activity_set.all()][
        ::-1
    ]


def ticked(page):
    """The values of the boxes that are ticked in the form of a page."""
    form = page.content.decode().partition('id="reponses"')[2].partition("</form>")[0]
    boxes = re.findall(r"<input type=.(?:radio|checkbox)[^>]*>", form)
    return [re.search('value="([^"]*)"', box)[1] for box in boxes if box.endswith(" checked>")]


def send(learner, *pages, **answers):
    """Answer these pages as asked, or else as anybody may."""
    usual = {"confidentialite": {"documents": "visibles"}, "profils": {"ignorer": "on"}}
    for slug in pages:
        response = learner.send(url(slug), answers.get(slug, usual.get(slug, {})))
        assert response.status_code == 302, slug
    return response


def test_each_page_is_told_and_leads_to_the_next(asked):
    for number, slug in enumerate(PAGES, start=1):
        assert at(asked) == url(slug)
        seat = Seat.objects.get(pk=asked.seat.pk)
        where = (seat.journey, seat.page, seat.step, seat.total)
        assert where == ("premiers-choix", slug, number, 5)
        send(asked, slug)
    page = asked.get(HOME)
    assertContains(page, "Mes premiers choix sont enregistrés.")
    assertContains(page, "Compléter mon profil médical")
    assert preferences(asked).welcomed_at == asked.world.now
    assert Seat.objects.get(pk=asked.seat.pk).achieved.splitlines()[-1] == "premiers-choix"
    assert asked.person.account.measure_set.count() == 1


def test_confidentiality_cannot_be_left_out(asked):
    send(asked, "bienvenue")
    assert ticked(asked.get(url("confidentialite"))) == []
    assertContains(asked.send(url("confidentialite")), LESSONS["first-confidentiality-empty"].says)
    assertRedirects(asked.get(url("donnees")), url("confidentialite"))
    assert "Tous les documents" not in " ".join(told(asked))


def test_each_choice_acts_at_once_and_is_in_the_history_once(asked):
    masked = {"documents": "masques"}
    send(asked, "bienvenue", *["confidentialite"] * 2, "urgence", confidentialite=masked)
    account = asked.person.account
    assert set(account.document_set.values_list("is_masked", flat=True)) == {True}
    kept = preferences(asked)
    assert kept.masks_new_documents
    assert (kept.emergency_samu, kept.emergency_others, kept.emergency_masked) == (False,) * 3
    assert told(asked)[-4:] == [
        "Tous les documents : masqués",
        "Accès en cas d’urgence, SAMU : refusé",
        "Accès en cas d’urgence, Autres professionnels de santé : refusé",
        "Accès en cas d’urgence, Documents masqués : refusé",
    ]


def test_going_back_shows_what_was_chosen_and_changes_it(asked):
    send(asked, "bienvenue", "confidentialite", "urgence")
    assertContains(asked.get(url("profils")), f'href="{url("urgence")}"')
    assert ticked(asked.get(url("confidentialite"))) == ["visibles"]
    send(asked, "confidentialite", confidentialite={"documents": "masques"})
    assert preferences(asked).masks_new_documents
    assert at(asked) == url("profils")


def test_who_leaves_midway_comes_back_to_the_first_page_not_answered(asked):
    send(asked, "bienvenue", "confidentialite")
    asked.send(reverse("accounts:logout"))
    assert asked.type_login().status_code == 302
    assert at(asked) == url("urgence")


def test_a_child_is_activated_there_once_and_the_mission_knows_it(asked):
    send(asked, "bienvenue", "confidentialite", "urgence")
    lola = asked.person.children.get(first_name="Lola")
    assertContains(asked.send(url("profils")), LESSONS["profiles-empty"].says)
    for _ in range(2):
        send(asked, "profils", profils={"profils": lola.pk, "certifie": "on"})
    lola.account.refresh_from_db()
    assert lola.account.state == State.ACTIVATED
    assert told(asked).count("Profil de Lola activé") == 1
    assert "enfants" not in Seat.objects.get(pk=asked.seat.pk).achieved.splitlines()
    assertContains(asked.get(url("profils")), "Activé")
    others = [child.pk for child in asked.person.children if child.pk != lola.pk]
    send(asked, "profils", profils={"profils": others, "certifie": "on"})
    assert "enfants" in Seat.objects.get(pk=asked.seat.pk).achieved.splitlines()


def test_children_may_be_left_for_later(asked):
    send(asked, *PAGES)
    assert not asked.person.children.filter(account__state=State.ACTIVATED).exists()
    assert "enfants" not in Seat.objects.get(pk=asked.seat.pk).achieved.splitlines()


def test_who_has_no_child_on_the_card_is_not_asked_about_any(db, run):
    jeanne = log_in_first(run, "sans-photo")
    assertContains(jeanne.get(url("bienvenue")), "Étape 1 sur 4")
    send(jeanne, "bienvenue", "confidentialite", "urgence")
    assert at(jeanne) == url("donnees")


def test_a_measure_is_taken_from_a_document_and_says_from_which(asked):
    send(asked, *PAGES)
    measure = asked.person.account.measure_set.get()
    assert str(measure).replace("\u00a0", " ") == "Glycémie : 0,9 g/L"
    assert measure.comment == "Reprise du document «\u00a0Prise de sang\u00a0»."
    assert told(asked)[-2:] == [
        "Import des données depuis les documents : accepté",
        "Donnée reprise du document « Prise de sang » : Glycémie : 0,9 g/L",
    ]


def test_who_opposes_gives_nothing_and_may_change_their_mind(asked):
    send(asked, *PAGES, donnees={"opposition": "on"})
    account = asked.person.account
    assert preferences(asked).takes_from_documents is False
    assert not account.measure_set.exists()
    settings = reverse("profiles:data_import")
    assert ticked(asked.get(settings)) == ["refuse"]
    assertContains(asked.send(settings, {"choix": "accepte"}, follow=True), "Glycémie 0,9")
    asked.send(settings, {"choix": "refuse"})
    assert account.measure_set.count() == 1


def test_these_pages_come_once(asked):
    send(asked, *PAGES)
    for slug in PAGES:
        assertRedirects(asked.get(url(slug)), HOME)
        assertRedirects(asked.send(url(slug)), HOME)
    assertRedirects(asked.get(FOLLOWING), url("donnees"), fetch_redirect_response=False)


def test_no_room_has_the_pages_of_the_other_year(asked, neighbour):
    assert asked.get("/site/questions/taille/").status_code == 404
    assertRedirects(asked.get("/site/questions/"), HOME, fetch_redirect_response=False)
    neighbour.activate_only()
    neighbour.login()
    assert neighbour.get(url("bienvenue")).status_code == 404
    assertRedirects(neighbour.get(FOLLOWING), HOME, fetch_redirect_response=False)
