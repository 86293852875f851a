"""The file of facts: what it may hold, and how each fault of it is told."""

from datetime import date, time, timedelta

import pytest

from sandbox import facts

GOOD = """
[sources]
law = "Code de la santé publique, article R1111-28"

[window]
value = "6 semaines"
whose = "service"
source = "law"
section = "3"
compared_on = 2024-02-29

[refusing]
whose = "ours"
title = "Refuser pendant {window}"
sentence = "Ici, on refuse pendant {window}."
real = ["{name} a {window}.", "Puis l’espace est créé."]
"""


def test_each_fact_is_read_in_the_order_of_the_file():
    read, sources = facts.read(GOOD)
    assert list(read) == ["window", "refusing"]
    assert read["window"].compared_on == date(2024, 2, 29)
    assert read["refusing"].real == ("{name} a {window}.", "Puis l’espace est créé.")
    assert sources["law"].startswith("Code de la santé publique")


def test_every_fault_is_told_at_once_under_the_slug_of_its_fact():
    bad = """
[sources]
law = "Code de la santé publique"
blog = "Un blog"

[window]
valeur = "6 semaines"
value = "six semaines"
whose = "service"
source = "press"

[refusing]
whose = "nobody"
title = "Refuser"
real = "Une phrase."

[empty]
whose = "ours"
compared_on = "hier"

[telling]
whose = "ours"
title = "Attendre {pause}"
sentence = "Ici, {name} attend {refusing}."
"""
    with pytest.raises(facts.Faults) as told:
        facts.read(bad)
    assert str(told.value).splitlines() == [
        "window: the key 'valeur' is unknown",
        "window: 'six semaines' is no number, with what it counts, and no hour",
        "window: the source 'press' is unknown",
        "window: a source and the day it was compared go together",
        "window: what the service does has a source and a section",
        "refusing: 'whose' is 'service' or 'ours'",
        "refusing: a row has a title and a sentence",
        "refusing: 'real' is a list of paragraphs",
        "empty: it has no value, no sentence and no note",
        "empty: 'compared_on' is a day",
        "empty: a source and the day it was compared go together",
        "telling: no fact has 'pause' for a value, in 'title'",
        "telling: no fact has 'name' for a value, in 'sentence'",
        "telling: no fact has 'refusing' for a value, in 'sentence'",
        "sources: nobody cites 'law'",
        "sources: nobody cites 'blog'",
    ]


@pytest.mark.parametrize(
    ("value", "delay"),
    [
        ("6 semaines", timedelta(days=42)),
        ("60 jours", timedelta(days=60)),
        ("1 minute", timedelta(seconds=60)),
        ("30 secondes", timedelta(seconds=30)),
        ("2 heures", timedelta(hours=2)),
    ],
)
def test_a_delay_is_read_from_its_words(value, delay):
    assert facts.Fact("one", value=value).delay == delay


@pytest.mark.parametrize("value", ["3 mois", "10 ans", "12", "50 caractères", "8 h 30"])
def test_what_has_no_fixed_length_is_no_delay(value):
    with pytest.raises(facts.NotThatKind, match=f"one: {value}"):
        _ = facts.Fact("one", value=value).delay


def test_a_number_and_an_hour_are_read_from_their_words():
    assert facts.Fact("one", value="50 caractères").number == 50
    assert facts.Fact("one", value="12").number == 12
    assert facts.Fact("one", value="8 h 30").hour == time(8, 30)
    assert facts.Fact("one", value="17 h").hour == time(17)
    with pytest.raises(facts.NotThatKind):
        _ = facts.Fact("one", value="50 caractères").hour


@pytest.mark.parametrize(
    ("compared_on", "today", "is_to_check"),
    [
        (date(2025, 11, 25), date(2026, 11, 24), False),
        (date(2025, 11, 25), date(2026, 11, 25), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
        (None, date(2099, 1, 1), False),
    ],
)
def test_a_fact_is_to_check_after_twelve_months(compared_on, today, is_to_check):
    assert facts.Fact("one", compared_on=compared_on).is_to_check(today) == is_to_check


def test_a_text_is_filled_with_values_and_keeps_its_other_braces():
    text = "Pendant {opposition-window}, {name} a {gap}. {agenda}"
    told = facts.filled(text, name="Lola")
    assert told.startswith("Pendant 6 semaines, Lola a {gap}. C’est pareil.")
    assert "cabinet. Ensuite" in told


def test_what_a_page_gives_is_not_read_again():
    assert facts.filled("{name}", name="{data-kept}") == "{data-kept}"
