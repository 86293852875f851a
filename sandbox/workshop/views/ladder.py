"""The ladder: what helps one place at once, and several after one confirmation."""

from collections import defaultdict
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sandbox.kit.forms import Form, whole
from sandbox.lessons import Mistake
from sandbox.workshop.models import LONGEST_TITLE, PlaceGroup, SavePoint, Workshop, tidy
from sandbox.workshop.moves import actions
from sandbox.workshop.moves.interventions import offered_to, step_of, titles
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.scenarios import build
from sandbox.workshop.views.access import led
from sandbox.workshop.views.asking import ask, is_sure
from sandbox.workshop.views.commands import (
    NO_PLACE,
    Choice,
    Command,
    back,
    carry_out,
    seen,
    turn_away,
    url_back,
)
from sandbox.workshop.views.once import newest, since_shown
from sandbox.world import clock
from sandbox.world.fields import ChoiceField, SelectField, TextField

NO_SUCH_STEP = "Cette étape n’existe pas dans son exercice."
MOST_MOMENTS = 10
"""How many a place, or the workshop, keeps."""


def alone(action):
    """This action, which needs nothing but places, as a Command does it."""
    return lambda workshop, seats, _, **how: action(workshop, seats, **how)


def put_in(group):
    """Have places practise with that PlaceGroup, or with none, as a Command does it."""

    def put(workshop, seats, _, **how):
        chosen = list(seats)
        workshop.seats.filter(pk__in=[seat.pk for seat in chosen]).update(group=group)
        return chosen

    return put


def from_the_list(name, find):
    """What the form chose under this name, as a Command reads it.

    Args:
        find: from the workshop, the seats and what was sent: (the value, its words), or None.
    """

    def read(request, workshop, seats):
        found = find(workshop, seats, request.POST.get(name, ""))
        return found and Choice(found[0], {"what": found[1]})

    return read


def a_step(workshop, seats, slug):
    known = stops(workshop.service_year)
    return (slug, known[slug].title) if slug in known else None


def a_scenario(workshop, seats, slug):
    titled = dict(titles())
    return (slug, titled[slug]) if slug in titled else None


def a_moment(workshop, seats, pk):
    moment = workshop.moments.filter(pk=whole(pk)).first()
    return moment and (moment, moment.name)


def a_point(workshop, seats, pk):
    point = actions.moments_of(seats).filter(pk=whole(pk)).first()
    return point and (point, point.name)


RUNGS = {
    "demarche": Command(
        alone(actions.rebegin),
        home="mediation:several",
        asks="Remettre au début de la démarche ?",
        explains="Chaque place est remise au début de la démarche où elle est. "
        "Ce qui a été fait avant reste.",
        stays="Aucune démarche n’y est commencée.",
    ),
    "debut": Command(
        alone(actions.reset),
        home="mediation:several",
        asks="Remettre ces places au début ?",
        explains="Chaque place est remise au début de l’exercice. Les fiches restent bonnes.",
        yes="Oui, remettre au début",
        title="Remettre au début",
        is_grave=True,
    ),
    "etape": Command(
        actions.jump,
        home="mediation:several",
        reads=from_the_list("step", a_step),
        asks="Amener ces places à cette étape ?",
        explains="Tout ce qui vient avant est fait pour elles, depuis le début de l’exercice.",
        stays=NO_SUCH_STEP,
    ),
    "moment": Command(
        actions.give_moment,
        home="mediation:several",
        reads=from_the_list("moment", a_moment),
        asks="Amener ces places à ce moment ?",
        explains="Tout ce qui vient avant est fait pour elles, avec leurs propres papiers.",
        stays=NO_SUCH_STEP,
    ),
    "point": Command(
        lambda workshop, seats, point, **how: actions.return_to(workshop, point, **how),
        home="mediation:several",
        reads=from_the_list("point", a_point),
        asks="Revenir à ce moment ?",
        explains="La place redevient comme elle était à ce moment.",
    ),
    "scenario": Command(
        actions.change_scenario,
        home="mediation:several",
        reads=from_the_list("scenario", a_scenario),
        asks="Changer l’exercice de ces places ?",
        explains="Chacune joue une autre personne, depuis le début. "
        "Une fiche déjà imprimée ne sera plus la bonne.",
    ),
    "liberation": Command(
        alone(actions.free),
        home="mediation:several",
        asks="Libérer ces places ?",
        explains="Chaque participant quitte sa place. Son exercice reste comme il est.",
        stays="Personne n’y est assis.",
    ),
}
"""{what the form sends: the Command that moves places}."""

GROUPINGS = {
    "ouvrir": Command(
        put_in(PlaceGroup.OPENS),
        home="mediation:several",
        moved="Groupe «\u00a0Ouvre\u00a0»\u00a0: {places}.",
    ),
    "refuser": Command(
        put_in(PlaceGroup.REFUSES),
        home="mediation:several",
        moved="Groupe «\u00a0Refuse\u00a0»\u00a0: {places}.",
    ),
    "sans-groupe": Command(
        put_in(""), home="mediation:several", moved="Dans aucun groupe\u00a0: {places}."
    ),
}
"""{what the form sends: the Command that puts places in a group, which another press undoes}."""


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
        self.fields["step"].offer_groups(offered_to(seat.workshop, [seat]))

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
    changed = [seat for seat in seats if seat.has_changed_exercise]
    context = {
        "workshop": workshop,
        "section": "several",
        "seats": seats,
        "ticked": {seat.number for seat in seats} & ticked,
        "people": people_of(seats),
        "groups": groups_of(seats),
        "changed": numbers_of(changed, "place"),
        "journeys": offered_to(workshop, seats),
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


def groups_of(seats):
    """« qui ouvrent »: who is in each group, or in none: [(words, the part of an address)]."""
    said = {"": "sans groupe"} | {group: group.who for group in PlaceGroup}
    theirs = {words: [seat for seat in seats if seat.group == key] for key, words in said.items()}
    return [(words, numbers_of(some, "seat")) for words, some in theirs.items() if some]


def numbers_of(seats, name):
    """« place=2&place=5 », to name these seats in an address."""
    return urlencode([(name, seat.number) for seat in seats])


@led
@require_POST
def act(request, workshop, rung=""):
    """One row of the tables: the form says which, or an address that has but one."""
    command = (RUNGS | GROUPINGS).get(rung or request.POST.get("rung"))
    if command is None:
        return turn_away(request, workshop, NO_PLACE, "mediation:several")
    return carry_out(request, workshop, command)


@led
def keep(request, workshop, number):
    """« Garder ce moment » of one place: for itself, or for any place of the workshop."""
    places = workshop.seats.select_related("world", "workshop")
    place = get_object_or_404(places, number=number)
    form = MomentForm(request.POST if request.method == "POST" else None, seat=place)
    if form.is_bound and form.is_valid():
        keep_as_asked(request, place, form.cleaned_data)
        return redirect("mediation:seat", workshop.code, place.number)
    latest = newest(actions.moments_of([place]))
    context = {"workshop": workshop, "seat": place, "form": form, "latest": latest}
    return render(request, "workshop/keep_moment.html", context)


@transaction.atomic
def keep_as_asked(request, place, answers):
    """Keep the moment, once: the second press of a double click finds it kept.

    A step and a day say all of one that is for the workshop; one of a place is that of its press.
    """
    workshop = Workshop.objects.select_for_update().get(pk=place.workshop_id)
    is_for_all, name = answers["pour"] == EVERYWHERE, answers["name"]
    kept = actions.moments_of(place.itself)
    just_kept = since_shown(request, kept).filter(name=name)
    if is_for_all:
        days = max(0, (clock.day_of(place.world.now) - workshop.held_on).days)
        same = {"name": name, "step": answers["step"], "days": days}
        kept, just_kept = workshop.moments, workshop.moments.filter(**same)
    if just_kept.exists():
        messages.info(request, f"Le moment « {name} » est déjà gardé.")
    elif kept.count() >= MOST_MOMENTS:
        messages.warning(request, f"Il y a déjà {MOST_MOMENTS} moments gardés. Oubliez-en un.")
    elif is_for_all:
        workshop.moments.create(**same)
        messages.success(request, f"Le moment « {name} » est gardé pour tout l’atelier.")
    else:
        actions.keep_moment(workshop, place.itself, name)
        messages.success(request, f"Le moment « {name} » est gardé pour la place {place.number}.")


@led
@require_POST
def forget(request, workshop):
    """Forget a moment that was kept, of a place or of the workshop, once asked."""
    moment = kept_moment(request, workshop)
    if moment and not is_sure(request):
        return ask(
            request,
            f"Oublier le moment «\u00a0{moment.name}\u00a0»\u00a0?",
            "Les places restent comme elles sont.",
            "On ne pourra plus revenir à ce moment. On ne peut pas l’annuler.",
            yes="Oui, l’oublier",
            no_url=url_back(request, workshop, "mediation:several"),
            send=["from", "moment", "point"],
            workshop=workshop,
        )
    if moment:
        moment.delete()
    messages.success(request, "Ce moment est oublié.")
    return back(request, workshop, "mediation:several")


def kept_moment(request, workshop):
    """The moment that the form names, of the workshop or of a place; None where it is gone."""
    if "moment" in request.POST:
        return workshop.moments.filter(pk=whole(request.POST["moment"])).first()
    points = SavePoint.objects.filter(seat__workshop=workshop, kind=SavePoint.Kind.NAMED)
    return points.filter(pk=whole(request.POST.get("point"))).first()
