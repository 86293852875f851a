"""Form fields that only let the fake in.

Each field checks the shape of what was typed, in the order of the service's own rules, and turns
away what may be real (`fictitious.py`). Whether the value is this seat's own is the form's
business: only the form knows the person. No field blocks typing (no mask, no `maxlength`), and
none names an `autocomplete` token: the browser would offer the learner's own data.
"""

from sandbox.world.fields.card import NirField, SerialField, check_serial
from sandbox.world.fields.choices import (
    CardsField,
    ChecksField,
    ChoiceField,
    ConsentField,
    OptionField,
    SelectField,
    ShortChoiceField,
    SwitchField,
)
from sandbox.world.fields.codes_typed import OneTimeCodeField, ProvisionalCodeField
from sandbox.world.fields.dates import DateField, PartialDateField
from sandbox.world.fields.drawn import Drawn
from sandbox.world.fields.files import FILE_LESSONS, FileField
from sandbox.world.fields.quantities import NumberField, TimeField
from sandbox.world.fields.text import (
    CommentField,
    EmailField,
    IdentifiantField,
    PasswordField,
    PhoneField,
    TextField,
)

__all__ = [
    "CardsField",
    "ChecksField",
    "ChoiceField",
    "CommentField",
    "ConsentField",
    "DateField",
    "Drawn",
    "EmailField",
    "FILE_LESSONS",
    "FileField",
    "IdentifiantField",
    "NirField",
    "NumberField",
    "OneTimeCodeField",
    "OptionField",
    "PartialDateField",
    "PasswordField",
    "PhoneField",
    "ProvisionalCodeField",
    "SelectField",
    "SerialField",
    "ShortChoiceField",
    "SwitchField",
    "TextField",
    "TimeField",
    "check_serial",
]
