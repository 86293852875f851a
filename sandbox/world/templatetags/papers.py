"""How the papers are shown, and the numbers on them."""

from datetime import date

from django import template
from django.utils.html import format_html

from sandbox.kit.dates import in_french
from sandbox.world.asking import asking_of
from sandbox.world.papers import papers_of
from sandbox.world.ways_back import without_what_may_be_real

register = template.Library()

NBSP = "\u00a0"


@register.inclusion_tag("world/_desk.html", takes_context=True)
def desk(context):
    """{% desk %}: « Mes papiers » beside the site, for the seat of this request."""
    request = context["request"]
    papers = papers_of(request, page=request.path)
    papers.asking = asking_of(request, papers)
    return {
        "request": request,
        "csrf_token": context["csrf_token"],
        "desk": papers,
        "form": context.get("form"),
    }


@register.simple_tag(takes_context=True)
def my_papers(context):
    """{% my_papers as desk %}: the papers themselves, for the page that shows them all."""
    request = context["request"]
    return papers_of(request, page=request.path)


@register.simple_tag(takes_context=True)
def here(context):
    """{% here %}: the address of this page, as a way back to it."""
    return without_what_may_be_real(context["request"].get_full_path())


@register.filter
def nir(value):
    """« 288033500002105 » → « 2 88 03 35 000 021 05 »."""
    cuts = [0, 1, 3, 5, 7, 10, 13, 15]
    return NBSP.join(value[start:end] for start, end in zip(cuts, cuts[1:], strict=False))


@register.filter
def masked_nir(value):
    """« 288033500002105 » → « 2 88 •• •• ••• ••• 05 »: enough to know whose it is."""
    return nir(value[:3] + "•" * 10 + value[-2:])


@register.filter
def phone(value):
    """« 0639984127 » → « 06 39 98 41 27 »."""
    return NBSP.join(value[i : i + 2] for i in range(0, len(value), 2))


@register.filter
def masked_phone(value):
    """« 0639984127 » → « 06 •• •• •• 27 »."""
    return NBSP.join([value[:2], "••", "••", "••", value[-2:]])


@register.filter
def address(value):
    """An e-mail address that may break after its @ on a narrow screen, and copies whole."""
    name, _, domain = value.partition("@")
    return format_html("{}@<wbr>{}", name, domain)


@register.filter
def masked_email(value):
    """« inaya.leguellec@courriel.example » → « i••••@courriel.example »; it may break after @."""
    name, _, domain = value.partition("@")
    return f"{name[:1]}••••@\u200b{domain}"


@register.filter
def serial(value):
    """« 99999000018 » → « 9999900001 8 »: the last digit stands apart, as on the card."""
    return f"{value[:-1]}{NBSP}{value[-1:]}"


@register.filter
def fours(value):
    """The code in groups of four, which CSS sets apart so that a copy holds no space."""
    return [value[i : i + 4] for i in range(0, len(value), 4)]


@register.filter
def threes(value):
    return [value[i : i + 3] for i in range(0, len(value), 3)]


@register.filter
def day(value):
    """« 2026-04-13 », as kept in a mail, → « 13 avril 2026 »."""
    return in_french(date.fromisoformat(value), "j F Y")
