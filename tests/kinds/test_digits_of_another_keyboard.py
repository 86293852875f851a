"""What is ours, typed with the digits and signs of another keyboard, is taken for what it is."""

from datetime import date

from sandbox.world.fields import (
    DateField,
    EmailField,
    IdentifiantField,
    NirField,
    NumberField,
    OneTimeCodeField,
    PhoneField,
    ProvisionalCodeField,
    SerialField,
)
from tests.kinds.typed_values import PAPERS

FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
KEYBOARDS = {
    "full width": FULL_WIDTH,
    "Arabic": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "Hindi": str.maketrans("0123456789", "०१२३४५६७८९"),
    "circled": str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨"),
}
BOXES = {
    "nir": (NirField(empty=None), PAPERS["nir"]),
    "serial": (SerialField(empty=None), PAPERS["serial"]),
    "phone": (PhoneField(empty=None), PAPERS["phone"]),
    "email": (EmailField(empty=None), PAPERS["email"]),
    "identifiant": (IdentifiantField(empty=None), "inaya.leguellec.07"),
    "code": (ProvisionalCodeField(empty=None), "8n3FYEG4rfAq"),
    "otp": (OneTimeCodeField(empty=None), "123456"),
    "number": (NumberField(low=1, high=99, unlikely="number-format"), "56,1"),
}


def test_each_box_reads_them_as_ours(tried):
    for name, (field, right) in BOXES.items():
        for keyboard, signs in KEYBOARDS.items():
            assert field.clean(right.translate(signs)) == field.clean(right), (name, keyboard)
            tried(1, "values of another keyboard")


def test_a_day_too():
    for keyboard, signs in KEYBOARDS.items():
        typed = [part.translate(signs) for part in ("20", "08", "1988")]
        assert DateField(may_be_future=True).clean(typed) == date(1988, 8, 20), keyboard
