"""« J’ai vu autre chose »: what is noted of the real service, then sent by hand to the authors.

A note is about a page. It says neither the room nor who wrote it.
"""

import re
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from sandbox import facts
from sandbox.kit.forms import Form, whole
from sandbox.lessons import Mistake
from sandbox.workshop.models import Sighting
from sandbox.workshop.views.access import mediators_only
from sandbox.workshop.views.asking import ask, is_sure
from sandbox.world import clock
from sandbox.world.fields import CommentField, DateField, SelectField, ShortChoiceField
from sandbox.world.fields.choices import ANY_CHOICE
from sandbox.world.ways_back import without_what_may_be_real

PART = re.compile(r"<(\w+):(\w+)>")
UNSAID = "…"
"""What stands in the address of a page for what is a room's, a place's or a person's."""

NOTED = "C’est noté, sur l’ordinateur de la salle. Les notes sont dans «\u00a0Mes ateliers\u00a0»."


HEADING = (
    "Coup d’essai\u00a0: ce qui a été vu autrement dans le vrai service\n"
    "Notes des personnes qui animent, le {}. Elles parlent de pages, jamais d’une personne."
)


class SightingForm(Form):
    seen = CommentField(
        label="Ce que vous avez vu",
        help_text="Les mots de l’écran. Rien sur une personne\u00a0: ni nom, ni numéro.",
        empty="seen-empty",
    )
    fact = SelectField(
        label="Ce que cela change",
        help_text="Une ligne de «\u00a0Ce qui est différent\u00a0», si l’une en parle.",
        choices=[],
        blank="Autre chose",
    )
    where = ShortChoiceField(
        label="Où\u00a0?",
        empty=ANY_CHOICE,
        choices=[(*each, "") for each in Sighting.Where.choices],
    )
    seen_on = DateField(label="Quand\u00a0?", empty="entry-date-empty", may_be_future=True)

    def __init__(self, data=None, **kwargs):
        today = clock.real_today()
        super().__init__(data, initial={"where": Sighting.Where.SITE, "seen_on": today}, **kwargs)
        told = {facts.filled(each.title): slug for slug, each in facts.every().items()}
        self.fields["fact"].offer([(slug, title) for title, slug in told.items() if title])

    def clean_seen_on(self):
        day = self.cleaned_data["seen_on"]
        if day > clock.real_today():
            raise Mistake("date-future")
        return day


@mediators_only
def note(request):
    """Note what was seen, about the page of the address, and go back there."""
    shown = urlsplit(without_what_may_be_real(request.GET.get("page", ""))).path
    page = page_of(shown)
    form = SightingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        Sighting.objects.get_or_create(page=page, **form.cleaned_data)
        messages.success(request, NOTED)
        return redirect(shown if page else reverse("mediation:sightings"))
    context = {
        "section": "sightings",
        "form": form,
        "page": page,
        "page_url": shown if page else "",
    }
    return render(request, "workshop/note_sighting.html", context)


def page_of(path):
    """The path of a page of ours, without what is a room's, a place's or a person's; "" for any
    other.
    """
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    said = {name for kind, name in PART.findall(match.route) if kind == "slug"}
    parts = {name: str(match.kwargs[name]) if name in said else UNSAID for name in match.kwargs}
    return "/" + PART.sub(lambda part: parts[part[2]], match.route)


@mediators_only
def sightings(request):
    """The notes of all who lead in this room, to send or to erase."""
    context = {"section": "sightings", "notes": told()}
    return render(request, "workshop/sightings.html", context)


@mediators_only
def export(request):
    """The same, in one text, for a mail to the authors."""
    headers = {"Content-Disposition": content_disposition_header(True, "vu-autrement.txt")}
    text = "\ufeff" + "\n\n".join([HEADING.format(clock.written(clock.real_today())), *texts()])
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", headers=headers)


def texts():
    """Each note, in some lines."""
    for rank, (each, fact) in enumerate(told(), start=1):
        lines = [f"{rank}. {each.seen}", str(each)]
        if each.page:
            lines.append(f"Page d’ici\u00a0: {each.page}")
        if fact:
            lines.append(f"Ce que dit Coup d’essai ({fact.slug})\u00a0: {fact.title}")
        yield "\n   ".join(lines)


def told():
    """[(the Sighting, the Fact it is about, or None)]: a fact may have gone since."""
    known = facts.every()
    return [(each, known.get(each.fact)) for each in Sighting.objects.all()]


@mediators_only
@require_POST
def forget(request):
    """Erase one note, or all of them, once asked."""
    notes = Sighting.objects.all()
    if "sighting" in request.POST:
        notes = notes.filter(pk=whole(request.POST["sighting"]))
    if notes and not is_sure(request):
        is_one = "sighting" in request.POST
        return ask(
            request,
            "Effacer cette note\u00a0?" if is_one else "Effacer toutes les notes\u00a0?",
            "Si vous vouliez l’envoyer aux auteurs, téléchargez d’abord le fichier."
            if is_one
            else "Si vous vouliez les envoyer aux auteurs, téléchargez d’abord le fichier.",
            "Elle est peut-être d’une autre personne. On ne peut pas l’annuler."
            if is_one
            else "Les notes des autres personnes partent aussi. On ne peut pas l’annuler.",
            yes="Oui, effacer",
            no_url=reverse("mediation:sightings"),
            send=["sighting"],
        )
    notes.delete()
    messages.success(request, "C’est effacé.")
    return redirect("mediation:sightings")
