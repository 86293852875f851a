import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop.scenarios import build
from sandbox.world import clock, post, writing
from sandbox.world.models import Mail
from tests.strict import Learner

PAPERS = "/papiers/"
NEWS = "/nouvelles/"


def version(page):
    return re.split('["&]', page.content.decode().split("?version=")[1])[0]


def receive(person, channel=Mail.Channel.SMS, **kwargs):
    with clock.at(person.world.now):
        return post.send(person, channel, "one_time_code", {"code": "123456"}, **kwargs)


def test_every_paper_is_on_the_papers_page(learner):
    page = learner.get(PAPERS)
    person = learner.person
    for words in [
        writing.nir(person.nir),
        writing.serial(person.carte_vitale.serial),
        writing.phone(person.phone),
        writing.address(person.email),
        person.noted_identifiant,
        person.noted_password,
        *writing.fours(person.provisional_codes.filter(replaced_at=None).last().code),
        "56,1 kg",
        "Mathis",
    ]:
        assertContains(page, words)


def test_a_card_without_photo_has_its_serial_on_the_back(db):
    seat = build.workshop(scenario="sans-photo", seats=1).places.get()
    page = Learner(seat).get(PAPERS).content.decode()
    front, back = page.split('idcard--back"')
    serial = writing.serial(seat.world.player.carte_vitale.serial)
    assert serial not in front
    assert serial in back.split("idcard__zoom")[0]


def test_nothing_new_is_answered_without_a_word(learner):
    shown = version(learner.get(PAPERS))
    assert learner.get(NEWS, {"version": shown}).status_code == 204


def test_a_new_message_shows_its_badge(learner):
    shown = version(learner.get(PAPERS))
    receive(learner.person)
    news = learner.get(NEWS, {"version": shown, "shows": "desk"})
    assertContains(news, 'id="badge-desk"')
    assertContains(news, '1<span class="visually-hidden"> nouveau</span>')
    assertContains(news, "<span>123</span><span>456</span>")
    assert learner.get(NEWS, {"version": version(news)}).status_code == 204


def test_a_letter_in_the_post_waits_for_its_day(learner):
    mail = receive(learner.person, delay=timedelta(days=3))
    world = learner.world
    with clock.at(world.now + timedelta(days=2)):
        assert mail not in Mail.objects.delivered()
    with clock.at(world.now + timedelta(days=3)):
        assert mail in Mail.objects.delivered()


def test_reading_clears_the_badge_of_that_channel_only(learner):
    sms = receive(learner.person)
    email = receive(learner.person, Mail.Channel.EMAIL)
    assertRedirects(learner.send("/papiers/lus/", {"channel": "sms"}), PAPERS)
    sms.refresh_from_db(), email.refresh_from_db()
    assert sms.read_at == learner.world.now
    assert email.read_at is None


def test_what_a_page_reads_by_itself_brings_no_other_page(learner):
    sms = receive(learner.person)
    headers = {"HX-Request": "true"}
    answer = learner.send("/papiers/lus/", {"channel": "sms"}, headers=headers)
    sms.refresh_from_db()
    assert (answer.status_code, answer.content) == (204, b"")
    assert sms.read_at == learner.world.now


def test_reading_one_email_leaves_the_others(learner):
    first, second = (receive(learner.person, Mail.Channel.EMAIL) for _ in range(2))
    learner.send("/papiers/lus/", {"channel": "email", "mail": first.pk})
    first.refresh_from_db(), second.refresh_from_db()
    assert first.read_at
    assert second.read_at is None


@pytest.mark.parametrize("data", [{}, {"channel": "pigeon"}, {"channel": "sms", "mail": "9" * 30}])
def test_reading_nonsense_changes_nothing(learner, data):
    receive(learner.person)
    assertRedirects(learner.send("/papiers/lus/", data), PAPERS)
    assert Mail.objects.unread().filter(recipient=learner.person).count() == 1


def test_a_neighbour_s_mail_is_neither_seen_nor_marked(learner, neighbour):
    mail = receive(neighbour.person, Mail.Channel.EMAIL)
    learner.send("/papiers/lus/", {"channel": "email", "mail": mail.pk})
    mail.refresh_from_db()
    assert mail.read_at is None
    assertNotContains(learner.get(PAPERS), "<span>123</span>")


def test_a_page_older_than_a_reset_is_sent_back_to_the_start(learner):
    shown = version(learner.get(PAPERS))
    build.reset(learner.seat.workshop.seats.all())
    response = learner.get(NEWS, {"version": shown})
    assertRedirects(learner.get(response["HX-Redirect"]), "/", target_status_code=302)
    assertContains(learner.get("/", follow=True), "Votre place a été remise au début.")


def test_a_page_that_asks_again_while_it_goes_is_told_once(learner):
    """The browser is slow to go where it is sent: its next question has the same answer."""
    shown = version(learner.get(PAPERS))
    build.reset(learner.seat.workshop.seats.all())
    for _ in range(2):
        learner.get(NEWS, {"version": shown})
    assertContains(learner.get("/", follow=True), "Votre place a été remise au début.", count=1)


def test_the_number_of_queries_does_not_grow_with_the_mail(learner):
    receive(learner.person)
    receive(learner.person, Mail.Channel.EMAIL)
    few = count_queries(learner)
    for _ in range(5):
        receive(learner.person)
        receive(learner.person, Mail.Channel.EMAIL)
    assert count_queries(learner) == few


def count_queries(learner):
    learner.get(PAPERS)  # the first page of a session also writes its token
    with CaptureQueriesContext(connection) as queries:
        learner.get(PAPERS)
    return len(queries)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        (writing.nir("288033500002105"), "2 88 03 35 000 021 05"),
        (writing.nir("280082A00001740"), "2 80 08 2A 000 017 40"),
        (writing.phone("0639984127"), "06 39 98 41 27"),
        (writing.masked_phone("0639984127"), "06 •• •• •• 27"),
        (writing.masked_email("inaya.07@courriel.example"), "i••••7@courriel.example"),
        (writing.masked_email("inaya.07b@courriel.example"), "i••••b@courriel.example"),
        (writing.serial("99999000018"), "9999900001 8"),
        (writing.day("2026-04-13"), "13 avril 2026"),
    ],
)
def test_how_a_number_is_shown(shown, value):
    assert shown.replace("\u00a0", " ").replace("\u200b", "") == value
