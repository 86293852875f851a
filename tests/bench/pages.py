"""A page, an answer and a poll, against a view that does nothing behind the same middleware."""

import html
import re

from django.db import connection

from sandbox.workshop.scenarios import build
from tests.bench import databases
from tests.bench.browser import Browser, step_path
from tests.bench.measuring import Figure, Measured, compare
from tests.strict import right_answers

TITLE = "Les pages"
BARE = "/bench/bare/"
STOCK_PAGE = "/bench/stock/identite/"
CALLS = 60
STOCK_SETTINGS = {"CONN_MAX_AGE": 0, "OPTIONS": {}}
"""What a project has that sets nothing: rollback journal, deferred transactions, no keeping."""


def figures():
    workshop = build.workshop(scenario="mere-trois-enfants", seats=1)
    browser, nobody = Browser(workshop.places.select_related("world").get()), Browser()
    browser.reach("identite")
    stock = databases.copied("stock", **STOCK_SETTINGS)
    reopened = databases.opened(connection.settings_dict["NAME"], CONN_MAX_AGE=0)
    page, code = step_path("identite"), step_path("code")
    answer = browser.tokens(code) | right_answers(browser.seat.world.player)["code"]
    news = _poll_of(browser.ask(page, status=200))

    def see_stock():
        browser.ask(STOCK_PAGE, status=200)

    def post():
        browser.ask(code, answer)

    calls = {
        "bare": lambda: nobody.ask(BARE, status=200),
        "seated": lambda: browser.ask(BARE, status=200),
        "page": lambda: browser.ask(page, status=200),
        "stock page": see_stock,
        "stock page, reopened": databases.inside(reopened, see_stock),
        "post": post,
        "stock post": databases.inside(stock, post),
        "news": lambda: browser.ask(news, status=204),
    }
    times = compare({name: Measured(call, calls=CALLS) for name, call in calls.items()})
    for other in (stock, reopened):
        other.close()

    def figure(says, long, short, **goal):
        return Figure(says, times[long], times[short], **goal)

    yield figure("page d’une étape / vue nue", "page", "bare", at_most=25)
    yield figure("page à champs de Django / page", "stock page", "page", at_least=1.7)
    yield figure("… et CONN_MAX_AGE=0 / page", "stock page, reopened", "page", at_least=1.7)
    yield figure("réponse à une étape / vue nue", "post", "bare", at_most=15)
    yield figure("base réglée par Django / réponse", "stock post", "post", at_least=2)
    yield figure("nouvelles inchangées / vue nue", "news", "bare")
    yield figure("vue nue à une place / vue nue", "seated", "bare")


def _poll_of(page):
    """The address where this page asks for news."""
    return html.unescape(re.search(r'hx-get="([^"]*version=[^"]*)"', page)[1])
