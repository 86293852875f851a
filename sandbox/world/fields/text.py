"""What is typed on a line, or in a few."""

import re

from django import forms
from django.core.validators import EmailValidator

from sandbox import facts
from sandbox.kit.forms import visible, without_nulls
from sandbox.lessons import Mistake, gap
from sandbox.world import addresses, fictitious, naming, nearly, side_by_side
from sandbox.world.fields import reading
from sandbox.world.fields.drawn import Drawn

_is_email = EmailValidator()

MOST_READ = 2000
"""How many characters of a box are read, at most: a box never needs so many."""


class TextField(Drawn, forms.CharField):
    """One line of text.

    Args:
        empty: the slug of the lesson when nothing is typed; None where the field is optional.
    """

    guard = "text"
    real = "text-real"
    input_type = "text"
    input_class = ""
    counts_to = None
    separators = ""
    """What is left out between the signs of a value, as an expression."""

    keyboard = None
    capitals = "none"
    told_at_once = ()
    """The slips of the keyboard that are told while one types (keys of `while_typing.NOTES`, and
    `letter` for a letter that looks like a digit): what such a box can hold has none of them."""
    never = ""
    """The signs that such a value never has, though they look like some that it has."""
    completes = "off"
    """What the browser may offer to write."""
    is_free = True
    """Whether the guard reads it with the boxes of free text that stand before it and after it."""
    own = ()
    """What the papers of this seat say for such a box, where the form knows whose they are."""
    most_read = MOST_READ
    """How many characters of it are read, at most."""

    @property
    def counted_out(self):
        """What the counter of the box leaves out, as the server does: an expression, whatever the
        case, that both read."""
        return f"^{reading.LABEL}|{self.separators}"

    def __init__(self, *, empty=None, **kwargs):
        super().__init__(required=empty is not None, **kwargs)
        self.empty = empty

    def clean(self, value):
        """The guard reads what was typed before anything is tidied, then what would be kept."""
        typed = without_nulls(value or "")
        if len(typed) > self.most_read:
            raise Mistake("text-too-long")
        if any(map(self.may_be_real, {typed, visible(typed)})):
            raise Mistake(self.real)
        self.explain(typed)
        return super().clean(typed)

    def to_python(self, value):
        return super().to_python(visible(value))

    def validate(self, value):
        if value:
            self.check(value)
        elif self.empty:
            raise Mistake(self.empty)

    def may_be_real(self, value):
        """The guard: whether what was typed may be somebody's."""
        return fictitious.may_hold_something_real(value)

    def held_together(self, texts):
        """Which texts of boxes in a row the guard refuses only together: their places."""
        return side_by_side.held_together([text[:MOST_READ] for text in texts])

    def explain(self, typed):
        """Raise the Mistake of a value that belongs to another box, or of a known slip."""

    def check(self, value):
        """Raise the Mistake of a value that is fake but not well written."""


class NumberBox(TextField):
    """The box of a number of the papers: what is of another box is named, slips are explained."""

    is_free = False
    told_at_once = ("unshifted", "letter")
    MISWRITTEN = ("format", "length", "characters")
    """The errors that a key of the digits typed without Shift makes."""

    def clean(self, value):
        try:
            return super().clean(value)
        except Mistake as mistake:
            is_explained = mistake.code in {f"{self.guard}-{kind}" for kind in self.MISWRITTEN}
            if is_explained and naming.has_keys_without_shift(reading.alone(value)):
                raise Mistake(f"{self.guard}-signs", **naming.KEYS) from None
            raise

    def may_be_real(self, value):
        return fictitious.may_be_real_number(self.guard, value, self.own)

    def explain(self, typed):
        thing = naming.thing(typed)
        if thing and thing != self.guard:
            raise Mistake(f"{self.guard}-is-another", thing=naming.THINGS[thing])
        if slip := naming.slip(typed):
            raise Mistake(f"{self.guard}-signs", **slip)

    def to_python(self, value):
        return reading.alone(super().to_python(value))


class EmailField(TextField):
    copies = "email"
    guard = "email"
    real = "email-real"
    keyboard = "email"
    told_at_once = ("space",)

    def may_be_real(self, value):
        return fictitious.may_be_real_in_email_box(value, self.own)

    def to_python(self, value):
        """Without what is printed around it: its label, a name, the signs of a sentence; once
        where it was pasted twice."""
        typed = super().to_python(value)
        half = typed[: len(typed) // 2]
        typed = half if "@" in half and typed == half * 2 else typed
        named = re.search("<([^<>]+@[^<>]+)>", typed)
        return re.sub(r"\s*@\s*", "@", reading.alone(named[1] if named else typed))

    def explain(self, typed):
        thing = naming.thing(typed)
        if thing not in {"", "email"}:
            raise Mistake("email-is-another", thing=naming.THINGS[thing])

    def check(self, value):
        name, at, domain = value.lower().rpartition("@")
        ours = fictitious.EMAIL_DOMAIN.split(".")[0]
        if not at and ours in domain:
            raise Mistake("email-at")
        if name and addresses.is_almost_our_domain(domain) and domain != fictitious.EMAIL_DOMAIN:
            raise Mistake("email-almost")
        try:
            _is_email(value)
        except forms.ValidationError:
            raise Mistake("email-format") from None


class PhoneField(NumberBox):
    """A mobile number, cleaned to its ten digits."""

    copies = "phone"
    guard = "phone"
    is_free = True
    real = "phone-real"
    input_class = "input--number input--11"
    keyboard = "tel"

    def to_python(self, value):
        """Each dash, dot or comma between two groups as a space."""
        return re.sub("[_·,;‐-―−]", " ", super().to_python(value))

    def check(self, value):
        if not re.fullmatch(r"[0-9\s+().\-/]+", value):
            raise Mistake("phone-format")
        if not fictitious.national_number(value):
            digits = re.sub(r"^(?:00)?330?", "0", re.sub(r"[^0-9]", "", value))
            raise Mistake("phone-length", gap=gap(digits, 10, "chiffre"))

    def clean(self, value):
        return fictitious.national_number(super().clean(value))


class IdentifiantField(TextField):
    """8 to 100 lower-case letters, digits and « . - _ » (real-service.md §1.5)."""

    copies = "identifiant"
    told_at_once = ("caps", "inverted", "capitals", "space")

    shortest = facts.number("identifiant-shortest")
    longest = facts.number("identifiant-longest")
    noted = ""
    """That of the sheet: what is nearly this one is told before it is taken for another."""

    _ALLOWED = re.compile(r"[a-z0-9._-]+")

    def to_python(self, value):
        return reading.alone(super().to_python(value))

    def check(self, value):
        if fictitious.is_fictitious_nir(value):
            raise Mistake("identifiant-is-nir")
        if naming.thing(value) in {"email", "phone"}:
            raise Mistake("identifiant-is-another", thing=naming.THINGS[naming.thing(value)])
        slip = nearly.slip(value, self.noted)
        if slip and slip not in {"case", "caps-lock"}:
            raise Mistake("identifiant-nearly", difference=nearly.difference(value, self.noted))
        if not self._ALLOWED.fullmatch(value):
            has_capitals_only = self._ALLOWED.fullmatch(value.lower())
            raise Mistake(f"identifiant-{'capitals' if has_capitals_only else 'characters'}")
        if not self.shortest <= len(value) <= self.longest:
            raise Mistake("identifiant-length", typed=len(value))


class PasswordField(TextField):
    """A password, never shown again; its rules are the form's (`accounts.passwords`).

    Args:
        is_new: whether it is being chosen; where there is one already, the browser must offer none.
    """

    drawn_by = "components/password.html"
    copies = "password"
    guard = None
    is_free = False
    is_secret = True
    told_at_once = ("caps", "inverted", "space")
    again = "password-again-empty"
    input_type = "password"

    def __init__(self, *, is_new=False, **kwargs):
        super().__init__(strip=False, **kwargs)
        self.completes = "new-password" if is_new else "current-password"

    def to_python(self, value):
        """As it was typed: a secret is never tidied."""
        return forms.CharField.to_python(self, value)

    def may_be_real(self, value):
        """A secret is compared or hashed, and neither kept nor shown: anything goes."""
        return False


class CommentField(TextField):
    """The only free text of the inside: a few words, guarded, for the fake person.

    Its hint is « Écrivez pour Inaya, jamais pour vous. »: the form says who it is.
    """

    drawn_by = "components/comment.html"
    counts_to = 200
    rows = 3

    def __init__(self, **kwargs):
        super().__init__(**{"label": "Commentaire"} | kwargs)

    def write_for(self, person):
        """Say for whom one writes here: this Person, whom one plays."""
        self.help_text = f"Facultatif. Écrivez pour {person.first_name}, jamais pour vous."

    def check(self, value):
        if len(value) > self.counts_to:
            raise Mistake("comment-too-long", typed=len(value))
