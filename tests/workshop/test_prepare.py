"""A new workshop, and a past one copied with its sheets."""

import re
from datetime import timedelta
from functools import partial

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.lessons import LESSONS, lesson, room, time
from sandbox.workshop import erasing
from sandbox.workshop.models import MOST_SEATS, Workshop
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from tests.strict import right_answers

NEW = "/animation/nouvel-atelier/"


@pytest.fixture
def answers(db):
    today = clock.real_today()
    return {
        "title": "Mardi matin",
        "held_on_jour": today.day,
        "held_on_mois": today.month,
        "held_on_annee": today.year,
        "scenario": "sans-photo",
        "seats": "4",
        "guidance": "guided",
        "service_year": "2022",
        "may_restart": "on",
    }


def test_the_form_proposes_today_and_twelve_seats(mediator):
    page = mediator.get(NEW)
    assertContains(page, 'value="12"')
    assertContains(page, f'value="{clock.real_today().year}"')


def test_what_everyone_answers_comes_before_the_long_list_and_what_is_rare(mediator):
    page = mediator.get(NEW).content.decode()
    names = ["title", "held_on_jour", "seats", "scenario", "may_restart"]
    assert sorted(names, key=lambda name: page.index(f'name="{name}"')) == names


def test_a_scenario_is_told_in_the_order_that_is_ticked(mediator, answers):
    of_the_letter = "il lui faut quand même le code de la lettre"
    assertNotContains(mediator.get(NEW), of_the_letter)
    assertContains(mediator.post(NEW, answers | {"title": ""}), of_the_letter)


def test_the_stories_follow_the_order_that_is_ticked_at_once(mediator):
    """What the page asks for when another order is ticked."""
    app = mediator.get(NEW, {"service_year": "2025", "scenario": ["refus", "corse"]})
    tutorial = mediator.get(NEW, {"service_year": "2022", "scenario": ["refus", "corse"]})
    assertContains(app, "Pour refuser, il donne sa carte.")
    assertContains(tutorial, "il lui faut quand même le code de la lettre.")
    assertNotContains(tutorial, "Pour refuser, il donne sa carte.")
    ticked = r'name="scenario" value="([\w-]+)"[^>]*checked'
    for page in (app, tutorial):
        assert {*re.findall(ticked, page.content.decode())} == {"refus", "corse"}


def test_quotation_marks_hold_to_their_words(mediator):
    assertContains(mediator.get(NEW), "«\u00a0Créé\u00a0» n’est pas «\u00a0activé\u00a0»")


def test_a_workshop_is_made_with_the_mediator_s_own_place(mediator, answers):
    page = mediator.post(NEW, answers, follow=True)
    made = Workshop.objects.get()
    assertContains(page, f"Atelier {made.code}")
    assert (made.title, made.owner, made.may_restart) == ("Mardi matin", mediator.user, True)
    assert [seat.number for seat in made.seats.all()] == [0, 1, 2, 3, 4]
    assert made.seats.get(number=0).world.person_set.exists()


@pytest.mark.parametrize(
    ("field", "typed", "slug"),
    [
        ("title", "", "title-empty"),
        ("title", "appelez le 0612345678", "text-real"),
        ("held_on_jour", "", "workshop-date-empty"),
        ("held_on_annee", "2004", "workshop-date-wrong"),
        ("held_on_annee", "9996", "workshop-date-wrong"),
        ("scenario", "", "scenario-empty"),
        ("scenario", "inconnu", "scenario-empty"),
        ("seats", "0", "seats-wrong"),
        ("seats", str(MOST_SEATS + 1), "seats-wrong"),
        ("seats", "00101", "seats-wrong"),
        ("title", "a" * 101, "title-too-long"),
        ("seats", "douze", "seats-wrong"),
        ("seats", "", "seats-empty"),
    ],
)
def test_a_workshop_that_cannot_be_made(mediator, answers, field, typed, slug):
    page = mediator.post(NEW, answers | {field: typed})
    assertContains(page, LESSONS[slug].says)
    assert not Workshop.objects.exists()


def test_what_is_wrong_of_the_places_and_the_year_is_named(mediator, answers):
    """« Vous avez écrit autre chose », said of 41; « 19 ou 20 », of a day to come."""
    assertContains(mediator.post(NEW, answers | {"seats": "41"}), "Vous avez écrit 41.")
    assertContains(mediator.post(NEW, answers | {"seats": "douze"}), "pas un nombre de 1 à 40.")
    page = mediator.post(NEW, answers | {"held_on_annee": "26"})
    assertContains(page, "les 2 premiers chiffres, 20.")


@pytest.fixture
def past(workshop):
    """A workshop of yesterday, which nobody has erased yet and where nobody sits."""
    workshop.held_on = clock.real_today() - timedelta(days=1)
    workshop.save()
    return workshop


def test_a_copy_keeping_its_sheets_has_the_same_code_and_numbers(mediator, past, answers):
    workshop, code = past, past.code
    page = mediator.get(NEW, {"copie": code})
    assertContains(page, "Garder les mêmes fiches")
    data = answers | {"scenario": workshop.scenario, "seats": "3", "same_sheets": "on"}
    mediator.post(f"{NEW}?copie={code}", data)
    copied = Workshop.objects.get(code=code)
    workshop.refresh_from_db()
    assert copied != workshop
    assert workshop.code != code
    for mine, theirs in zip(copied.places, workshop.places, strict=True):
        assert mine.code == theirs.code
        assert mine.token != theirs.token
        assert right_answers(mine.world.player) == right_answers(theirs.world.player)


def test_a_copy_with_other_sheets_has_its_own(mediator, workshop, answers):
    data = answers | {"scenario": workshop.scenario}
    mediator.post(f"{NEW}?copie={workshop.code}", data)
    other = Workshop.objects.exclude(pk=workshop.pk).get()
    assert other.seed != workshop.seed


def test_somebody_else_s_workshop_cannot_be_copied(stranger, workshop, answers):
    data = answers | {"same_sheets": "on"}
    stranger.post(f"{NEW}?copie={workshop.code}", data)
    assert Workshop.objects.exclude(pk=workshop.pk).get().seed != workshop.seed


def test_the_list_says_what_was_erased(mediator, workshop):
    workshop.erased_at = clock.real_now()
    workshop.seats_made, workshop.seats_taken = 3, 2
    workshop.save()
    page = mediator.get("/animation/")
    assertContains(page, "2 places prises sur 3")
    assertContains(page, "Copier cet atelier")


def test_a_date_to_come_sets_day_zero(mediator, answers):
    day = clock.real_today() + timedelta(days=30)
    data = {"held_on_jour": day.day, "held_on_mois": day.month, "held_on_annee": day.year}
    mediator.post(NEW, answers | data)
    assert Workshop.objects.get().places.first().world.now == clock.morning_of(day)


def test_only_the_owner_may_keep_the_sheets(workshop, stranger, answers):
    workshop.facilitators.add(stranger.user)
    assertNotContains(stranger.get(NEW, {"copie": workshop.code}), "Garder les mêmes fiches")
    data = answers | {"scenario": workshop.scenario, "same_sheets": "on"}
    stranger.post(f"{NEW}?copie={workshop.code}", data)
    assert Workshop.objects.get(code=workshop.code) == workshop


def test_the_sheets_are_given_to_one_copy_only(past, mediator):
    workshop = past
    stale = Workshop.objects.get(pk=workshop.pk)
    build.copy(workshop, scenario=workshop.scenario, seats=1)
    with pytest.raises(build.AlreadyCopied):
        build.copy(stale, scenario=workshop.scenario, seats=1)


def test_a_title_stays_on_one_line(mediator, answers):
    mediator.post(NEW, answers | {"title": "Mardi \x1b[31m\n matin"})
    assert Workshop.objects.get().title == "Mardi [31m matin"


def test_the_limits_of_a_room_are_written_once():
    """The lessons said 40 places, and 2 years, by hand."""
    by_hand = {str(MOST_SEATS), "2 ans", "2\u00a0ans"}
    for table in (room.LESSONS, time.LESSONS):
        for slug, raw in table.items():
            texts = [raw.says, raw.why, raw.what, *raw.in_general.values()]
            assert not [said for said in by_hand for text in texts if said in text], slug
    assert lesson("seats-wrong", slip="").says == f"Le nombre de places va de 1 à {MOST_SEATS}"


def test_the_order_of_the_pages_is_chosen_and_copied_with_the_sheets_or_not(mediator, answers):
    mediator.post(NEW, answers | {"service_year": "2025"})
    made = Workshop.objects.get()
    assert made.service_year == 2025
    assert {seat.world.service_year for seat in made.seats.all()} == {2025}
    assertContains(mediator.get("/animation/"), "ordre 2025")
    assertContains(
        mediator.get(f"/animation/{made.code}/"), "<dt>Ordre des pages</dt><dd>2025</dd>"
    )
    copied = mediator.get(NEW, {"copie": made.code}).content.decode()
    assert re.search(r'name="service_year" value="2025"[^>]*\s+checked', copied)
    Workshop.objects.update(held_on=clock.real_today() - timedelta(days=1))
    mediator.post(f"{NEW}?copie={made.code}", answers | {"same_sheets": "on"})
    assert Workshop.objects.get(code=made.code).service_year == 2022
    mediator.post(NEW, answers | {"service_year": "1999"})
    assert Workshop.objects.count() == 2


def test_the_help_that_everybody_begins_with_is_chosen_and_copied(mediator, answers):
    checked = r'name="guidance" value="{}"[^>]*\s+checked'
    assert re.search(checked.format("guided"), mediator.get(NEW).content.decode())
    mediator.post(NEW, answers | {"guidance": "real"})
    made = Workshop.objects.get()
    assert [seat.is_as_real for seat in made.seats.all()] == [False, True, True, True, True]
    copied = mediator.get(NEW, {"copie": made.code}).content.decode()
    assert re.search(checked.format("real"), copied)
    mediator.post(NEW, answers | {"guidance": "autre"})
    assert Workshop.objects.count() == 1


def test_each_scenario_says_its_duration_and_difficulty_the_tutorial_first(mediator):
    page = mediator.get("/animation/nouvel-atelier/").content.decode()
    notes = re.findall(r'choice__note">(\d+) min · (simple|moyen|difficile)<', page)
    assert len(notes) == len(build.scenarios())
    order = re.findall(r'name="scenario" value="([\w-]+)"', page)
    assert order[:2] == ["mere-trois-enfants", "stand-hopital"]
    assert order[-1] in {"refus", "jumelles", "nouveau-ne"}


# -- what is over ----------------------------------------------------------------------------------


@pytest.fixture
def over(past):
    """The same, erased: its totals stay."""
    erasing.erase(past)
    return past


def test_what_is_over_is_put_away_and_taken_out_again(mediator, over):
    list_of = partial(mediator.get, "/animation/")
    assertContains(list_of(), over.title)
    page = mediator.post("/animation/ateliers-passes/", follow=True)
    assertContains(page, "1 atelier rangé.")
    assertNotContains(list_of(), f"<h2>{over.title}</h2>")
    assertContains(list_of(), "l’atelier rangé")
    assertContains(list_of({"tous": "oui"}), f"<h2>{over.title}</h2>")
    mediator.post("/animation/ateliers-passes/", {"to": "list"})
    assertContains(list_of(), f"<h2>{over.title}</h2>")


def test_what_is_not_in_the_list_is_not_counted(mediator, over):
    """Demonstrations and rehearsals of other days were, and today’s rooms that are erased."""
    for fields in ({"is_demo": True}, {"is_rehearsal": True}, {"held_on": clock.real_today()}):
        room = build.workshop(scenario="refus", seats=1, owner=mediator.user)
        Workshop.objects.filter(pk=room.pk).update(
            **{"held_on": over.held_on, "erased_at": clock.real_now()} | fields
        )
    page = mediator.post("/animation/ateliers-passes/", follow=True)
    assertContains(page, "1 atelier rangé.")
    assertNotContains(page, "Ranger les ateliers passés")


def test_who_only_helps_is_not_asked_to_put_away(stranger, over):
    over.facilitators.add(stranger.user)
    assertNotContains(stranger.get("/animation/"), "Ranger les ateliers passés")


def test_what_is_put_away_still_counts(mediator, over):
    Workshop.objects.update(seats_taken=2, totals={"seats_taken": 2})
    before = mediator.get("/animation/seances.csv").content
    mediator.post("/animation/ateliers-passes/")
    assert mediator.get("/animation/seances.csv").content == before


def test_what_is_not_over_stays_and_so_does_what_is_another_s(mediator, stranger, workshop):
    for each in (mediator, stranger):
        each.post("/animation/ateliers-passes/")
    assertContains(mediator.get("/animation/"), f"<h2>{workshop.title}</h2>")
    assertNotContains(mediator.get("/animation/"), "Ranger les ateliers passés")
