"""What only the room's pages show."""

from functools import cache

import segno
import segno.helpers
from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe

from sandbox.kit.coach import asks_to_copy
from sandbox.workshop import seating, titles
from sandbox.workshop.moves import offers
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage.over import over_the_page, turn_at, turn_shown
from sandbox.workshop.stage.projecting import MARKS, notes_of
from sandbox.workshop.telling import debrief
from sandbox.workshop.telling.goals import mission_of
from sandbox.world.hints import Hints, Standing
from sandbox.world.templatetags.papers import papers_beside
from sandbox.world.words import Words

register = template.Library()


@register.filter
def is_led(request):
    """Whether a page is read by who leads, on a screen of theirs: not on the room's wall."""
    is_projected = getattr(request, "projection", None) is not None
    return hasattr(request, "session") and not is_projected and seating.leads(request)


@register.simple_tag
def qr(url, label):
    """{% qr url "L’adresse de la salle" %}: the square to scan, drawn inline."""
    return _square(segno.make(url, error="m"), label)


@register.simple_tag
def wifi_qr(name, password):
    """{% wifi_qr workshop.wifi_name workshop.wifi_password %}: the square by which a telephone
    joins this network."""
    joined = segno.helpers.make_wifi(name, password or None, "WPA" if password else None)
    return _square(joined, "Le Wi-Fi de la salle, à scanner")


def _square(code, label):
    drawing = code.svg_inline(omitsize=True, border=2, svgclass="qr__drawing")
    # segno draws modules from what the room says of itself; nothing of a person is in it.
    return format_html(
        '<div class="qr" role="img" aria-label="{}">{}</div>', label, mark_safe(drawing)
    )


@register.simple_tag
def language_buttons(chosen, title, keeps=""):
    """{% language_buttons seat.help_language "langue" %}: a button a language of the help.

    Args:
        chosen: the code of the one that is read.
        title: the id of what names the list.
        keeps: whether they keep the answers of the page.
    """
    return _language_buttons(chosen, title, bool(keeps))


@cache
def _language_buttons(chosen, title, keeps):
    """They are on every page of a place, and there are few of them."""
    shown = {"chosen": chosen, "id": title, "keeps": keeps}
    return render_to_string("workshop/_languages.html", shown)


@register.inclusion_tag("workshop/projected/_over.html", takes_context=True)
def over(context):
    """{% over %}: what the projected window shows over its page."""
    request = context.request
    return over_the_page(request, page=True) | {"request": request}


@register.inclusion_tag("workshop/in_the_site/turn.html", takes_context=True)
def room_turn(context):
    """{% room_turn %}: « À vous » at a learner's place; a place for it where it is no turn."""
    said = stage, task = turn_at(context.request.seat)
    return {"stage": stage, "task": task, "version": turn_shown(said)}


@register.inclusion_tag("workshop/in_the_site/_mark.html")
def mark(of):
    """{% mark "documents" %}: the number of a thing to point at, hidden until it is its turn."""
    return {"number": list(MARKS).index(of) + 1}


@register.inclusion_tag("workshop/projected/_drawer.html", takes_context=True)
def drawer(context):
    """{% drawer %}: the notes of the step on show, where there is only one screen."""
    request = context.request
    return {
        "notes": notes_of(request.projection),
        "workshop": request.seat.workshop,
        "from": "projection",
    }


@register.simple_tag(takes_context=True)
def my_mission(context):
    """{% my_mission as mission %}: the Mission of who sits here; None where nobody has one."""
    seat = context.request.seat
    return mission_of(seat) if seat and seat.number and not seat.is_projected else None


@register.simple_tag(takes_context=True)
def my_hints(context, form):
    """{% my_hints form as ladder %}: the hints of a page whose form asks to copy something from a
    paper; None elsewhere, and where the whole room reads."""
    request = context.request
    if not asks_to_copy(form) or request.seat.is_projected:
        return None
    held = getattr(request, "help_held", [])
    ladder = request.ladder = _hints(request, form)
    ladder.holds_help, ladder.is_offered = bool(held), hasattr(request, "is_hint_offered")
    form.asks_hint_under = ladder.is_asked_under
    said = [strip_tags(each.french).strip() for each in held] if ladder.shows_help else []
    if said := [*said, *ladder.sentences]:
        request.coaching = [*getattr(request, "coaching", []), ("Indice", said)]
    return ladder


def _hints(request, form):
    """The hints of this page, whose form is told what its button sends."""
    words = Words(papers_beside(request), request.words.about)
    hints = Hints(form, words, Standing(**request.seat.hints_of(request.path)))
    form.at_fault = hints.at_fault
    return hints


@register.simple_tag(takes_context=True)
def offers_hint(context):
    """{% offers_hint as is_offered %}: whether the help of this page, the general one or that of an
    error, has the button of the first hint; the nearer ones are asked under the hint."""
    request, form = context.request, context["form"]
    if not asks_to_copy(form) or request.seat is None or request.seat.is_projected:
        return False
    if request.seat.hints_of(request.path) or hasattr(request, "is_hint_offered"):
        return False
    if form.errors:
        _hints(request, form)
    request.is_hint_offered = True
    return True


@register.filter
def story(scenario):
    """« Inaya, mère de trois enfants », for the slug of a scenario."""
    return debrief.title(scenario)


@register.filter
def called(journey):
    """« Activation », for the slug of a journey, or of what was finished."""
    return titles.label(journey)


@register.filter
def played(scenario):
    """« Inaya », for the slug of a scenario: whom its places play."""
    return build.scenarios()[scenario]["person"]["first_name"]


@register.filter
def gives_back(action):
    """What « Annuler » gives back of that action."""
    return offers.gives_back(action)


@register.filter
def finds_again(action):
    """The same, for the learner who did it."""
    return offers.finds_again(action)


@register.filter
def way_again(action):
    """The button of that learner."""
    return offers.way_again(action)


@register.filter
def clock(seconds):
    """« 12:05 », « 1:02:05 »: how a timer reads."""
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
