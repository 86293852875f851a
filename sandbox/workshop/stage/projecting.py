"""What the trainer shows: the row that says so, held while it changes."""

from contextlib import contextmanager
from functools import partial
from zlib import crc32

from django.db import transaction
from django.db.models import Max
from django.utils.functional import SimpleLazyObject

from sandbox.kit.french import plural
from sandbox.workshop.models import Projection
from sandbox.workshop.stage import outline
from sandbox.workshop.stage.typing import gesture_on, typed_on
from sandbox.world.models import World


def projection_of(workshop):
    """The workshop's Projection: a new one, not written yet, as long as nothing was shown."""
    kept = Projection.objects.filter(workshop=workshop).first()
    return kept or Projection(workshop=workshop)


@contextmanager
def locked(workshop):
    """Hold the workshop's Projection: two presses, or two mediators, change it in turn."""
    with transaction.atomic():
        made, _ = Projection.objects.get_or_create(workshop=workshop)
        yield Projection.objects.select_for_update().get(pk=made.pk)


def outline_of(projection):
    """The Outline that the workshop follows, as it is said in the order of its pages."""
    return outline.read(text_of(projection)).in_order(projection.workshop.service_year)


def text_of(projection):
    """The text of the outline that the workshop follows.

    One that was loaded under another version of the product may name a scene that is gone: then it
    is the product's own.
    """
    return outline.source("" if is_set_aside(projection) else projection.outline)


def is_set_aside(projection):
    """Whether the outline that was loaded can no longer be read, and only waits."""
    try:
        outline.read(outline.source(projection.outline))
    except outline.OutlineFaults:
        return True
    return False


def copy_preparation(past, made):
    """Give a workshop made from a past one its outline, and its moments as long as it has them."""
    if kept := projection_of(past).outline:
        projection_of(made).change(outline=kept)
    for moment in past.moments.all():
        made.moments.create(name=moment.name, step=moment.step, days=moment.days)


MARKS = {
    "accueil": ("Accueil", "On y revient toujours."),
    "profil-medical": ("Profil médical", "Maladies, traitements, allergies."),
    "documents": ("Documents médicaux", "Ordonnances, résultats, comptes rendus."),
    "messagerie": ("Messagerie", "Les professionnels écrivent, on répond."),
    "parametres": ("Paramètres", "Qui voit quoi, et la clôture."),
    "profil": ("Profil", "Soi-même, et ses enfants."),
    "ajouter": ("Ajouter un document", "Une ordonnance, un résultat."),
}
"""The seven things to point at on the home page, in order: its name and its caption."""

DARK, CARD = "noir", "carte"

SWITCHES = {
    "figer": ("is_frozen", "Figer l’image"),
    CARD: ("is_card_shown", "La carte en grand"),
    DARK: ("is_dark", "Écran noir"),
    "masques": ("is_masked", "Numéros masqués"),
    "entourer": ("is_ringed", "Entourer où cliquer"),
    "son": ("has_sound", "Son à la fin"),
    "telecommande": ("is_remote", "Télécommande"),
    "un-ecran": ("is_alone", "Un seul écran"),
}
"""What is turned on and off: its field of a Projection, and its words."""

TURN_MINUTES = [2, 5, 10, 15]
"""How long an exercise may last."""


def on_screen(projection, step):
    """What the window was told to show: the card, the scene of a step, or "" before it."""
    if projection.is_card_shown:
        return "La carte en grand"
    if not projection.step:
        return ""
    has_marks = step.stage.has_marks and projection.is_on_its_page
    marks = marks_in_words(len(projection.marks)) if has_marks else ""
    return f"{step.stage.title}.{marks}" if marks else step.stage.title


def marks_in_words(shown):
    """« Pour l’instant, ils sont cachés. »: how many of the marks are on show."""
    if not shown:
        return " Pour l’instant, ils sont cachés."
    if shown == len(MARKS):
        return " Ils sont tous montrés."
    s = plural(shown)
    return f" {shown} sur {len(MARKS)} montré{s}."


def _ringed(projection, step):
    """{"words", "number", "count"} of what is ringed; None where the step rings nothing by name."""
    if not projection.is_ringed or not step.rings:
        return None
    rank = min(projection.ring, len(step.rings) - 1)
    return {"words": step.rings[rank], "number": rank + 1, "count": len(step.rings)}


def _by_hand(projection):
    """What is typed on the page that the room sees, or that it is about to see."""
    place = projection.workshop.seats.select_related("world", "workshop").get(number=0)
    path = projection.seen_path if projection.is_seen else projection.path
    typed = typed_on(place, path)
    return {
        "typed": typed,
        "is_written": any(line.is_written for line in typed),
        "gesture": gesture_on(place, path),
    }


def version_of(projection):
    """What changes with all that the notes say: the choices made, what the room sees, what came."""
    seen = projection.seen_path, projection.seen_title, projection.ring
    came = World.objects.filter(seat__workshop=projection.workshop, seat__number=0).values_list(
        "generation", Max("mail")
    )
    facts = (projection.is_seen and seen, projection.turn_stage, *came)
    return f"{projection.version}.{crc32(repr(facts).encode()):08x}"


def notes_of(projection):
    """What the notes of the present step need, on the presenter's page and in the drawer."""
    outline = outline_of(projection)
    step = outline.step(projection.step)
    return {
        "version": version_of(projection),
        "has_lost_the_window": projection.seen_at is not None and not projection.is_seen,
        "by_hand": SimpleLazyObject(partial(_by_hand, projection)),
        "projection": projection,
        "outline": outline,
        "step": step,
        "has_begun": projection.step > 0,
        "on_screen": on_screen(projection, step),
        "following": outline.step(step.number + 1) if step.number < len(outline.steps) else None,
        "spent_on_step": projection.spent_on(step.number),
        "due": outline.due(step),
        "switches": [
            {"slug": slug, "is_on": getattr(projection, field), "words": words}
            for slug, (field, words) in SWITCHES.items()
        ],
        "marks": list(enumerate(MARKS.values(), start=1)),
        "ringed": _ringed(projection, step),
        "is_last_mark": projection.marks == [len(MARKS)],
        "turn_minutes": TURN_MINUTES,
    }
