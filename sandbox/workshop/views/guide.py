"""« Le guide », for whoever leads or will: it needs no room, and no way in."""

from django.http import Http404
from django.shortcuts import render

from sandbox import guide

SECTION = "guide"


def page(request, slug="premiere-fois"):
    """One page, and the way to the others."""
    pages = guide.pages()
    if slug not in pages:
        raise Http404
    context = {"section": SECTION, "page": pages[slug], "pages": pages.values()}
    return render(request, "workshop/guide/page.html", context)


def booklet(request):
    """All of them, to print."""
    return render(request, "print/guide.html", {"pages": guide.pages().values()})
