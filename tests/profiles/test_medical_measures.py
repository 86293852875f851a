"""Measures: their day and their hour, the curve, what is computed."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles.factories import MeasureFactory
from profiles.measures import HEAD, KINDS
from profiles.medical.sections import SECTIONS
from sandbox.lessons import LESSONS
from sandbox.world import clock
from tests.profiles.test_medical import given_the_profile_of, queries

PAGE = SECTIONS["mesures"].url


def add(learner, kind, value, *, day=None, **others):
    day = day or learner.world.now.date()
    parts = {"taken_on_jour": day.day, "taken_on_mois": day.month, "taken_on_annee": day.year}
    answers = {"value": value} | parts | others
    return learner.send(reverse("profiles:add_measure", args=[kind]), answers)


@pytest.mark.parametrize("kind", [slug for slug in KINDS if slug != HEAD])
def test_a_measure_is_added_shown_changed_and_deleted(inside, profile, kind):
    second = {"second": "80"} if KINDS[kind].second else {}
    example = KINDS[kind].examples[0].partition(" ou ")[0]
    assertContains(inside.get(reverse("profiles:add_measure", args=[kind])), KINDS[kind].adding)
    assertRedirects(add(inside, kind, example, **second), PAGE)
    entry = profile.measure_set.get()
    assertContains(inside.get(PAGE), entry.said)
    page = inside.get(f"{PAGE}{entry.pk}/modifier/")
    assertContains(page, f'value="{example}"')
    assertRedirects(inside.send(f"{PAGE}{entry.pk}/modifier/", shown_in(page)), PAGE)
    assert profile.measure_set.get().value == entry.value
    assertContains(inside.get(f"{PAGE}{entry.pk}/supprimer/"), "Oui, supprimer")
    inside.send(f"{PAGE}{entry.pk}/supprimer/")
    assert not profile.measure_set.exists()


def shown_in(page):
    """What the page would post as it stands."""
    main = page.content.decode().partition("<main")[2]
    return dict(
        re.findall(
            r'name="((?:value|second|taken_on|taken_at)\w*)" type="text" value="([^"]*)"', main
        )
    )


def test_a_new_measure_of_the_same_day_replaces(inside, profile):
    add(inside, "poids", "65")
    add(inside, "poids", "56,1")
    assert profile.measure_set.get().value == Decimal("56.1")


def test_a_measure_moved_to_another_day(inside, profile):
    today = inside.world.now.date()
    add(inside, "poids", "65", day=today - timedelta(days=3))
    add(inside, "poids", "56")
    first = profile.measure_set.last()
    answers = {"value": "57", "taken_on_jour": today.day, "taken_on_mois": today.month}
    inside.send(f"{PAGE}{first.pk}/modifier/", answers | {"taken_on_annee": today.year})
    assert profile.measure_set.get().value == 57


def test_several_measures_of_a_day_have_their_hours(inside, profile):
    for typed, value in [("20 h", "1,4"), ("8h30", "0,95"), ("", "1,1"), ("8:30", "1")]:
        add(inside, "glycemie", value, taken_at=typed)
    kept = list(profile.measure_set.values_list("taken_at", "value"))
    assert kept == [(time(20), Decimal("1.4")), (time(8, 30), 1), (None, Decimal("1.1"))]
    page = inside.get(PAGE)
    assertContains(page, "à 8\u00a0h\u00a030")
    assertContains(page, 'points="12.0,114.0 256.8,148.0 588.0,12.0"')
    entry = profile.measure_set.get(taken_at=time(20))
    page = inside.get(f"{PAGE}{entry.pk}/modifier/")
    assertContains(page, 'value="20\u00a0h\u00a000"')
    inside.send(f"{PAGE}{entry.pk}/modifier/", shown_in(page) | {"taken_at": "21 h"})
    assert [str(hour) for hour in profile.measure_set.values_list("taken_at", flat=True)] == [
        "21:00:00",
        "08:30:00",
        "None",
    ]


def test_a_hour_that_is_none_is_refused_and_never_shown_if_it_may_be_real(inside, profile):
    assertContains(add(inside, "poids", "56", taken_at="25 h"), LESSONS["time-format"].says)
    page = add(inside, "poids", "56", taken_at="06 12 34 56 78")
    assertContains(page, LESSONS["text-real"].says)
    assertNotContains(page, "06 12 34")
    assert not profile.measure_set.exists()


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("hba1c", "6,5 %", "6,5 %"),
        ("hba1c", "7 pour cent", "7 %"),
        ("taux-de-glucose", "95 mg/dL", "95 mg/dL"),
    ],
)
def test_the_unit_of_a_measure_may_be_typed(inside, profile, kind, typed, said):
    add(inside, kind, typed)
    assert profile.measure_set.get().said == said


@pytest.mark.parametrize(
    ("kind", "value", "others", "lesson"),
    [
        ("poids", "561", {}, "measure-unlikely"),
        ("temperature", "73", {}, "measure-unlikely"),
        ("douleur", "11", {}, "measure-unlikely"),
        ("tension", "80", {"second": "128"}, "pressure-order"),
        ("tension", "128", {"second": "128"}, "pressure-order"),
        ("tension", "128", {}, "measure-empty"),
        ("poids", "56", {"taken_on_annee": "2996"}, "entry-date-future"),
        ("poids", "56", {"taken_on_annee": "1948"}, "before-birth"),
        ("poids", "56", {"taken_on_jour": ""}, "day-incomplete"),
    ],
)
def test_a_measure_that_does_not_fit_keeps_nothing(inside, profile, kind, value, others, lesson):
    assertContains(add(inside, kind, value, **others), LESSONS[lesson].says)
    assert not profile.measure_set.exists()


def test_the_head_is_measured_on_a_small_child_only(inside):
    assert inside.get(reverse("profiles:add_measure", args=[HEAD])).status_code == 404
    assertNotContains(inside.get(PAGE), "Périmètre crânien")
    louis = inside.person.children[2]
    louis.born_on = inside.world.now.date() - timedelta(days=300)
    louis.save()
    given_the_profile_of(inside, louis.account)
    assertContains(inside.get(PAGE), "Périmètre crânien")
    add(inside, HEAD, "42,5")
    assert str(louis.account.measure_set.get()) == "Périmètre crânien\u00a0: 42,5 cm"


def test_an_unknown_measure(inside):
    assert inside.get(reverse("profiles:add_measure", args=["humeur"])).status_code == 404
    assert inside.get(f"{PAGE}999999/modifier/").status_code == 404
    assert inside.get(f"{PAGE}999999/supprimer/").status_code == 404


def test_the_index_is_computed_and_never_stored(inside, profile):
    add(inside, "poids", "56,1")
    assertNotContains(inside.get(PAGE), "IMC")
    add(inside, "taille", "1,55")
    assertContains(inside.get(PAGE), "<strong>23,4</strong>")
    assert profile.measure_set.count() == 2


def test_the_curve_is_readable_as_a_table(inside, profile):
    add(inside, "poids", "58", day=inside.world.now.date() - timedelta(days=30))
    page = inside.get(PAGE)
    assertNotContains(page, '<svg class="curve')
    add(inside, "poids", "56,1")
    page = inside.get(PAGE)
    assertContains(page, 'points="12.0,12.0 588.0,148.0"')
    assertContains(page, "<td>58 kg</td>")
    assertContains(page, "<td>56,1 kg</td>")


def test_a_blood_pressure_draws_two_lines(inside):
    for days, high in [(3, "128"), (0, "132")]:
        day = inside.world.now.date() - timedelta(days=days)
        add(inside, "tension", high, second="80", day=day)
    page = inside.get(PAGE)
    assertContains(page, '<polyline class="curve__line"', count=2)
    assertContains(page, "132 / 80 mmHg")


@pytest.mark.parametrize(
    ("said", "kept"),
    [("13/8", "130 / 80"), ("13 sur 8", "130 / 80"), ("12 / 7", "120 / 70"),
     ("128 / 80 mmHg", "128 / 80"), ("12,8-8", "128 / 80")],
)  # fmt: skip
def test_a_blood_pressure_is_taken_in_one_box_as_it_is_printed_and_said(inside, said, kept):
    add(inside, "tension", said)
    assertContains(inside.get(PAGE), f"{kept} mmHg")


def test_two_boxes_that_do_not_agree_are_left_as_they_are(inside, profile):
    add(inside, "tension", "13/8", second="9")
    assert not profile.measure_set.exists()


def test_as_many_queries_with_two_measures_as_with_fifty(inside, profile):
    def given_measures(days):
        with clock.at(inside.world.now):
            for days_ago in days:
                day = date(2026, 1, 1) - timedelta(days=days_ago)
                MeasureFactory(profile=profile, taken_on=day)

    given_measures(range(2))
    inside.get(PAGE)
    two = queries(inside, PAGE)
    given_measures(range(2, 50))
    assert queries(inside, PAGE) == two
