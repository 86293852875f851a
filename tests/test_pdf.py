"""The documents that the product makes: readable by everybody, whatever was typed."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sandbox.kit import pdf
from sandbox.world import clock

DAY = clock.morning_of(date(2026, 3, 16))


def test_a_document_is_tagged_says_its_language_and_that_it_is_fake():
    root = PdfReader(io.BytesIO(pdf.render("Essai", at=DAY))).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("fr")
    assert "FACTICE" in PdfReader(io.BytesIO(pdf.render("Essai", at=DAY))).pages[0].extract_text()


def test_the_same_content_on_the_same_day_has_the_same_bytes():
    assert pdf.render("Essai", at=DAY, lead=["Oui."]) == pdf.render("Essai", at=DAY, lead=["Oui."])


@pytest.mark.parametrize("typed", ["ça va 😀", "→", "Жук", "\x01", "µg", "cœur : 1 €"])
def test_what_the_font_cannot_draw_does_not_stop_the_document(typed):
    assert pdf.render(typed, at=DAY, sections=[pdf.Section(typed, [(typed, typed)], [typed])])


@settings(max_examples=60, deadline=None)
@given(typed=st.text(max_size=60))
def test_any_text_makes_a_document(typed):
    assert pdf.render("Essai", at=DAY, lead=[typed]).startswith(b"%PDF")
