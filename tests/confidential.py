"""What a room must not read on the projector, from the tables alone: the masks are not asked."""

import re

NUMBERS_OF = {
    "person": [
        "nir", "email", "spare_email", "known_email", "phone", "spare_phone", "known_phone",
        "noted_password", "spare_password",
    ],
    "account": ["email", "phone"],
    "cartevitale": ["serial"],
    "provisionalcode": ["code", "misprint"],
    "onetimecode": ["code"],
}  # fmt: skip
"""The columns of a world's rows that hold a number, a code, an address or a password."""


def of(world):
    """Every confidential value of this world, as it is kept."""
    found = set()
    for name, columns in NUMBERS_OF.items():
        for row in getattr(world, f"{name}_set").values_list(*columns):
            found.update(row)
    return sorted(found - {""})


def leaks(page, world):
    """Those that a page holds, however they are written: in groups, with tags inside, in a box."""
    flat = re.sub(r"<[^>]*>|\s|\u200b", "", page) + page
    return [value for value in of(world) if value in flat]
