"""« Le guide », for whoever leads or will: it needs no room, and no way in."""

from django.http import Http404
from django.shortcuts import redirect, render

from sandbox import guide

SECTION = "guide"


def first(request):
    """« Le guide », without a page: it opens at the first."""
    return redirect("mediation:guide_page", next(iter(guide.pages())))


def page(request, slug):
    """One page, and the way to the others."""
    pages = guide.pages()
    if slug not in pages:
        raise Http404
    context = {"section": SECTION, "page": pages[slug], "pages": pages.values()}
    return render(request, "workshop/guide/page.html", context)


def booklet(request):
    """All of them, to print."""
    return render(request, "print/guide.html", {"pages": guide.pages().values()})
