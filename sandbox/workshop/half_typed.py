"""What is half typed survives without JavaScript: what leads away is a button of the form.

With JavaScript the tab remembers it, and these buttons are not there (static/js/half_typed.js).
"""

from functools import partial
from urllib.parse import quote, urlencode

from django.db import transaction
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from accounts.activation import Activation
from accounts.app_order import CARD
from sandbox.kit.forms import HalfTyped, whole
from sandbox.kit.htmx import asks_for_a_piece
from sandbox.kit.ui import owners_of_drafts
from sandbox.workshop.models import Display, Seat, SeatEvent
from sandbox.world import asking, clock, views
from sandbox.world.middleware import unless_erased
from sandbox.world.papers import papers_of
from sandbox.world.pieces import PIECES
from sandbox.world.ways_back import without_what_may_be_real
from sandbox.world.words import Words

KEPT = "half-typed"
"""In the session: of which seat, whose answers, of which page, and they, as the form took them."""

WAY = "keep"
"""The name of the buttons that lead away; their value says where."""

REFUSED = "refused"
"""The name under which a page that shows errors says so, when it is left by one of them."""


class Kept:
    """Keep what is half typed on a page that is left by one of its buttons, until it is sent.

    The form itself says what may be kept: no secret, nothing that its guard refuses. When the page
    comes back it is only looked at: its form is given the answers, and nothing is sent; where it
    showed errors, those of the answers kept are there again. Where there
    is no such form any more, the page that comes instead is shown; help is asked all the same.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.leads_to = request.presses = None
        response = self.get_response(request)
        return unless_erased(request, partial(self.lead, request, response))

    def lead(self, request, response):
        """Do what the button pressed does beside its form, and lead where it leads."""
        is_kept = isinstance(request.POST, HalfTyped) and request.POST.kept is not None
        if is_kept and (request.leads_to or request.presses) and not asks_for_a_piece(request):
            keep(request)
        if request.presses:
            request.presses(request)
            return self.get_response(request)
        if request.leads_to:
            there = request.leads_to(request)
            return redirect(there) if is_kept else response
        return response

    def process_view(self, request, view, args, kwargs):
        if request.seat is None or not request.is_simulated:
            return
        if request.method == "POST":
            request.leads_to, request.presses = way_of(request), press_of(request)
            if request.leads_to or request.presses:
                request.POST = half_typed(request.POST.lists())
            elif kept_here(request):
                del request.session[KEPT]
        elif request.method == "GET" and (kept := kept_here(request)):
            request.POST = half_typed(kept["answers"].items())
            request.POST.was_refused = kept.get("refused", False)
            own_again(request)


def way_of(request):
    """What the button pressed does, which says where it leads; None where it sends the form."""
    name, *about = request.POST.get(WAY, "").split(":")
    does = WAYS.get(name)
    return does and partial(does, about=about)


def press_of(request):
    """The button of the papers that was pressed; None where it was none of them."""
    name, *about = request.POST.get(WAY, "").split(":")
    return partial(press, about=about, **PRESSES[name]) if name in PRESSES else None


def half_typed(answers):
    made = HalfTyped("", mutable=True)
    for name, values in answers:
        made.setlist(name, values)
    return made


def keep(request):
    owner, _ = owners_of_drafts(request)
    page = {"seat": request.seat.pk, "owner": owner, "path": path_of(request)}
    page |= {"copied": copied_at_the_log_in(request)}
    was_refused = REFUSED in request.POST
    request.session[KEPT] = page | {"answers": request.POST.kept, "refused": was_refused}


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
    """What is kept of this page, if it is of this person at this place; or None."""
    kept = request.session.get(KEPT)
    is_theirs = kept and kept["owner"] in filter(None, owners_of_drafts(request))
    if not is_theirs or kept["path"] != path_of(request):
        return None
    return kept if kept.get("copied", "") == copied_at_the_log_in(request) else None


def copied_at_the_log_in(request):
    """The message that says the identifiant there; "" for none, and on other pages."""
    asks = asking.asked_by(request.resolver_match)
    words = Words(papers_of(request, page=request.path))
    return asking.Asking(asks, words).copied if asks == asking.LOGIN else ""


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


def turn_to(request, about):
    """« Guidé » or « Comme en vrai », then the same page."""
    request.seat.turn_to(about[0] if about else "")
    return request.get_full_path()


def help_in(request, about):
    """« Langue de l’aide », then the same page; `about`: its code, "" for French."""
    request.seat.be_helped_in("".join(about))
    return request.get_full_path()


def papers(request, about):
    """« Voir tous mes papiers », which lead back to the page."""
    here = without_what_may_be_real(request.get_full_path())
    return f"{reverse('world:papers')}?retour={quote(here)}"


def other_card(request, about):
    """« changer de modèle », which comes back to the page."""
    return Activation.url(CARD.slug)


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


def hint(request, about):
    """« Un indice », one degree nearer, then the same page; of two presses at once, the first."""
    ladder = getattr(request, "ladder", None)
    if ladder is not None and request.POST.kept is not None:
        where, refused = (request.POST.get(name, "") for name in ("box", "at_fault"))
        with clock.at(request.world.now), transaction.atomic():
            seat = Seat.objects.select_for_update().get(pk=request.seat.pk)
            is_pressed_once = seat.hints_of(request.path) == request.seat.hints_of(request.path)
            nearer = ladder.next(where, refused)
            if is_pressed_once and nearer != ladder.standing:
                request.seat.note_hints(request.path, nearer.kept)
                request.seat.note(SeatEvent.Kind.HINT)
    return request.get_full_path()


def keep_in_sight(request, about):
    """« Garder sous les yeux », then the same page; `about`: the piece of the papers, if any."""
    piece = "".join(about[:1])
    if request.POST.kept is not None and piece in {*PIECES, ""}:
        request.seat.keep_in_sight(piece)
    return request.get_full_path()


def press(request, about, to, says=""):
    """Send what this button of the papers would send by itself, from the same page.

    Args:
        about: what `says` is given, if anything; then the keys of the address.
        to: the url name of its form.
        says: the name under which the button sends its word.
    """
    word, keys = (about[:1], about[1:]) if says else ([], about)
    sent = {"generation": request.POST.get("generation", ""), "retour": path_of(request)}
    try:
        request.path = request.path_info = reverse(to, args=map(whole, keys))
    except NoReverseMatch as none:
        raise Http404 from none
    request.POST = QueryDict(urlencode(sent | dict(zip([says], word, strict=False))))


PRESSES = {
    "attendre": {"to": "workshop:wait", "says": "what"},
    "geste": {"to": "world:act", "says": "what"},
    "voulu": {"to": "world:wanted"},
}
"""{name of a button of the papers, before its first colon: what its form is}."""

WAYS = {
    "agrandir": enlarge,
    "normal": normal,
    "aide-choisie": turn_to,
    "papiers": papers,
    "modele": other_card,
    "aide": ask_for_help,
    "aide-retiree": stop_asking,
    "langue": help_in,
    "lus": mark_as_read,
    "indice": hint,
    "garder": keep_in_sight,
}
"""{name of a button, before its first colon: what it does, then where it leads}."""
