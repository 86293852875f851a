"""How the papers are shown, and the numbers on them."""

from functools import cache

from django import template
from django.template.loader import render_to_string

from sandbox.world import samples, writing
from sandbox.world.asking import asking_of
from sandbox.world.papers import papers_of
from sandbox.world.pieces import PIECES, kept_of
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
    papers = papers_beside(request)
    papers.asking = asking_of(request, papers)
    if ladder := getattr(request, "ladder", None):
        papers.asking.hinted, papers.is_card_turned = ladder.tab, ladder.is_on_the_back
        papers.mark(ladder.marks)
    return {
        "request": request,
        "desk": papers,
        "form": context.get("form"),
    }


@register.simple_tag(takes_context=True)
def my_papers(context):
    """{% my_papers as desk %}: the papers themselves, for the page that shows them all."""
    return papers_beside(context.request)


def papers_beside(request):
    """The papers beside this page: read again only where the request may have sent something."""
    if request.method == "GET":
        return request.words.papers
    if not hasattr(request, "papers_now"):
        request.papers_now = papers_of(request, page=request.path)
    return request.papers_now


@register.simple_tag
def marked(desk, line, owner, shown):
    """{% marked desk "email" person person.email|address %}: this line of a paper as it is shown,
    or in yellow where a hint shows it; `desk`: the Papers, "" where none are beside."""
    mark = getattr(desk, "marks", {}).get((line, owner.pk))
    return mark.html if mark else shown


@register.inclusion_tag("world/_keep.html", takes_context=True)
def keep(context, piece, *, named=False, in_list=False):
    """{% keep "nir" %}: « Garder sous les yeux », beside what the page asks to copy; `named`:
    which, where several are beside each other; `in_list`: after the value of a list of facts."""
    desk, seat = context["desk"], context.request.seat
    return {
        "piece": piece,
        "name": PIECES[piece].name,
        "is_named": named,
        "is_in_list": in_list,
        "keeps": context.get("keeps", ""),
        "is_asked": piece in kept_of(desk.asking.what) and not seat.is_projected,
        "is_in_sight": piece == seat.in_sight,
    }


@register.inclusion_tag("world/_in_sight.html", takes_context=True)
def in_sight(context, asking=None):
    """{% in_sight %}: what is kept in sight, where the page asks for it.

    Args:
        asking: the Asking of the page that asks for news, else of this one.
    """
    request = context.request
    seat, asking = request.seat, asking or asking_of(request, papers_beside(request))
    is_shown = seat.in_sight in kept_of(asking.what) and not seat.is_projected
    piece = PIECES[seat.in_sight] if is_shown else None
    copies = piece.reads(asking.words, []) if piece else []
    copies = [copy for copy in copies if not copy.mail or copy.mail == asking.mail]
    form = context.get("form")
    return {
        "piece": seat.in_sight if copies else "",
        "name": piece and piece.name,
        "groups": piece.cuts(copies[0].value) if copies else [],
        "glue": piece and piece.glue,
        "keeps": getattr(form, "is_kept", ""),
    }


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
