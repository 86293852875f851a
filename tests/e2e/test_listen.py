"""« Écouter » reads the page with a voice of this computer alone, and says when there is none."""

from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "static" / "js" / "listen.js"
PAGE = """
<button data-listen hidden>
<span data-to-listen><span class="also__over" lang="en">Listen</span>Écouter</span>
<span data-to-stop hidden><span class="also__over" lang="en">Stop</span>Arrêter</span>
</button><p data-listen-says hidden></p>
<main><p>Une phrase quelconque.</p><h1>Mon identité</h1>
<div class="error-summary">Il y a 1 erreur.</div>
<div class="coach"><p class="alert">Regardez la carte.</p></div>
<div class="coach" hidden>Un autre jour.</div>
<div class="coach" lang="en"><p class="coach__source">Help</p><p class="also__text">Look.</p>
<p class="also__beside">In French:</p><div class="also__french" lang="fr">Regardez.</div></div>
<div class="coach" lang="ar" dir="rtl"><p class="also__text">انظروا</p>
<div class="also__french" lang="fr" dir="ltr">Cochez.</div></div></main>
"""
SPEECH = """
(voices) => {
  window.spoken = []; window.heard = [];
  window.say = (text) => heard.push(text);
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  const speech = {
    speaking: false, getVoices: () => voices,
    addEventListener: () => {}, cancel() { this.speaking = false; },
    speak(said) { this.speaking = true; spoken.push([said.text, said.voice.name]); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
}
"""
HERE = {"name": "ici", "lang": "fr-FR", "localService": True}
ELSEWHERE = {"name": "ailleurs", "lang": "fr-FR", "localService": False}
ENGLISH = {"name": "here", "lang": "en-GB", "localService": True}


@pytest.fixture
def page_with(browser):
    pages = []

    def opened(*voices):
        page = browser.new_page()
        pages.append(page)
        page.set_content(PAGE)
        page.evaluate(SPEECH, list(voices))
        page.add_script_tag(path=SCRIPT)
        page.evaluate("document.dispatchEvent(new Event('DOMContentLoaded'))")
        return page

    yield opened
    for page in pages:
        page.close()


def test_the_title_the_errors_and_the_help_are_read_by_a_voice_of_this_computer(page_with):
    page = page_with(ELSEWHERE, ENGLISH, HERE)
    page.click("[data-listen]")
    assert page.evaluate("spoken") == [
        ["Mon identité", "ici"],
        ["Il y a 1 erreur.", "ici"],
        ["Regardez la carte.", "ici"],
        ["Look.", "here"],
        ["Cochez.", "ici"],
    ]
    assert page.inner_text("[data-listen]") == "StopArrêter"
    page.click("[data-listen]")
    assert page.inner_text("[data-listen]") == "ListenÉcouter"
    assert page.evaluate("speechSynthesis.speaking") is False


def test_without_one_it_is_said(page_with):
    page = page_with(ELSEWHERE, ENGLISH)
    page.click("[data-listen]")
    note = page.locator("[data-listen-says]:visible")
    note.wait_for()
    assert note.inner_text().startswith("Ce poste n’a pas de voix française.")
    assert page.evaluate("spoken") == []
    assert len(page.evaluate("heard")) == 1
