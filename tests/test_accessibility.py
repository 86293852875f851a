"""« Accessibilité »: the 106 criteria are answered, and what is counted is what is written."""

import re
from collections import Counter
from pathlib import Path

from pytest_django.asserts import assertContains

from sandbox import accessibility
from sandbox.accessibility import Result

ROOT = Path(__file__).parents[1]
OF_EACH_THEME = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
"""How many criteria the RGAA 4.1.2 has in each of its 13 themes."""


def rows():
    return [each for theme in accessibility.themes() for each in theme.criteria]


def test_each_criterion_is_answered_once_in_the_order_of_the_rgaa():
    expected = [
        f"{theme}.{number}"
        for theme, count in enumerate(OF_EACH_THEME, start=1)
        for number in range(1, count + 1)
    ]
    assert len(expected) == 106
    assert [each.number for each in rows()] == expected


def test_each_answer_says_why():
    assert [each.number for each in rows() if not each.said or not each.asks.endswith(".")] == []


def test_what_is_said_to_be_held_by_a_test_is():
    held = {path for each in rows() for path in each.tests}
    assert len(held) > 10
    assert [path for path in held if not (ROOT / path).is_file()] == []
    assert [path for path in held if not Path(path).name.startswith("test_")] == []


def tags(name):
    """Each beginning of this element in the templates, and what follows it in its file."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")]
    return [each for text in texts for each in re.split(rf"<{name}\b", text)[1:]]


def test_what_the_templates_have_is_answered_as_it_is():
    """Four answers that a template alone would make false."""
    answers = {each.number: each.result for each in rows()}
    assert all("<caption" in each.partition("<thead")[0] for each in tags("table"))
    assert all('role="figure"' in each.partition(">")[0] for each in tags("figure"))
    assert tags("figure"), "1.9 would not apply"
    assert tags("optgroup"), "11.8 would not apply"
    assert not tags("iframe")
    [script] = [
        path for path in (ROOT / "static" / "js").glob("*.js") if "iframe" in path.read_text()
    ]
    assert "title: TITLE" in script.read_text(encoding="utf-8")
    assert {answers[each] for each in ("1.9", "2.1", "5.4", "11.8")} == {Result.MET}


def test_the_page_counts_what_the_file_says(client, db):
    told = (ROOT / "sandbox/accessibility/rgaa.toml").read_text(encoding="utf-8")
    found = Counter(line for line in told.splitlines() if line.startswith("result = "))
    applicable = 106 - found['result = "sans-objet"']
    page = client.get("/accessibilite/")
    assertContains(page, "non conforme")
    assertContains(page, f"{applicable} le concernent")
    met, not_met, to_check = (
        found[f'result = "{each}"'] for each in ("conforme", "non-conforme", "a-verifier")
    )
    assertContains(page, f"{met} sont remplis, {not_met} ne le sont pas")
    assertContains(page, f"{to_check} restent à vérifier")
    assert accessibility.counts()[Result.MET] == met


def test_who_is_nobody_finds_it_from_the_door(client, db):
    assertContains(client.get("/"), 'href="/accessibilite/"')
