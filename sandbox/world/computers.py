"""The folder « Téléchargements » of the shared computer: what stays there when one has left."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sandbox.world import progress
from sandbox.world.models import Computer

CLEANED = "fichier-efface"
"""The slug of what is done once nothing is left."""


def folder(request):
    """What is in the folder, and in the bin."""
    back_url = reverse(settings.PLACES["resume"])
    context = {"computer": Computer(request.world), "back_url": back_url}
    return render(request, "world/computer.html", context)


@require_POST
def throw(request, pk):
    """« Supprimer »: into the bin."""
    file = get_object_or_404(request.world.downloadedfile_set, pk=pk)
    file.throw()
    messages.success(request, f"{file} est dans la corbeille.")
    return redirect("world:computer")


@require_POST
def empty_bin(request):
    """« Vider la corbeille »: where nothing is left any more, the gesture is whole."""
    computer = Computer(request.world)
    if computer.bin:
        computer.empty_the_bin()
        messages.success(request, "La corbeille est vide.")
        if not computer.folder:
            progress.finish(request.world, CLEANED)
    else:
        messages.info(request, "La corbeille était déjà vide.")
    return redirect("world:computer")
