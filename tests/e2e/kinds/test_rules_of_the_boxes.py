"""What a page tells while one types is what the server will say: both have the same rules."""

import re
from pathlib import Path

from django.template.loader import render_to_string

from accounts import passwords
from sandbox.kit.forms import Form
from sandbox.world.fields import PasswordField
from tests.kinds.test_counted_as_read import COUNTED, Boxes
from tests.kinds.test_password_rules import MEANT

JS = Path(__file__).resolve().parents[3] / "static" / "js"


class NewPassword(Form):
    password = PasswordField(label="Mot de passe", empty="password-empty", is_new=True)
    confirmation = PasswordField(label="Encore une fois", empty="password-empty", is_new=True)
    rules = passwords.RULES.values()


TYPE = """([id, text]) => {
  const box = document.getElementById(id);
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def test_the_browser_and_the_server_count_and_judge_alike(browser):
    page = browser.new_page()
    password = render_to_string("accounts/_new_password.html", {"form": NewPassword()})
    boxes = "".join(str(each.as_field_group()) for each in Boxes())
    page.set_content(password + boxes)
    page.add_script_tag(path=JS / "ui.js")
    for box, typed, count in COUNTED:
        page.evaluate(TYPE, [box, typed])
        said = page.text_content(f'[data-count-for="{box}"]')
        assert (box, typed, int(re.match(r"\d+", said)[0])) == (box, typed, count)
    for raw, lacks in MEANT.items():
        page.evaluate(TYPE, ["password", raw])
        met = page.eval_on_selector_all(
            "[data-rule]", "rules => rules.map((rule) => rule.hasAttribute('data-met'))"
        )
        told = {slug for slug, is_met in zip(passwords.RULES, met, strict=True) if not is_met}
        assert (raw, told) == (raw, lacks)
    page.close()
