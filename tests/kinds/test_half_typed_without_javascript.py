"""Half-typed answers survive without JavaScript: what leads away is a button of their form."""

import re

import pytest
from django.contrib.sessions.models import Session
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.workshop import erasing
from sandbox.workshop.moves import actions
from sandbox.workshop.moves.time_moves import OfferedMove
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from sandbox.world.models import Incident
from tests import remembered, replay
from tests.kinds.walked import pages_of_a_learner, read
from tests.strict import Learner, StrictClient, right_answers

IDENTITY = "/site/activation/identite/"
HALF = {"nir": "2 88 12 35 000", "naissance_jour": "27", "carte": "avec-photo", "serie": ""}
LANGUAGES = [f"langue:{code}" for code in ("", "fr-falc", "en", "ar", "uk", "tr", "pt")]
OF_THE_PAPERS = ("lus:", "geste:", "voulu:", "attendre:", "garder:")
REAL_NIR = "1 85 05 78 006 084 36"
WAYS = {
    "agrandir": IDENTITY,
    "normal": IDENTITY,
    "papiers": f"/papiers/?retour={IDENTITY}",
    "aide": IDENTITY,
    "aide-retiree": IDENTITY,
    "lus:letter:": IDENTITY,
    "lus": IDENTITY,
    "indice": IDENTITY,
    "garder:nir": IDENTITY,
    "garder:": IDENTITY,
}


@pytest.fixture
def learner(db):
    learner = Learner(
        remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=2).seats.get(
            number=1
        )
    )
    learner.reach("identite")
    return learner


def boxes(learner, address=IDENTITY):
    """What is in each box of the page, and whether it tells an error."""
    page = learner.get(address).content.decode()
    root, _ = read(page)
    shown = {each.get("name"): each.get("value", "") for each in root.find("input")
             if each.get("type") == "text" or "checked" in each.attributes}  # fmt: skip
    return shown, "Erreur" in page.partition("<template")[0]


@pytest.mark.parametrize("way", WAYS)
def test_what_leads_away_keeps_them(learner, way):
    assertRedirects(learner.send(IDENTITY, HALF | {"keep": way}), WAYS[way])
    for _ in range(2):
        shown, has_error = boxes(learner)
        assert {name: shown[name] for name in HALF} == HALF
        assert not has_error
    learner.seat.refresh_from_db()
    assert learner.seat.display == ("large" if way == "agrandir" else "")


def buttons(learner):
    """What each button of the form is called, and says, that leads away from the page."""
    root, _ = read(learner.get(IDENTITY).content.decode())
    tied = [each for each in root.find("button") if each.get("form") == "reponses"]
    return {each.get("value"): each.text for each in tied if each.get("name") == "keep"}


@pytest.mark.parametrize("is_refused", [False, True], ids=["half-typed", "after-an-error"])
def test_help_asked_and_taken_back_keeps_them(learner, is_refused):
    """« J’ai besoin d’aide » was pressed because of the error: all that was typed was gone."""
    if is_refused:
        assertContains(learner.send(IDENTITY, HALF), "Erreur")
    said = []
    for way in ["aide", "aide-retiree"]:
        said.append(buttons(learner)[way])
        learner.send(IDENTITY, HALF | {"keep": way})
        learner.seat.refresh_from_db()
        assert learner.seat.asking == ("asked" if way == "aide" else "")
        shown, _ = boxes(learner)
        assert {name: shown[name] for name in HALF} == HALF
    assert said == ["J’ai besoin d’aide", "Aide demandée · Annuler"]


def test_a_message_read_keeps_them(learner):
    learner.person.mails.update(read_at=None)
    way = next(each for each in buttons(learner) if each.startswith("lus:letter"))
    assert buttons(learner)[way] == "J’ai lu cette lettre"
    learner.send(IDENTITY, HALF | {"keep": way})
    letters = learner.person.mails.filter(channel="letter")
    assert letters
    assert not letters.filter(read_at=None)
    assert boxes(learner)[0]["nir"] == HALF["nir"]
    assert way not in buttons(learner)


def test_help_is_asked_from_a_page_that_is_not_there_any_more(learner):
    actions.reset(learner.seat.workshop, learner.seat.workshop.seats.filter(number=1))
    learner.send(IDENTITY, HALF | {"keep": "aide"})
    learner.seat.refresh_from_db()
    assert learner.seat.asking == "asked"


def test_sent_they_are_forgotten(learner):
    learner.send(IDENTITY, HALF | {"keep": "papiers"})
    learner.send(IDENTITY, {"nir": "1", "naissance_jour": "", "serie": ""})
    assert boxes(learner)[0]["naissance_jour"] == ""


def test_what_the_guard_refuses_is_never_kept(learner):
    learner.send(IDENTITY, HALF | {"nir": REAL_NIR, "keep": "agrandir"})
    shown, _ = boxes(learner)
    assert shown["nir"] == ""
    assert shown["naissance_jour"] == "27"
    kept = [str(each.get_decoded()) for each in Session.objects.all()]
    assert not any("1 85 05" in each for each in kept)


def test_nor_is_what_the_address_of_the_page_holds(learner):
    learner.send(f"{IDENTITY}?tel=0612345678", HALF | {"keep": "normal"})
    kept = str(Session.objects.latest("expire_date").get_decoded())
    assert HALF["nir"] in kept
    assert "0612345678" not in kept


def test_a_secret_is_never_kept(learner):
    """Nor tried: a password half typed at the log-in is no wrong password."""
    learner.activate()
    typed = {"identifiant": "inaya.l", "password": "Papier-5656", "keep": "agrandir"}
    for _ in range(6):
        learner.send("/site/connexion/", typed)
    kept = [str(each.get_decoded()) for each in Session.objects.all()]
    assert any("inaya.l" in each for each in kept)
    assert not any("Papier" in each for each in kept)
    assert boxes(learner, "/site/connexion/")[0]["identifiant"] == "inaya.l"
    credential = learner.person.account.credential
    assert credential.seconds_of_pause == 0


def test_a_part_of_one_s_own_code_is_kept(learner):
    """Only the twelve signs were; four that were sent came back empty."""
    page, code = "/site/activation/code/", learner.person.provisional_codes.current().get().code
    begun = [code[:1], code[:4], code[:8], code[4:8], code[8:]]
    for typed in [*begun, code[:4].lower(), f"{code[:4]} {code[4:8]}", code]:
        learner.send(page, {"code": typed, "keep": "agrandir"})
        assert boxes(learner, page)[0]["code"] == typed
    for typed in begun:
        assertContains(
            learner.send(page, {"code": typed}), f'name="code" type="text" value="{typed}"'
        )
    for typed in ("06 12 34 56 78", "zzzz", f"{code[:4]} 06 12 34 56 78"):
        learner.send(page, {"code": typed, "keep": "agrandir"})
        assert boxes(learner, page)[0]["code"] != typed
        assert f'value="{typed}"' not in learner.send(page, {"code": typed}).content.decode(), typed


def test_they_are_nobody_else_s(learner):
    learner.send(IDENTITY, HALF | {"keep": "papiers"})
    seats = learner.seat.workshop.seats
    actions.reset(learner.seat.workshop, seats.filter(number=1))
    learner.reach("identite")
    assert boxes(learner)[0]["nir"] == ""


def test_what_is_taken_back_gives_them_back(learner):
    learner.send(IDENTITY, HALF | {"keep": "papiers"})
    workshop = learner.seat.workshop
    reset = actions.reset(workshop, workshop.seats.filter(number=1))
    actions.undo(reset)
    assert boxes(learner)[0]["nir"] == HALF["nir"]


def moves_and_moves_again(learner):
    """To another place and back, where « Reprendre ce qui a été fait » finds it."""
    first, second = learner.seat.workshop.places
    for place in (second, first):
        learner.post(f"/place/{place.token}/", {"kept": ""})
    assert boxes(learner)[0].get("nir", "") == ""
    learner.send("/place/reprendre/")


def quits_and_comes_back(learner):
    learner.send("/place/quitter/")
    learner.send("/place/revenir/")


def moves_and_comes_back(learner):
    learner.post(f"/place/{learner.seat.workshop.places.last().token}/")
    learner.send("/place/revenir/")


WAYS_BACK = [quits_and_comes_back, moves_and_comes_back, moves_and_moves_again]


@pytest.mark.parametrize("comes_back", WAYS_BACK)
def test_who_comes_back_to_their_place_finds_them(learner, comes_back):
    """Twice: who came back is still the same one."""
    learner.send(IDENTITY, HALF | {"keep": "papiers"})
    for _ in range(2):
        comes_back(learner)
        assert boxes(learner)[0]["nir"] == HALF["nir"]


def test_nobody_else_finds_them_there(learner):
    """Neither from another browser, nor from the same one once its learner has left."""
    learner.send(IDENTITY, HALF | {"keep": "papiers"})
    learner.send("/place/quitter/")
    for other in (StrictClient(), learner):
        other.post(f"/place/{learner.seat.token}/", {"kept": ""})
        other.post("/place/reprendre/")
        page = other.get(IDENTITY)
        assertContains(page, 'name="nir"')
        assert HALF["nir"] not in page.content.decode()


def test_what_waits_for_who_left_is_erased_with_the_room(learner):
    """Also where somebody else has sat there since."""
    learner.send(IDENTITY, HALF | {"keep": "papiers"})
    learner.send("/place/quitter/")
    Learner(learner.seat)
    erasing.erase(learner.seat.workshop)
    assert HALF["nir"] not in str([each.get_decoded() for each in Session.objects.all()])


def test_time_that_moves_leaves_them(learner):
    learner.send(IDENTITY, HALF | {"keep": "papiers"})
    workshop = learner.seat.workshop
    actions.move_time(workshop, workshop.seats.filter(number=1), OfferedMove.TOMORROW)
    assert boxes(learner)[0]["nir"] == HALF["nir"]


def test_they_are_of_one_page(learner):
    learner.send(IDENTITY, HALF | {"keep": "papiers"})
    assert boxes(learner, "/site/nouveau-code/identite/")[0]["nir"] == ""


@pytest.mark.full
@pytest.mark.parametrize("scenario", build.scenarios())
def test_each_button_has_its_form(db, run, scenario):
    """And no other button is pressed by the Enter key in its place."""
    place = remembered.workshop(run, scenario, seats=1).places.get()
    with_buttons, wrong = 0, []
    for url, page in pages_of_a_learner(place):
        root, by_id = read(page)
        tied = [each for each in root.find("button") if each.get("form") == "reponses"]
        if bool(tied) != ("reponses" in by_id):
            wrong.append(url)
        if tied:
            with_buttons += 1
            assert "hidden" in tied[0].attributes, url
            assert "name" not in tied[0].attributes, url
            values = [each.get("value") for each in tied[1:]]
            ways = [value for value in values if not value.startswith(OF_THE_PAPERS)]
            hints = ["indice"] * ("indice" in ways)
            here = ["aide", "agrandir", "aide-choisie:real", *LANGUAGES]
            beside = [] if url.startswith("/papiers/") else ["papiers"]
            assert ways == [*here, *hints, *beside], url
    assert wrong == []
    assert with_buttons > 20


def test_no_button_is_dead_where_one_leads_oneself_in_time(db):
    """« Agrandir » of that page was tied to a form that is not there, and hid its own."""
    room = build.workshop(scenario="mere-trois-enfants", seats=1, may_move_time=True)
    page = Learner(room.places.get()).get("/temps/").content.decode()
    root, _ = read(page)
    assert [each.get("form") for each in root.find("button") if each.get("form")] == []
    enlarge = [each for each in root.find("form") if each.get("action") == "/place/affichage/"]
    assert [each.get("class", "") for each in enlarge] == [""]


def test_to_keep_is_not_to_send(learner):
    """No difficulty that waits for a form is met, by the button nor by the page that comes back."""
    for kind in (Incident.Kind.SESSION_ENDED, Incident.Kind.SERVICE_STOPPED):
        learner.world.incident_set.create(kind=kind, waits=True)
    learner.send(IDENTITY, HALF | {"keep": "agrandir"})
    assert boxes(learner)[0]["naissance_jour"] == "27"
    assert [each.waits for each in learner.world.incident_set.all()] == [True, True]
    learner.send(IDENTITY, HALF)
    assert False in [each.waits for each in learner.world.incident_set.all()]


@pytest.mark.parametrize("way", WAYS)
def test_to_keep_is_nothing_done(learner, way):
    """« Date notée » was counted, and told in « J’ai réussi », of who only enlarged the page."""
    learner.activate()
    learner.login()
    before = learner.seat.events.filter(kind="finished").count()
    page = "/site/agenda/ajouter/rappel/"
    learner.send(page, {"date_jour": "27", "keep": way})
    assert boxes(learner, page)[0]["date_jour"] == "27"
    assert learner.seat.events.filter(kind="finished").count() == before


def test_a_page_that_is_about_somebody_stays_about_them(learner):
    """What names them is a hidden box, which no form keeps: the page was not found any more."""
    learner.activate()
    learner.login()
    ward = learner.world.person_set.get(first_name="Mathis")
    page = f"/site/profils/opposition/?enfant={ward.pk}"
    learner.send(page, {"enfant": ward.pk, "certifie": "on", "keep": "agrandir"})
    assertContains(learner.get(page), "Ce profil ne sera pas créé.")


def test_a_page_that_says_what_has_left_stays(learner):
    learner.ask_new_code()
    page = "/site/nouveau-code/parti/"
    attempt = learner.person.account.attempts.last()
    answers = {"canal": "email", "attempt": attempt.pk, "keep": "papiers"}
    assertRedirects(learner.send(page, answers), f"/papiers/?retour={page}")
    assertContains(learner.get(page), "Le code est parti")


def test_a_pressure_in_one_box_stays_in_it(learner):
    learner.activate()
    learner.login()
    page = "/site/profil-medical/mesures/tension/ajouter/"
    assertRedirects(learner.send(page, {"value": "13/8", "keep": "normal"}), page)
    assert boxes(learner, page)[0]["value"] == "13/8"


def test_an_exchange_closed_since_is_shown_not_sent_in_a_circle(db):
    learner = Learner(build.workshop(scenario="souvent-hospitalise", seats=1).places.get())
    learner.login()
    exchange = learner.person.account.thread_set.filter(closed_at=None).first()
    page = f"/site/messagerie/{exchange.pk}/"
    learner.send(page, {"phrase": "recu", "keep": "papiers"})
    assertContains(learner.get(page), 'value="recu" selected')
    learner.person.account.thread_set.update(closed_at=clock.real_now())
    assertContains(learner.get(page), "Cet échange est clôturé")


# -- what was asked for since --------------------------------------------------------------------

LOGIN = "/site/connexion/"
COPIED = re.compile('data-copied="([^"]*)"')


def forget_the_identifiant(learner):
    url = "/site/identifiant-oublie/{}/".format
    number = right_answers(learner.person)["identite"]
    learner.send(url("identite"), number)
    return learner.send(url("envoi"), {"canal": "email"}, follow=True).content.decode()


def test_a_refused_identifiant_does_not_wait_for_the_one_that_was_asked_for(learner):
    """In the tab, that of the page's key; without JavaScript, that of the button pressed."""
    learner.activate()
    wrong = {"identifiant": "inaya.modele.00", "password": "Faux-1234"}
    refused = learner.send(LOGIN, wrong).content.decode()
    learner.send(LOGIN, wrong | {"keep": "agrandir", "refused": "1"})
    assert boxes(learner, LOGIN)[0]["identifiant"] == wrong["identifiant"]
    page = forget_the_identifiant(learner)
    assert "puis recopiez-le" in page
    assert COPIED.search(page)[1] != COPIED.search(refused)[1]
    shown, has_error = boxes(learner, LOGIN)
    assert shown["identifiant"] == ""
    assert not has_error
    learner.send(LOGIN, wrong | {"keep": "agrandir"})
    assert boxes(learner, LOGIN)[0]["identifiant"] == wrong["identifiant"]
