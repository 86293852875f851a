"""Who asks: htmx for a piece of the page on show, or the browser for a whole one."""

from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect


def asks_for_a_piece(request):
    """Whether the answer goes into the page on show, and is no page by itself."""
    return bool(request.htmx) and not request.htmx.boosted


def load_whole(request, path):
    """Have the window load that page whole, whoever asks: nothing is swapped into the one shown."""
    return HttpResponseClientRedirect(path) if request.htmx else redirect(path)
