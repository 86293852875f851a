"""A workshop's plan in a file, to carry from home to the room: what was chosen, nobody's work."""

import json
import re
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.text import slugify

from sandbox.kit.forms import Form
from sandbox.lessons import Mistake, lesson_of
from sandbox.workshop.stage import outline
from sandbox.workshop.stage.projecting import projection_of
from sandbox.workshop.views.access import led_even_erased, mediators_only
from sandbox.workshop.views.once import newest
from sandbox.workshop.views.outline import keep
from sandbox.workshop.views.prepare import (
    PRESSED_TWICE,
    NewWorkshopForm,
    made_twice,
    make,
    proposed,
)
from sandbox.world import clock
from sandbox.world.fields.drawn import Drawn

LONGEST_NAME = 40
"""Of the title, in the name of the file: a folder and its path must still fit before it."""

OURS = "atelier-coup-d-essai"
MOST_BYTES = 2 * outline.MOST_BYTES
OF_THE_DAY = {"held_on", "same_sheets"}
"""What a plan does not say: it is of the day on which it is opened, with sheets of its own."""

SEVERAL = {"scenario", "offered"}
"""The answers of which there may be several."""

NAMEABLE = re.compile(r"[a-z-]{1,40}|[0-9]{4}")
"""A value that may be said again: what a plan holds, and no number or address of anybody."""


def plan_of(workshop):
    """What was chosen for this workshop, as the form of a new one says it, and its outline."""
    chosen = {name: each for name, each in proposed(workshop).items() if name not in OF_THE_DAY}
    return {"format": OURS, **chosen, "outline": projection_of(workshop).outline}


def file_name(workshop):
    """The workshop and its day, in signs that every computer takes in the name of a file."""
    words = workshop.title.lower().replace("œ", "oe").replace("’", " ").replace("'", " ")
    title = slugify(words)[:LONGEST_NAME].strip("-")
    return "-".join(filter(None, ["atelier", title, workshop.held_on.isoformat()])) + ".json"


@led_even_erased
def download(request, workshop):
    """« Emporter cet atelier »."""
    text = json.dumps(plan_of(workshop), ensure_ascii=False, indent=1)
    headers = {"Content-Disposition": f'attachment; filename="{file_name(workshop)}"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


class PlanField(Drawn, forms.FileField):
    """The file of a plan, cleaned to the answers of `NewWorkshopForm` and the outline."""

    drawn_by = "components/plain_file.html"

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def clean(self, value, initial=None):
        if value is None or not value.size:
            raise Mistake("plan-empty")
        if value.size > MOST_BYTES:
            raise Mistake("plan-too-big")
        said = _read(value.read())
        form = NewWorkshopForm(_as_sent(said))
        faults = [each for field in form for each in _faults_of(field)]
        steps = _text(said.get("outline"))
        try:
            if steps:
                steps = outline.decode(steps.encode())
                outline.read(steps)
        except ValidationError as error:
            faults += [_wrong("Déroulé", each) for each in error.error_list]
        if faults:
            raise ValidationError(faults)
        return form.cleaned_data, steps


def _faults_of(field):
    """What is wrong in the plan with this answer: the values that nothing here is called first."""
    choices = [value for value, _ in getattr(field.field, "choices", [])]
    sent = field.form.data.getlist(field.name) if choices else []
    unknown = [each for each in sent if each not in choices and NAMEABLE.fullmatch(each)]
    if unknown:
        named = unknown[: outline.MOST_FAULTS]
        return [Mistake("plan-unknown", where=field.label, value=each) for each in named]
    return [_wrong(field.label, error) for error in field.form.errors_of(field.name)]


def _wrong(where, error):
    return Mistake("plan-wrong", where=where, problem=lesson_of(error).says)


def _read(raw) -> dict[str, Any]:
    try:
        said = json.loads(raw)
        json.dumps(said, ensure_ascii=False).encode()  # half a letter is none
    except (ValueError, RecursionError):
        raise Mistake("plan-not-ours") from None
    if not isinstance(said, dict) or said.get("format") != OURS:
        raise Mistake("plan-not-ours")
    return said


def _as_sent(said):
    """What these answers are as a browser sends them, for today."""
    today = clock.real_today()
    day = {"held_on_jour": today.day, "held_on_mois": today.month, "held_on_annee": today.year}
    sent = {name: [str(each)] for name, each in day.items()}
    for name in NewWorkshopForm.base_fields.keys() - OF_THE_DAY:
        each = said.get(name, [])
        if isinstance(each, bool):
            sent[name] = ["on"] if each else []
        elif name in SEVERAL and isinstance(each, list):
            sent[name] = [_text(one) for one in each]
        else:
            sent[name] = [_text(each)] if each else []
    return MultiValueDict(sent)


def _text(each):
    """A text of the file; "" for what is none."""
    return str(each) if isinstance(each, str | int) else ""


class PlanForm(Form):
    file = PlanField(
        label="Le fichier de l’atelier",
        help_text="Son nom commence par «\u00a0atelier\u00a0» et finit par «\u00a0.json\u00a0». "
        "Il reste sur cet ordinateur.",
    )


@mediators_only
def load(request):
    """« Ouvrir un atelier emporté »: a new workshop of today, as the file says."""
    mine = request.user.workshops.all()
    form = PlanForm()
    if request.method == "POST":
        form = PlanForm(request.POST, files=request.FILES)
        if form.is_valid():
            answers, steps = form.cleaned_data["file"]
            with transaction.atomic():
                get_user_model().objects.select_for_update().get(pk=request.user.pk)
                if made := made_twice(request, mine, answers):
                    messages.info(request, PRESSED_TWICE)
                else:
                    made = make(answers, owner=request.user, copied=None)
                    if steps:
                        keep(made, steps)
                    said = f"L’atelier {made.code} est prêt, pour aujourd’hui. Imprimez les fiches."
                    messages.success(request, said)
            return redirect("mediation:board", made.code)
    return render(request, "workshop/load_plan.html", {"form": form, "latest": newest(mine)})
