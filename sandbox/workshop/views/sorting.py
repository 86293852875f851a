"""« Trier le courrier », as the room did it: counts only."""

from django.shortcuts import render

from sandbox.workshop.telling import sorted_mail
from sandbox.workshop.views.access import led


@led
def sorting(request, workshop):
    """Which messages fooled most people, and how many places have sorted everything."""
    context = {"section": "board", "workshop": workshop}
    context["mail"] = sorted_mail.of_the_room(workshop)
    return render(request, "workshop/sorting.html", context)
