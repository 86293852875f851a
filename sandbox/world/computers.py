"""The shared computer, its folder « Téléchargements » and its printer: what stays once one left."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sandbox.world import progress
from sandbox.world.models import Computer
from sandbox.world.models.computers import CLEANED

PRINTED = "impression"
"""The slug of what is done once a paper is taken from the printer."""


def folder(request):
    """What is in the folder, in the bin, and on the printer."""
    back_url = reverse(settings.PLACES["resume"])
    context = {"computer": Computer(request.world), "back_url": back_url}
    return render(request, "world/computer.html", context)


@require_POST
def print_file(request, pk):
    """« Imprimer »: a paper comes out, and stays there until it is taken."""
    file = get_object_or_404(request.world.downloadedfile_set, pk=pk, is_in_bin=False)
    Computer(request.world).print(file)
    messages.success(request, "Le papier est sorti de l’imprimante.")
    return redirect("world:computer")


@require_POST
def take_papers(request):
    """« Prendre le papier », all of them."""
    computer = Computer(request.world)
    if computer.papers:
        taken = "J’ai pris les papiers." if len(computer.papers) > 1 else "J’ai pris le papier."
        computer.take_the_papers()
        messages.success(request, taken)
        progress.finish(request.world, PRINTED)
        tell_whether_clean(request)
    else:
        messages.info(request, "Il n’y a pas de papier sur l’imprimante.")
    return redirect("world:computer")


@require_POST
def throw(request, pk):
    """« Supprimer »: into the bin."""
    file = get_object_or_404(request.world.downloadedfile_set, pk=pk)
    file.throw()
    messages.success(request, f"{file} est dans la corbeille.")
    return redirect("world:computer")


@require_POST
def empty_bin(request):
    """« Vider la corbeille »."""
    computer = Computer(request.world)
    if computer.bin:
        computer.empty_the_bin()
        messages.success(request, "La corbeille est vide.")
        tell_whether_clean(request)
    else:
        messages.info(request, "La corbeille était déjà vide.")
    return redirect("world:computer")


def tell_whether_clean(request):
    """Where nothing is left any more, the gesture is whole."""
    if Computer(request.world).is_clean:
        progress.finish(request.world, CLEANED)
