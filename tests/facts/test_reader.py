"""The file of facts: what it may hold, and how each fault of it is told."""

from datetime import date, time, timedelta

import pytest

from sandbox import facts

GOOD = """
[sources]
law = "Code de la santé publique, article R1111-28, 2021"

[the-window]
value = "6 semaines"
whose = "service"
source = "law"
section = "3"
compared_on = 2024-02-29

[a-refusal]
whose = "ours"
title = "Refuser pendant {the-window}"
sentence = "Ici, on refuse pendant {the-window}."
real = ["{name} a {the-window}.", "Puis l’espace est créé."]
"""


def test_each_fact_is_read_in_the_order_of_the_file():
    read, sources = facts.read(GOOD)
    assert list(read) == ["the-window", "a-refusal"]
    assert read["the-window"].compared_on == date(2024, 2, 29)
    assert read["a-refusal"].real == ("{name} a {the-window}.", "Puis l’espace est créé.")
    assert sources["law"].startswith("Code de la santé publique")


def test_every_fault_is_told_at_once_under_the_slug_of_its_fact():
    bad = """
stray = 1

[sources]
law = "Code de la santé publique"
blog = "Un blog, 2022"

[the-window]
valeur = "6 semaines"
value = "six semaines"
whose = "service"
source = "press"

[a-refusal]
whose = "nobody"
title = "Refuser"
real = "Une phrase."

[nothing-said]
whose = "ours"
section = 4.1
compared_on = "hier"

[row]
whose = "ours"
title = "Attendre {the-pause}"
sentence = "Ici, {name} attend {a-refusal}."
"""
    with pytest.raises(facts.Faults) as told:
        facts.read(bad)
    assert str(told.value).splitlines() == [
        "stray: it is no table",
        "the-window: the key 'valeur' is unknown",
        "the-window: 'six semaines' is no number, with what it counts, and no hour",
        "the-window: the source 'press' is unknown",
        "the-window: a source and the day it was compared go together",
        "the-window: what the service does has a source and a section",
        "a-refusal: 'whose' is 'service' or 'ours'",
        "a-refusal: a row has a title and a sentence",
        "a-refusal: 'real' is a list of paragraphs",
        "nothing-said: it has no value, no sentence and no note",
        "nothing-said: 'section' is a text",
        "nothing-said: 'compared_on' is a day",
        "nothing-said: a source and the day it was compared go together",
        "row: its name is of two words or more, in small letters: 'code-life'",
        "row: no fact has a value under the name 'the-pause', in 'title'",
        "row: no fact has a value under the name 'name', in 'sentence'",
        "row: no fact has a value under the name 'a-refusal', in 'sentence'",
        "sources: nobody cites 'law'",
        "sources: nobody cites 'blog'",
        "sources: 'law' has no year",
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
    text = "Pendant {opposition-window}, {name} a {gap}. {agenda-books-nothing}"
    told = facts.filled(text, name="Lola")
    assert told.startswith("Pendant 6\u00a0semaines, Lola a {gap}. C’est pareil.")
    assert "cabinet. Ensuite" in told


def test_what_a_page_gives_is_not_read_again():
    assert facts.filled("{name}", name="{data-kept}") == "{data-kept}"
