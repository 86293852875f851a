"""Which paper each page inside asks to copy from, as `sandbox.world.asking` reads it."""

from profiles.child_code import ChildCode
from sandbox.world.asking import (
    ANSWERS,
    DIGITS,
    FAMILY,
    NEW_PASSWORD,
    PASSWORD,
    SHELF,
    SPARE_EMAIL,
    SPARE_PHONE,
)

PAGES = {
    "profiles:child_code": ChildCode.papers(),
    "profiles:question": ANSWERS,
    "profiles:add_measure": {"taille": ANSWERS, "poids": ANSWERS},
    "profiles:second_parent": FAMILY,
    "profiles:carers": FAMILY,
    "profiles:add_document": SHELF,
    "profiles:password": NEW_PASSWORD,
    "profiles:contact": {"email": SPARE_EMAIL, "telephone": SPARE_PHONE},
    "profiles:contact_code": DIGITS,
    "profiles:confirm_closure": PASSWORD,
}
