"""The presenter's page: the notes in front of the trainer, and what leads the projected window."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import get_text_list
from django.views.decorators.http import require_POST

from sandbox.kit.forms import whole
from sandbox.kit.htmx import load_whole
from sandbox.workshop.models import Display
from sandbox.workshop.moves import offers
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.seating import sit, stop_showing
from sandbox.workshop.stage import setting as staging
from sandbox.workshop.stage.away import away_from
from sandbox.workshop.stage.over import turn_of, where_led
from sandbox.workshop.stage.projecting import (
    CARD,
    DARK,
    MARKS,
    SWITCHES,
    locked,
    notes_of,
    outline_of,
    projection_of,
    version_of,
)
from sandbox.workshop.views.access import led
from sandbox.workshop.views.asking import ask, is_sure
from sandbox.workshop.views.board import mark as fingerprint
from sandbox.workshop.views.board import room_of
from sandbox.workshop.views.commands import STAYED, Choice, Command, carry_out

LONGEST_TURN = 60

ONWARD = "suite"
"""What the remote asks: the next mark or ring of the step, and the next step after the last."""

LOST = (
    "Ce qui est tapé sans être envoyé est perdu. "
    "Le reste est refait, depuis le début jusqu’à cette étape."
)
LOST_AT_THE_START = "Tout est remis au début\u00a0: ce que chacun a fait ou tapé est perdu."
LACKING = f"Cette étape n’existe pas dans tous les exercices. {STAYED}"


@led
def presenter(request, workshop):
    """The step, its notes, the next one, the timers, the room in small; alone for the poll."""
    projection = projection_of(workshop)
    if request.GET.get("version") == version_of(projection):
        return HttpResponse(status=204)
    context = {
        "workshop": workshop,
        "notes": notes_of(projection),
        "room": in_small(workshop, projection) | {"last_actions": offers.last_of_room(workshop)},
    }
    name = "_presenter" if request.GET.get("version") else "presenter"
    return render(request, f"workshop/presenter/{name}.html", context)


@led
def small_board(request, workshop):
    """The room in small: 204 when no place has changed."""
    room = in_small(workshop, projection_of(workshop))
    if request.GET.get("version") == room["version"]:
        return HttpResponse(status=204)
    context = {"workshop": workshop, "room": room}
    return render(request, "workshop/presenter/_places.html", context)


def in_small(workshop, projection):
    """What the room in small shows: the board's places, and how its exercise goes."""
    room, turn = room_of(workshop), turn_of(projection)
    step = outline_of(projection).step(projection.step)
    away = away_from(step, workshop, room["seats"]) if projection.step else 0
    version = f"{room['version']}.{fingerprint((turn, away))}"
    return room | {"turn": turn, "away": away, "version": version}


@led
@require_POST
def stage(request, workshop):
    """One press on a step: place 0 is put in its scene, and the projected window goes there."""
    try:
        with locked(workshop) as projection:
            outline = outline_of(projection)
            if request.POST.get("step") == ONWARD and goes_on(request, projection, outline):
                return back(request, workshop)
            number = number_asked(request, projection, len(outline.steps))
            step = outline.step(number)
            path = staging.show(step.stage, workshop, by=request.user, who=step.who)
            projection.go_to(step.number, path)
    except Stuck:
        messages.warning(request, "Cette scène n’a pas pu être préparée. L’écran n’a pas changé.")
    return back(request, workshop)


@led
@require_POST
def rehearse(request, workshop):
    """« Essayer toutes les étapes », before people come: then a press on any shows at once."""
    with locked(workshop) as projection:
        steps = outline_of(projection).steps
        if projection.step:
            messages.warning(request, "La séance a commencé. Les étapes s’essaient avant.")
            return back(request, workshop)
        refused = staging.rehearse(steps, workshop, by=request.user)
    if refused:
        numbers = get_text_list([str(step.number) for step in refused], "et")
        messages.warning(request, f"Ces étapes n’ont pas pu être préparées\u00a0: {numbers}.")
    else:
        messages.success(request, f"Les {len(steps)} étapes sont prêtes, l’une après l’autre.")
    return back(request, workshop)


def goes_on(request, projection, outline):
    """Whether the step still had something to point at, which now is."""
    step = outline.step(projection.step)
    has_marks = step.stage.has_marks and projection.step and projection.is_on_its_page
    if has_marks and len(MARKS) not in projection.marks:
        projection.change(marks=[next_mark(projection)])
        return True
    following = max(projection.ring, whole(request.POST.get("rank"))) + 1
    if not projection.is_ringed or following >= len(step.rings):
        return False
    projection.change(ring=following)
    return True


@led
@require_POST
def ring(request, workshop):
    """Ring the next thing that the step has ringed, or the first again after the last."""
    with locked(workshop) as projection:
        rings = outline_of(projection).step(projection.step).rings
        following = projection.ring + 1
        projection.change(ring=following if following < len(rings) else 0)
    return back(request, workshop)


def number_asked(request, projection, last):
    """The step that was pressed: a number, the next one, the one before, or the same again."""
    asked = request.POST.get("step", "")
    after = projection.step + 1
    moves = {"suivante": after, ONWARD: after, "precedente": projection.step - 1}
    number = moves.get(asked, projection.step if asked == "encore" else whole(asked))
    return min(max(number, 1), last)


@led
@require_POST
def switch(request, workshop):
    """Turn one thing on or off."""
    asked = request.POST.get("what")
    if asked not in SWITCHES:
        raise Http404
    field, _ = SWITCHES[asked]
    with locked(workshop) as projection:
        projection.change(**{field: request.POST.get("to") == "oui"})
    if asked in (DARK, CARD) and request.POST.get("from") == "projection":
        return HttpResponse(status=204)  # the page under it stays as it was
    return back(request, workshop)


@led
@require_POST
def act_for_me(request, workshop):
    """Have the projected window do the next gesture of its page by itself."""
    with locked(workshop) as projection:
        projection.change(gestures=projection.gestures + 1)
    return back(request, workshop)


@led
@require_POST
def mark(request, workshop):
    """Show or hide one of the seven marks, the next one, all of them, or none."""
    asked = request.POST.get("mark", "")
    with locked(workshop) as projection:
        shown, every = set(projection.marks), set(range(1, len(MARKS) + 1))
        sets = {"tous": every, "aucun": set(), "suivant": {next_mark(projection)}}
        marks = sets.get(asked, shown ^ ({whole(asked)} & every))
        projection.change(marks=sorted(marks))
    return back(request, workshop)


def next_mark(projection):
    """The mark after those on show: the first after all of them, the last after itself."""
    shown, last = projection.marks, len(MARKS)
    return 1 if len(shown) == last else min(max(shown, default=0) + 1, last)


@led
@require_POST
def timer(request, workshop):
    """Start the timers, pause them, put them back to zero once asked."""
    if request.POST.get("to") == "zero" and not is_sure(request):
        return ask(
            request,
            "Remettre le chronomètre à zéro ?",
            "Le temps déjà compté est perdu, pour la séance et pour chaque étape.",
            "Pour l’arrêter sans rien perdre, il y a « Pause ».",
            yes="Oui, remettre à zéro",
            no_url=reverse("mediation:presenter", args=[workshop.code]),
            send=["to"],
            workshop=workshop,
        )
    with locked(workshop) as projection:
        moves = {"marche": projection.start, "pause": projection.pause, "zero": projection.restart}
        if request.POST.get("to") not in moves:
            raise Http404
        moves[request.POST["to"]]()
    return back(request, workshop)


@led
@require_POST
def turn(request, workshop):
    """« À vous »: show the room a countdown for its exercise, or take it away."""
    minutes = whole(request.POST.get("minutes"))
    with locked(workshop) as projection:
        if 1 <= minutes <= LONGEST_TURN:
            projection.give_the_turn(minutes)
        else:
            projection.end_the_turn()
    return back(request, workshop)


def step_on_show(request, workshop, seats):
    projection = projection_of(workshop)
    step = outline_of(projection).step(projection.step)
    lost = LOST if step.stage.step_in(workshop.service_year) else LOST_AT_THE_START
    return Choice(step, {"number": step.number, "title": step.title, "lost": lost})


def concerned(choice, seats):
    """Who sits there, of those that the step is for."""
    return [seat for seat in seats if seat.is_taken and choice.value.is_for(seat.group)]


TO_THE_STEP = Command(
    lambda workshop, seats, step, **how: staging.bring(step.stage, workshop, seats, **how),
    home="mediation:presenter",
    reads=step_on_show,
    asks="Amener ces places à l’étape {number} ?",
    explains="« {title} ». {lost} Chaque place garde sa personne et ses papiers.",
    ticks=concerned,
    yes="Oui, les amener",
    title="Tous à cette étape",
    asks_for_one=True,
    spares_the_own=True,
    stayed=LACKING,
    nowhere=LACKING,
    nowhere_all=LACKING,
    stuck="Ces places n’ont pas pu y aller. Rien n’a été changé.",
)


@led
@require_POST
def everyone(request, workshop):
    """« Tous à cette étape »: bring the chosen places to the step on show, once confirmed."""
    return carry_out(request, workshop, TO_THE_STEP)


@led
@require_POST
def project(request, workshop):
    """« Montrer »: sit this browser at place 0, shown for a whole room.

    Where another browser shows it already, that one would lose it in front of everybody.
    """
    place = workshop.seats.get(number=0)
    with locked(workshop) as projection:
        is_taken_away = projection.is_seen and place != request.seat
    if is_taken_away and not is_sure(request):
        return ask(
            request,
            "Montrer ici, et non plus sur l’autre ordinateur\u00a0?",
            "Un autre navigateur montre déjà la place 0 à la salle.",
            "Son écran deviendra neutre. Il la reprendra avec «\u00a0Montrer\u00a0».",
            yes="Oui, montrer ici",
            no_url=reverse("mediation:presenter", args=[workshop.code]),
            workshop=workshop,
        )
    if place != request.seat:
        sit(request, place)
    workshop.seats.filter(number=0).update(display=Display.PROJECTED)
    return redirect(where_led(request, projection))


@led
@require_POST
def stop(request, workshop):
    """Show nothing any more: the window that was projected keeps no page of place 0."""
    stop_showing(request, workshop.seats.get(number=0))
    workshop.seats.filter(number=0).update(display="")
    messages.success(request, "Plus rien n’est projeté. L’écran de la salle est neutre.")
    return redirect("mediation:presenter", workshop.code)


def back(request, workshop):
    """To the window the press was made in: the projected one, or the presenter's page."""
    if request.POST.get("from") != "projection":
        return redirect("mediation:presenter", workshop.code)
    return load_whole(request, where_led(request, projection_of(workshop)))
