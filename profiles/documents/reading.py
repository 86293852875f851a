"""What the service takes from a document by itself, where the profile lets it: a few measures."""

import re
from decimal import Decimal

from profiles import history
from profiles.measures import KINDS
from profiles.models import Document
from sandbox.world import clock

LINES = {
    "Glycémie à jeun": KINDS["glycemie"],
    "Hémoglobine glyquée (HbA1c)": KINDS["hba1c"],
}
"""{what a line of a document is called: the MeasureKind that it gives}, in the same unit."""

RESULT = re.compile(r"(\d+(?:,\d+)?) (\S+)")


def take(document):
    """Put what a document says into the medical profile, and return the new Measures.

    Only what a professional put there is read. A measure of that day stays as it is. Each says
    where it comes from, and so does the history.
    """
    if document.source != Document.Source.PROFESSIONAL:
        return []
    profile, taken = document.profile, []
    for kind, value in _results(document):
        measure, is_new = profile.measure_set.get_or_create(
            kind=kind.slug,
            taken_on=document.dated_on,
            taken_at=None,
            defaults={
                "value": value,
                "comment": f"Reprise du document «\u00a0{document.name}\u00a0».",
                "added_at": clock.now(),
                "world": profile.world,
            },
        )
        if is_new:
            history.note(
                profile, f"Donnée reprise du document «\u00a0{document}\u00a0»\u00a0: {measure}"
            )
            taken.append(measure)
    return taken


def take_all(profile):
    """The same of every document of the profile."""
    return [measure for document in profile.document_set.all() for measure in take(document)]


def said(taken):
    """« Repris de mes documents : Glycémie 0,90 g/L. C’est dans « Mesures ». »; "" for none."""
    if not taken:
        return ""
    names = ", ".join(f"{each.get_kind_display()} {each.said}" for each in taken)
    return f"Repris de mes documents\u00a0: {names}. C’est dans «\u00a0Mesures\u00a0»."


def _results(document):
    """The lines that it can read, of a content made of tables: (MeasureKind, value) pairs."""
    rows = [row for part in document.content.get("sections", []) for row in part.get("rows", [])]
    for name, result, *_ in rows:
        kind, found = LINES.get(name), RESULT.fullmatch(result)
        if kind and found and found[2] == kind.unit:
            yield kind, Decimal(found[1].replace(",", "."))
