"""All the digits of a number of somebody's: a telephone, a social security number, a bank card.

A part of the guard (`fictitious.py`), on the patterns of its table.
"""

import re

from sandbox.world import rows
from sandbox.world.guard_table import FAKE_PLACE
from sandbox.world.reading import MATCH

OF_A_PHONE, OF_A_NIR, OF_A_CARD = 10, 15, 16
MOST_CUTS, FEWEST_ABROAD = 3, 9
"""How often a number is cut by a comma or a line's end, and the digits of one of abroad."""


def nir_key(body):
    """The two-digit key of a thirteen-character number (Corsica: 2A counts 19, 2B counts 18)."""
    digits = body.replace("2A", "19").replace("2B", "18")
    return f"{97 - int(digits) % 97:02d}"


def nir_has_true_key(nir):
    return nir[13:] == nir_key(nir[:13])


def is_whole_nir(digits):
    """Whether these are all the digits of a fictitious number, its key true."""
    return digits[7:10] == FAKE_PLACE and is_whole_with_its_key(digits)


def is_whole_with_its_key(digits):
    """Whether these are the fifteen digits of a social security number, ours or not."""
    return len(digits) == OF_A_NIR and nir_has_true_key(digits)


def is_whole(digits):
    """Whether these are all the digits of a telephone, or of the number of a card, but ours."""
    if MATCH["dials"].search(digits) or MATCH["nine_of_ten"].search(digits):
        return not MATCH["begins_as_our_phone"].search(digits)
    is_a_nir = bool(MATCH["whole_nir"].search(digits)) and digits[7:10] != FAKE_PLACE
    return is_a_nir or rows.may_be_a_card(digits)


def is_said_among(run):
    """Whether some numbers of a row said in words are somebody's, whatever follows them."""
    return any(map(_is_said, _one_after_the_other(run, {OF_A_PHONE, OF_A_NIR, OF_A_CARD})))


def _is_said(groups):
    digits = "".join(groups)
    if MATCH["said_phone"].search(digits):
        return not rows.are_in_order(" ".join(groups))
    if is_whole_with_its_key(digits):
        return is_whole(digits)
    return rows.may_be_a_card(digits) and not rows.are_ordinary(" ".join(groups))


def is_a_nir_among(run):
    """Whether some numbers of a row are a social security number with its key, wherever it is
    cut."""
    found = map("".join, _one_after_the_other(run, {OF_A_NIR}))
    return any(is_whole_with_its_key(digits) and is_whole(digits) for digits in found)


def _one_after_the_other(run, counts):
    """Some numbers of a row, that have together so many digits."""
    groups = re.findall("[0-9]+", run)
    for first in range(len(groups)):
        count = 0
        for last in range(first, len(groups)):
            count += len(groups[last])
            if count in counts:
                yield groups[first : last + 1]
            if count >= max(counts):
                break


def is_cut(text):
    """Whether a number of abroad, or of an account, is in a simple text, a comma or two in it."""
    found = (each.group() for way in ("abroad", "account") for each in MATCH[way].finditer(text))
    return any(map(_is_cut, found))


def _is_cut(written):
    groups = re.findall("[0-9]+", written)
    digits = "".join(groups)
    if len(digits) < FEWEST_ABROAD or MATCH["begins_as_our_phone"].search(digits):
        return False
    is_round = all(group.endswith("0") for group in groups)
    return len(MATCH["cut"].findall(written)) <= MOST_CUTS and not is_round
