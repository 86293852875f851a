"""The projected window, its masks, and « Grand affichage »."""

import json
import re
from datetime import timedelta

import pytest

from accounts.difficulties.difficulty import DifficultyKind
from sandbox.workshop.stage.projecting import projection_of
from sandbox.world import clock, progress
from tests import confidential
from tests.confidential import leaks
from tests.strict import Learner, right_answers
from tests.workshop.conftest import Mediator


@pytest.fixture
def world(workshop):
    return workshop.seats.get(number=0).world


def over(page):
    """What the window sends back to know whether it must change."""
    return re.search(r'id="projection"[^>]*\?version=([\w.-]+)"', page)[1]


def over_marks(page):
    """What is said of the marks."""
    return re.search(r'<ol class="over__marks">.*?</ol>', page, re.S)[0]


def reset_place_0(projected, workshop):
    projected.act(workshop, "remise-au-debut", seat="0", seen=workshop.actions.first().pk)


def follow(client, version):
    return client.get(f"/projection/suite/?version={version}")


# -- the window ---------------------------------------------------------------------------------


def test_showing_sits_the_browser_at_place_0(mediator, workshop):
    mediator.act(workshop, "presentation/etape", step="1")
    page = mediator.act(workshop, "presentation/projeter").content.decode()
    assert 'data-mode="projector"' in page
    assert "Parler du service" in page
    assert workshop.seats.get(number=0).is_projected


def test_the_notes_are_never_in_projector_mode(projected, workshop):
    page = projected.page(workshop, "presentation/").content.decode()
    assert 'data-mode="projector"' not in page
    assert 'id="projection"' not in page


def test_the_window_has_no_way_out_of_the_exercise(projected):
    page = projected.get("/site/").content.decode()
    for words in ["Quitter ma place", "Recommencer", "Revenir à la salle", "Commandes"]:
        assert words not in page


def test_a_lone_screen_is_led_from_a_drawer_without_a_word_of_the_notes(projected, workshop):
    """« Un seul écran » put the notes in front of the room."""
    projected.act(workshop, "presentation/etape", step="6")
    projected.act(workshop, "presentation/reglage", what="un-ecran", to="oui")
    page = projected.get("/site/").content.decode()
    drawer = page[page.index("data-drawer") :]
    for words in ["Commandes", "Étape 6 sur 13", ">Suivant", "Un enfant manque"]:
        assert words in re.sub(r"\s+", " ", drawer).replace("> Suivant", ">Suivant")
    for words in ["Le site ne me reconnaît pas", "Les majuscules comptent", "Se tromper exprès"]:
        assert words not in page


def asked_from_the_screen(window, path):
    """Where the projected window goes, by what its open page asks for."""
    headers = {"HX-Request": "true", "From-The-Screen": "yes"}
    return window.get(path, headers=headers).get("HX-Redirect")


def is_told_nothing(window):
    """Whether a window that asks what is new goes to the page that says nothing of anybody."""
    return follow(window, "0-0-0").get("HX-Redirect") == "/projection/rien/"


def test_stopping_leaves_the_room_with_a_page_of_nobody(projected, workshop, world):
    """It kept the page, and the next one showed all of place 0 in clear."""
    projected.act(workshop, "presentation/arret")
    assert is_told_nothing(projected)
    page = projected.get("/projection/rien/").content.decode()
    assert "La suite arrive" in page
    assert leaks(page, world) == []
    assert projected.get("/site/").status_code == 302


def test_it_does_whoever_stops(projected, workshop):
    """A telephone, or a co-animateur's computer: the window went on holding place 0, unmasked."""
    Mediator(projected.user).act(workshop, "presentation/arret")
    assert is_told_nothing(projected)
    assert projected.get("/papiers/").status_code == 302


@pytest.mark.parametrize("is_here", [True, False])
def test_no_news_nor_door_of_a_stopped_window_leads_back_to_place_0(projected, workshop, is_here):
    """The news of its papers, asked a moment before, led to « Revenir à ma place », in clear."""
    projected.get("/papiers/")
    by = projected if is_here else Mediator(projected.user)
    by.act(workshop, "presentation/arret")
    assert asked_from_the_screen(projected, "/nouvelles/?version=1-1") == "/projection/rien/"
    assert "Revenir à ma place" not in projected.get("/").content.decode()
    projected.act(workshop, "presentation/projeter")
    assert projected.get("/papiers/").status_code == 200


def test_a_window_that_became_another_place_leaves_the_screen(projected, workshop):
    """A learner's link opened in the same browser: the room saw that learner's papers."""
    place = workshop.places.first()
    projected.post(f"/place/{place.token}/")
    assert is_told_nothing(projected)
    for page in ["/nouvelles/?version=1-1", "/papiers/", "/site/"]:
        assert asked_from_the_screen(projected, page) == "/projection/rien/"
    assert projected.get("/papiers/").status_code == 200


def test_another_computer_asks_before_it_takes_the_show(projected, workshop):
    follow(projected, over(projected.get("/site/").content.decode()))
    other = Mediator(projected.user)
    page = other.act(workshop, "presentation/projeter").content.decode()
    assert "Un autre navigateur montre déjà la place 0" in page
    assert not is_told_nothing(projected)
    other.act(workshop, "presentation/projeter", confirmed="1")
    assert is_told_nothing(projected)
    assert not is_told_nothing(other)


def test_a_window_that_is_silent_is_taken_without_a_question(projected, workshop, monkeypatch):
    follow(projected, over(projected.get("/site/").content.decode()))
    later = clock.real_now() + timedelta(seconds=20)
    monkeypatch.setattr(clock, "real_now", lambda: later)
    page = Mediator(projected.user).act(workshop, "presentation/projeter").content.decode()
    assert "Un autre navigateur" not in page


def test_the_notes_say_what_the_room_sees(projected, workshop, monkeypatch):
    """And that it sees nothing any more: the notes went on naming the scene."""
    said = re.compile(r"La (?:salle (?:ne )?v|fenêtre proj)[^<]*(?:<strong>[^<]*)?")

    def notes():
        page = projected.page(workshop, "presentation/").content.decode()
        return said.findall(page)[0]

    assert notes() == "La salle ne voit rien encore."
    version = over(projected.get("/site/").content.decode())
    projected.get("/projection/suite/", {"title": "Mon <b>choix</b>", "version": version})
    assert notes() == "La salle voit\u00a0: <strong>«\u00a0Mon &lt;b&gt;choix&lt;/b&gt;\u00a0»"
    later = clock.real_now() + timedelta(seconds=20)
    monkeypatch.setattr(clock, "real_now", lambda: later)
    assert notes() == "La fenêtre projetée est fermée."


@pytest.mark.parametrize("page", ["", "masques/"])
def test_the_window_s_pages_exist_nowhere_else(client, learner, page):
    assert client.get(f"/projection/{page}").status_code == 302
    assert learner.get(f"/projection/{page}").status_code == 404


def test_an_unchanged_window_is_left_alone(projected):
    assert follow(projected, over(projected.get("/site/").content.decode())).status_code == 204


def test_the_window_goes_to_the_scene(projected, workshop):
    shown = over(projected.get("/site/").content.decode())
    projected.act(workshop, "presentation/etape", step="5")
    assert follow(projected, shown)["HX-Redirect"] == "/site/"


def test_a_page_asked_for_before_the_next_order_follows_it(projected, workshop):
    shown = over(projected.get("/site/").content.decode())
    projected.act(workshop, "presentation/etape", step="1")
    where = follow(projected, shown)["HX-Redirect"]
    projected.act(workshop, "presentation/etape", step="5")
    late = over(projected.get(where).content.decode())
    assert follow(projected, late)["HX-Redirect"] == "/site/"


def test_a_page_opened_by_hand_stays(projected, workshop):
    shown = over(projected.get("/site/").content.decode())
    projected.act(workshop, "presentation/etape", step="5")
    projected.get(follow(projected, shown)["HX-Redirect"])
    by_hand = over(projected.get("/site/").content.decode())
    assert follow(projected, by_hand).status_code == 204


def test_the_card_lies_over_the_page(projected, workshop):
    """The window stays where it is; no mark is over the card; one press takes it away."""
    projected.act(workshop, "presentation/etape", step="3")
    projected.act(workshop, "presentation/projeter")
    projected.act(workshop, "presentation/repere", mark="tous")
    shown = over(projected.get("/site/accueil/").content.decode())
    projected.act(workshop, "presentation/reglage", what="carte", to="oui")
    page = follow(projected, shown).content.decode()
    assert "La carte, avec photo" in page
    assert "over__marks" not in page
    assert leaks(page, workshop.seats.get(number=0).world) == []
    away = {"what": "carte", "to": "non", "from": "projection"}
    assert projected.act(workshop, "presentation/reglage", **away).status_code == 204
    page = follow(projected, over(page)).content.decode()
    assert "La carte, avec photo" not in page
    assert "over__marks" in page


def test_the_window_follows_a_reset_of_place_0(projected, workshop):
    shown = over(projected.get("/site/").content.decode())
    reset_place_0(projected, workshop)
    assert follow(projected, shown)["HX-Redirect"] == "/"


def test_the_papers_never_take_the_window_elsewhere(projected, workshop):
    reset_place_0(projected, workshop)
    assert projected.get("/nouvelles/?version=0-0-0-0&shows=desk").status_code == 204


def test_a_frozen_window_stays(projected, workshop, world):
    shown = over(projected.get("/site/").content.decode())
    projected.act(workshop, "presentation/reglage", what="figer", to="oui")
    projected.act(workshop, "presentation/etape", step="5")
    assert follow(projected, shown).status_code == 204
    world.refresh_from_db()
    news = f"/nouvelles/?version={world.generation}-9-9-9&shows=desk"
    assert projected.get(news).status_code == 204
    projected.act(workshop, "presentation/reglage", what="figer", to="non")
    assert follow(projected, shown)["HX-Redirect"] == "/site/"


def test_a_window_reloaded_while_it_is_frozen_follows_afterwards(projected, workshop):
    projected.act(workshop, "presentation/reglage", what="figer", to="oui")
    projected.act(workshop, "presentation/etape", step="5")
    shown = over(projected.get("/site/").content.decode())
    assert follow(projected, shown).status_code == 204
    projected.act(workshop, "presentation/reglage", what="figer", to="non")
    assert follow(projected, shown)["HX-Redirect"] == "/site/"


@pytest.mark.parametrize(("what", "to"), [("masques", "non"), ("un-ecran", "oui")])
def test_masks_and_the_drawer_show_the_same_page_again(projected, workshop, what, to):
    shown = over(projected.get("/site/").content.decode())
    projected.act(workshop, "presentation/reglage", what=what, to=to)
    assert follow(projected, shown)["HX-Refresh"] == "true"


def test_the_marks_come_with_their_captions_and_leave_with_the_page(projected, workshop):
    projected.act(workshop, "presentation/etape", step="3")
    projected.act(workshop, "presentation/projeter")
    shown = over(projected.get("/site/accueil/").content.decode())
    projected.act(workshop, "presentation/repere", mark="2")
    page = follow(projected, shown).content.decode()
    assert 'data-marks="2"' in page
    assert "Maladies, traitements, allergies." in page
    assert "Messagerie" not in page
    elsewhere = projected.get("/site/documents/ajouter/").content.decode()
    assert 'data-marks=""' in elsewhere
    assert "over__marks" not in elsewhere


def test_the_marks_come_one_by_one_and_end(projected, workshop):
    projected.act(workshop, "presentation/etape", step="3")
    for number in [1, 2, 3, 4, 5, 6, 7, 7]:
        projected.act(workshop, "presentation/repere", mark="suivant")
        assert projection_of(workshop).marks == [number]
    notes = projected.page(workshop, "presentation/").content.decode()
    last = re.search(r'<button[^>]*id="repere-suivant"[^>]*aria-disabled="true">([^<]*)<', notes)
    assert last[1].strip() == "C’est le dernier repère"
    projected.act(workshop, "presentation/repere", mark="tous")
    named = over_marks(projected.get("/site/accueil/").content.decode())
    assert "Ajouter un document" in named
    assert "On y revient toujours." not in named


def test_the_remote_counts_no_mark_that_the_room_does_not_see(projected, workshop):
    """Who had gone to « Documents » by hand pressed seven times, and nothing moved."""
    projected.act(workshop, "presentation/etape", step="3")
    projected.act(workshop, "presentation/projeter")
    projected.act(workshop, "presentation/repere", mark="tous")
    said = "avec ses 7 repères. Ils sont tous montrés."
    assert said in projected.page(workshop, "presentation/").content.decode()
    projected.act(workshop, "presentation/repere", mark="1")
    elsewhere = {"path": "/site/documents/", "title": "Documents"}
    version = over(projected.get("/site/documents/").content.decode())
    projected.get("/projection/suite/", elsewhere | {"version": version})
    notes = projected.page(workshop, "presentation/").content.decode()
    assert re.search(r"<p>La page d’accueil, avec ses 7 repères.?</p>", notes)
    projected.act(workshop, "presentation/etape", step="suite")
    assert projection_of(workshop).step == 4


def test_a_ring_followed_by_hand_is_the_one_of_the_notes(projected, workshop):
    """They said the first, then « Entourer le suivant » went back to the second."""
    projected.act(workshop, "presentation/etape", step="11")
    projected.act(workshop, "presentation/reglage", what="entourer", to="oui")
    projected.act(workshop, "presentation/projeter")
    address = projection_of(workshop).path
    before = projected.page(workshop, "presentation/").content.decode()

    def say(rank):
        version = over(projected.get(address).content.decode())
        news = {"version": version, "path": address, "title": "Clôturer le profil", "rank": rank}
        assert projected.get("/projection/suite/", news).status_code == 204

    say(2)
    version = re.search(r"presentation/\?version=([^\"]*)", before)[1]
    notes = projected.page(workshop, f"presentation/?version={version}").content.decode()
    assert "Entouré (3 sur 4)" in notes
    projected.act(workshop, "presentation/entourer")
    assert 'data-rank="3"' in projected.get(address).content.decode()
    for rank in ["9", "4"]:  # all of them
        say(rank)
        assert projection_of(workshop).ring == 4
    notes = projected.page(workshop, "presentation/").content.decode()
    assert "Entouré (4 sur 4)" in notes
    assert "Entourer le premier" in notes
    stale = {"version": over(projected.get(address).content.decode()), "rank": "4"}
    projected.act(workshop, "presentation/entourer")
    page = projected.get("/projection/suite/", stale).content.decode()
    assert 'data-rank="0"' in page


def finish(workshop, number, journey="activation"):
    """Have the learner of that place come to the end of a journey."""
    progress.finish(workshop.places.get(number=number).world, journey)


def test_the_turn_says_how_many_have_finished_and_not_which(projected, workshop):
    for seat in workshop.places:
        Learner(seat)
    finish(workshop, 2)
    shown = over(projected.get("/site/").content.decode())
    projected.act(workshop, "presentation/a-vous", minutes="5")
    finish(workshop, 1)
    finish(workshop, 3)
    finish(workshop, 2, journey="connexion")
    page = follow(projected, shown).content.decode()
    assert "2\u00a0places sur 3 ont fini un parcours" in page
    assert "loutre" not in page
    assert "renard" not in page
    finish(workshop, 2)
    assert "3\u00a0places sur 3 ont fini" in follow(projected, over(page)).content.decode()


def test_the_exercise_is_the_page_on_show_not_a_whole_journey(projected, workshop):
    """« 0 place sur 2 » was all that the sixth step, « Mon identité », could say."""
    learners = [Learner(seat) for seat in workshop.places[:2]]
    for learner in learners:
        learner.reach("identite")
    projected.act(workshop, "presentation/etape", step="6")
    projected.act(workshop, "presentation/a-vous", minutes="5")
    page = projected.act(workshop, "presentation/projeter").content.decode()
    passed = "sur 2 a passé la page «\u00a0Mon identité\u00a0»"
    assert f"0\u00a0place {passed}" in page
    learners[0].send(learners[0].step("identite"), right_answers(learners[0].person)["identite"])
    learners[0].get(learners[0].step("choix"))
    page = follow(projected, over(page)).content.decode()
    assert f"1\u00a0place {passed}" in page
    notes = projected.page(workshop, "presentation/").content.decode()
    assert f"«\u00a0À vous\u00a0»\u00a0: 1\u00a0place {passed}." in notes
    Learner(workshop.places[2])
    assert "1\u00a0place sur 3 a passé" in follow(projected, over(page)).content.decode()


def bring(projected, workshop):
    """« Tous à cette étape », for place 1."""
    seen = workshop.actions.first().pk
    projected.act(workshop, "presentation/tous", seen=seen, confirmed="1", seat="1")


def test_who_went_on_long_ago_has_passed_the_page(projected, workshop):
    """They stood in another journey: nothing said any more that they had."""
    learner = Learner(workshop.places[0])
    learner.activate()
    learner.login()
    learner.get("/site/questions/taille/")
    projected.act(workshop, "presentation/etape", step="6")
    projected.act(workshop, "presentation/a-vous", minutes="5")
    assert "1\u00a0place sur 1 a passé la page" in projected.get("/site/").content.decode()
    bring(projected, workshop)
    assert "0\u00a0place sur 1 a passé la page" in projected.get("/site/").content.decode()


def test_who_was_led_past_the_page_has_not_passed_it(projected, workshop):
    Learner(workshop.places[0])
    projected.act(workshop, "presentation/etape", step="7")
    bring(projected, workshop)
    projected.act(workshop, "presentation/etape", step="6")
    projected.act(workshop, "presentation/a-vous", minutes="5")
    assert "0\u00a0place sur 1 a passé la page" in projected.get("/site/").content.decode()


def test_who_leads_and_shows_something_at_a_place_is_no_learner(projected, workshop):
    Learner(workshop.places[0])
    projected.act(workshop, "presentation/a-vous", minutes="5")
    workshop.places[1].seat_somebody(shows=True)
    said = "0\u00a0place sur 1 a fini un parcours depuis «\u00a0À vous\u00a0»"
    assert said in projected.get("/site/").content.decode()


def test_the_remote_is_in_the_window_only_when_it_is_on(projected, workshop):
    assert 'data-go="next"' not in projected.get("/site/").content.decode()
    projected.act(workshop, "presentation/reglage", what="telecommande", to="oui")
    page = projected.get("/site/").content.decode()
    assert ['data-go="next"' in page, 'data-go="previous"' in page] == [True, True]
    sent = {"step": "suivante", "from": "projection"}
    address = f"/animation/{workshop.code}/presentation/etape/"
    answer = projected.post(address, sent, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == projection_of(workshop).path


def test_a_black_screen_leaves_the_page_under_it(projected, workshop):
    assert "over__dark" not in projected.get("/site/").content.decode()
    pressed = {"what": "noir", "to": "oui", "from": "projection"}
    answer = projected.post(f"/animation/{workshop.code}/presentation/reglage/", pressed)
    assert answer.status_code == 204
    assert "over__dark" in projected.get("/site/").content.decode()
    notes = projected.page(workshop, "presentation/").content.decode()
    assert "L’écran est noir." in notes
    assert "Appuyez encore sur «\xa0Écran noir\xa0»" in notes


def test_a_frozen_image_goes_black_and_comes_back(projected, workshop):
    for to in ("oui", "non"):
        projected.act(workshop, "presentation/reglage", what="figer", to="oui")
        projected.act(workshop, "presentation/reglage", what="noir", to=to)
        answer = follow(projected, "0-0-0")
        assert answer.status_code == 204
        is_dark = json.loads(answer["HX-Trigger"])["room:dark"]["is_dark"]
        assert is_dark == (to == "oui")


# -- masks --------------------------------------------------------------------------------------


PAGES = ["/papiers/", "/site/", "/site/activation/code/"]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_holds_a_number_a_code_nor_an_address(projected, world, address):
    page = projected.get(address).content.decode()
    assert leaks(page, world) == []


def test_the_code_that_a_letter_writes_wrong_is_masked_too(projected, workshop, world):
    data = {"seat": 0, "from": 0, "incident": DifficultyKind.CODE_MISPRINTED, "when": "maintenant"}
    projected.act(workshop, "incidents", **data)
    code = world.player.provisional_codes.get()
    assert code.misprint
    assert {code.code, code.misprint} <= set(confidential.of(world))
    for address in PAGES:
        assert leaks(projected.get(address).content.decode(), world) == []


def test_a_file_of_all_that_somebody_has_is_not_shown(projected, workshop):
    """The copy of a profile, whose numbers nothing masks; without masks, it is."""
    projected.act(workshop, "presentation/etape", step="11")
    projected.act(workshop, "presentation/projeter")
    copy = "/site/parametres/donnees/fichier/"
    assert "Ce fichier ne s’ouvre pas ici" in projected.get(copy).content.decode()
    projected.act(workshop, "presentation/reglage", what="masques", to="non")
    assert projected.get(copy)["Content-Type"] == "application/zip"


def test_without_masks_the_papers_say_everything(projected, workshop, world):
    projected.act(workshop, "presentation/reglage", what="masques", to="non")
    assert len(leaks(projected.get("/papiers/").content.decode(), world)) > 5


def test_what_is_held_up_is_all_that_a_page_hides(projected, world):
    page = projected.get("/papiers/").content.decode()
    lifted = projected.get("/projection/masques/")
    assert lifted["Cache-Control"] == "no-store"
    shown = lifted.json()
    hidden = set(re.findall(r'data-secret="(\w+)"', page))
    assert len(hidden) > 5
    assert hidden <= set(shown)
    person = world.player
    assert f"{person.nir[0]}\u00a0{person.nir[1:3]}" in " ".join(shown.values())


def test_a_box_sends_back_what_it_hides(projected, world):
    """Going back in the activation, on the projector."""
    code = world.player.provisional_codes.get().code
    address = "/site/activation/code/"
    world.refresh_from_db()
    projected.post(address, {"generation": world.generation, "code": code})
    page = projected.get(address).content.decode()
    assert leaks(page, world) == []
    held = re.search(r'value="(•+)"', page)[1]
    assert len(held) == len(code)  # the room can count, and so does the counter beside
    beside = re.search(r'name="masque-code" value="(\w+)"', page)[1]
    sent = {"generation": world.generation, "code": held, "masque-code": beside}
    projected.post(address, sent)
    assert world.player.account.attempts.get().answers["code"] == {"code": [code]}


def test_bullets_that_were_changed_are_no_secret(projected, world):
    code = world.player.provisional_codes.get().code
    address = "/site/activation/code/"
    projected.post(address, {"generation": world.generation, "code": code})
    page = projected.get(address).content.decode()
    beside = re.search(r'name="masque-code" value="(\w+)"', page)[1]
    shorter = {"generation": world.generation, "code": "•" * 11, "masque-code": beside}
    assert "Erreur" in projected.post(address, shorter).content.decode()


def test_another_place_is_never_masked(projected, neighbour_of_0):
    page = neighbour_of_0.get("/papiers/").content.decode()
    assert "data-secret" not in page


@pytest.fixture
def neighbour_of_0(workshop):
    return Learner(workshop.places.first())


def test_a_learner_s_papers_cost_no_query_more(neighbour_of_0, django_assert_max_num_queries):
    with django_assert_max_num_queries(13):  # one of them for the codes that have served
        neighbour_of_0.get("/papiers/")


# -- « Grand affichage » --------------------------------------------------------------------------


def test_a_learner_asks_for_large_pages_until_they_leave(workshop):
    learner = Learner(workshop.places.first())
    page = learner.post("/place/affichage/", {"retour": "/site/"}, follow=True).content.decode()
    assert 'data-mode="projector"' in page
    assert "Affichage normal" in page
    assert "data-secret" not in page
    assert 'data-mode="projector"' in learner.get("/papiers/").content.decode()
    assert 'data-mode="projector"' not in Learner(learner.seat).get("/site/").content.decode()
    Learner.__init__(learner, learner.seat)
    learner.post("/place/affichage/", {"retour": "/site/"})
    learner.post("/place/affichage/", {"to": "normal"})
    assert 'data-mode="projector"' not in learner.get("/site/").content.decode()


def test_the_way_back_is_a_page_of_ours(workshop):
    learner = Learner(workshop.places.first())
    away = learner.post("/place/affichage/", {"retour": "https://ailleurs.example/"})
    assert away["Location"] == "/place/"


def test_large_pages_need_a_place_and_a_press(client, workshop):
    assert client.post("/place/affichage/").status_code == 302
    assert Learner(workshop.places.first()).get("/place/affichage/").status_code == 405


def test_no_other_exercise_is_offered_on_the_projector(projected, workshop):
    """« Un autre exercice » is for who sits at a place: a press there would change the scene."""
    workshop.offered = ["refus"]
    workshop.save()
    other = "Un autre exercice"
    assert other not in projected.get("/site/activation/code/").content.decode()
    assert other in Learner(workshop.places.first()).get("/site/activation/code/").content.decode()


def test_the_dot_of_the_band_can_be_put_away_where_the_line_ends_there(workshop):
    """« Place 3 · » ended its line on a lone dot, in « Agrandir »."""
    page = Learner(workshop.places.first()).get("/site/activation/code/").content.decode()
    band = page.partition('class="band__seat"')[2].partition("</p>")[0]
    assert '<span class="band__dot"> ·</span>' in band
    assert "Place\xa01 · le\xa0renard" in re.sub(r"<[^>]+>", "", band)
