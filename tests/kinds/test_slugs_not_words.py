"""What is kept of a room is slugs, whatever was done there; the French of before is read again."""

import importlib
import json
import os
import re
import subprocess
import sys

import pytest
from django.db.models import SlugField
from django.urls import reverse
from pytest_django.asserts import assertContains

from sandbox.workshop import erasing
from sandbox.workshop.models import Moment, SavePoint, Seat, Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.telling import debrief, sentences
from sandbox.workshop.views import access
from sandbox.world.models import Person
from tests import remembered
from tests.answers import right_answers, stands
from tests.checks import ROOT
from tests.house_rules.test_models import OURS
from tests.profiles import whole_life
from tests.strict import JOURNEYS, Learner
from tests.workshop.conftest import Mediator
from tests.workshop.test_reset import only

SLUG = re.compile(r"[a-z0-9]+([-_/][a-z0-9]+)*")
WHERE = ["journey", "page", "step", "total"]


# -- what a room keeps ----------------------------------------------------------------------------


@pytest.fixture
def mediator(db):
    return Mediator(access.new_mediator())


@pytest.fixture
def workshop(run, mediator):
    return remembered.workshop(run, "mere-trois-enfants", seats=3, owner=mediator.user)


def keys_kept():
    """Each key that the database now holds: [(where, key)]."""
    for model in OURS:
        for field in model._meta.concrete_fields:
            if isinstance(field, SlugField):
                for value in model.objects.values_list(field.name, flat=True):
                    yield f"{model._meta.label}.{field.name}", value
    for point in SavePoint.objects.all():
        if point.kind in {"journey", "played"}:
            yield "the name of a save point", point.name
        for name in ("journey", "page", "begun", "scenario"):
            yield f"the {name} of a save point", point.progress[name]
    ended = [seat.achieved for seat in Seat.objects.all()]
    ended += [point.progress["achieved"] for point in SavePoint.objects.all()]
    for achieved in ended:
        yield from (("what was finished", slug) for slug in achieved.splitlines())
    yield from (("a moment", moment.step) for moment in Moment.objects.all())
    for answers in Person.objects.values_list("answers", flat=True):
        yield from (("a line of the sheet", slug) for slug, _, _ in answers)
    for totals in Workshop.objects.values_list("totals", flat=True):
        for name in ("journeys", "exercises", "mistakes"):
            yield from ((name, slug) for slug, _ in totals.get(name, []))
        for (journey, page, *numbers), _ in totals.get("stops", []):
            yield from (("a stop", slug) for slug in (journey, page))
            assert all(isinstance(number, int) for number in numbers)


def check_the_keys(tried):
    """All of them are slugs; gives those of each place where they are kept."""
    kept = {}
    for place, key in keys_kept():
        if key:
            kept.setdefault(place, set()).add(key)
    for place, keys in kept.items():
        assert not [key for key in keys if not SLUG.fullmatch(key)], place
    tried(sum(map(len, kept.values())), "keys read")
    return kept


def test_an_evening_leaves_slugs_and_no_words(workshop, mediator, tried):
    first, second, third = (Learner(seat) for seat in workshop.places)
    first.activate()
    first.login()
    whole_life.live(first)
    second.get(second.step("code"))
    second.send(second.step("code"), {"code": "AAAAbbbbCCCC"})
    workshop.moments.create(name="Avant les conditions", step="activation/conditions")
    actions.jump(workshop, only(third.seat), "mot-de-passe-oublie/code")
    actions.keep_moment(workshop, only(second.seat), "Avant le café")
    actions.undo(actions.reset(workshop, only(second.seat)))
    kept = check_the_keys(tried)
    assert kept["workshop.Seat.journey"] >= {"activation", "mot-de-passe-oublie"}
    assert kept["workshop.Seat.page"] >= {"code"}
    assert kept["the name of a save point"] >= {"activation", "activate/0"}
    assert kept["what was finished"] >= {"activation", "connexion", "document", "agenda"}
    page = mediator.page(workshop, "bilan.csv").content.decode()
    for said in [stands("code"), JOURNEYS["document"], JOURNEYS["activation"]]:
        assert said in page
    erasing.erase(workshop)
    kept = check_the_keys(tried)
    assert kept["journeys"] >= {"activation", "connexion", "document", "agenda"}
    assert kept["a stop"] >= {"activation", "code"}
    assert mediator.page(workshop, "bilan.csv").content.decode() == page


def test_the_board_says_the_titles_of_the_pages(workshop, mediator):
    learner = Learner(workshop.places.first())
    for page, answers in right_answers(learner.person).items():
        learner.get(learner.step(page))
        seat = Seat.objects.get(pk=learner.seat.pk)
        assert (seat.journey, seat.page) == ("activation", page)
        assertContains(mediator.page(workshop, "place/1/"), stands(page))
        learner.send(learner.step(page), answers)


def test_what_is_done_inside_is_told_without_the_page_of_another_journey(inside, mediator):
    """« Documents rangés » is no step of the closing where the place was before."""
    inside.get(reverse("profiles:closure"))
    inside.send(reverse("profiles:add_folder"), {"name": "Asthme"})
    [way] = [each for each in debrief.histories(inside.seat.workshop) if each.is_taken]
    assert sentences.step_of(way.stopped_at) == "Documents rangés"


# -- the French of before -------------------------------------------------------------------------

carried = importlib.import_module("sandbox.workshop.migrations.0014_slugs_not_words")


@pytest.mark.parametrize(
    ("sentence", "stop"),
    [
        ("Pas commencé", ["", "", 0, 0]),
        ("Activation, 3 sur 5 · Conditions d’utilisation", ["activation", "conditions", 3, 5]),
        ("Connexion, 1 sur 2", ["connexion", "identifiant", 1, 2]),
        ("Connexion, 2 sur 2 · Code à usage unique", ["connexion", "code", 2, 2]),
        ("Clôture du profil, 2 sur 2", ["cloture", "mot-de-passe", 2, 2]),
        ("Accueil", ["dedans", "", 1, 1]),
        ("Profils des enfants", ["enfants", "", 1, 1]),
        (
            "Premières questions, 3 sur 5 · Ai-je une maladie ou un handicap\u00a0?",
            ["questions", "maladie", 3, 5],
        ),
        ("Clôture sans connexion, 1 sur 3 · Mon code provisoire",
         ["cloture-sans-connexion", "code", 1, 3]),
        ("Activation, 2 sur 5 · Une page d’avant", ["activation", "", 2, 5]),
        ("Un parcours d’avant, 2 sur 5 · Une page", None),
        ("Un parcours d’avant", None),
    ],
)  # fmt: skip
def test_where_somebody_stopped_is_read_again(sentence, stop):
    assert carried.stop_of(sentence) == stop
    if stop and "d’avant" not in sentence:
        assert sentences.step_of(sentences.Where(*stop)) == sentence


def test_every_name_of_before_is_known():
    before = {slug: label for label, slug in carried.ENDS.items()}
    assert before.items() <= JOURNEYS.items()


def test_the_totals_of_before_lose_only_what_nobody_knows():
    before = {
        "made": 8,
        "mistakes": [["code-wrong", 2]],
        "journeys": [["Activation", 3], ["Un parcours d’avant", 1]],
        "stops": [["Pas commencé", 2], ["Un parcours d’avant", 1]],
    }
    assert carried.totals_of(before) == {
        "made": 8,
        "mistakes": [["code-wrong", 2]],
        "journeys": [["activation", 3]],
        "stops": [[["", "", 0, 0], 2]],
    }
    assert carried.totals_of({}) == {}


sheet = importlib.import_module("sandbox.workshop.migrations.0015_answers_by_slug")
BEFORE = [["Taille", "1,55 m"], ["Allergie", "Aucune"]]
NOW = [["taille", "Taille", "1,55 m"], ["allergie", "Allergie", "Aucune"]]


def test_the_lines_of_a_sheet_get_the_slug_of_their_question():
    assert sheet.with_slugs(BEFORE) == sheet.with_slugs(NOW) == NOW
    assert sheet.with_slugs([]) == []
    for asked, kept in [(BEFORE, NOW), (json.dumps(BEFORE), json.dumps(NOW))]:
        rows = {"world_person": [{"id": 1, "answers": asked}], "world_mail": [{"id": 2}]}
        then = json.loads(sheet.rows_with_slugs(json.dumps(rows)))
        assert then == {"world_person": [{"id": 1, "answers": kept}], "world_mail": [{"id": 2}]}
    assert sheet.rows_with_slugs("{}") == "{}"


WITH_THE_HOUR = "deba6853e5fe1a30d97150f4c0deac75ffb043921fb55657638243bba58792b6"
WITHOUT = "39db4d0bd2e015200468bef7f48f5c512df1afc14a891e7fd7a0bf2598a195e5"
"""What `saves.schema()` said on SQLite when an incident had an hour, and when it had it no more."""

IN_AN_OPEN_ROOM = """
import json
import django

django.setup()
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

call_command("migrate", verbosity=0)
before = [
    ("workshop", "0013_exercise_of_each_event"),
    ("world", "0010_difficulties_say_themselves"),
    ("profiles", "0001_squashed"),
]
MigrationExecutor(connection).migrate(before)
then = MigrationExecutor(connection).loader.project_state(before).apps
names = ["Workshop", "Seat", "SeatEvent", "SavePoint"]
at = {name: then.get_model("workshop", name) for name in names}
room = at["Workshop"].objects.create(
    code="ABCD", title="Mardi", scenario="refus", seed="1", held_on="2026-11-30",
    totals={"stops": [["Activation, 2 sur 6 · Mon identité", 1]], "journeys": [["Opposition", 1]]},
)
stood = {"journey": "Activation", "step": 3, "total": 5, "heading": "Conditions d’utilisation"}
more = {"achieved": "Opposition\\nUn parcours d’avant\\nDocument ajouté", "begun": "Activation"}
World = then.get_model("world", "World")
world = World.objects.create(workshop_ref=room.pk, now="2026-11-30T09:00Z")
then.get_model("world", "Person").objects.create(
    world=world, workshop_ref=room.pk, born_on="1950-01-01", answers=[["Poids", "60 kg"]]
)
seat = at["Seat"].objects.create(
    workshop=room, number=2, code="1111", scenario="refus", world=world, **stood, **more
)
events = [
    {"kind": "sat", "text": "montre"},
    {"kind": "sat", "text": "vient de la place 7"},
    {"kind": "back"},
    {"kind": "begun", "journey": "Un parcours d’avant", "step": 1, "total": 2},
    {"kind": "step", **stood},
    {"kind": "finished", "journey": "Document ajouté", "step": 1, "total": 1},
    {"kind": "moved", "text": "La place 2 est remise au début.", **stood},
]
for event in events:
    at["SeatEvent"].objects.create(seat=seat, **event)
kept = {"scenario": "refus", "given": "", "is_finished": False, "is_used": True, **stood, **more}
for point in [
    {"kind": "journey", "name": "Activation"},
    {"kind": "played", "name": "hold_a_code, 0"},
    {"kind": "named", "name": "Avant le café, déjà"},
]:
    at["SavePoint"].objects.create(
        seat=seat, world_now="2026-11-30T09:00Z", rows="{}", progress=kept, schema=WITH_THE_HOUR,
        **point
    )
MigrationExecutor(connection).migrate([("workshop", "0016_kept_moments_go_on")])
call_command("migrate", verbosity=0)
now = {name: apps.get_model("workshop", name) for name in at}
fields = {
    "Workshop": ["totals"],
    "Seat": ["journey", "page", "step", "total", "achieved", "begun"],
    "SeatEvent": ["kind", "journey", "page", "step", "total", "is_put", "came_from", "text"],
    "SavePoint": ["name", "progress", "schema"],
}
rows = {name: list(now[name].objects.order_by("pk").values_list(*fields[name])) for name in now}
people = apps.get_model("world", "Person").objects
rows["Person"] = list(people.values_list("answers", flat=True))
print(json.dumps(rows))
"""


@pytest.mark.full
def test_a_room_in_the_middle_of_its_evening_goes_on(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "sandbox.settings",
        "PYTHONUTF8": "1",
        "SANDBOX_DATA_DIR": str(tmp_path),
    }
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", IN_AN_OPEN_ROOM.replace("WITH_THE_HOUR", repr(WITH_THE_HOUR))],
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    stands_now = ["activation", "conditions", 3, 5]
    kept = {
        "scenario": "refus", "given": "", "is_finished": False, "is_used": True,
        **dict(zip(WHERE, stands_now, strict=True)),
        "achieved": "refus\ndocument", "begun": "activation",
    }  # fmt: skip
    assert rows == {
        "Person": [[["poids", "Poids", "60 kg"]]],
        "Workshop": [
            [{"stops": [[["activation", "identite", 2, 6], 1]], "journeys": [["refus", 1]]}]
        ],
        "Seat": [[*stands_now, "refus\ndocument", "activation"]],
        "SeatEvent": [
            ["sat", "", "", 0, 0, True, None, ""],
            ["sat", "", "", 0, 0, False, 7, ""],
            ["back", "", "", 0, 0, False, None, ""],
            ["step", *stands_now, False, None, ""],
            ["finished", "document", "", 1, 1, False, None, ""],
            ["moved", *stands_now, False, None, "La place 2 est remise au début."],
        ],
        "SavePoint": [
            ["activation", kept, WITHOUT],
            ["hold_a_code/0", kept, WITHOUT],
            ["Avant le café, déjà", kept, WITHOUT],
        ],
    }
