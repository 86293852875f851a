"""The way back to a page: an address of ours, in which nothing may be real."""

from urllib.parse import unquote_plus, urlsplit

from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from sandbox.kit.forms import path_shown
from sandbox.machine import journal
from sandbox.machine.journal import Event
from sandbox.world import fictitious


def way_back(address, *, otherwise):
    """This address (what a browser sent), if it may be shown and followed; else the other one."""
    is_whole = address.startswith("/")
    is_ours = is_whole and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return without_what_may_be_real(address) if is_ours else otherwise


def page_before(request):
    """The address of the page from which one comes, with JavaScript or without; "" for none of
    ours."""
    return way_back(path_shown(request) or _referer(request), otherwise="")


def _referer(request):
    try:
        came = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    is_ours = came.netloc == request.get_host()
    return came._replace(scheme="", netloc="").geturl() if is_ours else ""


def csrf_failure(request, reason=""):
    """The page for a form that this browser did not get from us, or that is too old.

    The second press of the button that has just logged somebody in looks like one: where it was
    pressed, the page says what became of the first.
    """
    if getattr(request, "is_second_press", False):
        return redirect(request.path)
    journal.note(Event.FORM_REFUSED)
    return render(request, "403_csrf.html", {"page": page_before(request)}, status=403)


def safe_back(request, *, otherwise):
    """Lead back to the page that the form names as its own (`retour`); else to the other one."""
    return HttpResponseRedirect(way_back(request.POST.get("retour", ""), otherwise=otherwise))


def without_what_may_be_real(address):
    """The address, its query left out where the guard refuses it; the first page for a path."""
    path = urlsplit(address).path
    return next((each for each in (address, path) if not _may_be_real(each)), "/")


def _may_be_real(address):
    return fictitious.may_hold_something_real(unquote_plus(address))
