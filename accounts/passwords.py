"""The rules of a password and of an identifiant, as a table (real-service.md §1.5)."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from sandbox import facts
from sandbox.lessons import Mistake, gap, told
from sandbox.world import nearly
from sandbox.world.identities import ascii_slug

MINIMUM = facts.number("password-shortest")

RULES = {
    "length": (facts.filled("Au moins {password-shortest}"), rf"[\s\S]{{{MINIMUM}}}"),
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
    again = form.cleaned_data.get("confirmation", raw)
    if again != raw:
        kind = None if "password" in form.errors else nearly.slip(again, raw)
        form.add_error("confirmation", Mistake("password-differs", how=nearly.SLIPS.get(kind, "")))


def faults(raw, *, person, identifiant):
    """The Mistakes of a new password, one a broken rule, the way the service lists them.

    What is nearly on the sheet comes first: it is a slip of who copies it.
    """
    if difference := nearly_noted(raw, person):
        slug = "password-nearly-reused" if _is_nearly_the_former(raw, person) else "password-nearly"
        return [Mistake(slug, difference=difference)]
    broken = [slug for slug, (_, sought) in RULES.items() if not re.search(sought, raw)]
    if broken:
        facts = {"gap": gap(raw, MINIMUM, "caractère")}
        return [Mistake(f"password-{slug}", **facts) for slug in broken]
    if _is_personal(raw, person, identifiant):
        return [Mistake("password-personal")]
    if _is_common(raw):
        return [Mistake("password-common")]
    return []


def taken_identifiants(person):
    """Two identifiants that somebody else always has, so that « existe déjà » can be met."""
    first, last = ascii_slug(person.first_name), ascii_slug(person.last_name)
    return {f"{first}.{last}", f"{first}{last}"}


def nearly_noted(raw, person):
    """What differs from a password of the sheet, in a sentence; None if it is one, or another."""
    noted = [person.noted_password, person.spare_password]
    if raw in noted:
        return None
    return next((nearly.SLIPS[kind] for each in noted if (kind := nearly.slip(raw, each))), None)


def _is_nearly_the_former(raw, person):
    """Whether the sheet's password that this nearly is serves already: it must not be copied."""
    noted, account = person.noted_password, person.account
    is_nearly = noted and nearly.slip(raw, noted)
    return is_nearly and account.has_login and account.credential.has_password(noted)


def to_copy(person, *names):
    """What to write in the box of a new password: what the sheet has of these, else one's own.

    Args:
        names: of the sheet's passwords, the one to copy first.
    """
    named = {
        "noted_password": "celui de la fiche",
        "spare_password": told("the_spare"),
    }
    there = next((named[name] for name in names if getattr(person, name)), None)
    start = f"Recopiez {there}." if there else "Inventez-en un pour l’exercice."
    return f"{start} Ne mettez jamais un mot de passe à vous."


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
