"""The way in: what is announced, what a learner's PC can check, and what to do when it fails."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_POST

from sandbox.machine import hosts, old_browsers, visitors
from sandbox.workshop import addresses
from sandbox.workshop.models import Workshop, tidy
from sandbox.workshop.views.access import led

SEEN = "check"
OPEN_THE_DOOR = (
    'netsh advfirewall firewall add rule name="Coup d essai" dir=in action=allow'
    " protocol=TCP localport={port} profile=any"
)
"""What lets other computers come in, under Windows, for an administrator."""


def check(request):
    """Reaching this page proves the network; coming back to it proves the cookies."""
    if request.method == "POST":
        request.session[SEEN] = True
        return redirect("workshop:check")
    context = {
        "keeps_cookies": request.session.pop(SEEN, None),
        "address": request.META.get("REMOTE_ADDR", ""),
        "asked": request.get_host(),
        "browser": old_browsers.told_by(request),
        "is_here": visitors.is_here(request),
    }
    return render(request, "workshop/check.html", context)


@led
def wall(request, workshop):
    """The room's page for the wall: the address, the code, the square to scan."""
    room_url = addresses.for_others(request, reverse("workshop:door"))
    shown = room_url, workshop.wifi_name, workshop.wifi_password
    version = salted_hmac("wall", repr(shown)).hexdigest()[:12]
    if request.GET.get("shown") == version:
        return HttpResponse(status=204)
    if room_url:
        addresses.announce(request)
    context = {
        "workshop": workshop,
        "section": "wall",
        "room_url": room_url,
        "version": version,
        "places_url": addresses.for_others(
            request, reverse("workshop:places", args=[workshop.code])
        ),
        "choices": addresses.choices(request),
    }
    return render(request, "workshop/wall.html", context)


@led
@require_POST
def choose(request, workshop):
    """Announce this address of the computer, or its name, from now on."""
    where = request.POST.get("where", "")
    if where in {each.name for each in addresses.choices(request)}:
        hosts.choose(where)
        addresses.announce(request)
        url = addresses.for_others(request, "/")
        messages.success(request, f"L’adresse de la salle est maintenant {url}")
    else:
        messages.warning(request, "Cet ordinateur n’a plus cette adresse. Choisissez-en une autre.")
    return redirect("mediation:wall", workshop.code)


NAMELESS = (
    "Il manque le nom du Wi-Fi. Sans lui, le mot de passe ne sert à personne. Écrivez-le, ou videz "
    "les deux cases."
)
TOO_LONG = "C’est trop long\u00a0: {most} caractères au plus. Recopiez-le, sans rien ajouter."


def _fault(name, password):
    """What is wrong with a Wi-Fi, and in which box; None if nothing is."""
    if password and not name:
        return {"box": "name", "says": NAMELESS}
    for box, typed in (("name", name), ("password", password)):
        most = Workshop._meta.get_field(f"wifi_{box}").max_length
        if len(typed) > most:
            return {"box": box, "says": TOO_LONG.format(most=most)}
    return None


@led
def wifi(request, workshop):
    """The name and the password of the room's Wi-Fi, for the wall and the sheets."""
    if request.method != "POST":
        return render(request, "workshop/wifi.html", {"workshop": workshop, "fault": None})
    name, password = (request.POST.get(each, "") for each in ("wifi_name", "wifi_password"))
    if fault := _fault(tidy(name), tidy(password)):
        typed = {"name": name, "password": password}
        shown = {"workshop": workshop, "typed": typed, "fault": fault}
        return render(request, "workshop/wifi.html", shown)
    workshop.show_wifi(name, password)
    where = "est au mur et sur les" if workshop.wifi_name else "n’est plus au mur ni sur les"
    messages.success(request, f"Le Wi-Fi {where} fiches.")
    return redirect("mediation:wall", workshop.code)


@led
def news(request, workshop):
    """What to know of the way in, for the open board: 204 while it is the same."""
    shown = addresses.news(request, workshop)
    if request.GET.get("shown") == shown.version:
        return HttpResponse(status=204)
    return render(request, "workshop/_way_in.html", {"workshop": workshop, "news": shown})


@led
@require_POST
def announced(request, workshop):
    """« C’est annoncé »: the room has been told the new address."""
    addresses.announce(request)
    return redirect("mediation:board", workshop.code)


@led
def remedies(request, workshop):
    """« Les autres postes ne voient pas la salle »: the remedies, one by one."""
    choices, names = addresses.choices(request), hosts.machine_names()
    port = addresses.port_of(request)
    context = {
        "workshop": workshop,
        "check_url": addresses.for_others(request, reverse("workshop:check")),
        "choices": choices,
        "by_name": next(iter(choices[::-1]), None),
        "dotted": f"http://{names[-1]}{port}/" if names and "." in names[-1] else "",
        "have_come": visitors.have_come(),
        "line": OPEN_THE_DOOR.format(port=port.removeprefix(":") or 80),
    }
    return render(request, "workshop/network.html", context)
