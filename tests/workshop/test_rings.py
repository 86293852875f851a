"""« Guidé »: what is to be done next is ringed, once a page, and a sentence says why."""

import re

import pytest

from accounts.activation import Activation
from accounts.phone import Call
from accounts.site import FLOWS
from profiles.child_code import ChildCode
from sandbox.workshop.models import Display, Seat
from sandbox.world import guiding
from tests import remembered
from tests.strict import Learner

SITE, NEEDS = "/site/", "/site/activation/"


@pytest.fixture
def learner(db, run):
    return Learner(remembered.workshop(run, "mere-trois-enfants", seats=1).places.first())


def ringed(page):
    """What is ringed on the page: the name of a box, or the words of what is pressed; not what
    leads there in a narrow window, where it is the only one."""
    html = page.content.decode()
    html = re.sub(r"<template.*?</template>|<noscript>.*?</noscript>", "", html, flags=re.DOTALL)
    found = []
    narrow = r'<details class="site-nav__menu[^>]*>|<li class="site-nav__add">.*?</li>'
    html = re.sub(narrow, "", html, flags=re.DOTALL)
    for each in re.finditer(r'<(\w+) class="[^"]*\bring\b[^"]*"', html):
        inside = html[each.start() :]
        pressed = r"<(?:a|button|summary)\b[^>]*>(.*?)</(?:a|button|summary)>"
        if each[1] in {"span", "a", "details"}:
            words = re.search(pressed, inside, re.DOTALL)[1]
            found.append(" ".join(re.sub(r"<[^>]+>", " ", words).split()))
        elif each[1] == "li":
            found.append(re.search(r'class="entry__title">([^<]+)<', inside)[1])
        else:
            found.append(re.search(r'name="(\w+)"', inside)[1])
    return found


def why(page):
    """The sentence, where the page has one."""
    said = re.search(
        r'<p class="guide">.*?ce qui\s+est entouré\. (.*?)</span>', page.content.decode(), re.DOTALL
    )
    return said[1] if said else ""


# -- the activation, page after page --------------------------------------------------------------

FIRST_BOX = {
    "code": "code",
    "identite": "nir",
    "choix": "choix",
    "conditions": "accord",
    "coordonnees": "email",
    "identifiants": "identifiant",
}


def test_each_page_of_the_journey_has_one_ring_and_its_reason(learner):
    assert ringed(learner.get(SITE)) == ["Activer mon espace santé"]
    assert why(learner.get(SITE)) == "C’est pour votre mission\u00a0: Activer votre espace santé."
    assert ringed(learner.get(NEEDS)) == ["Commencer"]
    told = []
    for slug, box in FIRST_BOX.items():
        learner.reach(slug)
        page = learner.get(f"/site/activation/{slug}/")
        assert ringed(page) == [box]
        told.append(why(page))
    assert all(told)
    assert len(set(told)) == len(told)


def test_it_goes_on_once_the_space_is_activated(learner):
    learner.activate_only()
    assert ringed(learner.get("/site/activation/fin/")) == ["Me connecter"]
    assert ringed(learner.get(SITE)) == ["Me connecter"]
    assert ringed(learner.get("/site/connexion/")) == ["identifiant"]


def test_the_box_at_fault_is_ringed_then_the_button_where_nothing_is_empty(learner):
    learner.reach("identite")
    url = "/site/activation/identite/"
    assert ringed(learner.send(url, {"nir": learner.person.nir})) == ["naissance_jour"]
    learner.reach("choix")
    assert ringed(learner.get(url)) == ["Continuer"]


def test_what_is_not_there_yet_is_not_ringed(db, run):
    """Odette has no code: the box is not what she has to fill, asking for one is."""
    odette = Learner(remembered.workshop(run, "lettre-perdue", seats=1).places.first())
    asks = "Je n’ai pas ou je n’ai plus de code provisoire"
    assert ringed(odette.get(NEEDS)) == ["Demander un nouveau code provisoire"]
    assert ringed(odette.get("/site/activation/code/")) == [asks]
    odette.ask_new_code("email")
    assert ringed(odette.get("/site/nouveau-code/parti/")) == ["Saisir mon code provisoire"]
    assert ringed(odette.get("/site/activation/code/")) == ["code"]


def test_nobody_logs_in_without_a_login(learner):
    assert ringed(learner.get("/site/connexion/")) == []


# -- inside, from the goals -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scenario", "ways"),
    [
        (
            "souvent-hospitalise",
            {
                "/site/accueil/": "Ajouter un document",
                "/site/parametres/": "Ajouter un document",
                "/site/documents/ajouter/": "fichier",
            },
        ),
        (
            "cloture",
            {
                "/site/accueil/": "Paramètres",
                "/site/parametres/": "Clôture du profil",
                "/site/parametres/cloture/": "Clôturer le profil",
            },
        ),
        (
            "jumelles",
            {"/site/accueil/": "S", "/site/profils/ajouter/": "Saisir le code d’un enfant"},
        ),
    ],
)
def test_the_next_goal_says_what_to_press_inside(db, run, scenario, ways):
    learner = Learner(remembered.workshop(run, scenario, seats=1).places.first())
    assert ringed(learner.get(SITE)) == ["Me connecter"]
    learner.type_login()
    for url, thing in ways.items():
        [found] = ringed(learner.get(url))
        assert found.startswith(thing), url


def test_on_the_telephone_plus_is_not_ringed_where_one_is_already(db, run):
    learner = Learner(remembered.workshop(run, "souvent-hospitalise", seats=1).places.first())
    learner.send("/site/appareil/", {"to": "phone"})
    learner.type_login()
    assert "Plus" in ringed(learner.get("/site/agenda/"))
    there = ringed(learner.get("/site/plus/"))
    assert there
    assert all(each.startswith("Ajouter un document") for each in there)


# -- where there is none --------------------------------------------------------------------------


def test_it_fades_the_second_time_and_is_gone_the_third(learner):
    for go, rings, sentence in [(1, 1, True), (2, 1, False), (3, 0, False)]:
        Seat.objects.update(go=go)
        page = learner.get("/site/activation/code/")
        assert (len(ringed(page)), bool(why(page))) == (rings, sentence)
        assert ("ring--faint" in page.content.decode()) == (go == 2)


def test_none_as_in_reality_nor_where_all_watch_nor_where_one_shows(learner):
    page = "/site/activation/code/"
    own = learner.seat.workshop.seats.get(number=0)
    assert ringed(Learner(own).get(page)) == []
    for changes in [{"notch": "real"}, {"display": Display.PROJECTED}]:
        Seat.objects.filter(pk=learner.seat.pk).update(**changes)
        shown = learner.get(page)
        assert (ringed(shown), why(shown)) == ([], "")
        Seat.objects.filter(pk=learner.seat.pk).update(notch="", display="")
    assert ringed(learner.get(page)) == ["code"]


def test_no_number_of_a_paper_is_ever_ringed(learner):
    page = learner.get("/site/activation/code/").content.decode()
    assert not re.search(r'class="[^"]*\bring\b', page[page.index('<aside class="desk"') :])


def test_each_page_of_a_journey_on_the_site_says_why_it_asks():
    flows = [flow for flow in (*FLOWS, ChildCode) if flow is not Call]
    pages = {
        f"{flow.app}:{flow.name}/{slug}" for flow in flows for slug in flow.papers() | slugs(flow)
    }
    assert Activation in flows
    assert not pages - guiding.WHY.keys()


def slugs(flow):
    return {page.slug: page.paper for order in flow.orders.values() for page in order}
