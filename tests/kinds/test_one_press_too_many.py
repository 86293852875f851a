"""One press too many: what undoes or deletes asks before, or has its way back where one lands."""

import re
from datetime import timedelta

import pytest

from sandbox.workshop.models import SeatEvent
from sandbox.workshop.stage import outline, projecting
from sandbox.workshop.views import access
from sandbox.world import clock
from tests.strict import Learner, StrictClient, right_answers
from tests.workshop.conftest import Mediator

NOT_LOST = "Ce que vous aviez fait n’est pas perdu."


@pytest.fixture
def room(workshop):
    workshop.may_restart = True
    workshop.save()
    return workshop


@pytest.fixture
def worked(room):
    """A learner with a page behind them."""
    learner = Learner(room.seats.get(number=1))
    learner.reach("identite")
    return learner


def first_control(page):
    """The words of the first thing that can be pressed in the page itself."""
    main = page.content.decode().partition("<main")[2]
    return re.search(r"<(?:a|button)\b[^>]*>\s*(.*?)\s*</(?:a|button)>", main, re.DOTALL).group(1)


def generations(learner):
    return learner.seat.world.attempt_set.count()


def test_who_starts_again_finds_the_way_back_first(worked):
    before = generations(worked)
    page = worked.post("/place/recommencer/", follow=True)
    assert generations(worked) == 0 < before
    assert NOT_LOST in page.content.decode()
    assert first_control(page) == "Le retrouver"
    page = worked.post("/place/annuler/", follow=True)
    assert generations(worked) == before
    assert NOT_LOST not in page.content.decode()
    worked.post("/place/annuler/")
    assert generations(worked) == before


def test_who_starts_again_twice_finds_the_way_back_twice(worked):
    for _ in range(2):
        worked.post("/place/recommencer/")
        page = worked.post("/place/annuler/", follow=True)
        assert NOT_LOST not in page.content.decode()
    assert NOT_LOST in worked.post("/place/recommencer/", follow=True).content.decode()


@pytest.mark.parametrize("between", ["/place/", "/papiers/", "/site/"])
def test_starting_again_what_has_just_been_started_again_buries_nothing(worked, between):
    """A double click without JavaScript, or a second press for nothing: the way back is one."""
    before = generations(worked)
    worked.post("/place/recommencer/")
    worked.get(between)
    page = worked.post("/place/recommencer/", follow=True)
    assert NOT_LOST in page.content.decode()
    worked.post("/place/annuler/")
    assert generations(worked) == before > 0


@pytest.mark.parametrize("first", ["recommencer", "autre-exercice"])
def test_who_presses_everything_finds_what_was_done(worked, room, first):
    """Another exercise right after having started again, or chosen one: back to what was done."""
    room.offered = ["refus", "cloture"]
    room.save()
    before, played = generations(worked), worked.seat.scenario
    worked.send(f"/place/{first}/", {"exercise": "refus"})
    worked.send("/place/autre-exercice/", {"exercise": "cloture"})
    assert room.seats.get(number=1).scenario == "cloture"
    assert NOT_LOST in worked.get("/place/").content.decode()
    worked.post("/place/annuler/")
    assert generations(worked) == before > 0
    assert room.seats.get(number=1).scenario == played


@pytest.mark.usefixtures("page_by_page")
def test_starting_again_after_a_page_was_passed_does(worked):
    worked.post("/place/recommencer/")
    worked.reach("identite")
    worked.post("/place/recommencer/")
    assert generations(worked) == 0
    worked.post("/place/annuler/")
    assert generations(worked) == 1


def test_who_starts_a_used_place_again_may_still_resume(worked, room):
    """The page says that somebody has worked there: « Recommencer » is already done."""
    before = generations(worked)
    elsewhere = StrictClient()
    elsewhere.post(f"/place/{worked.seat.token}/")
    elsewhere.post("/place/recommencer/")
    elsewhere.post("/place/reprendre/")
    assert generations(worked) == before > 0


def test_who_leaves_comes_back_in_one_press_and_without_a_code(worked):
    before = generations(worked)
    page = worked.post("/place/quitter/", follow=True)
    assert NOT_LOST in page.content.decode()
    assert first_control(page).startswith("Revenir à ma place")
    assert 'action="/place/revenir/"' in page.content.decode()
    page = worked.post("/place/revenir/", follow=True)
    assert page.request["PATH_INFO"] == "/place/"
    assert generations(worked) == before


def test_a_place_that_was_left_is_kept_for_a_minute(worked, room, monkeypatch):
    worked.post("/place/quitter/")
    code = room.code
    neighbour = StrictClient()
    assert "Gardée 1\u00a0minute" in neighbour.get(f"/salle/{code}/").content.decode()
    page = neighbour.get(f"/salle/{code}/1/").content.decode()
    assert "vient de quitter cette place" in page
    assert "M’asseoir ici" not in page
    later = clock.real_now() + timedelta(seconds=61)
    monkeypatch.setattr(clock, "real_now", lambda: later)
    assert "Gardée" not in neighbour.get(f"/salle/{code}/").content.decode()
    neighbour.post(f"/salle/{code}/1/")
    assert room.seats.get(number=1).is_taken


def test_the_way_back_goes_with_the_place(worked, room, monkeypatch):
    """Somebody else sat there: the door no longer offers it to who left."""
    worked.post("/place/quitter/")
    later = clock.real_now() + timedelta(seconds=61)
    monkeypatch.setattr(clock, "real_now", lambda: later)
    StrictClient().post(f"/salle/{room.code}/1/")
    assert NOT_LOST not in worked.get("/").content.decode()
    page = worked.post("/place/revenir/", follow=True)
    assert page.request["PATH_INFO"] == "/"
    assert "Quelqu’un s’est assis à cette place depuis" in page.content.decode()


def test_the_code_of_the_place_opens_it_at_once(worked, room):
    worked.post("/place/quitter/")
    StrictClient().post(f"/salle/{room.code}/1/", {"code": room.seats.get(number=1).code})
    assert room.seats.get(number=1).is_taken


def test_what_harms_nothing_is_apart(worked):
    """« Agrandir » and « J’ai besoin d’aide » are in the band; the rest is folded in its menu."""
    page = worked.get("/site/").content.decode()
    band = page.partition('<section class="band ')[2].partition("</section>")[0]
    outside, _, menu = band.partition('<details class="band__apart"')
    assert "Autres actions" in menu
    for words in ("Recommencer cet exercice", "Quitter ma place"):
        assert words not in outside
        assert words in menu
    assert "Agrandir" in outside
    assert "n’est pas perdu" in menu


def test_a_kept_place_is_kept_from_a_map_opened_earlier_and_from_its_link(worked, room):
    worked.post("/place/quitter/")
    seat = room.seats.get(number=1)
    for url in (f"/salle/{room.code}/1/", f"/place/{seat.token}/"):
        page = StrictClient().post(url).content.decode()
        assert "Elle lui est gardée 1\u00a0minute" in page, url
        assert "data-press" not in page
        assert not room.seats.get(number=1).is_taken
    StrictClient().post(f"/place/{seat.token}/", {"kept": "1"})
    assert room.seats.get(number=1).is_taken


def test_a_place_that_was_just_left_is_called_the_same_everywhere(worked, room):
    """Kept, for who left, who comes and who leads, as long as it is; free for all afterwards."""
    mediator = Mediator(access.new_mediator())
    room.facilitators.add(mediator.user)
    kept, free = "Gardée 1 min", "Place libre"
    pages = [f"/animation/{room.code}/{page}" for page in ("", "place/1/")]

    def said():
        """What is said of place 1: by the board, its page, the map, one's own map."""
        of_who_leads = [state_of_1(mediator.get(page)) for page in pages]
        maps = [state_of_1(who.get(f"/salle/{room.code}/")) for who in (StrictClient(), worked)]
        return of_who_leads + maps

    page = worked.post("/place/quitter/", follow=True).content.decode()
    assert "Elle vous est gardée 1\u00a0minute." in page
    assert said() == [kept, kept, "Gardée 1 minute", "Votre place"]
    for path in (f"/salle/{room.code}/1/", f"/place/{room.seats.get(number=1).token}/"):
        mine, other = (who.get(path).content.decode() for who in (worked, StrictClient()))
        assert "C’est la place que vous avez quittée." in mine
        assert "Elle lui est gardée" in other
        assert "Cette place est libre." not in mine + other
    SeatEvent.objects.update(at=clock.real_now() - timedelta(minutes=2))
    assert said() == [free] * 4


def state_of_1(page):
    """The words of the state of the first place that a page shows."""
    text = re.split('class="seat__state"|<dt>État</dt>', page.content.decode())[1]
    text = re.sub("<[^>]*>|^[^<>]*>", " ", text.partition("</li>")[0].partition("</dd>")[0])
    return " ".join(text.split())


@pytest.mark.parametrize("way", ["map", "link"])
def test_who_left_a_kept_place_finds_it_free(worked, room, way):
    before = generations(worked)
    worked.post("/place/quitter/")
    url = f"/salle/{room.code}/1/" if way == "map" else f"/place/{room.seats.get(number=1).token}/"
    assert "M’asseoir ici" in worked.get(url).content.decode()
    worked.post(url)
    assert room.seats.get(number=1).is_taken
    worked.post("/place/reprendre/")
    assert generations(worked) == before


def test_who_changes_places_has_the_way_back_where_they_land(worked, room):
    before = generations(worked)
    page = worked.post(f"/salle/{room.code}/2/", follow=True).content.decode()
    assert "Vous avez changé de place." in page
    page = worked.post("/place/revenir/", follow=True).content.decode()
    assert room.seats.get(number=1).is_taken
    assert generations(worked) == before > 0


# -- asked first ----------------------------------------------------------------------------------


@pytest.fixture
def leader(room):
    room.owner = access.new_mediator()
    room.save()
    client = StrictClient()
    client.force_login(room.owner)
    return client


def an_outline_of_one_s_own(room):
    projection = projecting.projection_of(room)
    projection.outline = outline.source("")
    projection.save()
    return lambda: not projecting.projection_of(room).outline


def a_moment(room):
    moment = room.moments.create(name="Juste avant", step="activation/code", days=0)
    return {"moment": moment.pk, "from": "1"}, lambda: not room.moments.exists()


def somebody_who_leads(room):
    user = access.new_mediator()
    room.facilitators.add(user)
    return {"who": user.pk}, lambda: not room.facilitators.exists()


ASKED = {
    "deroule/origine": (
        lambda room: ({}, an_outline_of_one_s_own(room)),
        "Télécharger le déroulé",
    ),
    "moments/oubli": (a_moment, "On ne pourra plus revenir à ce moment."),
    "equipe/retrait": (somebody_who_leads, "vous devrez l’inviter de nouveau"),
}
"""What the mediator cannot take back: {address: (what is needed, the sentence of the question)}."""


@pytest.mark.parametrize("address", ASKED)
def test_what_the_mediator_cannot_take_back_is_asked_first(room, leader, address):
    prepare, sentence = ASKED[address]
    data, is_done = prepare(room)
    url = f"/animation/{room.code}/{address}/"
    question = leader.post(url, data)
    page = question.content.decode()
    assert sentence in page
    assert ">Non, revenir</a>" in page
    assert not is_done()
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', page))
    leader.post(url, sent)
    assert is_done()


def test_who_leads_is_asked_before_leaving_and_told_how_to_come_back(leader):
    page = leader.post("/animation/sortie/").content.decode()
    assert "il faudra un nouveau lien" in page
    assert leader.get("/animation/").status_code == 200
    page = leader.post("/animation/sortie/", {"confirmed": "1"}, follow=True).content.decode()
    assert "Vous avez quitté l’animation." in page
    assert leader.get("/animation/").status_code == 403


def test_who_gives_up_a_journey_is_asked_only_where_something_was_answered(worked):
    worked.send("/site/nouveau-code/identite/", right_answers(worked.person)["identite"])
    give_up = "/site/abandon/new_code/"
    page = worked.send(give_up).content.decode()
    assert "Mes réponses seront effacées" in page
    back = re.search(r'href="([^"]+)">Non, revenir', page).group(1)
    assert worked.get(back, follow=True).status_code == 200
    kept = worked.person.account.attempts.filter(flow="new_code")
    assert kept.exists()
    worked.send(give_up, {"confirme": "1"})
    assert not kept.exists()
    assert worked.send(give_up).status_code == 302


def test_no_is_the_same_link_on_every_question():
    from tests.house_rules.test_sources import ROOT

    found = {}
    for path in (ROOT / "templates").rglob("*.html"):
        for control in re.findall(r"<[^<>]*?>Non, revenir", path.read_text(encoding="utf-8")):
            found.setdefault(control.partition(" href")[0], []).append(path.name)
    tags = [tag.removesuffix('{% endblock %}">Non, revenir') for tag in found]
    wrong = {
        tag: found[tag] for tag in tags if not tag.startswith('<a class="button button--quiet"')
    }
    assert wrong.pop("{% endblock %}", None) is None
    assert wrong == {}


# -- deleting for good ----------------------------------------------------------------------------


DESTRUCTIVE = {
    "accounts/withdrawal/end.html": [],
    "profiles/closure/closed.html": [],
    "workshop/board.html": ["mediation:act"],
    "workshop/seat_panel.html": ["mediation:remove_seat"],
    "workshop/several.html": [],
    "workshop/_ladder.html": ["mediation:act"],
}
"""Where a red button is on a page that is not itself the question: the views that it may post to.

Each asks again, or is taken back for an hour by « Annuler » on the page where one lands.
"""


def test_a_red_button_outside_a_question_posts_only_to_what_asks_or_is_undone():
    from tests.house_rules.test_sources import ROOT

    found = {}
    for name in DESTRUCTIVE:
        source = (ROOT / "templates" / name).read_text(encoding="utf-8")
        forms = re.findall(r"<form.*?</form>", source, re.DOTALL)
        red = [form for form in forms if "button--danger" in form]
        views = [re.search(r'action="{% url "([\w:]+)"', form) for form in red]
        pressed = re.findall(r'{% press "([\w:]+)"[^%]*\blook="danger', source)
        found[name] = [match.group(1) for match in views if match] + pressed
    assert found == DESTRUCTIVE | {"workshop/several.html": found["workshop/several.html"]}
