"""Every component in every state, for who edits one: no page leads there, and no learner."""

from django.contrib.messages import INFO, SUCCESS
from django.contrib.messages.storage.base import Message
from django.shortcuts import render

from sandbox.languages import LANGUAGES
from sandbox.lessons import lesson
from sandbox.workshop.views.access import mediators_only
from sandbox.workshop.views.outline import OutlineField
from sandbox.world.fields.examples import STATES, Examples

SAID = [
    Message(SUCCESS, "C’est enregistré."),
    Message(INFO, "Ce document n’est plus là. Quelqu’un l’a supprimé, sur un autre poste."),
]
LESSONS = ["code-wrong", "code-expired"]


class AllExamples(Examples):
    deroule = OutlineField(label="Un fichier de la salle", help_text="Il se termine par .toml.")


@mediators_only
def gallery(request):
    """The pieces of a page, then a form of every field; `etat` says in which state."""
    asked = request.GET.get("etat")
    state = asked if asked in STATES else "vide"
    name, given = STATES[state]
    context = {
        "form": AllExamples(**given),
        "state": state,
        "state_name": name,
        "states": {slug: name for slug, (name, _) in STATES.items()},
        "said": SAID,
        "code": ["aB3d", "E5gH", "7jK9"],
        "bar": ["done", "current", "todo", "todo", "todo"],
        "full": ["done", "done", "done", "done", "current"],
        "lessons": [lesson(slug) for slug in LESSONS],
        "language": LANGUAGES["ar"],
        "again": ["الرمز موجود في الرسالة."],
    }
    return render(request, "workshop/gallery.html", context)
