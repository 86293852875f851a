"""The door, and sitting down: a code, a place, and nothing about anyone."""

import re
from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from sandbox import facts
from sandbox.kit.coach import in_both
from sandbox.kit.dates import in_french
from sandbox.kit.forms import Form, whole
from sandbox.kit.french import ended
from sandbox.kit.prepared import Prepared
from sandbox.languages.said import says
from sandbox.lessons import Mistake, gap, gap_of_letters
from sandbox.workshop import throttling
from sandbox.workshop.models import CODE_LENGTH, Guidance, Seat, SeatEvent, Workshop
from sandbox.workshop.moves import actions, offers, sitting, waits
from sandbox.workshop.moves.waits import FOR_THE_POST, WAITS
from sandbox.workshop.scenarios import build
from sandbox.workshop.seating import (
    KNOWN_CODE,
    LEFT,
    OCCUPANT,
    SAT_AS,
    STAY,
    STAY_LEFT,
    hold,
    is_kept_from,
    is_over_for,
    seat_left,
    seated,
    stand_up,
    to_the_door,
)
from sandbox.workshop.telling import achievements, debrief, why_moved
from sandbox.world import clock, naming, reasons
from sandbox.world.fictitious import compact
from sandbox.world.fields import TextField
from sandbox.world.fields.reading import alone, as_digits
from sandbox.world.models import World
from sandbox.world.notices import Notice
from sandbox.world.ways_back import safe_back

TRIES = {"seat-code-wrong", "seat-code-signs"}
"""The errors of who has tried the code of a place: they are counted."""

OF_THE_PLACE = " C’est peut-être le code de la place, demandé ensuite."
OF_THE_ROOM = "C’est le code de l’atelier. Celui de la place a 4 chiffres."

MOVED = "Votre place a bougé depuis. Rien n’a été changé."
LEFT_IT = f"Vous avez quitté votre place. Elle vous est gardée {facts.words('place-kept')}."
SAT_SINCE = "Quelqu’un s’est assis à cette place depuis. Prenez une autre place."


class RoomCodeForm(Form):
    code = TextField(
        label="Code de l’atelier",
        help_text="Il est affiché au mur, et sur votre fiche. Il a 4 lettres.",
        empty="room-code-empty",
    )

    def clean_code(self):
        text = self.cleaned_data["code"]
        said = set(re.findall(rf"(?<!\w)[A-Z]{{{CODE_LENGTH}}}(?!\w)", text))
        typed = said.pop() if len(said) == 1 else compact(alone(text))
        if wrong := gap_of_letters(typed, CODE_LENGTH):
            if re.fullmatch("[0-9]{4}", typed):
                wrong += OF_THE_PLACE
            raise Mistake("room-code-length", gap=wrong)
        workshop = Workshop.objects.open().filter(code=typed).first()
        if workshop is None:
            raise Mistake("room-code-wrong")
        return workshop


class PlaceCodeField(TextField):
    """Four digits, as on the sheet."""

    told_at_once = ("unshifted", "letter")


class SeatCodeForm(Form):
    code = PlaceCodeField(
        label="Code de la place",
        help_text="Il est sur la fiche. Il a 4 chiffres.",
        empty="seat-code-empty",
    )

    def __init__(self, data=None, *, seat, **kwargs):
        super().__init__(data, **kwargs)
        self.seat = seat

    def clean_code(self):
        typed = compact(alone(self.cleaned_data["code"]))
        if as_digits(typed) == self.seat.code:
            return
        if slip := naming.slip_of_digits(self.cleaned_data["code"]):
            raise Mistake("seat-code-signs", **slip)
        if typed == str(self.seat.number):
            raise Mistake("seat-code-is-number")
        if typed == self.seat.workshop.code:
            raise Mistake("seat-code-length", gap=OF_THE_ROOM)
        if any(sign.isalpha() for sign in as_digits(typed)):
            raise Mistake("seat-code-length", gap="Il n’a pas de lettre. Vous en avez écrit.")
        if len(typed) != len(self.seat.code):
            raise Mistake("seat-code-length", gap=gap(typed, len(self.seat.code), "chiffre"))
        raise Mistake("seat-code-wrong")


def door(request):
    """The room's door: whoever has a seat goes on to the site, others type the code."""
    if request.seat:
        return redirect("accounts:resume" if "reprise" in request.GET else "accounts:site")
    if getattr(request, "has_lost_its_seat", False):
        return to_the_door(request)
    wait = throttling.seconds_to_wait(request) if request.method == "POST" else 0
    form = RoomCodeForm(request.POST if request.method == "POST" and not wait else None)
    if form.is_bound:
        if form.is_valid():
            throttling.forget(request)
            return redirect("workshop:places", form.cleaned_data["code"].code)
        if form.errors_of("code")[0].code == "room-code-wrong":
            throttling.count_wrong_code(request)
    context = {"form": form, "wait": wait, "left": seat_left(request)}
    context["is_over"] = request.method == "GET" and is_over_for(request)
    return render(request, "workshop/door.html", context)


def of_the_room(view):
    """A page of the workshop whose code is in the address: trying codes there waits too."""

    @wraps(view)
    def guarded(request, code, **kwargs):
        knows_it = request.session.get(KNOWN_CODE) == code
        if not knows_it and (wait := throttling.seconds_to_wait(request)):
            context = {"form": RoomCodeForm(), "wait": wait, "left": None}
            return render(request, "workshop/door.html", context)
        workshop = Workshop.objects.open().filter(code=code).first()
        if workshop is None:
            if knows_it:
                del request.session[KNOWN_CODE]
            throttling.count_wrong_code(request)
            raise Http404
        if not knows_it:
            request.session[KNOWN_CODE] = code
        return view(request, workshop, **kwargs)

    return guarded


@of_the_room
def places(request, workshop):
    """The places of the room, as a map: press a free one to sit down."""
    own = seat_left(request)
    context = {"workshop": workshop, "seats": workshop.places.told(), "own": own}
    return render(request, "workshop/places.html", context)


@of_the_room
def place(request, workshop, number):
    """Sit at one place: at once if it is free, with its own code if somebody is there."""
    seat = get_object_or_404(workshop.places, number=number)
    if seat == request.seat:
        return redirect("workshop:seat")
    is_tried = "code" in request.POST
    wait = throttling.seconds_to_wait(request) if is_tried else 0
    form = SeatCodeForm(request.POST if is_tried and not wait else None, seat=seat)
    if request.method == "POST" and not wait:
        with transaction.atomic():
            seat = hold(request, seat)
            is_offered = not seat.is_taken and not is_kept_from(request, seat)
            if seat == request.seat or is_offered or form.is_valid():
                sitting.sit_down(request, seat)
                return redirect("workshop:seat")
        if form.is_bound and form.errors_of("code")[0].code in TRIES:
            throttling.count_wrong_code(request)
    context = {"workshop": workshop, "seat": seat, "form": form, "wait": wait}
    context["is_offered"] = not seat.is_taken and not is_kept_from(request, seat)
    context["is_own"] = seat == seat_left(request)
    return render(request, "workshop/place.html", context)


def enter(request, token):
    """The link of a place, reusable until everything is erased: one button, which sits down.

    Opening the link takes nobody's place. Where the place is free, the page presses by itself;
    where somebody has just left it, it says so and waits to be pressed.
    """
    seat = Seat.objects.filter(token=token).first()
    if seat is None:
        return render(request, "workshop/seat_gone.html", status=404)
    if seat == request.seat:
        return redirect("workshop:seat")
    is_kept = is_kept_from(request, seat)
    if request.method != "POST" or (is_kept and "kept" not in request.POST):
        context = {"seat": seat, "is_kept": is_kept, "is_own": seat == seat_left(request)}
        return render(request, "workshop/enter_seat.html", context)
    sitting.sit_down(request, seat)
    return redirect("workshop:seat")


@seated
def seat(request, seat):
    """Where one has just sat down: who one plays, and the way to the site."""
    arrival, undoable = offers.arrival(seat), offers.own(seat)
    context = {
        "undoable": undoable,
        "had_begun": undoable and offers.had_begun(undoable),
        "was_given_another": undoable and offers.gave_another(undoable),
        "left": seat_left(request),
        "arrival": arrival,
        "there": request.world.leads_to if not goes_on(seat) else "",
        "was_here": arrival and offers.own_stay(arrival, request.session.get(SAT_AS, {})),
        "notches": list(Guidance),
        "has_worked": seat.number and debrief.history_of(seat).has_worked,
    }
    return render(request, "workshop/seat.html", context)


def goes_on(seat):
    """Whether who sits here has gone on since the place was last moved."""
    last = _moves_of.first(seat)
    return bool(last) and debrief.gestures_of(seat.events.filter(at__gt=last.at)).exists()


@Prepared
def _moves_of(seat):
    moves = [SeatEvent.Kind.MOVED, SeatEvent.Kind.MOVED_ITSELF]
    return seat.events.filter(kind__in=moves)[:1]


def given_back(request):
    """For the open door of who lost a place: 204, until it is given back."""
    if not request.seat:
        return HttpResponse(status=204)
    return HttpResponseClientRedirect(reasons.told_on_the_way_to(request.seat.world.start_path))


@require_POST
def leave(request):
    """« Quitter ma place »: the place is free again, and its exercise stays as it is."""
    if request.seat:
        did = achievements.said(debrief.history_of(request.seat)) if request.seat.number else ""
        stand_up(request)
        messages.success(request, f"Au revoir. {LEFT_IT} {did}".rstrip())
    return redirect("workshop:door")


@require_POST
@transaction.atomic
def come_back(request):
    """« Revenir à ma place »: as one left it, unless somebody else has sat there since."""
    left = seat_left(request)
    if left and not hold(request, left).is_taken:
        request.session[OCCUPANT] = request.session[LEFT]
        request.session[STAY] = request.session.get(STAY_LEFT)
        sitting.sit_down(request, left)
    elif not request.seat:
        messages.info(request, SAT_SINCE)
    return redirect("workshop:seat" if left or request.seat else "workshop:door")


@require_POST
@seated
def wait(request, seat):
    """« Attendre le facteur », « Les six semaines passent »: the simulated days pass until then."""
    awaited = WAITS.get(request.POST.get("what"), WAITS[FOR_THE_POST])
    generation = whole(request.POST.get("generation"))
    try:
        moment = waits.wait(seat.workshop, seat.itself, awaited, generation=generation)
    except actions.Overtaken:
        moment = None
    if moment:
        day = in_french(moment.astimezone(clock.PARIS), "j\u00a0F")
        said = says("{awaited} Nous sommes le {day}.", awaited=awaited.said, day=day)
        messages.success(request, in_both(said))
    return safe_back(request, otherwise=reverse("world:papers"))


@require_POST
@seated
def restart(request, seat):
    """« Recommencer cet exercice »: back to the start for oneself, where it is allowed."""
    if not seat.workshop.may_restart:
        raise Http404
    with transaction.atomic():
        if not is_at_the_start(hold(request, seat)):
            actions.reset(seat.workshop, seat.itself, by_learner=True)
    messages.success(request, in_both(why_moved.SENTENCES[Notice.RESTARTED]))
    return redirect("workshop:seat")


def is_at_the_start(seat):
    """Whether who sits here has just put it back there, or found it so, and did nothing since.

    Doing it again would change nothing but bury the way back under an empty one.
    """
    newest = seat.workshop.actions.filter(save_points__seat=seat).first()
    ways_back = [offers.own(seat), offers.arrival(seat)]
    if newest is None or newest.moves_time or newest not in ways_back:
        return False
    if newest.takes_back and seat.journey:
        return False
    return not debrief.gestures_of(seat.events.filter(at__gt=newest.made_at)).exists()


@seated
def another(request, seat):
    """« Un autre exercice »: those that may be chosen alone, one button each."""
    known = build.scenarios()
    offered = {slug: known[slug] for slug in seat.offered if slug in known}
    if not seat.workshop.offered:
        raise Http404
    if request.method == "POST" and request.POST.get("exercise") in offered:
        try:
            choose(request, request.POST["exercise"])
            say_why(request, seat)
        except actions.Overtaken:
            messages.info(request, MOVED)
        return redirect("workshop:seat")
    begun = {slug: offers.where(point) for slug, point in offers.left_unfinished(seat).items()}
    choices = [
        (slug, each["title"], ended(begun[slug]) if begun.get(slug) else "")
        for slug, each in offered.items()
    ]
    return render(request, "workshop/another.html", {"choices": choices})


@transaction.atomic
def choose(request, scenario):
    """Give oneself this exercise; the way back leads to the last one at which something was done.

    One goes on with an exercise that one had begun.

    Raises:
        Overtaken: the place has moved since the page was shown.
    """
    seat = hold(request, request.seat)
    generation = whole(request.POST.get("generation"))
    if seat.world.generation != generation:
        raise actions.Overtaken
    if begun := offers.left_unfinished(seat).get(scenario):
        actions.take_up(seat.workshop, seat.itself, begun)
        return
    if is_at_the_start(seat) and (last := offers.own(seat)):
        actions.undo(last, by_learner=True)
        generation = None
    as_seen = {"by_learner": True, "generation": generation}
    actions.change_scenario(seat.workshop, seat.itself, scenario, **as_seen)


def say_why(request, seat):
    """Why this seat has just moved, for its learner; returns where the exercise now stands."""
    world = World.objects.get(seat=seat)
    messages.success(request, world.reason)
    reasons.know(world)
    return world.start_path


@require_POST
@seated
@transaction.atomic
def resume(request, seat):
    """« Reprendre ce qui a été fait » here before oneself: go on with it; a double click is one."""
    seat = hold(request, seat)
    if has_moved_since(request, seat):
        return where_it_stands(request, seat)
    try:
        sitting.resume(request, seat)
    except actions.Overtaken:
        messages.info(request, MOVED)
        return redirect("workshop:seat")
    return where_it_stands(request, seat)


@require_POST
@seated
@transaction.atomic
def undo(request, seat):
    """Take back one's own move, or that taking back, for an hour; a double click is one press."""
    seat = hold(request, seat)
    if has_moved_since(request, seat):
        return where_it_stands(request, seat)
    action = offers.own(seat)
    try:
        if action:
            actions.undo(action, by_learner=True)
            return where_it_stands(request, seat)
    except actions.Overtaken:
        messages.info(request, MOVED)
    return redirect("workshop:seat")


def has_moved_since(request, seat):
    """Whether the place is no longer as the page showed it, where its form says how it was."""
    shown = request.POST.get("generation")
    return shown is not None and whole(shown) != World.objects.get(seat=seat).generation


def where_it_stands(request, seat):
    """To the page at which this exercise was left; to the place where something else is offered."""
    there = say_why(request, seat)
    return redirect("workshop:seat" if offers.own(seat) else there)
