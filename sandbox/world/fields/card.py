"""The two numbers that one copies from the card: that of the person, and its own."""

import re

from sandbox import facts
from sandbox.lessons import Mistake, gap
from sandbox.world import fictitious, naming
from sandbox.world.fields.text import NumberBox


class NirField(NumberBox):
    """A social security number, fake ones only (real-service.md §1.3, safety.md §1.5)."""

    copies = "nir"
    guard = "nir"
    real = "nir-real"
    input_class = "input--number input--15"
    counts_to = facts.number("nir-length")
    separators = r"[^0-9A-Za-zÀ-ÿ]"
    capitals = "characters"

    def to_python(self, value):
        return fictitious.compact(super().to_python(value))

    def explain(self, typed):
        if instead := fictitious.corsica_mistyped(fictitious.compact(typed)):
            raise Mistake("nir-corsica", typed=instead)
        super().explain(typed)

    def check(self, value):
        if not re.fullmatch(r"[0-9AB]*", value):
            raise Mistake("nir-format")
        if len(value) != self.counts_to:
            raise Mistake("nir-length", gap=gap(value, self.counts_to, "caractère"))
        if not fictitious.is_nir_shaped(value):
            raise Mistake("nir-format")
        if not fictitious.nir_starts_well(value):
            raise Mistake("nir-start")
        if not fictitious.nir_has_true_key(value):
            raise Mistake("nir-key")


class SerialField(NumberBox):
    """The card's serial number; `check_serial` finishes once card and number are known."""

    drawn_by = "components/serial.html"
    told_by = ("prefix", "hint")
    copies = "serial"
    guard = "serial"
    real = "serial-real"
    input_class = "input--number input--13"
    keyboard = "numeric"

    def to_python(self, value):
        return fictitious.compact(super().to_python(value))

    def explain(self, typed):
        """A date or a piece of the other number, in digits, have their own lessons."""
        if not fictitious.is_digits(fictitious.compact(typed)) or naming.thing(typed) == "phone":
            super().explain(typed)

    def check(self, value):
        if not fictitious.is_digits(value):
            raise Mistake("serial-characters")


WITH_PHOTO = facts.number("serial-with-photo")
SHORTEST, LONGEST = facts.number("serial-shortest"), facts.number("serial-longest")


def check_serial(serial, *, has_photo, nirs):
    """Refuse a serial number that cannot be one, in the order of safety.md §1.5 rule 2.

    Args:
        serial: digits only.
        has_photo: True, False, or None while no card is chosen.
        nirs: numbers of which a piece may have been copied by mistake.
    """
    if serial.startswith(fictitious.PHOTO_PREFIX + fictitious.SERIAL_BODY):
        raise Mistake("serial-prefix")
    if len(serial) >= 5 and any(serial in nir for nir in nirs):
        raise Mistake("serial-is-nir")
    if _is_date(serial):
        raise Mistake("serial-is-date")
    if len(serial) >= 4 and serial in fictitious.TECHNICAL_NUMBER:
        raise Mistake("serial-is-technical")
    if len(serial) >= 8 and not serial.startswith(fictitious.SERIAL_BODY):
        raise Mistake("serial-start")
    if has_photo and len(serial) != WITH_PHOTO:
        raise Mistake("serial-length-photo", gap=gap(serial, WITH_PHOTO, "chiffre"))
    if not SHORTEST <= len(serial) <= LONGEST:
        raise Mistake("serial-length-plain", typed=len(serial))


def _is_date(digits):
    if len(digits) not in (6, 8):
        return False
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    return 1 <= day <= 31 and 1 <= month <= 12 and (len(digits) == 6 or 1900 <= year <= 2100)
