"""The file of a scenario is refused with all its faults, each with its line and the right word.

The sentences are written here by hand; the product's table is not asked for them.
"""

import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sandbox.kit.toml_lines import Lines
from sandbox.kit.toml_schema import ListOf, OneTableOf, Table
from sandbox.workshop.scenarios import build, kinds, schema
from sandbox.workshop.stage import scenes

GOOD = """\
title = "Ada, la première"
mission = "Vous êtes Ada."
goals = [
  { end = "activation", says = "Activer" },
  { end = "connexion", says = "Se connecter" },
]
remember = "Je garde mon mot de passe."
story = "Ada a reçu sa lettre. Elle active son espace santé."

[person]
first_name = "Ada"
last_name = "Valfictif"
sex = "F"
born_year = 1970
department = "35"
portrait = "femme"
has_email = true
has_phone = true

[person.answers]
taille = "1,61 m"
poids = "64 kg"
maladie = "Asthme"
traitement = "Aucun"
allergie = "Latex"

[card]
has_photo = true

[letter]
day = -70

[account]
activated_day = -60

[[children]]
first_name = "Zoé"
last_name = "Valfictif"
sex = "F"
born_year = 2016
department = "35"

[[professionals]]
slug = "dr-exemple"
name = "Dr\u00a0Exemple"
profession = "Médecin généraliste"
town = "48999 Villefictive"

[[documents]]
name = "Prise de sang"
category = "biologie"
by = "dr-exemple"
day = -20
sections = [{ title = "Résultats", rows = [["Fer", "0,8 mg/L"]] }]

[[documents]]
name = "Ordonnance"
category = "ordonnance"
day = 6
sections = []

[[messages]]
by = "dr-exemple"
profile = "Zoé"
subject = "Le vaccin"
day = -2
text = "Bonjour."

[[medical]]
section = "maladies"
name = "asthme"
started_on = { age = 12 }
documents = ["Prise de sang"]
day = -50

[[measures]]
kind = "poids"
value = "64.5"
day = -20

[[incidents]]
kind = "fraud-email"
"""


def faulty_files():
    """(what is taken out of the right file, what is put there, the sentence) of each case."""
    text = (Path(__file__).parent / "scenario_faults.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            yield ["\n".join(line[2:] for line in lines if line[0] == sign) for sign in "-+="]


FAULTS = list(faulty_files())


def faults(folder, text, name="ada"):
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(schema.ScenarioFaults) as refused:
        schema.stories(folder)
    return [fault.replace("\u00a0", " ") for fault in refused.value.faults]


def test_a_right_file_is_read(tmp_path):
    (tmp_path / "ada.toml").write_text(GOOD, encoding="utf-8")
    assert schema.stories(tmp_path) == {"ada": tomllib.loads(GOOD)}


@pytest.mark.parametrize(("before", "after", "says"), FAULTS)
def test_a_fault_has_its_line_its_place_and_the_right_word(tmp_path, before, after, says):
    assert f"\n{before}\n" in f"\n{GOOD}"
    text = f"\n{GOOD}".replace(f"\n{before}\n", f"\n{after}\n" if after else "\n", 1)[1:]
    assert faults(tmp_path, text) == [f"ada.toml, {says}"]


def test_five_faults_are_five_lines_in_the_order_of_the_file(tmp_path):
    text = GOOD
    for before, after in [
        ('category = "biologie"', 'category = "biologi"'),
        ("day = -70", "day = -70\nis_lots = true"),
        ('portrait = "femme"', 'portrait = "homm"'),
        ("has_photo = true", "has_photo = 1"),
        ('kind = "fraud-email"', 'kind = "fraud"'),
    ]:
        text = text.replace(before, after, 1)
    said = faults(tmp_path, text)
    assert [re.search(r"ligne (\d+)", each)[1] for each in said] == ["16", "28", "32", "52", "83"]


def test_each_file_has_its_faults(tmp_path):
    faults(tmp_path, GOOD.replace("has_photo", "photo"))
    said = faults(tmp_path, GOOD.replace("goals", "gaols"), name="zoe")
    assert [each.split(",")[0] for each in said] == ["ada.toml", "zoe.toml"]


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "ada.toml").write_bytes(GOOD.encode("latin-1", "replace"))
    with pytest.raises(schema.ScenarioFaults, match="ada.toml.*pas enregistré en UTF-8"):
        schema.stories(tmp_path)


def test_a_command_says_the_faults_and_stops(tmp_path, monkeypatch):
    text = GOOD.replace("is_lost", "").replace("day = -70", "day = 70").replace("goals", "gaols")
    (tmp_path / "ada.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(build, "scenarios", lambda: schema.stories(tmp_path))
    with pytest.raises(CommandError) as refused:
        call_command("create_workshop", scenario=["ada"], seats=1)
    first, *lines = str(refused.value).splitlines()
    assert first.replace("\u00a0", " ") == "2 défauts à corriger"
    assert len(lines) == 2
    assert refused.value.returncode != 0


def test_the_real_files_are_right():
    assert len(schema.stories(build.SCENARIOS)) == len(list(build.SCENARIOS.glob("*.toml")))


# -- the reference of the README -------------------------------------------------------------------


def reference():
    text = (Path(schema.__file__).parent / "README.md").read_text(encoding="utf-8")
    return re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1]


def keys_of(kind):
    if isinstance(kind, Table):
        for name, each in kind.keys.items():
            yield name
            yield from keys_of(each)
    elif isinstance(kind, ListOf):
        yield from keys_of(kind.kind)
    elif isinstance(kind, OneTableOf):
        for table in kind.tables.values():
            yield from keys_of(table)
    elif isinstance(kind, kinds.PartialDate):
        yield from [*keys_of(kind.FROM_A_DAY), *keys_of(kind.FROM_AN_AGE)]


def keys_in(value):
    if isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from keys_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from keys_in(each)


def test_the_reference_has_every_key_and_no_other():
    written = set(keys_in(tomllib.loads(reference())))
    assert written == set(keys_of(Table(schema.NEEDED, schema.ALSO)))


def test_a_room_is_made_of_the_reference(db, tmp_path, monkeypatch):
    (tmp_path / "reference.toml").write_text(reference(), encoding="utf-8")
    stories = schema.stories(tmp_path)
    monkeypatch.setattr(build, "scenarios", lambda: stories)
    seat = build.workshop(scenario="reference", seats=1).places.get()
    profile = seat.world.player.account
    assert profile.illness_set.get().documents.get().name == "Bilan"
    assert profile.relative_set.get().of_the_story.first_name == "Odile"
    assert seat.world.player.children.count() == 3


# -- scenes, and lines -----------------------------------------------------------------------------


def test_a_scene_whose_step_another_year_lacks_is_refused(tmp_path, monkeypatch):
    """It would show the start, without a word, in a room of that year."""
    table = tmp_path / "scenes.toml"
    table.write_text('[un]\ntitle = "Un"\nscenario = "refus"\nstep = "activation/identite"\n')
    years = {2022: {"activation/identite": None, "refus/identite": None}, 2031: {}}
    monkeypatch.setattr(scenes, "SCENES_FILE", table)
    monkeypatch.setattr(scenes, "YEARS", [2022, 2031])
    monkeypatch.setattr(scenes, "stops", lambda year: years[year])
    years[2031]["activation/identite"] = None
    assert scenes.all_scenes.__wrapped__()["un"].step == "activation/identite"
    years[2031] = {"refus/identite": None}
    with pytest.raises(scenes.SceneFaults, match="activation/identite"):
        scenes.all_scenes.__wrapped__()


def test_the_scenes_are_refused_in_the_same_way(tmp_path, monkeypatch):
    table = tmp_path / "scenes.toml"
    table.write_text(
        '[un]\ntitle = "Un"\nscenario = "refu"\nstep = "activation/identit"\n'
        '[deux]\ntitle = "Deux"\nscenario = "refus"\npage = "world:paper"\nopens_one = "cloture"\n'
    )
    monkeypatch.setattr(scenes, "SCENES_FILE", table)
    with pytest.raises(scenes.SceneFaults) as refused:
        scenes.all_scenes.__wrapped__()
    assert [fault.replace("\u00a0", " ") for fault in refused.value.faults] == [
        f"scenes.toml, ligne {what} n’est pas connu. Vouliez-vous dire « {word} » ?"
        for what, word in [
            ("3, [un], scenario : « refu »", "refus"),
            ("4, [un], step : « activation/identit »", "activation/identite"),
            ("8, [deux], page : « world:paper »", "world:papers"),
            ("9, [deux], opens_one : ce mot", "opens_on"),
        ]
    ]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), None),
        (("a",), 1),
        (("text",), 2),
        (("not",), None),
        (("t", "k"), 8),
        (("t", "d", "e"), 9),
        (("t", "absent"), 7),
        (("r", 0, "k"), 11),
        (("r", 1, "k"), 14),
        (("r", 1, "list", 0, 1), 16),
        (("r", 1, "list", 1, "k"), 17),
        (("r", 1, "list", 2), 18),
        (("r", 1, "list", 3), 15),
        (("r", 1, "under", "k"), 20),
        (("r", 1, "row", 0, "k"), 22),
    ],
)
def test_a_line_is_found(path, line):
    text = (
        'a = 1 # not = "a key"\ntext = """\nnot = 1\n[t]\n[[r]]\n"""\n'
        "[t] # a table\nk = 1\nd.e = 2\n"
        '[[r]]\n"k" = "[t]"\n\n[[ r ]]\n  k = 2\nlist = [\n'
        '["k", "= ]3"],\n{ k = [1, 2], m = 4 },\n[[3]]]\n'
        "[r.under]\nk = 3\n[[r.row]]\nk = 4\n"
    )
    tomllib.loads(text)
    assert Lines(text).of(path) == line
