"""In a browser: the nearest hint is seen on the paper, and what is kept covers no box."""

import os

from playwright.sync_api import expect

from tests.e2e.somebody import words
from tests.strict import Learner

SHOTS = os.environ.get("SHOTS")
ASKED = [
    ("Un indice", "Regardez la lettre"),
    ("Encore un indice", "Comparez le 3e groupe."),
    ("Encore un indice", "Le groupe à comparer est encadré."),
]
IS_FOLLOWED = """([kept, ...parts]) => {
  const places = [kept, ...parts].map((each) => each.getBoundingClientRect());
  return places.every((each, at) => !at || each.top >= places[at - 1].bottom - 1);
}"""
"""Whether each of these begins where the one before ends."""
SIZES = {"telephone": (390, 844), "narrow": (320, 640), "tablet": (683, 625), "pc": (1366, 625)}


def shot(learner, name):
    if SHOTS:
        learner.page.screenshot(path=f"{SHOTS}/{name}.png")


def test_on_a_telephone_the_group_at_fault_is_shown_then_kept_above_its_box(at_a_pc, otter):
    learner = at_a_pc(otter, width=390, height=844)
    given_they_missed_one_sign(learner)
    for asks, says in ASKED:
        learner.press(learner.button(asks))
        expect(learner.page.locator("#indices")).to_contain_text(says)
        expect(learner.page.locator("#indices .coach").last).to_be_in_viewport(ratio=1)
    expect(learner.page.locator("#indices .coach").last).to_be_focused()
    expect(learner.field("Code provisoire")).to_have_value(learner.typed)
    extract = learner.page.locator("#indices .hints__extract")
    expect(extract).to_be_in_viewport()
    assert words(extract.locator(".yellow__group").inner_text()) == learner.code[8:]
    shot(learner, "hint-390")

    learner.press(learner.link("Ouvrir mes papiers"))
    letter = learner.paper("La lettre")
    expect(letter.locator(".yellow__group")).to_be_in_viewport()
    assert words(letter.locator(".yellow__group").inner_text()) == learner.code[8:]
    expect(letter.locator("mark")).to_have_css("background-color", "rgb(255, 233, 77)")
    shot(learner, "yellow-390")

    learner.press(letter.get_by_role("button", name="Garder sous les yeux"))
    kept = learner.page.get_by_role("group", name="Gardé sous les yeux")
    expect(kept.locator("[translate=no]")).to_be_in_viewport()
    assert words(kept.locator("[translate=no]").inner_text()) == learner.code
    box = learner.field("Code provisoire")
    box.focus()
    expect(box).to_be_in_viewport()
    learner.page.wait_for_function(IS_FOLLOWED, arg=[kept.element_handle(), box.element_handle()])
    shot(learner, "kept-390")
    said = learner.page.locator("[data-kept]:not([hidden])")
    expect(said).to_have_text(["Gardé ✓"])
    then_a_refusal_is_read_under_what_is_kept(learner, kept)
    learner.press(learner.button("Ne plus garder"))
    expect(box).to_be_focused()
    expect(kept).to_have_count(0)
    expect(said).to_have_count(0)


def then_a_refusal_is_read_under_what_is_kept(learner, kept):
    """Its label, its error and its box, at every size."""
    for name, (width, height) in SIZES.items():
        learner.page.set_viewport_size({"width": width, "height": height})
        learner.write(learner.field("Code provisoire"), learner.typed)
        learner.when_they_go_on()
        learner.then_the_fault_has_the_focus()
        field = learner.page.locator(".field--error")
        parts = [
            kept,
            field.locator("label"),
            field.locator(".field__error"),
            field.locator("input"),
        ]
        handles = [each.first.element_handle() for each in parts]
        learner.page.wait_for_function(IS_FOLLOWED, arg=handles)
        expect(parts[-1]).to_be_in_viewport(ratio=1)
        shot(learner, f"refused-{name}")


def given_they_missed_one_sign(learner):
    learner.code = Learner(learner.seat).code.code
    learner.typed = f"{learner.code[:9]}{'R' if learner.code[9] != 'R' else 'S'}{learner.code[10:]}"
    learner.given_their_activation_is_at("code")
    learner.write(learner.field("Code provisoire"), learner.typed)
    learner.when_they_go_on()
    learner.then_the_fault_has_the_focus()
