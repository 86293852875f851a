"""« Déroulé »: the steps of the session to read, to print, to copy, to change."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sandbox.kit.forms import Form
from sandbox.lessons import Mistake
from sandbox.workshop.stage import outline, scenes
from sandbox.workshop.stage.projecting import is_set_aside, locked, outline_of, projection_of
from sandbox.workshop.views.access import led
from sandbox.workshop.views.asking import ask, is_sure
from sandbox.world.fields.drawn import Drawn

FILE_NAME = "deroule.toml"


class OutlineField(Drawn, forms.FileField):
    """The file of an outline, cleaned to its text."""

    drawn_by = "components/plain_file.html"

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def clean(self, value, initial=None):
        if value is None or not value.size:
            raise Mistake("outline-empty")
        text = outline.decode(value.read())
        outline.read(text)
        return text


class OutlineForm(Form):
    file = OutlineField(
        label="Le fichier du déroulé",
        help_text="Il se termine par .toml. Il reste sur cet ordinateur.",
    )


@led
def show(request, workshop):
    """Every step with its notes, and what can be done with the outline."""
    projection = projection_of(workshop)
    context = {
        "workshop": workshop,
        "section": "presenter",
        "outline": outline_of(projection),
        "is_own": not projection.outline,
        "is_set_aside": is_set_aside(projection),
    }
    return render(request, "workshop/outline/show.html", context)


@led
def printed(request, workshop):
    """« Imprimer le déroulé »: two A4."""
    context = {"workshop": workshop, "outline": outline_of(projection_of(workshop))}
    return render(request, "print/outline.html", context)


@led
def download(request, workshop):
    """The file of the outline, to copy and change."""
    text = outline.source(projection_of(workshop).outline)
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(text, content_type="application/toml; charset=utf-8", headers=headers)


@led
def load(request, workshop):
    """Put another outline in the place of the present one."""
    if request.method == "POST":
        form = OutlineForm(request.POST, files=request.FILES)
        if form.is_valid():
            keep(workshop, form.cleaned_data["file"])
            messages.success(request, "Votre déroulé est chargé.")
            return redirect("mediation:outline", workshop.code)
    else:
        form = OutlineForm()
    context = {
        "workshop": workshop,
        "section": "presenter",
        "form": form,
        "scenes": scenes.all_scenes().values(),
        "pages": scenes.pages().values(),
    }
    return render(request, "workshop/outline/load.html", context)


@led
@require_POST
def take_back(request, workshop):
    """Take the product's own outline again, once asked: the other one goes."""
    if projection_of(workshop).outline and not is_sure(request):
        return ask(
            request,
            "Reprendre le déroulé d’origine\u00a0?",
            "Votre déroulé est effacé de cet atelier. L’étape et le temps restent.",
            "Pour le garder, revenez et choisissez d’abord «\u00a0Télécharger le déroulé\u00a0».",
            yes="Oui, reprendre celui d’origine",
            no_url=reverse("mediation:outline", args=[workshop.code]),
            workshop=workshop,
        )
    keep(workshop, "")
    messages.success(request, "Le déroulé d’origine est de retour.")
    return redirect("mediation:outline", workshop.code)


def keep(workshop, text):
    """Have the session go on with another outline, at the step where it is."""
    with locked(workshop) as projection:
        until_now = outline_of(projection)
        projection.outline = text
        projection.follow_outline(text, until_now.numbers_in(outline_of(projection)))
