"""A counter counts what the server will read: the page takes what it leaves out from the field."""

import html
import re

import pytest

from sandbox.kit.forms import Form
from sandbox.world.fields import NirField, ProvisionalCodeField


class Boxes(Form):
    code = ProvisionalCodeField(label="Code provisoire", empty="code-empty")
    nir = NirField(label="Numéro de sécurité sociale", empty="nir-empty")


COUNTED = [
    ("code", "", 0),
    ("code", "Abcd Efgh 2345", 12),
    ("code", "Abcd-Efgh-2345", 12),
    ("code", "Abcd–Efgh−2345", 12),
    ("code", "Abcd‐Efgh‒2345―", 12),
    ("code", "Abcd.Efgh,2345", 12),
    ("code", " Abcd_Efgh/2345 ", 12),
    ("code", "Abcd\u00a0Efgh\u202f23", 10),
    ("nir", "1 55 03 69 000 042 56", 15),
    ("nir", "2 88 08 2A 000 017 (40)", 15),
    ("nir", "1.55.03/69:000;042_56", 15),
    ("nir", "1‑55‑03", 5),
    ("code", "Code : ", 0),
    ("code", "Code : Abcd", 4),
    ("code", "Code\u00a0provisoire\u00a0: Abcd Efgh", 8),
    ("code", "Mon code : Abcd-2345", 8),
    ("nir", "NIR : 1 55 03", 5),
    ("nir", "Numéro de sécurité sociale : 1 55", 3),
]
"""(box, what is typed, how many signs there are of the code or the number), by hand."""


def without(box):
    """What the counter of that box leaves out, as the page says it to the browser."""
    page = str(Boxes()[box].as_field_group())
    return html.unescape(re.search(r'data-count-without="([^"]*)"', page)[1])


@pytest.mark.parametrize(("box", "typed", "count"), COUNTED)
def test_the_page_counts_what_the_server_reads(box, typed, count):
    assert len(re.sub(without(box), "", typed, flags=re.IGNORECASE)) == count
    assert len(Boxes.base_fields[box].to_python(typed)) == count


@pytest.mark.parametrize("gap", " -–−‐‒―.,;_/\u00a0\u202f")
def test_whatever_is_counted_out_of_a_code_is_forgiven_in_it(gap):
    form = Boxes({"code": f"Abcd{gap}Efgh{gap}2345", "nir": ""})
    form.is_valid()
    assert form.cleaned_data.get("code") == "AbcdEfgh2345", form.errors.get("code")
