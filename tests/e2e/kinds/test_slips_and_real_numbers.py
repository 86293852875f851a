"""A slip is a slip, a real number is a real number: the browser's side of it."""

from pathlib import Path

import pytest

from tests.kinds.test_slips_and_real_numbers import refuses
from tests.kinds.typed_by_accident import spoilt
from tests.kinds.typed_in_two_boxes import APART, SPLIT
from tests.kinds.typed_values import OWN, PAPERS, RARE, REAL, values

JS = Path(__file__).resolve().parents[3] / "static" / "js"
HOW_MANY = 5000


@pytest.fixture
def guarded(browser):
    """An empty page with the guard's scripts: they need nothing of a server."""
    page = browser.new_page()
    for script in ("guard_table.js", "guard_reading.js", "guard.js"):
        page.add_script_tag(path=JS / script)
    yield page
    page.close()


def test_the_browser_and_the_server_say_the_same_of_thousands_of_values(guarded, tried):
    drawn = values(HOW_MANY, seed=14) + RARE
    judged = judged_by_the_browser(guarded, drawn)
    tried(len(drawn), "values judged by the browser")
    compared = list(zip(drawn, judged, strict=True))
    assert [each for each, said in compared if said != (each[2] == REAL)] == []
    assert [each for each, said in compared if said != refuses(each[0], each[1])] == []
    together = guarded.evaluate("(rows) => rows.map(guard.heldTogether)", SPLIT + APART)
    assert together == [list(range(len(row))) for row in SPLIT] + [[] for _ in APART]


def judged_by_the_browser(page, drawn):
    return page.evaluate(
        "([drawn, own]) => drawn.map(([box, text]) => guard.couldBeReal(box, text, own))",
        [[each[:2] for each in drawn], "|".join(OWN)],
    )


def test_the_browser_and_the_server_say_the_same_of_what_nobody_would_type(guarded, tried):
    texts = [text for _, text, _ in values(HOW_MANY, seed=15) + RARE]
    drawn = [(box, text) for box in ("text", *PAPERS) for text in spoilt(texts, 1000, seed=box)]
    judged = judged_by_the_browser(guarded, drawn)
    tried(len(drawn), "spoilt values judged by the browser and by the server")
    assert any(judged)
    assert not all(judged)
    compared = list(zip(drawn, judged, strict=True))
    assert [each for each, said in compared if said != refuses(*each)] == []


FORM = """
<form action="/" method="post"><div class="field">
<input id="nir" name="nir" data-guard="nir" data-guard-lesson="nir-real" value="2 88"></div></form>
"""


REFUSED_BEFORE = """
<form action="/" method="post">
<div class="error-summary error-summary--blank"><h2>Il reste 2 cases à remplir</h2></div>
<div class="field"><input id="title" data-guard="text" data-guard-lesson="text-real"></div>
<div class="field field--blank"><p class="field__error"><span><span class="visually-hidden">À
remplir : </span>Choisissez un scénario</span></p><input id="scenario" aria-invalid="true"></div>
<div class="field field--error"><p class="field__error"><span><span class="visually-hidden">Erreur :
</span>Le nombre de places va de 1 à 40</span></p><input id="seats" aria-invalid="true"></div>
</form><template id="guard-text-real"><p class="field__error"><span><span class="visually-hidden">
Erreur : </span>Ce texte contient peut-être une vraie information.</span></p></template>
"""


TWO = """<div class="field"><input id="one" data-guard="text" data-guard-beside="text"
data-guard-lesson="text-real"></div><button type="button">?</button><div class="field">
<input id="two" data-guard="text" data-guard-beside="text" data-guard-lesson="text-real"></div>"""


def test_what_the_guard_refuses_does_not_hide_the_other_errors(browser):
    page = browser.new_page()
    page.set_content(REFUSED_BEFORE)
    for script in ("guard_table.js", "fields.js", "guard_reading.js", "guard.js", "guard_forms.js"):
        page.add_script_tag(path=JS / script)
    page.fill("#title", "appelez le 06 12 34 56 78")
    page.eval_on_selector("form", "form => form.requestSubmit()")
    assert page.input_value("#title") == ""
    said = page.inner_text(".error-summary").split("\n")
    assert [line for line in said if line] == [
        "Il y a 2 erreurs, et il reste 1 case à remplir",
        "Ce texte contient peut-être une vraie information.",
        "Choisissez un scénario",
        "Le nombre de places va de 1 à 40",
    ]
    targets = page.eval_on_selector_all(".error-summary a", "all => all.map((a) => a.hash)")
    assert targets == ["#title", "#scenario", "#seats"]
    page.fill("#title", "appelez le 06 12 34 56 78")
    page.fill("#seats", "12")
    page.eval_on_selector("form", "form => form.requestSubmit()")
    assert "Le nombre de places" not in page.inner_text("form")
    assert page.eval_on_selector_all("[aria-invalid]", "all => all.map((box) => box.id)") == [
        "title", "scenario",
    ]  # fmt: skip
    page.eval_on_selector("form", "(form, html) => form.insertAdjacentHTML('beforeend', html)", TWO)
    page.fill("#one", "06 12 34")
    page.fill("#two", "56 78")
    page.eval_on_selector("form", "form => form.requestSubmit()")
    assert [page.input_value(box) for box in ("#one", "#two")] == ["", ""]
    page.close()


READ = ["guard_reading.js", "guard.js"]


@pytest.mark.parametrize("scripts", [[], ["guard.js"], READ, ["broken.js", *READ]], ids=range(4))
def test_what_cannot_be_read_does_not_leave(browser, tmp_path, scripts):
    """No guard, no table, or one that cannot be read: nothing is sent, and it is said."""
    (tmp_path / "broken.js").write_text("window.guardTable = { zeros: [], patterns: { a: '(' } };")
    page = browser.new_page()
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.set_content(FORM)
    for script in [*scripts, "guard_forms.js"]:
        page.add_script_tag(path=tmp_path / script if script == "broken.js" else JS / script)
    page.eval_on_selector("form", "form => form.requestSubmit()")
    assert "Rien n’est parti" in page.inner_text("[role=alert]")
    assert page.input_value("#nir") == "2 88"
    assert sent == []
    page.close()
