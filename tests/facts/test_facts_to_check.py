"""`facts_to_check`: what to compare next, the oldest first, with its source and where it is."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from sandbox import facts
from sandbox.world import clock

pytestmark = pytest.mark.django_db

TEXT = """
[sources]
law = "Code de la santé publique, article R1111-36, 2021"
app = "Application officielle, août 2025"
[data-kept]
value = "10 ans"
whose = "service"
source = "law"
section = "4"
compared_on = 2026-03-01
[agenda-books-nothing]
real = ["C’est pareil."]
whose = "service"
source = "app"
section = "8"
compared_on = 2025-06-01
[invented-people]
title = "Les personnes"
sentence = "Elles sont inventées."
whose = "ours"
"""


@pytest.fixture
def said_on(monkeypatch):
    """What the command says on that day, with these options."""
    monkeypatch.setattr(facts, "_file", lambda: facts.read(TEXT))

    def said(day, *options):
        monkeypatch.setattr(clock, "real_now", lambda: clock.morning_of(day))
        out = StringIO()
        call_command("facts_to_check", *options, stdout=out)
        return out.getvalue().replace("\u00a0", " ").splitlines()

    return said


def test_what_is_a_year_old_is_listed_with_its_source_and_its_uses(said_on):
    said = said_on(date(2026, 12, 1))
    assert said[0].startswith("1 fait à revérifier.")
    assert said[2:4] == ["Comparé le 1er juin 2025 avec :", "Application officielle, août 2025"]
    assert said[4] == "- agenda-books-nothing, sandbox/facts/real-service.md §8"
    assert said[5].strip() == "templates/profiles/agenda/index.html"
    assert len(said) == 6


def test_the_oldest_comes_first(said_on):
    said = said_on(date(2027, 12, 1))
    assert said[0].startswith("2 faits à revérifier.")
    slugs = [line.split()[1].strip(",") for line in said if line.startswith("- ")]
    assert slugs == ["agenda-books-nothing", "data-kept"]
    [kept] = [line for line in said if line.startswith("- data-kept")]
    assert kept == "- data-kept : 10 ans, sandbox/facts/real-service.md §4"
    assert "templates/accounts/home.html" not in said[-1]
    assert "templates/mail/closed.email.html" in said[-1]


def test_nothing_is_to_be_checked_within_a_year(said_on):
    [said] = said_on(date(2026, 5, 31))
    assert said == "Rien à revérifier. Le plus ancien fait a été comparé le 1er juin 2025."
    assert len([line for line in said_on(date(2026, 5, 31), "--all") if line[:2] == "- "]) == 2
