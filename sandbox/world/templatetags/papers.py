"""How the papers are shown, and the numbers on them."""

from functools import cache

from django import template
from django.template.loader import render_to_string

from sandbox.world import samples, writing
from sandbox.world.asking import asking_of
from sandbox.world.papers import papers_of
from sandbox.world.ways_back import without_what_may_be_real

register = template.Library()

for each in (
    writing.nir,
    writing.masked_nir,
    writing.phone,
    writing.masked_phone,
    writing.address,
    writing.masked_email,
    writing.serial,
    writing.fours,
    writing.threes,
    writing.day,
):
    register.filter(each)


@register.inclusion_tag("world/_desk.html", takes_context=True)
def desk(context):
    """{% desk %}: « Mes papiers » beside the site, for the seat of this request."""
    request = context.request
    papers = _as_they_are(request)
    papers.asking = asking_of(request, papers)
    return {
        "request": request,
        "desk": papers,
        "form": context.get("form"),
    }


@register.simple_tag(takes_context=True)
def my_papers(context):
    """{% my_papers as desk %}: the papers themselves, for the page that shows them all."""
    return _as_they_are(context.request)


def _as_they_are(request):
    """The papers beside this page: read again only where the request may have sent something."""
    is_only_read = request.method == "GET"
    return request.words.papers if is_only_read else papers_of(request, page=request.path)


@register.simple_tag
@cache
def shelf():
    """{% shelf %}: the documents to download; the same at every place, so drawn once."""
    shown = {"accepted": samples.accepted(), "faulty": samples.faulty()}
    return render_to_string("world/_shelf.html", shown)


@register.simple_tag(takes_context=True)
def here(context):
    """{% here %}: the address of this page, as a way back to it."""
    return without_what_may_be_real(context.request.get_full_path())
