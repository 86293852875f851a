"""« Accessibilité »: what is done, what is not, and that nobody independent has checked it."""

from django.shortcuts import render

from sandbox import accessibility
from sandbox.accessibility import Result


def declaration(request):
    """For anybody, seated or not: the page that French law asks of public services (art. 47)."""
    counts = accessibility.counts()
    context = {
        "themes": accessibility.themes(),
        "met": counts[Result.MET],
        "not_met": counts[Result.NOT_MET],
        "to_check": counts[Result.TO_CHECK],
        "applicable": sum(counts.values()) - counts[Result.NOT_APPLICABLE],
    }
    return render(request, "workshop/accessibility.html", context)
