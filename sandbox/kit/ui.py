"""Template tags of the house: one tag, one template, one stylesheet."""

import re
from functools import cache, lru_cache

from django import template
from django.conf import settings
from django.forms.utils import flatatt
from django.middleware.csrf import get_token
from django.template import defaultfilters
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.html import format_html, format_html_join

from sandbox import facts, languages
from sandbox.kit.dates import in_french
from sandbox.kit.french import counted, of, plural
from sandbox.kit.made_once import drawing
from sandbox.kit.rings import ring_of
from sandbox.languages.said import says
from sandbox.lessons import lesson, while_typing
from sandbox.machine import statics

register = template.Library()

DAY_ALONE = re.compile("j F(?! Y)")

SITE_NAME = "Espace santé"
ROOM_NAME = "Coup d’essai"


@register.filter(expects_localtime=True)
def date(value, style):
    """As Django's own, but the first of a month is « 1er ». An hour, or a day without its year,
    is never cut at the end of a line."""
    style = style.replace("G \\h i", "G\u00a0\\h\u00a0i")
    style = DAY_ALONE.sub("j\u00a0F", style)
    return in_french(value, style) if hasattr(value, "day") else defaultfilters.date(value, style)


@register.simple_tag
def back(words, to, *args):
    """{% back "Mon agenda" to %}: the way back, to a page or an address."""
    address = to if to.startswith("/") else reverse(to, args=args)
    return format_html('<a class="back" href="{}">{}{}</a>', address, drawing("arrow-left"), words)


@register.simple_tag
def aria(field):
    """{% aria field %}: what a screen reader says of a box, as attributes: what describes it, that
    an answer is needed, that the one it has is wrong."""
    said = {
        "aria-describedby": field.described_by,
        "aria-required": field.field.is_needed and "true",
        "aria-invalid": field.lessons and "true",
    }
    return flatatt({name: value for name, value in said.items() if value})


@register.simple_tag
def site_name():
    return SITE_NAME


@register.simple_tag
def room_name():
    return ROOM_NAME


register.filter(plural)
register.filter(counted)
register.filter(of)
register.filter(facts.filled)


@register.filter
def each_once(messages):
    """The messages that are waiting, each sentence once: two requests may have left the same, of
    which the one that answers a press (it has a tag) stays."""
    each = {}
    for message in messages:
        if message.extra_tags or str(message) not in each:
            each[str(message)] = message
    return each.values()


@register.filter
def says_sent(channel):
    """« Un SMS est parti », for the channel of a message."""
    return {"sms": "Un SMS est parti", "email": "Un e-mail est parti"}[channel]


@register.simple_tag
def fact(slug):
    """{% fact "…" %}: the value of a fact, as a sentence says it."""
    return facts.words(slug)


@register.simple_tag
def scripts():
    """{% scripts %}: what every page runs once it is read."""
    return _script_tags(tuple(statics.scripts()))


@cache
def _script_tags(names):
    each = '<script src="{}" defer></script>'
    return format_html_join("\n", each, ((static(name),) for name in names))


@register.simple_tag(takes_context=True)
def tokens(context):
    """What every form posts: the CSRF token and, at a seat, the world's generation.

    Inside the space it also says whose profile was on the screen.
    """
    request = context.request
    profile = getattr(request, "profile", None)
    generation = request.world.generation if request.world else ""
    of_what = request.META.get("CSRF_COOKIE"), generation, profile and profile.pk
    made_of, boxes = getattr(request, "tokens", (None, ""))
    if made_of != of_what or not of_what[0]:
        boxes = _token_boxes(get_token(request), *of_what[1:])
        request.tokens = (request.META["CSRF_COOKIE"], *of_what[1:]), boxes
    return boxes


def _token_boxes(token, generation, profile):
    """What the forms of a page post: the same in all of them, where Django masks it for each."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="generation" value="{}">{}',
        token,
        generation,
        format_html('<input type="hidden" name="shown" value="{}">', profile) if profile else "",
    )


@register.filter
def as_typed(text):
    """The text with plain spaces: a native list finds its answers by what is typed."""
    return str(text).replace("\u00a0", " ")


@register.simple_tag(takes_context=True)
def owner_of_drafts(context):
    """What `owners_of_drafts` says, for a tab: the owner now, and the one who is the same again;
    then the first word of each other owner whom this browser may become again.
    """
    request = getattr(context, "request", None)
    now, again = owners_of_drafts(request)
    others = {_word((stay, _mediator(request))) for stay in getattr(request, "stays", [])}
    marks = 'data-owner="{}" data-owner-again="{}" data-owner-others="{}"'
    return format_html(marks, now, again, " ".join(sorted(others)))


def owners_of_drafts(request):
    """Whose half-typed answers may be given back: (now, who is the same again); "" for nobody.

    Each is two words that say nothing, with a dash between: this stay at this seat and this
    mediator, then how far the seat is. Who comes back to their place goes on with their stay. A
    reset makes another of them; once it is taken back, what was half typed before it is good again.
    """
    seat, mediator = getattr(request, "seat", None), _mediator(request)
    if seat is None and mediator is None:
        return "", ""
    who = (request.stay, mediator) if seat else (mediator,)
    generations = (seat.world.generation, seat.world.same_again) if seat else (0, None)
    now, again = (f"{_word(who)}-{_word((who, each))}" for each in generations)
    return now, again if generations[1] is not None else ""


def _mediator(request):
    user = getattr(request, "user", None)
    return user.pk if user and user.is_authenticated else None


def _word(facts):
    return salted_hmac("half-typed", repr(facts)).hexdigest()[:16]


_SECONDS = re.compile(r"\b(?:dans|encore)\s(\d+)\ssecondes?\b")


@register.simple_tag(takes_context=True)
def slot(context, name, **given):
    """{% slot "band" %}: what a package above lays there (settings.SLOTS), given these words.

    So a page says where something may come, and names no package above its own.
    """
    with context.push(request=getattr(context, "request", None), **given):
        return _laid(context.template.engine, settings.SLOTS[name]).render(context)


@cache
def _laid(engine, name):
    return engine.get_template(name)


@register.filter
def counting_down(sentence):
    """« Réessayer dans 27 secondes »: where a sentence says seconds to wait, ui.js counts them."""
    found = _SECONDS.search(sentence)
    if not found:
        return sentence
    counted_by_the_page = '<span data-countdown="{}" data-then="{}">{}</span>'
    return format_html(counted_by_the_page, found[1], "C’est possible maintenant.", sentence)


ANY_TEXT = ["text-real"]
COPIED = ["nir-real", "serial-real", "phone-real", "email-real"]
"""What the guard says of any text, then of what is copied from papers."""


@register.simple_tag(takes_context=True)
def guard_messages(context):
    """{% guard_messages %}: what the browser's guard says, the same sentences as the server's.

    Where there are no papers to copy from, only what it says of any text.
    """
    request = getattr(context, "request", None)
    has_papers = getattr(request, "world", None) is not None
    lessons = map(lesson, [*COPIED, *ANY_TEXT] if has_papers else ANY_TEXT)
    return _ready_to_be_copied(languages.language(), *lessons)


@register.simple_tag(takes_context=True)
def typing_notes(context):
    """{% typing_notes %}: what is said of a slip while one types; nothing for who wants no help."""
    if getattr(getattr(context, "request", None), "is_as_real", False):
        return ""
    return _notes(languages.language())


@cache
def _notes(language):
    """The sentences on the page, where `static/js/typed.js` takes them and fills their places."""
    notes = [(slip, says(text, **while_typing.PLACES)) for slip, text in while_typing.NOTES.items()]
    shown = {"notes": notes, "language": language, "digits": while_typing.DIGITS}
    return render_to_string("components/typing_notes.html", shown)


@lru_cache(maxsize=32)
def _ready_to_be_copied(language, *lessons):
    """These Lessons on the page: few readers have other words, or another language."""
    return render_to_string("components/guard_messages.html", {"lessons": lessons})


@register.simple_block_tag
def alert(content, *, variant="info", title="", said=False):
    """{% alert variant="success" title="…" %} … {% endalert %}: said by the simulated site.

    `said`: it has just happened, so a screen reader hears it with the title of the page.
    """
    icons = {"info": "info", "success": "circle-check", "danger": "circle-alert", "plain": "info"}
    return render_to_string(
        "components/alert.html",
        {
            "content": content,
            "variant": variant,
            "title": title,
            "said": said,
            "icon_name": icons[variant],
        },
    )


@register.simple_block_tag(takes_context=True)
def entry(context, content, title, to="", *args):
    """{% entry "Mot de passe" to %} … {% endentry %}: a row of a list, its title
    and its value, which opens a page where it has one."""
    shown = {"content": content, "title": title}
    shown["address"] = reverse(to, args=args) if to else ""
    shown["ring"] = ring_of(context, to)
    return render_to_string("components/entry.html", shown)


@register.simple_block_tag(takes_context=True)
def press(context, content, to, *args, look=""):
    """{% press to look="quiet small" %}Quitter{% endpress %}: a button that alone is a form.

    Args:
        look: the variants of the button (static/css/components/button.css).
    """
    return format_html(
        '<form method="post" action="{}">{}<button class="{}" type="submit">{}</button></form>',
        reverse(to, args=args),
        tokens(context),
        " ".join(["button", *(f"button--{each}" for each in look.split())]),
        content,
    )


@register.simple_block_tag
def apart(content, of=""):
    """{% apart "Pollen" %}…{% endapart %}: what deletes; in a narrow site, « ⋯ » has it.

    Args:
        of: what it would delete, where the page has several.
    """
    return render_to_string("components/apart.html", {"content": content, "of": of})
