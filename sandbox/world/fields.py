"""Form fields that only let the fake in.

Each field checks the shape of what was typed, in the order of the service's own rules, and turns
away what may be real (`fictitious.py`). Whether the value is this seat's own is the form's
business: only the form knows the person. No field blocks typing (no mask, no `maxlength`), and
none names an `autocomplete` token: the browser would offer the learner's own data.
"""

import hashlib
import re
import unicodedata
from datetime import date, time
from decimal import Decimal

from django import forms
from django.core.validators import EmailValidator
from django.utils.text import get_text_list

from sandbox.forms import BoundField, without_nulls
from sandbox.lessons import LESSONS, Mistake, gap
from sandbox.world import clock, fictitious, samples

_is_email = EmailValidator()


class Drawn:
    """A field that names its own template, and whether its value may be written in a page."""

    drawn_by = "components/field.html"
    is_secret = False

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.template_name = self.drawn_by


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
    keyboard = None
    capitals = "none"

    def __init__(self, *, empty=None, **kwargs):
        super().__init__(required=empty is not None, **kwargs)
        self.empty = empty

    def clean(self, value):
        """The guard reads what was typed, before anything is tidied."""
        typed = without_nulls(value or "")
        if self.may_be_real(typed):
            raise Mistake(self.real)
        return super().clean(typed)

    def validate(self, value):
        if value:
            self.check(value)
        elif self.empty:
            raise Mistake(self.empty)

    def may_be_real(self, value):
        """The guard: whether what was typed may be somebody's."""
        return fictitious.may_hold_something_real(value)

    def check(self, value):
        """Raise the Mistake of a value that is fake but not well written."""


class ProvisionalCodeField(TextField):
    """Twelve letters and digits, case kept, spaces and dashes forgiven (real-service.md §1.2)."""

    guard = "code"
    input_class = "input--number input--12"
    counts_to = 12

    def to_python(self, value):
        return re.sub(r"[\s\-]", "", super().to_python(value))

    def may_be_real(self, value):
        """It may always be: a wrong code is never shown again, whatever it looks like."""
        return False

    def check(self, value):
        if not re.fullmatch(r"[A-Za-z0-9]+", value):
            raise Mistake("code-character")
        if len(value) != self.counts_to:
            raise Mistake("code-length", gap=gap(len(value), self.counts_to, "caractère"))


class NirField(TextField):
    """A social security number, fake ones only (real-service.md §1.3, safety.md §1.5)."""

    guard = "nir"
    real = "nir-real"
    input_class = "input--number input--15"
    counts_to = 15
    capitals = "characters"

    def to_python(self, value):
        return fictitious.compact(super().to_python(value))

    def may_be_real(self, value):
        return fictitious.may_be_real_nir(value) or fictitious.may_be_real_email(value)

    def check(self, value):
        if len(value) != self.counts_to:
            raise Mistake("nir-length", gap=gap(len(value), self.counts_to, "caractère"))
        if not fictitious.is_nir_shaped(value):
            raise Mistake("nir-format")
        if not fictitious.nir_starts_well(value):
            raise Mistake("nir-start")
        if not fictitious.nir_has_true_key(value):
            raise Mistake("nir-key")


class SerialField(TextField):
    """The card's serial number; `check_serial` finishes once card and number are known."""

    drawn_by = "components/serial.html"
    guard = "serial"
    real = "serial-real"
    input_class = "input--number input--13"
    keyboard = "numeric"

    def to_python(self, value):
        return fictitious.compact(super().to_python(value))

    def may_be_real(self, value):
        """Digits alone wait for `check_serial`, which has lessons for some of them."""
        word = fictitious.compact(value)
        return not fictitious.is_digits(word) and super().may_be_real(value)

    def check(self, value):
        if not fictitious.is_digits(value):
            raise Mistake("serial-characters")


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
    if fictitious.may_be_real_serial(serial):
        raise Mistake("serial-real")
    if has_photo and len(serial) != 11:
        raise Mistake("serial-length-photo", gap=gap(len(serial), 11, "chiffre"))
    if not 8 <= len(serial) <= 13:
        raise Mistake("serial-length-plain", typed=len(serial))


def _is_date(digits):
    if len(digits) not in (6, 8):
        return False
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    return 1 <= day <= 31 and 1 <= month <= 12 and (len(digits) == 6 or 1900 <= year <= 2100)


class EmailField(TextField):
    guard = "email"
    real = "email-real"
    keyboard = "email"

    def check(self, value):
        try:
            _is_email(value)
        except forms.ValidationError:
            raise Mistake("email-format") from None


class PhoneField(TextField):
    """A mobile number, cleaned to its ten digits."""

    guard = "phone"
    real = "phone-real"
    input_class = "input--number input--11"
    keyboard = "tel"

    def may_be_real(self, value):
        return fictitious.may_be_real_phone(value) or fictitious.may_be_real_email(value)

    def check(self, value):
        if not (re.fullmatch(r"[0-9\s+().\-/]+", value) and fictitious.national_number(value)):
            raise Mistake("phone-format")

    def clean(self, value):
        return fictitious.national_number(super().clean(value))


class IdentifiantField(TextField):
    """8 to 100 lower-case letters, digits and « . - _ » (real-service.md §1.5)."""

    def check(self, value):
        if fictitious.is_fictitious_nir(value):
            raise Mistake("identifiant-is-nir")
        if not re.fullmatch(r"[a-z0-9._-]+", value):
            raise Mistake("identifiant-characters")
        if not 8 <= len(value) <= 100:
            raise Mistake("identifiant-length", typed=len(value))


class PasswordField(TextField):
    """A password, never shown again; its rules are the form's (`accounts.passwords`)."""

    drawn_by = "components/password.html"
    guard = None
    is_secret = True
    input_type = "password"

    def __init__(self, **kwargs):
        super().__init__(strip=False, **kwargs)

    def may_be_real(self, value):
        """A secret is compared or hashed, and neither kept nor shown: anything goes."""
        return False


class OneTimeCodeField(TextField):
    """Six digits, spaces forgiven (real-service.md §2)."""

    guard = "code"
    real = "text-real"
    input_class = "input--number input--6"
    keyboard = "numeric"

    def to_python(self, value):
        return re.sub(r"[\s.\-]", "", super().to_python(value))

    def check(self, value):
        if not fictitious.is_digits(value):
            raise Mistake("otp-characters")
        if len(value) != 6:
            raise Mistake("otp-format")


class ChoiceField(Drawn, forms.ChoiceField):
    """Cards to choose from, one radio each.

    Args:
        choices: (value, title, text under the title, icon) for each card.
        empty: the slug of the lesson when nothing is chosen.
    """

    drawn_by = "components/choices.html"
    layout = "side"

    def __init__(self, *, choices, empty, **kwargs):
        self.empty = empty
        super().__init__(widget=forms.RadioSelect, **kwargs)
        self.offer(choices)

    def offer(self, cards):
        """Give the cards to choose from, where they depend on the person."""
        self.cards = cards
        self.choices = [(value, title) for value, title, *_ in cards]

    def validate(self, value):
        if not self.valid_value(value):
            raise Mistake(self.empty)


class ShortChoiceField(ChoiceField):
    """Three short answers, side by side where there is room."""

    layout = "three"


class Box(forms.CheckboxInput):
    """A box is ticked by the value its own page gives it, and by no other."""

    def value_from_datadict(self, data, files, name):
        return data.get(name) == "on"


class SelectField(ChoiceField):
    """One answer out of a list of a few dozen: nothing is typed.

    Args:
        choices: (value, title) pairs.
        empty: the slug of the lesson when nothing is chosen; None where the field is optional.
        blank: what the list says while nothing is chosen.
    """

    drawn_by = "components/select.html"

    def __init__(self, *, choices, empty=None, blank="Choisir dans la liste", **kwargs):
        super().__init__(choices=choices, empty=empty, required=empty is not None, **kwargs)
        self.blank = blank

    def validate(self, value):
        if (value or self.empty) and not self.valid_value(value):
            raise Mistake(self.empty or "choice-unknown")


class ChecksField(Drawn, forms.MultipleChoiceField):
    """Several answers out of a list, one box each.

    Args:
        choices: (value, title) pairs.
        empty: the slug of the lesson when none is ticked; None where none is an answer.
    """

    drawn_by = "components/checks.html"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices, empty=None, **kwargs):
        super().__init__(choices=choices, required=False, **kwargs)
        self.empty = empty

    def to_python(self, value):
        return list(value or [])

    def validate(self, value):
        if not value and self.empty:
            raise Mistake(self.empty)
        if not all(self.valid_value(each) for each in value):
            raise Mistake(self.empty or "choice-unknown")


class CommentField(TextField):
    """The only free text of the inside: a few words, guarded, for the fake person.

    Its hint is « Écrivez pour Inaya, jamais pour vous. »: the form gives the first name.
    """

    drawn_by = "components/comment.html"
    counts_to = 200

    def __init__(self, **kwargs):
        super().__init__(**{"label": "Commentaire"} | kwargs)

    def check(self, value):
        if len(value) > self.counts_to:
            raise Mistake("comment-too-long", typed=len(value))


class NumberField(TextField):
    """A measure, with a comma or a point, cleaned to a Decimal; None when it is empty.

    Args:
        low, high: what a human being can have; outside it the lesson `unlikely` asks again.
        unlikely: the slug of that lesson.
        unit: what is written after the box.
    """

    drawn_by = "components/number.html"
    input_class = "input--number input--6"
    keyboard = "decimal"
    _WRITTEN = re.compile(r"(\d{1,6})(?:[.,](\d{1,3}))?", re.ASCII)

    def __init__(self, *, low, high, unlikely, unit="", **kwargs):
        super().__init__(**kwargs)
        self.low, self.high, self.unlikely, self.unit = low, high, unlikely, unit

    def clean(self, value):
        typed = super().clean(value)
        return self.to_number(typed) if typed else None

    def check(self, value):
        if not self.low <= self.to_number(value) <= self.high:
            raise Mistake(self.unlikely)

    def to_number(self, value):
        """The number that was written, or the Mistake that it is none."""
        written = self._WRITTEN.fullmatch(re.sub(r"\s", "", value))
        if not written:
            raise Mistake("number-format")
        return Decimal(f"{written[1]}.{written[2] or 0}")


class TimeField(TextField):
    """An hour of the day, as one writes it (« 14 h 30 », « 14:30 », « 9h »), cleaned to a
    time; None when it is empty.
    """

    input_class = "input--number input--6"
    _WRITTEN = re.compile(r"(\d{1,2})(?:(?:h|:|\.|heures?)?(\d{2})?)(?:min)?", re.ASCII)

    def clean(self, value):
        typed = super().clean(value)
        return self.to_time(typed) if typed else None

    def check(self, value):
        self.to_time(value)

    def to_time(self, value):
        """The time that was written, or the Mistake that it is none."""
        written = self._WRITTEN.fullmatch(re.sub(r"\s", "", value).lower())
        hour, minute = (int(written[1]), int(written[2] or 0)) if written else (24, 0)
        if hour > 23 or minute > 59:
            raise Mistake("time-format")
        return time(hour, minute)


class ConsentField(Drawn, forms.BooleanField):
    """One box that must be ticked."""

    drawn_by = "components/consent.html"
    widget = Box

    def __init__(self, *, empty, **kwargs):
        super().__init__(**kwargs)
        self.empty = empty

    def validate(self, value):
        if not value:
            raise Mistake(self.empty)


class OptionField(Drawn, forms.BooleanField):
    """A box that may be ticked or not."""

    drawn_by = "components/consent.html"
    widget = Box

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)


class SwitchField(OptionField):
    """A box as a card, with what it does written under its name (`help_text`)."""

    drawn_by = "components/switch.html"


class BoundFile(BoundField):
    """A file to choose: a browser forgets it each time the page comes back."""

    @property
    def is_lost(self):
        """Whether the file was right and another answer was not."""
        return bool(self.form.errors) and not self.lessons

    @property
    def described_by(self):
        lost = f"{self.auto_id}-lost" if self.is_lost else ""
        return f"{super().described_by} {lost}".strip()

    @property
    def refusals(self):
        """What the browser says of a file that it does not send: {slug: Lesson}."""
        return {slug: LESSONS[slug] for slug in FILE_LESSONS}

    @property
    def fingerprints(self):
        return " ".join(samples.fingerprints())


FILE_LESSONS = ["file-name-real", "file-type", "file-size", "file-void", "file-unknown"]


class FileField(Drawn, forms.FileField):
    """A file of the shelf of « Mes papiers », cleaned to its Sample; any other is turned away.

    Type, size and emptiness come first, as in the service (real-service.md §7); then the
    fingerprint, which is ours (safety.md §1.5).

    Args:
        empty: the slug of the lesson when no file is chosen.
    """

    drawn_by = "components/file.html"
    bound_field_class = BoundFile
    most_bytes = samples.MOST_BYTES
    types = samples.TYPES

    def __init__(self, *, empty, **kwargs):
        super().__init__(required=False, **kwargs)
        self.empty = empty

    def clean(self, value, initial=None):
        if value is None:
            raise Mistake(self.empty)
        if fictitious.may_hold_something_real(value.name):
            raise Mistake("file-name-real")
        if samples.extension_of(value.name) not in self.types:
            raise Mistake("file-type")
        if value.size > self.most_bytes:
            raise Mistake("file-size")
        if not value.size:
            raise Mistake("file-void")
        known = samples.fingerprints().get(hashlib.sha256(value.read()).hexdigest())
        if known is None:
            raise Mistake("file-unknown")
        return known


# -- dates ------------------------------------------------------------------------------------

PARTS = {"jour": "Jour", "mois": "Mois", "annee": "Année"}
NAMED = {"jour": "le jour", "mois": "le mois", "annee": "l’année"}
MONTHS = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
          "octobre", "novembre", "decembre"]  # fmt: skip
FAULTY_PARTS = {"date-day": ["jour"], "date-month": ["mois"], "date-year": ["annee"],
                "date-impossible": ["jour"]}  # fmt: skip


class DateWidget(forms.MultiWidget):
    def __init__(self):
        super().__init__(dict.fromkeys(PARTS, forms.TextInput))

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else ["", "", ""]


class BoundDate(BoundField):
    """Three small boxes; only the faulty one turns red."""

    @property
    def parts(self):
        values = self.value()
        if not isinstance(values, list):
            values = self.field.widget.decompress(values)
        faulty = self.faulty_parts
        return [
            {
                "name": f"{self.html_name}_{part}",
                "id": f"{self.auto_id}_{part}",
                "label": label,
                "value": (value or "") if self.form.shows_again(self.name) else "",
                "is_faulty": part in faulty,
                "keyboard": "text" if part == "mois" else "numeric",
            }
            for (part, label), value in zip(PARTS.items(), values, strict=True)
        ]

    @property
    def names(self):
        return [f"{self.html_name}_{part}" for part in PARTS]

    @property
    def faulty_parts(self):
        for error in self.form.errors_of(self.name):
            if "missing" in (error.params or {}):
                return error.params["missing"]
            return FAULTY_PARTS.get(error.code, list(PARTS))
        return []

    @property
    def focus_id(self):
        return f"{self.auto_id}_{(self.faulty_parts or list(PARTS))[0]}"


class DateField(Drawn, forms.MultiValueField):
    """A day, in three boxes; the month in digits or in letters.

    Args:
        empty: the slug of the lesson when a box is empty.
        may_be_future: whether a day after today is a mistake; the world's today, if it is one.
        future: the slug of that lesson.
    """

    drawn_by = "components/date.html"
    bound_field_class = BoundDate
    incomplete = "date-empty"

    def __init__(self, *, empty="date-empty", may_be_future=False, future="date-future", **kwargs):
        self.empty, self.may_be_future, self.future = empty, may_be_future, future
        fields = [forms.CharField(required=False) for _ in PARTS]
        super().__init__(
            fields=fields, widget=DateWidget(), required=False, require_all_fields=False, **kwargs
        )

    def clean(self, value):
        texts = [(text or "").strip() for text in value or ["", "", ""]]
        if any(fictitious.may_hold_something_real(text) for text in texts):
            raise Mistake("text-real")
        missing = [part for part, text in zip(PARTS, texts, strict=True) if not text]
        if missing:
            parts = get_text_list([NAMED[part] for part in missing], "et")
            raise Mistake(self.empty, parts=parts, missing=missing)
        day = _whole(texts[0], "date-day", 1, 31)
        month = _month(texts[1])
        year = _whole(texts[2], "date-year", 1000, 9999)
        try:
            day = date(year, month, day)
        except ValueError:
            raise Mistake("date-impossible") from None
        if not self.may_be_future and day > clock.today():
            raise Mistake(self.future, missing=["annee"])
        return day


class PartialDateField(DateField):
    """A day of which the year alone is enough, cleaned to « 2019 », « 2019-05 », « 2019-05-12 ».

    An empty field is cleaned to "": whether it may be is said by `empty`.

    Args:
        empty: the slug of the lesson when the year is missing; None where the field is optional.
        may_be_future: whether it may be after the world's today.
    """

    def __init__(self, *, empty=None, **kwargs):
        super().__init__(empty=empty, **kwargs)

    def clean(self, value):
        texts = [(text or "").strip() for text in value or ["", "", ""]]
        if not any(texts) and not self.empty:
            return ""
        if any(fictitious.may_hold_something_real(text) for text in texts):
            raise Mistake("text-real")
        if all(texts):
            return super().clean(texts).isoformat()
        if not texts[2] or (texts[0] and not texts[1]):
            missing = ["annee"] if not texts[2] else ["mois"]
            parts = get_text_list([NAMED[part] for part in missing], "et")
            raise Mistake(self.empty or self.incomplete, parts=parts, missing=missing)
        year = _whole(texts[2], "date-year", 1000, 9999)
        month = _month(texts[1]) if texts[1] else None
        today = clock.today()
        if not self.may_be_future and (year, month or 1) > (today.year, today.month):
            raise Mistake(self.future, missing=["annee"])
        return f"{year}-{month:02d}" if month else f"{year}"


def _whole(text, slug, low, high):
    if not re.fullmatch(r"\d{1,4}", text, re.ASCII) or not low <= int(text) <= high:
        raise Mistake(slug)
    return int(text)


def _month(text):
    if not re.fullmatch(r"[^\W\d_]+\.?", text):
        return _whole(text, "date-month", 1, 12)
    bare = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(filter(lambda c: not unicodedata.combining(c), bare)).rstrip(".")
    named = [i for i, month in enumerate(MONTHS, 1) if month.startswith(plain) and len(plain) >= 3]
    if len(named) != 1:
        raise Mistake("date-month")
    return named[0]
