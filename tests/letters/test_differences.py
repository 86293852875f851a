"""« Ce qui est différent », read whole; after a year, each row says that it is to be checked."""

import re
from datetime import date

from django.urls import reverse
from django.utils.html import strip_tags

from sandbox import facts
from sandbox.world import clock
from tests import remembered
from tests.letters.test_letters import as_read, signed
from tests.strict import Learner

LIST = re.compile(r"<dl.*?</dl>", re.DOTALL)
TO_CHECK = "À revérifier."
NEVER_OLD = [
    "Les personnes",
    "Le nom, le logo, les couleurs",
    "Les messages",
    "Les incidents",
    "«\u00a0Qui voit quoi\u00a0»",
    "«\u00a0Trier le courrier\u00a0»",
    "Les messages frauduleux",
    "L’aide en jaune",
    "Les vraies informations",
]
"""The rows that only say what is ours: no source will change them."""


def shown_on(day, learner, monkeypatch):
    monkeypatch.setattr(clock, "real_now", lambda: clock.morning_of(day))
    page = learner.get(reverse("accounts:differences")).content.decode()
    return LIST.search(page)[0]


def test_what_is_different(learner, monkeypatch):
    signed("differences", as_read(shown_on(date(2026, 11, 30), learner, monkeypatch)))


def test_a_year_later_each_row_says_so_and_nothing_else_changes(learner, monkeypatch):
    now = shown_on(date(2026, 11, 30), learner, monkeypatch)
    then = shown_on(date(2027, 12, 1), learner, monkeypatch)
    assert TO_CHECK not in now
    rows = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", then)
    fresh = [title for title, said in rows if not strip_tags(said).endswith(f" {TO_CHECK}")]
    assert fresh == NEVER_OLD
    assert as_read(now) == as_read(then).replace(f" {TO_CHECK}", "")


def test_a_row_is_as_old_as_the_facts_that_it_cites(monkeypatch):
    """« Les 10 ans » were compared long ago, the row that says them yesterday."""
    text = """
[sources]
law = "La loi, 2021"
[data-kept]
value = "10 ans"
whose = "service"
source = "law"
section = "4"
compared_on = 2025-01-01
[erasing-data]
title = "La suppression"
sentence = "La fin des {data-kept} n’est pas simulée."
whose = "service"
source = "law"
section = "4"
compared_on = 2026-11-29
"""
    monkeypatch.setattr(facts, "_file", lambda: facts.read(text))
    assert [row.is_to_check for row in facts.rows(date(2026, 11, 30), 2022)] == [True]
    assert [row.is_to_check for row in facts.rows(date(2025, 11, 30), 2022)] == [False]
    assert [each.slug for each in facts.to_check(date(2027, 12, 1))] == [
        "data-kept",
        "erasing-data",
    ]


def test_what_is_different_depends_on_the_order_of_the_room(db, run):
    room = remembered.workshop(run, "refus", seats=1, service_year=2025)
    learner = Learner(room.places.get())
    page = LIST.search(learner.get(reverse("accounts:differences")).content.decode())[0]
    titles = re.findall(r"<dt>(.*?)</dt>", page)
    assert {"Le modèle de carte", "Un enfant avant son parent", "Quitter après le code"} <= {
        *titles
    }
    assert titles.count("L’ordre des pages") == 1
    assert titles.count("Après la première connexion") == 1
    assert "C’est celui de l’application, en août 2025" in page
    assert "Ici, on les quitte et on y revient." in page
    assert not {"Le choix d’activer ou de refuser", "Le code expiré d’une lettre"} & {*titles}
