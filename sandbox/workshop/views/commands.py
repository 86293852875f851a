"""What whoever leads does to places: one pipeline, of which each thing to do is a row.

Places are chosen on a page that shows them as they are; one moves at once, several after one
confirmation; then one reads what became of them, on the page from which one came.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html

from sandbox.kit.forms import whole
from sandbox.kit.french import filled, numbered
from sandbox.workshop.models import Action, PlaceGroup
from sandbox.workshop.moves import actions, offers
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.views.asking import is_sure, sent_again

NO_PLACE = "Choisissez d’abord une place."
NOTHING_CHOSEN = "Choisissez d’abord dans la liste."
NOWHERE = "Rien n’a bougé : ce n’est pas possible pour cette place."
NOWHERE_ALL = "Rien n’a bougé : ce n’est possible pour aucune de ces places."
STAYED = "Sans changement\u00a0: {places}."
OVERTAKEN = "Rien n’a été changé : {which} vient déjà de bouger, ou c’est déjà annulé."
STUCK = "Rien n’a bougé : une page n’a pas répondu comme prévu."

NOT_AGAIN = {"csrfmiddlewaretoken", "generation", "seen", "seat", "all", "offered", "confirmed"}
NOT_AGAIN |= {"who"}
"""What a question asks, or says, anew; the rest of the form goes again with its « Oui »."""

PAGES = {
    "salle": "mediation:board",
    "presentation": "mediation:presenter",
    "erreurs": "mediation:mistakes",
}
"""What a form says in `from` when it is on a page for the room; else it is the place's number."""


@dataclass(frozen=True)
class Choice:
    """What was chosen with a command, beside the places.

    Args:
        value: what the command's `does` is given.
        words: what its sentences are filled with; `what`, if any, stands in bold on the question.
        leads_somewhere: False where it moves none of the places: then nothing is asked.
    """

    value: object = None
    words: dict = field(default_factory=dict)
    leads_somewhere: bool = True


def nothing_more(request, workshop, seats):
    """For a command that needs nothing but places."""
    return Choice()


@dataclass(frozen=True)
class Command:
    """One thing that can be done to places.

    The sentences are filled with the words of the Choice, {places} (which moved, or stayed) and
    {why} (what `stays` says); an empty one is not said.

    Args:
        does: from the workshop, the seats and what was chosen, then `by` and `seen`: does it, and
            returns the Action, or the seats that it touched; nothing where it touched none.
        home: the address of the page it is done from, unless the form names another in `from`.
        reads: from the request, the workshop and the seats: the Choice; None where it is unknown.
        asks: the question before several places move; "" where they do at once.
        explains: what it does to a participant.
        yes: the button of the question.
        title: the title of its page; the question, unless it is said.
        is_grave: whether that button is red.
        asks_for_one: whether one place alone needs a « Oui » too.
        spares_the_own: whether the mediator's own place is left out.
        tells: from the Choice and the numbers of the places that moved: what the address of the
            page that follows says of them.
        ticks: from the Choice and the seats: those that the question ticks, all unless said; then
            it also offers to tick a PlaceGroup alone.
        stays: why a place may stay as it is; "" where none does.
        placeless, unchosen, moved, stayed, nowhere, nowhere_all, overtaken, stuck: the sentence of
            each outcome. What has moved is said by the Action, beside « Annuler ».
    """

    does: Callable
    home: str
    reads: Callable = nothing_more
    asks: str = ""
    explains: str = ""
    yes: str = "Oui, confirmer"
    title: str = ""
    is_grave: bool = False
    asks_for_one: bool = False
    spares_the_own: bool = False
    tells: Callable | None = None
    ticks: Callable | None = None
    stays: str = ""
    placeless: str = NO_PLACE
    unchosen: str = NOTHING_CHOSEN
    moved: str = ""
    stayed: str = f"{STAYED} {{why}}"
    nowhere: str = f"{NOWHERE} {{why}}"
    nowhere_all: str = f"{NOWHERE_ALL} {{why}}"
    overtaken: str = OVERTAKEN
    stuck: str = STUCK


def carry_out(request, workshop, command):
    """Do what was asked of the places chosen, once sure; say what became of them, and go back."""
    is_about_a_group = "who" in request.POST
    is_decided = is_sure(request) and not is_about_a_group
    seats = offered(request, workshop) if is_about_a_group else chosen(request, workshop)
    if command.spares_the_own:
        seats = seats.exclude(number=0)
    is_unticked = not seats and is_decided
    if is_unticked:
        seats = offered(request, workshop)
    if not seats:
        return turn_away(request, workshop, command.placeless, command.home)
    choice = command.reads(request, workshop, seats)
    if choice is None:
        return turn_away(request, workshop, command.unchosen, command.home)
    if is_unticked:
        messages.warning(request, NO_PLACE)
        return question(request, workshop, command, seats, choice, ticked=[])
    if needs_a_yes(command, seats, choice) and not is_decided:
        ticked = first_ticked(request, command, seats, choice)
        return question(request, workshop, command, seats, choice, ticked=ticked)
    as_seen = {"by": request.user, "seen": seen_by(request)}
    try:
        done = command.does(workshop, seats, choice.value, **as_seen)
    except actions.Overtaken:
        return turn_away(request, workshop, overtaken(command, len(seats)), command.home)
    except Stuck:
        return turn_away(request, workshop, command.stuck, command.home)
    return outcome(request, workshop, command, seats, choice, done)


def overtaken(command, count):
    """That the places have moved meanwhile."""
    return filled(command.overtaken, {"which": which(count)})


def which(count):
    """The places of an action, of which one has moved meanwhile."""
    return "cette place" if count == 1 else "une de ces places"


def turn_away(request, workshop, why, home):
    """Say why nothing was done, and go back."""
    messages.warning(request, why)
    return back(request, workshop, home)


def chosen(request, workshop):
    """The seats named in the form: numbers, or all the learners' places."""
    if request.POST.get("all"):
        return workshop.places
    numbers = [whole(number) for number in request.POST.getlist("seat")]
    return workshop.seats.filter(number__in=numbers)


def offered(request, workshop):
    """The places that the question named, all unticked since."""
    numbers = [whole(number) for number in request.POST.getlist("offered")]
    return workshop.seats.filter(number__in=numbers)


def seen(workshop):
    """The last actions, which pages show with « Annuler »; the very last, to send back."""
    newest = workshop.actions.first()
    return {"last_actions": offers.last_of_room(workshop), "seen": newest.pk if newest else 0}


def seen_by(request):
    return whole(request.POST.get("seen"))


# -- the question ---------------------------------------------------------------------------------


def needs_a_yes(command, seats, choice):
    several = command.asks_for_one or len(seats) > 1
    return bool(command.asks) and several and choice.leads_somewhere


def first_ticked(request, command, seats, choice):
    """The seats that the question ticks: those of the group just asked for, or the command's."""
    if "who" in request.POST:
        return [seat for seat in seats if seat.group == request.POST["who"] and seat.is_taken]
    return command.ticks(choice, seats) if command.ticks else seats


def question(request, workshop, command, seats, choice, *, ticked):
    """Which of these places, and whether it is sure; the form goes again with the answer."""
    words = {"why": command.stays} | choice.words
    asks = filled(command.asks, words)
    context = {
        "workshop": workshop,
        "seats": seats,
        "ticked": {seat.number for seat in ticked},
        "groups": groups_to_tick(command, seats),
        "title": command.title or asks,
        "asks": asks,
        "what": words.get("what", ""),
        "explains": format_html(command.explains, **words),
        "yes": command.yes,
        "is_grave": command.is_grave,
        "no_url": url_back(request, workshop, command.home),
        "sent": sent_again(
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in NOT_AGAIN
        ),
    }
    return render(request, "workshop/confirm.html", context | seen(workshop))


def groups_to_tick(command, seats):
    """The Groups that some of these seats are in, where the question may tick one alone."""
    there = {seat.group for seat in seats if command.ticks and seat.is_taken}
    return [group for group in PlaceGroup if group in there]


# -- what became of the places --------------------------------------------------------------------


def outcome(request, workshop, command, seats, choice, done):
    """Say which places moved, which stayed where they were and why; then go back."""
    touched = touched_by(done)
    moved = [seat.number for seat in seats if seat.pk in touched]
    stayed = [seat.number for seat in seats if seat.pk not in touched]
    words = {"why": command.stays} | choice.words
    if moved:
        say(request, messages.SUCCESS, command.moved, moved, words)
        say(request, messages.INFO, command.stayed, stayed, words)
    else:
        nowhere = command.nowhere if len(seats) == 1 else command.nowhere_all
        say(request, messages.WARNING, nowhere, stayed, words)
    told = command.tells(choice, moved) if command.tells and moved else {}
    return back(request, workshop, command.home, **told)


def touched_by(done):
    """The keys of the seats that an Action moved, or of the seats given; of none for nothing."""
    if isinstance(done, Action):
        return set(done.save_points.values_list("seat", flat=True))
    return {seat.pk for seat in done or []}


def say(request, level, sentence, numbers, words):
    """Have the page that follows say that sentence of these places, if there are any."""
    if sentence and numbers:
        words = words | {"places": numbered("place", numbers)}
        messages.add_message(request, level, filled(sentence, words).strip())


# -- the way back ---------------------------------------------------------------------------------


def back(request, workshop, home, **told):
    """To the page that the form was on, with what its address is to say."""
    url = url_back(request, workshop, home)
    return redirect(f"{url}?{urlencode(told, doseq=True)}" if told else url)


def url_back(request, workshop, home):
    """The page that the form names as its own: one place's, or one for the room; else `home`."""
    asked = request.POST.get("from")
    if workshop.seats.filter(number=whole(asked)).exists():
        return reverse("mediation:seat", args=[workshop.code, whole(asked)])
    return reverse(PAGES.get(asked, home), args=[workshop.code])
