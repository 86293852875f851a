"""Nearly right secrets: Caps Lock is said while one types, and a pause is counted down."""

from pathlib import Path

JS = Path(__file__).resolve().parents[3] / "static" / "js"
BOX = """
<input id="password" type="password"><p data-caps-lock="password" role="status"></p>
<input id="other"><p id="erreur"><span data-countdown="3" data-then="C’est possible maintenant.">
Réessayer dans 3 secondes</span></p>
"""
KEY = """
([id, name, modifierCapsLock]) => document.getElementById(id).dispatchEvent(
  new KeyboardEvent(name, { key: "a", modifierCapsLock, bubbles: true }))
"""


def test_caps_lock_is_told_while_it_is_on(browser):
    page = browser.new_page()
    page.set_content(BOX)
    page.add_script_tag(path=JS / "caps_lock.js")
    said = lambda: page.inner_text("[data-caps-lock]")  # noqa: E731
    page.evaluate(KEY, ["password", "keydown", False])
    assert said() == ""
    page.evaluate(KEY, ["password", "keydown", True])
    assert said().startswith("Le verrou des majuscules est allumé.")
    page.evaluate(KEY, ["other", "keyup", False])
    assert said().startswith("Le verrou")
    page.evaluate(KEY, ["password", "keyup", False])
    assert said() == ""
    page.close()


def test_a_pause_is_counted_down_then_says_that_it_is_over(browser):
    page = browser.new_page()
    page.clock.install()
    page.set_content(BOX)
    page.add_script_tag(path=JS / "ui.js")
    page.evaluate("""() => document.dispatchEvent(
      new CustomEvent("htmx:load", { detail: { elt: document.getElementById("erreur") } }))""")
    page.clock.run_for(1100)
    assert page.inner_text("#erreur") == "Réessayer dans 2 secondes"
    page.clock.run_for(1000)
    assert page.inner_text("#erreur") == "Réessayer dans 1 seconde"
    page.clock.run_for(1000)
    assert page.inner_text("#erreur") == "C’est possible maintenant."
    page.close()
