"""Nearly right secrets: Caps Lock is said while one types, and a pause is counted down."""

from pathlib import Path

from playwright.sync_api import expect

JS = Path(__file__).resolve().parents[3] / "static" / "js"
BOX = """
<input id="password" type="password" data-slips="caps space" data-typed="password-typed">
<p id="password-typed" role="status"></p>
<template id="en-tapant" data-digits="zéro"><p data-note="caps">Le verrou est allumé.</p></template>
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
    for script in ("guard_table.js", "fields.js", "typed.js"):
        page.add_script_tag(path=JS / script)
    note = page.locator("#password-typed")
    page.evaluate(KEY, ["password", "keydown", False])
    page.evaluate(KEY, ["password", "keydown", True])
    expect(note).to_have_text("Le verrou est allumé.")
    expect(page.locator("#password")).to_have_attribute("aria-describedby", "password-typed")
    page.evaluate(KEY, ["password", "keyup", False])
    expect(note).to_have_text("")
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
