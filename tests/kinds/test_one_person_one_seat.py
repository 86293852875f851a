"""One person, one seat: cookies, links, codes, and pages that only look."""

import re
from contextlib import contextmanager
from io import StringIO

import pytest
from django.db import connection
from django.urls import URLPattern, get_resolver
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.workshop import throttling
from sandbox.workshop.management.commands import run_workshop
from sandbox.workshop.models import LoginLink, Seat
from sandbox.workshop.scenarios import build
from sandbox.workshop.seating import LOST
from sandbox.workshop.views import access
from tests.strict import Learner, StrictClient

WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"(?: SET (.+?) WHERE)?', re.S)
COLUMNS = re.compile(r'"(\w+)" = ')
BOOKKEEPING = {
    "django_session": "the browser’s session",
    "workshop_seatevent": "where the learner of this browser stands",
    "workshop_savepoint": "the beginning of the journey at which they are",
    "profiles_activity": "the service’s own history of what was opened and downloaded",
}
"""What reading a page may write."""

SIGNS_OF_LIFE = {
    "workshop_seat": {"journey", "page", "step", "total", "progressed_at", "mistakes",
                      "mistakes_on", "heard_at", "begun", "is_finished"},
    "world_world": {"seen_at", "told"},
    "world_mail": {"read_at"},
    "profiles_document": {"read_at"},
    "profiles_message": {"read_at"},
}  # fmt: skip


LEAVE = "/animation/sortie/"


def cookie_of(browser):
    return browser.cookies["place"].value


def with_the_cookie(value):
    """Somebody who copied this cookie, on the same computer."""
    browser = StrictClient()
    browser.cookies["place"] = value
    return browser


def at(workshop, number):
    return f"/salle/{workshop.code}/{number}/"


# -- the cookie --------------------------------------------------------------------------------


def test_a_cookie_copied_before_sitting_opens_nothing(workshop, client):
    client.get(f"/salle/{workshop.code}/")
    copied = cookie_of(client)
    client.post(at(workshop, 1))
    assert cookie_of(client) != copied
    assertContains(client.get("/place/"), "Place\u00a01")
    for path in ["/place/", "/papiers/", "/site/"]:
        assertRedirects(with_the_cookie(copied).get(path), "/")


def test_a_cookie_copied_before_leaving_opens_nothing(workshop):
    learner = Learner(workshop.places.first())
    copied = cookie_of(learner)
    learner.send("/place/quitter/")
    assert cookie_of(learner) != copied
    following = StrictClient()
    following.post(f"/place/{learner.seat.token}/", {"kept": "1"})
    assertContains(following.get("/place/"), "Place\u00a01")
    assertRedirects(with_the_cookie(copied).get("/place/"), "/")


def test_being_taken_over_gives_another_cookie_and_the_place_may_be_given_back(workshop):
    first, word = Learner(workshop.places.first()), workshop.places.first().occupant
    copied = cookie_of(first)
    Learner(workshop.places.first())
    assertContains(first.get("/site/", follow=True), LOST)
    assert cookie_of(first) != copied
    Seat.objects.filter(pk=first.seat.pk).update(occupant=word)
    assertContains(first.get("/place/"), "Place\u00a01")
    assertRedirects(with_the_cookie(copied).get("/place/"), "/")


def test_the_second_press_of_a_double_click_ends_at_the_same_seat(workshop, client):
    client.get(f"/salle/{workshop.code}/")
    before = cookie_of(client)
    client.post(at(workshop, 2))
    second = with_the_cookie(before)
    assertRedirects(second.post(at(workshop, 2)), "/place/")
    assertContains(second.get("/place/"), "Place\u00a02")
    assert [seat.number for seat in workshop.places.taken()] == [2]


def test_a_copied_cookie_follows_no_other_button(workshop, client):
    client.get(f"/salle/{workshop.code}/")
    copied = cookie_of(client)
    client.post(at(workshop, 2))
    assert with_the_cookie(copied).post("/place/quitter/").status_code == 302
    assertContains(client.get("/place/"), "Place\u00a02")


def test_a_double_click_on_leaving_ends_at_the_door(workshop):
    learner = Learner(workshop.places.first())
    before = cookie_of(learner)
    learner.send("/place/quitter/")
    assertRedirects(with_the_cookie(before).post("/place/quitter/"), "/")


# -- reading changes nothing -----------------------------------------------------------------------


@contextmanager
def only_read(path):
    """Fails if the block writes a row that reading a page does not."""

    def look(execute, sql, params, many, context):
        done = execute(sql, params, many, context)
        found = WRITES.match(sql)
        if found and context["cursor"].rowcount:
            table, columns = found[1], set(COLUMNS.findall(found[2] or ""))
            is_a_sign = columns and columns <= SIGNS_OF_LIFE.get(table, set())
            assert table in BOOKKEEPING or is_a_sign, f"{path}: {sql}"
        return done

    with connection.execute_wrapper(look):
        yield


def addresses(workshop, seat):
    """Each address of the product, filled with what exists in this room."""
    known = {"code": workshop.code, "number": seat.number, "token": seat.token}

    def walk(patterns, before):
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield route
            else:
                yield from walk(pattern.url_patterns, route)

    for route in walk(get_resolver().url_patterns, "/"):
        parts = []
        for part in route.split("/"):
            kind, _, name = part.strip("<>").partition(":")
            guess = known.get(name, 1 if kind == "int" else "code")
            parts.append(str(guess) if part.startswith("<") else part)
        yield "/".join(parts)


def test_no_page_changes_anything_when_it_is_only_read(workshop, inside, tried):
    stranger, mediator = StrictClient(), StrictClient()
    workshop.owner = access.new_mediator()
    workshop.save()
    mediator.force_login(workshop.owner)
    listed = list(addresses(workshop, inside.seat))
    assert len(listed) > 150
    for path in listed:
        for browser in (stranger, inside, mediator):
            with only_read(path):
                browser.get(path)
            tried(1, "addresses only read")


def test_opening_the_link_of_a_place_puts_nobody_out(workshop, client):
    learner = Learner(workshop.places.first())
    link = f"/place/{learner.seat.token}/"
    for method in (client.get, client.head):
        assert method(link).status_code == 200
    assertContains(client.get(link), "Quelqu’un est déjà à cette place.")
    assertContains(learner.get("/place/"), "Place\u00a01")
    assertRedirects(client.post(link), "/place/")
    assertRedirects(learner.get("/place/"), "/")


def test_the_answer_to_head_has_no_body(client, db):
    assert client.head("/verification/").content == b""


# -- codes -----------------------------------------------------------------------------------------


def test_the_codes_of_rooms_cannot_be_walked_by_their_addresses(workshop, later):
    for number in range(throttling.ADDRESS_TRIES):
        assert StrictClient().get(f"/salle/ZZZ{chr(65 + number % 26)}/").status_code == 404
    walker = StrictClient()
    for path in [f"/salle/{workshop.code}/", at(workshop, 1), "/salle/AAAA/"]:
        assertContains(walker.get(path), "Attendez un peu")
    later(seconds=11)
    assertContains(walker.get(f"/salle/{workshop.code}/"), "Place libre")


def test_many_browsers_that_waited_share_the_tries_of_their_address(workshop, later):
    for _ in range(throttling.ADDRESS_TRIES):
        StrictClient().post("/", {"code": "ZZZZ"})
    browsers = [StrictClient() for _ in range(3 * throttling.ADDRESS_TURNS)]
    for browser in browsers:
        assertContains(browser.post("/", {"code": "ZZZZ"}), "Attendez un peu")
    later(seconds=11)
    for _ in range(throttling.ADDRESS_TRIES):  # the minute that has begun is as busy
        StrictClient().post("/", {"code": "ZZZZ"})
    waited = [browser.post("/", {"code": workshop.code}).status_code for browser in browsers]
    assert waited.count(302) == throttling.ADDRESS_TURNS


def test_a_room_that_one_knows_is_not_closed_by_the_wrong_codes_of_others(workshop, client):
    client.post("/", {"code": workshop.code}, follow=True)
    for _ in range(throttling.ADDRESS_TRIES):
        StrictClient().post("/", {"code": "ZZZZ"})
    assertRedirects(client.post(at(workshop, 2)), "/place/")


def test_nobody_locks_the_owner_of_a_sheet_out_of_a_place(workshop, later):
    Learner(workshop.places.first())
    seat = workshop.seats.get(number=1)
    wrong = "2222" if seat.code != "2222" else "3333"
    rude = [StrictClient() for _ in range(3)]
    for _ in range(4):
        for browser in rude * 6:
            browser.post(at(workshop, 1), {"code": wrong})
        owner = StrictClient()
        assertRedirects(owner.post(at(workshop, 1), {"code": seat.code}), "/place/")
        later(seconds=31)


def test_five_wrong_codes_of_a_place_make_that_browser_wait(workshop, client, later):
    Learner(workshop.places.first())
    seat = workshop.seats.get(number=1)
    wrong = "2222" if seat.code != "2222" else "3333"
    for _ in range(throttling.FREE_TRIES):
        client.post(at(workshop, 1), {"code": wrong})
    assertContains(client.post(at(workshop, 1), {"code": seat.code}), "Attendez un peu")
    later(seconds=31)
    assertRedirects(client.post(at(workshop, 1), {"code": seat.code}), "/place/")


# -- words that browsers may send ------------------------------------------------------------------


@pytest.mark.parametrize(
    "back", ["-1", "x", "?a", " /place/", "workshop:seat", "//a", "javascript:1", ""]
)
def test_a_way_back_that_is_none_leads_to_the_seat(learner, back):
    assertRedirects(learner.send("/place/affichage/", {"retour": back}), "/place/")


@pytest.mark.parametrize("shown", ["http://[", "http://a]b/", "\x7f", ""])
def test_news_are_told_whatever_page_the_browser_says_it_shows(learner, shown):
    headers = {"HX-Request": "true", "HX-Current-URL": shown}
    assert learner.get("/nouvelles/", {"version": "x"}, headers=headers).status_code == 200


def test_every_page_bears_whatever_page_the_browser_says_it_shows(workshop, learner, tried):
    """What matters is the answer: a page that stops on it raises here."""
    mediator = StrictClient()
    workshop.owner = access.new_mediator()
    workshop.save()
    mediator.force_login(workshop.owner)
    headers = {"HX-Request": "true", "HX-Current-URL": "http://[", "Referer": "http://["}
    for path in addresses(workshop, learner.seat):
        browser = mediator if path.startswith("/animation/") else learner
        assert browser.get(path, headers=headers).status_code < 500
        tried(1, "addresses with nonsense headers")


# -- who leads -----------------------------------------------------------------------------------


def browser():
    """Somebody whose forms are checked as the room checks them."""
    return StrictClient(enforce_csrf_checks=True)


def token_of(page):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]


def ways_to_lead(workshop):
    """The mediator's link and an invitation, and where each ends."""
    workshop.owner = access.new_mediator()
    workshop.save()
    invitation = LoginLink.objects.renew(workshop.owner, workshop)
    return {
        access.login_path(workshop.owner): "/animation/",
        access.path_of(invitation): f"/animation/{workshop.code}/",
    }


def test_who_presses_twice_on_a_link_to_lead_is_let_in(workshop):
    """Without JavaScript, the second press left with the cookie and the token of the first."""
    for link, end in ways_to_lead(workshop).items():
        first = browser()
        answer = {"csrfmiddlewaretoken": token_of(first.get(link))}
        second = StrictClient(enforce_csrf_checks=True)
        second.cookies["place"] = cookie_of(first)
        assertRedirects(first.post(link, answer), end)
        landed = second.post(link, answer, follow=True)
        assert landed.redirect_chain[-1] == (end, 302), link
        assert landed.status_code == 200
        assert cookie_of(second) == cookie_of(first)
        assert second.get("/animation/").status_code == 200


def test_a_second_press_that_overtook_the_first_is_let_in_too(workshop, monkeypatch):
    """It was waiting for the row of the link when the first press ended."""
    for link, end in ways_to_lead(workshop).items():
        first = browser()
        answer = {"csrfmiddlewaretoken": token_of(first.get(link))}
        second = StrictClient(enforce_csrf_checks=True)
        second.cookies["place"] = cookie_of(first)
        use = LoginLink.use

        def after_the_first(self, first=first, link=link, answer=answer, use=use):
            monkeypatch.setattr(LoginLink, "use", use)
            first.post(link, answer)
            return use(self)

        monkeypatch.setattr(LoginLink, "use", after_the_first)
        assertRedirects(second.post(link, answer), end)


def test_who_presses_twice_on_leaving_is_at_the_door(workshop):
    """Without JavaScript, « Oui, quitter » took the cookie and the token of the second press."""
    first, link = browser(), next(iter(ways_to_lead(workshop)))
    first.post(link, {"csrfmiddlewaretoken": token_of(first.get(link))})
    question = first.post(LEAVE, {"csrfmiddlewaretoken": token_of(first.get("/animation/"))})
    answer = {"csrfmiddlewaretoken": token_of(question), "confirmed": "1"}
    second = StrictClient(enforce_csrf_checks=True)
    second.cookies["place"] = cookie_of(first)
    assertRedirects(first.post(LEAVE, answer), "/", fetch_redirect_response=False)
    landed = second.post(LEAVE, answer, follow=True)
    assert landed.redirect_chain[-1] == ("/", 302)
    assertContains(landed, "Vous avez quitté l’animation.")
    assert second.get("/animation/").status_code == 403


def test_the_address_of_leaving_only_asks(workshop):
    """Found again in the history, or typed: nobody leaves by reading a page."""
    leader, link = StrictClient(), next(iter(ways_to_lead(workshop)))
    leader.post(link)
    assertContains(leader.get(LEAVE, {"confirmed": "1"}), "Quitter l’animation")
    assert leader.get("/animation/").status_code == 200
    assertRedirects(StrictClient().get(LEAVE), "/")


def test_a_used_link_lets_nobody_else_in(workshop):
    for link, end in ways_to_lead(workshop).items():
        first = browser()
        first.post(link, {"csrfmiddlewaretoken": token_of(first.get(link))})
        assertRedirects(first.get(link), end)
        other = browser()
        other.get("/")
        assert other.get(link).status_code == 403
        assert StrictClient().post(link).status_code == 403
        assert other.get("/animation/").status_code == 403


def test_who_no_longer_helps_is_not_let_in_by_the_link_that_they_used(workshop):
    link = list(ways_to_lead(workshop))[1]
    helper, elsewhere = StrictClient(), build.workshop(scenario="refus", seats=1)
    helper.post(link)
    user = workshop.facilitators.get()
    elsewhere.facilitators.add(user)
    workshop.facilitators.remove(user)
    assert helper.get("/animation/").status_code == 200
    assert helper.get(link).status_code == 403


def test_the_own_place_opened_without_logging_in_is_left_when_a_co_animateur_goes(workshop):
    link = list(ways_to_lead(workshop))[1]
    StrictClient().post(link)
    phone = StrictClient()
    phone.post(f"/place/{workshop.seats.get(number=0).token}/")
    assert phone.get("/papiers/").status_code == 200
    owner = StrictClient()
    owner.force_login(workshop.owner)
    who = workshop.facilitators.get().pk
    owner.post(f"/animation/{workshop.code}/equipe/retrait/", {"who": who, "confirmed": "1"})
    assertRedirects(phone.get("/papiers/"), "/")


def test_a_place_that_was_removed_says_so_at_its_link_and_in_its_browser(workshop):
    workshop.owner = access.new_mediator()
    workshop.save()
    seat = workshop.places.last()
    sat = Learner(seat)
    owner = StrictClient()
    owner.force_login(workshop.owner)
    owner.post(f"/animation/{workshop.code}/place/{seat.number}/retrait/", {"confirmed": "1"})
    assert not workshop.seats.filter(pk=seat.pk).exists()
    assertContains(sat.get("/site/", follow=True), "Écrivez le code de l’atelier pour")
    for method in (StrictClient().get, StrictClient().post, sat.get):
        page = method(f"/place/{seat.token}/")
        assert page.status_code == 404
        assert "Cette place n’existe plus" in page.content.decode()


def at_the_window(monkeypatch):
    """The program's window, and what it opens in the browser."""
    opened = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(run_workshop.webbrowser, "open", opened.append)
    window = run_workshop.Command(stdout=StringIO())
    window.mediator, window.link, window.here = access.machine_mediator(), None, "http://x"
    return window, opened


def test_of_the_links_that_the_window_prints_only_the_last_one_serves(db, monkeypatch):
    window, opened = at_the_window(monkeypatch)
    window.say_the_mediator_s_link()
    window.open_browser(is_asked=True)
    window.say_the_mediator_s_link()
    said = window.stdout.getvalue()
    first, last = re.findall(r"http://x(\S+)", said)
    assert opened == [f"http://x{first}"]
    assert "Celui d’avant ne sert alors plus." in said
    assert StrictClient().post(first).status_code == 403
    assertRedirects(StrictClient().post(last), "/animation/")


def test_a_link_that_was_used_is_not_forgotten_with_who_leads(db, monkeypatch):
    window, _ = at_the_window(monkeypatch)
    window.say_the_mediator_s_link()
    leads = StrictClient()
    leads.post(re.search(r"http://x(\S+)", window.stdout.getvalue())[1])
    window.say_the_mediator_s_link()
    assert leads.get("/animation/").status_code == 200
    assert LoginLink.objects.count() == 2
