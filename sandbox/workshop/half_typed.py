"""What is half typed survives without JavaScript: what leads away is a button of the form.

With JavaScript the tab remembers it, and these buttons are not there (static/js/half_typed.js).
"""

from functools import partial
from urllib.parse import quote

from django.shortcuts import redirect
from django.urls import reverse

from sandbox.kit.forms import HalfTyped
from sandbox.kit.ui import owners_of_drafts
from sandbox.workshop.models import Display
from sandbox.world import clock, views
from sandbox.world.ways_back import without_what_may_be_real

KEPT = "half-typed"
"""In the session: of which seat, whose answers, of which page, and they, as the form took them."""

WAY = "garder"
"""The name of the buttons that lead away; their value says where."""


class Kept:
    """Keep what is half typed on a page that is left by one of its buttons, until it is sent.

    The form itself says what may be kept: no secret, nothing that its guard refuses. When the page
    comes back it is only looked at: its form is given the answers, and nothing is sent. Where there
    is no such form any more, the page that comes instead is shown; help is asked all the same.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.leads_to = None
        response = self.get_response(request)
        if request.leads_to:
            there = request.leads_to(request)
            if request.POST.kept is not None:
                keep(request)
                return redirect(there)
        return response

    def process_view(self, request, view, args, kwargs):
        if request.seat is None or not request.is_simulated:
            return
        if request.method == "POST":
            request.leads_to = way_of(request)
            if request.leads_to:
                request.POST = half_typed(request.POST.lists())
            elif kept_here(request):
                del request.session[KEPT]
        elif request.method == "GET" and (kept := kept_here(request)):
            request.POST = half_typed(kept.items())
            own_again(request)


def way_of(request):
    """What the button pressed does, which says where it leads; None where it sends the form."""
    name, *about = request.POST.get(WAY, "").split(":")
    does = WAYS.get(name)
    return does and partial(does, about=about)


def half_typed(answers):
    made = HalfTyped("", mutable=True)
    for name, values in answers:
        made.setlist(name, values)
    return made


def keep(request):
    owner, _ = owners_of_drafts(request)
    page = {"seat": request.seat.pk, "owner": owner, "path": path_of(request)}
    request.session[KEPT] = page | {"answers": request.POST.kept}


def own_again(request):
    """What was kept is now theirs as they are: also once the place has moved, and back, again."""
    owner, _ = owners_of_drafts(request)
    if request.session[KEPT]["owner"] != owner:
        request.session[KEPT] |= {"owner": owner}
        request.session.modified = True


def forget(session, seats):
    """Empty what this browser keeps of the answers of these seats (their keys)."""
    if session.get(KEPT, {}).get("seat") in seats:
        del session[KEPT]


def kept_here(request):
    """The answers kept of this page, if they are of this person at this place; or None."""
    kept = request.session.get(KEPT)
    is_theirs = kept and kept["owner"] in filter(None, owners_of_drafts(request))
    return kept["answers"] if is_theirs and kept["path"] == path_of(request) else None


def path_of(request):
    return without_what_may_be_real(request.get_full_path())


def enlarge(request, about):
    """« Agrandir », then the same page."""
    return _show(request, Display.LARGE)


def normal(request, about):
    """« Affichage normal », then the same page."""
    return _show(request, "")


def _show(request, display):
    if not request.seat.is_projected:
        request.seat.display = display
        request.seat.save(update_fields=["display"])
    return request.get_full_path()


def papers(request, about):
    """« Voir tous mes papiers », which lead back to the page."""
    here = without_what_may_be_real(request.get_full_path())
    return f"{reverse('world:papers')}?retour={quote(here)}"


def ask_for_help(request, about):
    """« J’ai besoin d’aide », then the same page."""
    if request.seat.number:
        request.seat.ask_for_help()
    return request.get_full_path()


def stop_asking(request, about):
    """« Aide demandée · Annuler », then the same page."""
    request.seat.stop_asking()
    return request.get_full_path()


def mark_as_read(request, about):
    """« J’ai lu cette lettre », then the same page; `about`: the channel, the key of one e-mail."""
    channel, mail, *_ = *about, "", ""
    if request.POST.kept is not None:
        with clock.at(request.world.now):
            views.mark_as_read(request, channel, mail)
    return request.get_full_path()


WAYS = {
    "agrandir": enlarge,
    "normal": normal,
    "papiers": papers,
    "aide": ask_for_help,
    "aide-retiree": stop_asking,
    "lus": mark_as_read,
}
"""{name of a button, before its first colon: what it does, then where it leads}."""
