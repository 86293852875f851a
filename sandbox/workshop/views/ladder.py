"""The ladder: what helps one place at once, and several after one confirmation."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sandbox.kit.forms import Form, whole
from sandbox.kit.french import numbered
from sandbox.lessons import Mistake
from sandbox.workshop.models import LONGEST_TITLE, SavePoint, tidy
from sandbox.workshop.moves import actions
from sandbox.workshop.moves.interventions import offered_to, step_of, titles
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.robot.journeys import STEPS
from sandbox.workshop.scenarios import build
from sandbox.workshop.views.access import led
from sandbox.workshop.views.asking import ask, is_sure
from sandbox.workshop.views.board import OVERTAKEN, chosen, seen, seen_by
from sandbox.world import clock
from sandbox.world.fields import ChoiceField, SelectField, TextField

NOWHERE = "Rien n’a bougé : ce n’est pas possible pour cette place."
NOWHERE_ALL = "Rien n’a bougé : ce n’est possible pour aucune de ces places."
STUCK = "Rien n’a bougé : une page n’a pas répondu comme prévu."
NO_SUCH_STEP = "Cette étape n’existe pas dans son exercice."
NO_PLACE = "Choisissez d’abord une place."
NOTHING_CHOSEN = "Choisissez d’abord dans la liste."
MOST_MOMENTS = 10
"""How many a place, or the workshop, keeps."""


@dataclass(frozen=True)
class Rung:
    """One thing that can be done to places.

    Args:
        asks: the question of the confirmation page.
        explains: what it does to a participant.
        does: the action, from the workshop, the seats and what was chosen, then `by` and `seen`.
        argument: the name of the list from which something is chosen, if any.
        stays: why a place may stay as it is; empty where none does.
    """

    asks: str
    explains: str
    does: object
    argument: str = ""
    stays: str = ""


def _to_a_moment(workshop, seats, pk, **how):
    moment = workshop.moments.filter(pk=whole(pk)).first()
    return moment and actions.give_moment(workshop, seats, moment, **how)


def _to_a_point(workshop, seats, pk, **how):
    point = actions.moments_of(seats).filter(pk=whole(pk)).first()
    return point and actions.return_to(workshop, point, **how)


RUNGS = {
    "demarche": Rung(
        "Revenir au début de la démarche ?",
        "Chaque place revient au début de la démarche où elle est. Ce qui a été fait avant reste.",
        lambda workshop, seats, _, **how: actions.rebegin(workshop, seats, **how),
        stays="Aucune démarche n’y est commencée.",
    ),
    "debut": Rung(
        "Remettre ces places au début ?",
        "Chaque participant revient au début de l’exercice.",
        lambda workshop, seats, _, **how: actions.reset(workshop, seats, **how),
    ),
    "etape": Rung(
        "Amener ces places à cette étape ?",
        "Tout ce qui vient avant est fait pour elles, depuis le début de l’exercice.",
        actions.jump,
        argument="step",
        stays=NO_SUCH_STEP,
    ),
    "moment": Rung(
        "Amener ces places à ce moment ?",
        "Tout ce qui vient avant est fait pour elles, avec leurs propres papiers.",
        _to_a_moment,
        argument="moment",
        stays=NO_SUCH_STEP,
    ),
    "point": Rung(
        "Revenir à ce moment ?",
        "La place redevient comme elle était à ce moment.",
        _to_a_point,
        argument="point",
    ),
    "scenario": Rung(
        "Changer l’exercice de ces places ?",
        "Chacune joue une autre personne, depuis le début. Il faut une autre fiche imprimée.",
        actions.change_scenario,
        argument="scenario",
    ),
    "liberation": Rung(
        "Libérer ces places ?",
        "Chaque participant quitte sa place. Son exercice reste comme il est.",
        lambda workshop, seats, _, **how: actions.free(workshop, seats, **how),
        stays="Personne n’y est assis.",
    ),
}
"""{what the form sends: the Rung}."""


HERE, EVERYWHERE = "place", "atelier"


class MomentForm(Form):
    """The name of a moment, and for whom it is kept. `seat` stands there."""

    name = TextField(
        label="Nom de ce moment",
        help_text="Par exemple : juste avant la clôture.",
        empty="moment-name-empty",
    )
    pour = ChoiceField(
        label="Pour qui le garder ?",
        empty="choice-empty",
        choices=[
            (HERE, "Pour cette place", "La place redevient exactement comme maintenant."),
            (
                EVERYWHERE,
                "Pour tout l’atelier",
                "Chaque place refait le chemin jusqu’à une étape, avec ses propres papiers.",
            ),
        ],
    )
    step = SelectField(
        label="Étape, pour tout l’atelier", choices=[], blank="Choisir dans la liste"
    )

    def __init__(self, data=None, *, seat, **kwargs):
        super().__init__(data, initial={"pour": HERE, "step": step_of(seat)}, **kwargs)
        self.fields["step"].offer_groups(offered_to([seat]))

    def clean_name(self):
        name = tidy(self.cleaned_data["name"])
        if len(name) > LONGEST_TITLE:
            raise Mistake("title-too-long")
        return name

    def clean(self):
        answers = self.cleaned_data
        if answers.get("pour") == EVERYWHERE and answers.get("step") == "":
            self.add_error("step", Mistake("moment-step-empty"))


# -- pages ----------------------------------------------------------------------------------------


@led
def several(request, workshop):
    """« Agir sur plusieurs places »: choose the places, then what to do."""
    ticked = {whole(number) for number in request.GET.getlist("seat")}
    seats = list(workshop.places.select_related("world"))
    changed = [seat for seat in seats if seat.scenario != workshop.dealt_to(seat.number)]
    context = {
        "workshop": workshop,
        "section": "several",
        "seats": seats,
        "ticked": {seat.number for seat in seats} & ticked,
        "people": people_of(seats),
        "changed": numbers_of(changed, "place"),
        "journeys": offered_to(seats),
        "scenarios": titles(),
        "moments": workshop.moments.all(),
    }
    return render(request, "workshop/several.html", context | seen(workshop))


def people_of(seats):
    """Whom these seats play: [(first name, the part of an address that ticks their places)]."""
    known, by_story = build.scenarios(), defaultdict(list)
    for seat in seats:
        by_story[seat.scenario].append(seat)
    return [
        (known[slug]["person"]["first_name"], numbers_of(theirs, "seat"))
        for slug, theirs in by_story.items()
    ]


def numbers_of(seats, name):
    """« place=2&place=5 », to name these seats in an address."""
    return urlencode([(name, seat.number) for seat in seats])


@led
@require_POST
def act(request, workshop):
    """One rung: for one place at once; for several, after one confirmation."""
    rung = RUNGS.get(request.POST.get("rung"))
    seats = chosen(request, workshop)
    place = workshop.seats.filter(number=whole(request.POST.get("from"))).first()
    if rung is None or not seats:
        messages.warning(request, NO_PLACE)
        return back(workshop, place)
    argument = request.POST.get(rung.argument, "") if rung.argument else ""
    if rung.argument and what(workshop, seats, rung, argument) is None:
        messages.warning(request, NOTHING_CHOSEN)
        return back(workshop, place)
    if len(seats) > 1 and "confirmed" not in request.POST:
        context = {
            "workshop": workshop,
            "seats": seats,
            "rung": rung,
            "slug": request.POST["rung"],
            "argument": argument,
            "what": what(workshop, seats, rung, argument),
        }
        return render(request, "workshop/confirm_rung.html", context | seen(workshop))
    try:
        action = rung.does(workshop, seats, argument, by=request.user, seen=seen_by(request))
    except actions.Overtaken:
        messages.warning(request, OVERTAKEN)
    except Stuck:
        messages.warning(request, STUCK)
    else:
        tell(request, seats, action, rung.stays)
    return back(workshop, place)


@led
def keep(request, workshop, number):
    """« Garder ce moment » of one place: for itself, or for any place of the workshop."""
    places = workshop.seats.select_related("world", "workshop")
    place = get_object_or_404(places, number=number)
    form = MomentForm(request.POST if request.method == "POST" else None, seat=place)
    if form.is_bound and form.is_valid():
        keep_as_asked(request, place, form.cleaned_data)
        return back(workshop, place)
    context = {"workshop": workshop, "seat": place, "form": form}
    return render(request, "workshop/keep_moment.html", context)


def keep_as_asked(request, place, answers):
    workshop, name = place.workshop, answers["name"]
    is_for_all = answers["pour"] == EVERYWHERE
    kept = workshop.moments if is_for_all else actions.moments_of(place.itself)
    if kept.count() >= MOST_MOMENTS:
        messages.warning(request, f"Il y a déjà {MOST_MOMENTS} moments gardés. Oubliez-en un.")
    elif is_for_all:
        days = max(0, (clock.day_of(place.world.now) - workshop.held_on).days)
        workshop.moments.create(name=name, step=answers["step"], days=days)
        messages.success(request, f"Le moment « {name} » est gardé pour tout l’atelier.")
    else:
        actions.keep_moment(workshop, place.itself, name)
        messages.success(request, f"Le moment « {name} » est gardé pour la place {place.number}.")


@led
@require_POST
def forget(request, workshop):
    """Forget a moment that was kept, of a place or of the workshop, once asked."""
    place = workshop.seats.filter(number=whole(request.POST.get("from"))).first()
    moment = kept_moment(request, workshop)
    if moment and not is_sure(request):
        return ask(
            request,
            f"Oublier le moment «\u00a0{moment.name}\u00a0»\u00a0?",
            "Les places restent comme elles sont.",
            "On ne pourra plus revenir à ce moment. On ne peut pas l’annuler.",
            yes="Oui, l’oublier",
            no_url=back(workshop, place).url,
            send=["from", "moment", "point"],
            workshop=workshop,
        )
    if moment:
        moment.delete()
    messages.success(request, "Ce moment est oublié.")
    return back(workshop, place)


def kept_moment(request, workshop):
    """The moment that the form names, of the workshop or of a place; None where it is gone."""
    if "moment" in request.POST:
        return workshop.moments.filter(pk=whole(request.POST["moment"])).first()
    points = SavePoint.objects.filter(seat__workshop=workshop, kind=SavePoint.Kind.NAMED)
    return points.filter(pk=whole(request.POST.get("point"))).first()


# -- what was asked -----------------------------------------------------------------------------


def what(workshop, seats, rung, argument):
    """What was chosen, in words; None where it is not in the list."""
    if rung.argument == "step":
        return STEPS[argument].title if argument in STEPS else None
    if rung.argument == "scenario":
        return dict(titles()).get(argument)
    kept = workshop.moments if rung.argument == "moment" else actions.moments_of(seats)
    found = kept.filter(pk=whole(argument)).first()
    return found and found.name


def tell(request, seats, action, why):
    """Say which places stayed where they were, and why."""
    if action is None:
        said = NOWHERE if len(seats) == 1 else NOWHERE_ALL
        messages.warning(request, f"{said} {why}".strip())
        return
    moved = set(action.save_points.values_list("seat", flat=True))
    stayed = [seat.number for seat in seats if seat.pk not in moved]
    if stayed:
        messages.info(request, f"Sans changement\u00a0: {numbered('place', stayed)}. {why}")


def back(workshop, place):
    """To the page the form was on: one place's, or that of several."""
    if place:
        return redirect("mediation:seat", workshop.code, place.number)
    return redirect("mediation:several", workshop.code)
