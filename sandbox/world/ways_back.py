"""The way back to a page: an address of ours, in which nothing may be real."""

from urllib.parse import unquote_plus, urlsplit

from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from sandbox.world import fictitious


def way_back(address, *, otherwise):
    """This address (what a browser sent), if it may be shown and followed; else the other one."""
    is_whole = address.startswith("/")
    is_ours = is_whole and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return without_what_may_be_real(address) if is_ours else otherwise


def safe_back(request, *, otherwise):
    """Lead back to the page that the form names as its own (`retour`); else to the other one."""
    return HttpResponseRedirect(way_back(request.POST.get("retour", ""), otherwise=otherwise))


def without_what_may_be_real(address):
    """The address, its query left out where the guard refuses it; the first page for a path."""
    path = urlsplit(address).path
    return next((each for each in (address, path) if not _may_be_real(each)), "/")


def _may_be_real(address):
    return fictitious.may_hold_something_real(unquote_plus(address))
