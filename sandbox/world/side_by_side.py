"""What two boxes of a form hold together: a number of somebody's, the rest of it in the next box.

A part of the guard (`fictitious.py`), which has let each text through alone; `static/js/guard.js`
follows it too.
"""

import re
from itertools import pairwise

from sandbox.world import fictitious, rows
from sandbox.world.reading import MATCH, as_digits, simple, spelled_out

WITHOUT_ITS_KEY, WITH_ITS_KEY = 13, 15
"""The digits of a social security number, without its key and with it."""
OF_A_CARD_AND_ITS_MONTH = 20


def held_together(texts):
    """Which of these texts hold together something that may be real: their places, in order.

    Args:
        texts: what was typed in boxes that stand one after the other.
    """
    read = [_read(text) for text in texts]
    found = {place for first in range(len(read)) for place in _places_of_a_number(read, first)}
    for first, (one, other) in enumerate(pairwise(texts)):
        if _is_an_address_cut_in_two(one.strip(" "), other.strip(" ")):
            found |= {first, first + 1}
    return sorted(found)


def _read(text):
    """The text in digits, without what is ordinary or ours in it."""
    typed = fictitious.set_apart(simple(text), fictitious.WITH_THEIR_SIGN)
    return fictitious.set_apart(as_digits(spelled_out(typed) or typed), _KNOWN)


_KNOWN = [*fictitious.DATES, "our_phone", "our_nir", "our_serial", "reference"]


def _places_of_a_number(read, first):
    """The texts, from this one on, over which a number is spread that may be somebody's."""
    number = _found("number_at_the_end", read[first])
    for last in range(first + 1, len(read)):
        more = _found("number_at_the_start", read[last])
        if not number or not more:
            break
        number = f"{number} {more}"
        if _is_somebody_s(number):
            return range(first, last + 1)
        if more != read[last].strip(" ,.;-"):
            break
    return ()


def _found(name, text):
    found = MATCH[name].search(text)
    return found[1] if found else ""


def _is_somebody_s(number):
    """Whether a number in two parts or more is a telephone, or in its groups that of a card."""
    digits = re.sub("[^0-9]", "", number)
    if len(digits) == OF_A_CARD_AND_ITS_MONTH:
        return rows.hold_a_card(number)
    if not fictitious.is_whole(digits) or rows.are_small(number):
        return False
    if len(digits) == WITH_ITS_KEY and not fictitious.nir_has_true_key(digits):
        return False
    is_cut_once = len(re.findall("[0-9]+", number)) == 2
    is_no_nir = len(digits) not in (WITHOUT_ITS_KEY, WITH_ITS_KEY)
    return is_no_nir or is_cut_once or bool(MATCH["nir"].search(number))


def _is_an_address_cut_in_two(one, other):
    is_cut = MATCH["email_cut_in_two"].search(simple(f"{one}\n{other}").lower())
    return bool(is_cut) and fictitious.may_hold_something_real(one + other)
