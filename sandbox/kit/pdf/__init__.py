"""The PDF documents that the product makes: one look, tagged for screen readers, « FACTICE ».

The same content on the same day gives the same bytes, so that a file can be known by its
fingerprint.
"""

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import timezone
from pathlib import Path

import typst

HERE = Path(__file__).parent
FONTS = typst.Fonts(
    include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
)


UNWRITABLE = re.compile(r"[^\n\x20-\x7e\xa0-\xac\xae-\xb4\xb6-\xffŒœ–—‘’‚“”„•…‹›€™−]")
"""What our fonts have no drawing for: a smiley that somebody typed, for instance."""


class MissingFont(Exception):
    """The document would not look as it should: one of its fonts is not there."""


@dataclass(frozen=True)
class Section:
    """A heading, then rows of cells, then paragraphs.

    `columns` says what is in each cell of a row; where it says nothing a row is a name and what is
    said of it, the name in bold.
    """

    title: str
    rows: list[tuple[str, ...]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)


def render(title, *, at, lead=(), sections=()):
    """A PDF/UA document, as bytes.

    Args:
        title: its name, in one line.
        at: the day it bears (aware datetime, the world's).
        lead: paragraphs under the title.
        sections: Sections.
    """
    content = {
        "title": title,
        "lead": list(lead),
        "sections": [asdict(section) for section in sections],
    }
    return _compile("document.typ", content, at)


LARGE = 16
"""Points: what French libraries call large print, at least."""


def render_sheets(title, *, at, pages, is_large=False):
    """The same document look for printed sheets, as bytes: their pages, element by element.

    Args:
        title: its name, in one line.
        at: the day it bears (aware datetime).
        pages: a list for each page of texts and elements, as `sandbox.workshop.sheets` reads them.
        is_large: whether letters have the size of large print; each place then begins a leaf.
    """
    size = LARGE if is_large else 12
    content = {"title": title, "pages": pages, "size": size, "is_large": is_large}
    return _compile("sheets.typ", content, at)


def _compile(template, content, at):
    file, warnings = typst.compile_with_warnings(
        HERE / template,
        format="pdf",
        font_paths=FONTS,
        sys_inputs={"content": json.dumps(_writable(content))},
        pdf_standards=["ua-1"],
        timestamp=at.astimezone(timezone(at.utcoffset())),
    )
    if warnings:
        raise MissingFont([warning.message for warning in warnings])
    return file


def _writable(content):
    """The same content, with « ? » for each sign that cannot be printed."""
    if isinstance(content, str):
        return UNWRITABLE.sub("?", content)
    if isinstance(content, dict):
        return {name: _writable(each) for name, each in content.items()}
    if isinstance(content, list | tuple):
        return [_writable(each) for each in content]
    return content
