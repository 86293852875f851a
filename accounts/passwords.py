"""The rules of a password and of an identifiant, as a table (real-service.md §1.5)."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from sandbox.lessons import Mistake, gap
from sandbox.world.identities import ascii_slug

MINIMUM = 9

RULES = {
    "length": (f"Au moins {MINIMUM} caractères", rf"[\s\S]{{{MINIMUM}}}"),
    "upper": ("1 majuscule", r"[A-Z]"),
    "lower": ("1 minuscule", r"[a-z]"),
    "digit": ("1 chiffre", r"[0-9]"),
    "special": ("1 caractère spécial", r"[^A-Za-z0-9]"),
}
"""Rule: (its words, what it looks for). An accented letter counts as special, as in the real
service. The page takes both from here: the browser looks for the very same thing.
"""

_common = CommonPasswordValidator()


def check(form, *, identifiant):
    """Give a form with a password and its confirmation the Mistakes of what was typed."""
    raw = form.cleaned_data.get("password")
    if not raw:
        return
    for fault in faults(raw, person=form.person, identifiant=identifiant):
        form.add_error("password", fault)
    if form.cleaned_data.get("confirmation", raw) != raw:
        form.add_error("confirmation", Mistake("password-differs"))


def faults(raw, *, person, identifiant):
    """The Mistakes of a new password, one a broken rule, the way the service lists them."""
    broken = [slug for slug, (_, sought) in RULES.items() if not re.search(sought, raw)]
    if broken:
        facts = {"gap": gap(len(raw), MINIMUM, "caractère")}
        return [Mistake(f"password-{slug}", **facts) for slug in broken]
    if _is_personal(raw, person, identifiant):
        return [Mistake("password-personal")]
    if _is_common(raw):
        return [Mistake("password-common")]
    return []


def taken_identifiants(person):
    """Two identifiants that somebody else always has, so that « déjà pris » can be met."""
    first, last = ascii_slug(person.first_name), ascii_slug(person.last_name)
    return {f"{first}.{last}", f"{first}{last}"}


def _is_personal(raw, person, identifiant):
    flat = ascii_slug(raw)
    words = {person.first_name, person.last_name, f"{person.born_on:%d%m%Y}", identifiant}
    return any(len(word) > 2 and word in flat for word in map(ascii_slug, words))


def _is_common(raw):
    try:
        _common.validate(raw)
    except ValidationError:
        return True
    return False
