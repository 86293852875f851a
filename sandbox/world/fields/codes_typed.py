"""The two codes that one copies from a message: the provisional one, and the six digits."""

import re
from string import ascii_letters, digits

from sandbox import facts
from sandbox.kit.forms import visible
from sandbox.lessons import Mistake, gap
from sandbox.world import fictitious, identities, naming, nearly
from sandbox.world.fields import reading
from sandbox.world.fields.text import TextField

GAPS = r"[\s.,;:·_/\-‐‑‒–—―−]"
"""What stands between the groups of a code."""


class ProvisionalCodeField(TextField):
    """Twelve letters and digits, case kept (real-service.md §1.2).

    « Code : » before it, and what stands around and between its groups, are forgiven; so is the
    whole sentence of the letter or of the message, where it was copied with its code.
    """

    copies = "code"
    guard = "code"
    is_free = False
    input_class = "input--number input--12"
    counts_to = facts.number("code-length")
    separators = GAPS
    told_at_once = ("caps", "key", "never")
    never = "".join(sorted({*ascii_letters, *digits} - {*identities.CODE_ALPHABET}))
    passwords = ()
    """The passwords of the sheet, each as one word in capitals: none is a code."""

    _WRITTEN = re.compile("[A-Za-z0-9]+")
    codes = ()
    """The codes of these papers, a part of which is no other code."""

    _ROOM = re.compile(r"\s*[A-Z]{4}[\s.]*")
    _PLACE = re.compile(r"\s*[0-9]{4}[\s.]*")
    _IN_A_SENTENCE = re.compile(
        r"code(?: provisoire)?\b(?:[^:\n]{0,40}[:\n])?[^A-Za-z0-9]*"
        r"((?:[A-Za-z0-9]{4}[^A-Za-z0-9]?){3})(?![A-Za-z0-9])",
        re.IGNORECASE,
    )

    def explain(self, typed):
        if fictitious.compact(typed) in self.passwords:
            raise Mistake("code-is-another", thing=naming.THINGS["sheet-password"])
        self._refuse_a_code_of_the_room(typed)
        thing = naming.thing(typed)
        if thing not in {"", "code"}:
            raise Mistake("code-is-another", thing=naming.THINGS[thing])

    def _refuse_a_code_of_the_room(self, typed):
        for form, thing in [(self._ROOM, "room-code"), (self._PLACE, "place-code")]:
            if form.fullmatch(typed) and not any(typed.strip(" .") in code for code in self.codes):
                raise Mistake("code-is-another", thing=naming.THINGS[thing])

    def clean(self, value):
        try:
            return super().clean(value)
        except Mistake as mistake:
            if mistake.code in {"code-character", "code-length"} and self._is_without_shift(value):
                raise Mistake("code-signs", **naming.KEYS) from None
            if mistake.code == "code-length" and self._counts_another_sign(value):
                raise Mistake("code-character") from None
            raise

    def _counts_another_sign(self, typed):
        """Whether the counter of the box has counted a sign that was taken away since."""
        counted = re.sub(self.counted_out, "", visible(typed), flags=re.IGNORECASE)
        return len(counted) == self.counts_to and not self._WRITTEN.fullmatch(counted)

    def _is_without_shift(self, typed):
        """Whether the keys of the digits, with Shift, make a whole code of it."""
        typed = re.sub(r"\s", "", visible(typed))
        for kept in (typed, re.sub(self.separators, "", typed)):
            meant = nearly.with_shift(kept)
            if meant != kept and len(meant) == self.counts_to and self._WRITTEN.fullmatch(meant):
                return True
        return False

    def to_python(self, value):
        """The code; one of these papers begins with no label, not even « A gY2FY5PGBkE »."""
        typed = super().to_python(value)
        whole = re.sub(self.separators, "", typed)
        if whole in self.codes:
            return whole
        sentence = self._IN_A_SENTENCE.search(typed)
        return re.sub(self.separators, "", sentence[1] if sentence else reading.alone(typed))

    def may_be_real(self, value):
        """It may always be: a wrong code is never shown again, whatever it looks like."""
        return False

    def check(self, value):
        if not self._WRITTEN.fullmatch(value):
            raise Mistake("code-character")
        if len(value) != self.counts_to:
            raise Mistake("code-length", gap=gap(value, self.counts_to, "caractère"))


class OneTimeCodeField(TextField):
    """Six digits; what stands around and between them is forgiven (real-service.md §2)."""

    copies = "digits"
    guard = "code"
    is_free = False
    real = "text-real"
    input_class = "input--number input--6"
    keyboard = "numeric"
    told_at_once = ("unshifted", "letter")
    _SIX = re.compile(
        r"(?<![A-Za-z0-9])(?<![0-9]\W)[0-9](?:[\s.·_/\-–]?[0-9]){5}(?!\W?[0-9]|[A-Za-z])"
    )

    _TWICE = re.compile(r"([0-9]{6})\1")

    def may_be_real(self, value):
        """Whether the guard says so, but of the same six digits pasted twice."""
        bare = re.sub(r"[\s.-]", "", fictitious.plain(value))
        return not self._TWICE.fullmatch(bare) and super().may_be_real(value)

    def explain(self, typed):
        if slip := naming.slip_of_digits(self.to_python(typed)) or naming.slip_in_words(typed):
            raise Mistake("otp-signs", **slip)

    def to_python(self, value):
        """The only six digits that are there, whatever the sentence of the message around."""
        typed = fictitious.plain(super().to_python(value))
        found = {re.sub("[^0-9]", "", each) for each in self._SIX.findall(typed)}
        return found.pop() if len(found) == 1 else re.sub(r"[\s.,;:«»\-–]", "", typed)

    def check(self, value):
        if not fictitious.is_digits(value):
            raise Mistake("otp-characters")
        length = facts.number("one-time-code-length")
        if len(value) != length:
            raise Mistake("otp-format", gap=gap(value, length, "chiffre"))
