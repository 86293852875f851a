"""The documents that are made from a medical profile: its synthesis, and advance directives.

Professionals see documents, vaccinations, contacts and wishes, and nothing else of the profile
(real-service.md §6): this is how the rest of what was typed reaches them.
"""

from profiles import history
from profiles.models import Document, Habit, Measure
from profiles.models.documents import Category
from sandbox.kit.dates import in_french
from sandbox.world import clock

SYNTHESIS = "Synthèse du profil médical"
DIRECTIVES = "Mes directives anticipées"


def save_synthesis(profile, filled, *, by, is_shown=None):
    """Put the synthesis of this profile into its documents: one a day, the latest.

    Args:
        is_shown: whether professionals see it, as is asked of who masks all the documents; None
            where nothing is asked (real-service.md §6).
    """
    document = _deposit(profile, Category.SYNTHESIS, SYNTHESIS, synthesis_of(profile, filled), by)
    if is_shown is not None:
        document.mask(not is_shown)
    return document


def save_directives(profile, answers, *, by):
    """Put advance directives into the documents: one a day, the latest.

    Args:
        answers: (question, answer) pairs.
    """
    content = {
        "lead": _lead(profile),
        "sections": [
            {
                "title": "Si je ne peux plus dire ce que je veux",
                "rows": [list(pair) for pair in answers],
                "paragraphs": ["Je peux changer d’avis à tout moment, et refaire ce document."],
            }
        ],
    }
    return _deposit(profile, Category.DIRECTIVES, DIRECTIVES, content, by)


def latest_synthesis(profile):
    return profile.document_set.filter(
        category=Category.SYNTHESIS, source=Document.Source.OWN, sample=""
    ).first()


def synthesis_of(profile, filled):
    """What the synthesis says of a profile, as `sandbox.kit.pdf.render` takes it."""
    return {
        "lead": _lead(profile),
        "sections": [
            {"title": each.section.title, "rows": _rows(each), "paragraphs": []}
            for each in filled.values()
            if each.is_complete
        ],
    }


def _lead(profile):
    holder = profile.holder
    born = "Née" if holder.sex == holder.Sex.FEMALE else "Né"
    return [
        f"{holder}. {born} le {in_french(holder.born_on, 'j F Y')}.",
        "Ces informations viennent de la personne, pas d’un professionnel de santé.",
    ]


def _rows(filled):
    if not filled.rows:
        day = in_french(filled.declared_at.astimezone(clock.PARIS), "j F Y")
        return [[filled.section.declared, f"Répondu le {day}."]]
    return [line_of(each) for each in filled.section.kept(filled.rows)]


def line_of(row):
    """(its name, what is known of it) for one row of a section, as a document says it."""
    if isinstance(row, Document):
        return [row.name, f"Document du {in_french(row.dated_on, 'j F Y')}."]
    if isinstance(row, Measure):
        return [row.get_kind_display(), f"{row.said}, le {row.when}."]
    if isinstance(row, Habit):
        return [str(row), f"{row.said}."]
    tied = [(label, ", ".join(map(str, rows))) for label, rows in row.tied]
    facts = " ".join(f"{label}\u00a0: {value.rstrip('.')}." for label, value in row.facts + tied)
    return [str(row), facts or "Noté."]


def _deposit(profile, category, name, content, by):
    """A document that the service makes for its holder, who may delete it."""
    now = clock.now()
    made = {"name": name, "content": content, "by": by, "added_at": now, "opened_at": now}
    document, _ = profile.document_set.update_or_create(
        category=category,
        source=Document.Source.OWN,
        sample="",
        dated_on=clock.today(),
        defaults=made,
        create_defaults=made | {"is_masked": profile.preferences.masks_new_documents},
    )
    history.note(profile, f"Document ajouté\u00a0: {document}", by=by)
    return document
