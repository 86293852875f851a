"""« Modifier le déroulé »: its steps, one at a time, by the rules of the file and in the file."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sandbox.kit.forms import whole
from sandbox.lessons import Mistake
from sandbox.workshop.stage import outline, rewriting
from sandbox.workshop.stage.projecting import (
    is_set_aside,
    locked,
    outline_of,
    projection_of,
    text_of,
)
from sandbox.workshop.views.access import led
from sandbox.workshop.views.asking import ask, is_sure
from sandbox.workshop.views.outline import keep
from sandbox.workshop.views.step_form import NewStepForm, StepForm, TitleForm, beside

CHANGED = "Le déroulé vient de changer. Le voici."
"""Said of a second press, or of what another mediator did meanwhile."""


def edited(view):
    """A page that changes the outline: not where it would be written over one that only waits."""

    @led
    @wraps(view)
    def guarded(request, workshop, *args, **kwargs):
        if is_set_aside(projection_of(workshop)):
            return redirect("mediation:outline", workshop.code)
        return view(request, workshop, *args, **kwargs)

    return guarded


@edited
def steps(request, workshop):
    """The steps, to change one, move it, or take it away; and the title of the whole."""
    projection = projection_of(workshop)
    now = outline_of(projection)
    form = TitleForm(request.POST or None, initial={"title": now.title})
    if form.is_bound and form.is_valid():
        with locked(workshop) as projection:
            written = rewriting.written(text_of(projection))
            written.call(form.cleaned_data["title"])
            if kept(workshop, written, form):
                messages.success(request, "Le titre est changé.")
                return redirect("mediation:outline_steps", workshop.code)
    context = {
        "workshop": workshop,
        "section": "presenter",
        "outline": now,
        "form": form,
        "seen": rewriting.fingerprint(text_of(projection)),
        "has_room": len(now.steps) < outline.MOST_STEPS,
    }
    return render(request, "workshop/outline/steps.html", context)


@edited
def change(request, workshop, number):
    """One step, in its boxes; what is wrong in them is said beside each, all at once."""
    now = outline_of(projection_of(workshop))
    if request.method == "POST":
        form = StepForm(request.POST)
        if form.is_valid() and changed(workshop, number, form, request.POST.get("seen")):
            messages.success(request, "L’étape est enregistrée.")
            return redirect(steps_url(workshop, number))
    elif not 0 < number <= len(now.steps):
        return redirect("mediation:outline_steps", workshop.code)
    else:
        form = StepForm(step=now.step(number))
    written = rewriting.written(text_of(projection_of(workshop)))
    is_there = 0 < number <= len(written.steps)
    seen = written.seen(number) if is_there else ""
    return shown(request, workshop, form, number=number if is_there else 0, seen=seen)


def changed(workshop, number, form, seen):
    """Whether the step of the page says now what its boxes say; the form has the faults."""
    with locked(workshop) as projection:
        year, written = workshop.service_year, rewriting.written(text_of(projection))
        place = written.find(seen, near=number)
        if not place and 0 < number <= len(written.steps):
            is_so = written.says(number, rewriting.saying(written.table(number), form.said, year))
            place = number if is_so else 0
        if not place:
            form.add_error(None, Mistake("outline-moved"))
            return False
        written.rewrite(place, rewriting.saying(written.table(place), form.said, year))
        return kept(workshop, written, form)


def kept(workshop, written, form):
    """Whether the workshop follows this from now on; the form has the faults."""
    try:
        outline.refuse_too_big(written.text.encode())
        outline.read(written.text)
    except Mistake as mistake:
        form.add_error(None, mistake)
        return False
    except outline.OutlineFaults as faults:
        for mistake in faults.error_list:
            form.add_error(None, beside(mistake))
        return False
    if outline.read(written.text) != outline.read(text_of(projection_of(workshop))):
        keep(workshop, written.text)
    return True


@edited
def add(request, workshop):
    """A new step; the second press of a double click adds nothing."""
    now = outline_of(projection_of(workshop))
    form = NewStepForm(request.POST or None, steps=now.steps)
    if form.is_bound and form.is_valid():
        with locked(workshop) as projection:
            text = text_of(projection)
            written, table = rewriting.written(text), rewriting.saying({}, form.said, 0)
            is_second = request.POST.get("seen") != rewriting.fingerprint(text)
            after = min(whole(form.cleaned_data["after"] or "0"), len(written.steps))
            if not (is_second and written.has(table)):
                written.insert(after, table)
            if kept(workshop, written, form):
                messages.success(request, "L’étape est ajoutée.")
                return redirect(steps_url(workshop, after + 1))
    seen = rewriting.fingerprint(text_of(projection_of(workshop)))
    return shown(request, workshop, form, number=0, seen=seen)


def shown(request, workshop, form, *, number, seen):
    """The page of a step.

    Args:
        number: which; 0 is a new one.
        seen: the fingerprint of what its boxes were filled from.
    """
    context = {"workshop": workshop, "section": "presenter", "form": form}
    context |= {"number": number, "seen": seen}
    return render(request, "workshop/outline/edit.html", context)


def steps_url(workshop, number):
    return f"{reverse('mediation:outline_steps', args=[workshop.code])}#etape-{number}"


@edited
@require_POST
def move(request, workshop):
    """Have a step go up or down by one; a page that is out of date moves nothing."""
    number = whole(request.POST.get("step"))
    to = number + (1 if request.POST.get("to") == "down" else -1)
    with locked(workshop) as projection:
        text = text_of(projection)
        written = rewriting.written(text)
        if request.POST.get("seen") != rewriting.fingerprint(text):
            messages.info(request, CHANGED)
        elif min(number, to) > 0 and max(number, to) <= len(written.steps):
            written.move(number, to)
            keep(workshop, written.text)
            return redirect(steps_url(workshop, to))
    return redirect("mediation:outline_steps", workshop.code)


@edited
@require_POST
def remove(request, workshop):
    """Take a step away, once asked: its words go."""
    number = whole(request.POST.get("step"))
    with locked(workshop) as projection:
        text = text_of(projection)
        written = rewriting.written(text)
        is_right = request.POST.get("seen") == rewriting.fingerprint(text)
        if not is_right or not 0 < number <= len(written.steps) or len(written.steps) == 1:
            messages.info(request, CHANGED)
        elif not is_sure(request):
            return asked_to_remove(request, workshop, outline_of(projection).step(number))
        else:
            written.remove(number)
            keep(workshop, written.text)
            messages.success(request, "L’étape est enlevée.")
    return redirect("mediation:outline_steps", workshop.code)


def asked_to_remove(request, workshop, step):
    return ask(
        request,
        f"Enlever l’étape {step.number} ?",
        f"« {step.title} » et tous ses textes sont effacés de cet atelier.",
        "Pour les garder, revenez, puis choisissez « Télécharger le déroulé ».",
        yes="Oui, enlever cette étape",
        no_url=steps_url(workshop, step.number),
        send=["step", "seen"],
        workshop=workshop,
    )
