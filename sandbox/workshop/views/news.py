"""« Quoi de neuf »: what each version brought, and how to take the next one."""

from django.conf import settings
from django.shortcuts import render

from sandbox.machine import news, visitors
from sandbox.machine.commands import PYTHON
from sandbox.workshop.views.access import mediators_only


@mediators_only
def whats_new(request):
    """The versions, the newest first, then « Mettre à jour »."""
    context = {
        "version": news.VERSION,
        "versions": news.versions(),
        "python": PYTHON,
        "folder": settings.DATA_DIR if visitors.is_here(request) else "",
    }
    return render(request, "workshop/whats_new.html", context)
