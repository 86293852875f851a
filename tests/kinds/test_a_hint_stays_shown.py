"""What a hint shows stays shown: in yellow when news come, on the side of the card it speaks of."""

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from tests.kinds.test_help_fits_the_papers import sit
from tests.kinds.test_hints_by_degrees import CODE, IDENTITY, framed, press, yellow
from tests.kinds.walked import read
from tests.strict import right_answers


@pytest.fixture
def inaya(db):
    return sit("mere-trois-enfants")


def news_of(learner, page, **changed):
    """What that page receives when something has come since."""
    address, _, query = re.search(r'id="nouvelles"[^>]*? hx-get="([^"]*)', page)[1].partition("?")
    sent = dict(parse_qsl(unescape(query))) | {"version": f"{learner.world.generation}-0"}
    shown = re.search(r'{"yellow": "([^"]*)"}', page)[1]
    return learner.get(address, sent | {"yellow": shown} | changed).content.decode()


def test_what_is_in_yellow_stays_so_when_news_come(inaya):
    fault = "code:2"
    for _ in range(3):
        page = press(inaya, CODE, at_fault=fault)
    news = news_of(inaya, page)
    assert yellow(news) == yellow(page) == [inaya.code.code]
    assert framed(news) == framed(page) == [inaya.code.code[4:8]]
    assert yellow(news_of(inaya, news)) == [inaya.code.code]


def test_a_code_that_serves_no_more_is_no_longer_in_yellow(inaya):
    for _ in range(3):
        page = press(inaya, CODE)
    inaya.ask_new_code("sms")
    assert yellow(news_of(inaya, page)) == []


@pytest.mark.parametrize("shown", ["", "x", ":", "0:1", ",,", "²:²", "9" * 5000, "1:" * 5000])
def test_whatever_a_page_says_that_it_shows_is_survived(inaya, shown):
    assert yellow(news_of(inaya, inaya.get(CODE).content.decode(), yellow=shown)) == []


def faces(page):
    root, _ = read(page)
    radios = [each for each in root.find("input") if each.get("name") == "face"]
    return [each.get("value") for each in radios if "checked" in each.attributes]


@pytest.mark.parametrize("has_photo", [True, False])
def test_the_side_of_the_card_of_which_it_speaks_is_the_one_shown(inaya, has_photo):
    inaya.reach("identite")
    type(inaya.person.carte_vitale).objects.update(has_photo=has_photo)
    right = right_answers(inaya.person)["identite"]
    side = ["front"] if has_photo else ["back"]
    assert faces(inaya.get(IDENTITY).content.decode()) == ["front"]
    assert faces(inaya.send(IDENTITY, right | {"serie": "1"}).content.decode()) == side
    assert faces(inaya.send(IDENTITY, right | {"nir": "1"}).content.decode()) == ["front"]
    assert faces(press(inaya, IDENTITY, box="serie")) == side
    assert faces(press(inaya, IDENTITY, box="nir")) == ["front"]
