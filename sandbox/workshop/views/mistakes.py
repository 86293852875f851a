"""« Les erreurs »: all that learners can meet, what to say of each, and a place put in front of it.

Everything is read from the catalogue (`sandbox/lessons/`): the pages say the same sentences.
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sandbox.kit.forms import Form
from sandbox.kit.french import folded
from sandbox.lessons import LESSONS, Lesson, Mistake, in_general
from sandbox.workshop.moves import offers
from sandbox.workshop.moves.mistakes import is_met_in, put_before
from sandbox.workshop.robot import replay
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.robot.mistakes import AT_THE_DOOR, WAYS, way_to
from sandbox.workshop.robot.mistakes.hands import ErringHands
from sandbox.workshop.seating import seated
from sandbox.workshop.views.access import led
from sandbox.workshop.views.commands import Choice, Command, carry_out, chosen, seen, turn_away
from sandbox.world.fields import SelectField, TextField

THE_DOOR, OWN_TIME, ANOTHER_YEAR = "porte", "temps", "autre-ordre"
"""The groups of what is not met on a page of a journey, in addresses."""


@dataclass(frozen=True)
class Group:
    """What may be met on one page.

    Args:
        at: its name in addresses.
        can_be_shown: whether a place can be put in front of its errors, in this room.
    """

    at: str
    title: str
    can_be_shown: bool
    lessons: list[Lesson] = field(default_factory=list)

    @property
    def slugs(self):
        return {lesson.slug for lesson in self.lessons}


REFUSED = "refus"
"""What stands in the address for words that were refused: they never stay there."""


class SeekForm(Form):
    """Which errors are shown, and the place that would be put in front of one."""

    is_kept = False
    cherche = TextField(label="Chercher un mot", help_text="Par exemple\u00a0: code, série.")
    place = SelectField(label="Place à mettre devant", choices=[], blank="La mienne")

    def __init__(self, data, *, workshop):
        super().__init__(data)
        self.fields["place"].offer([(str(seat.number), str(seat)) for seat in workshop.places])
        self.full_clean()
        self.is_refused = "cherche" in self.errors
        if REFUSED in data and not self.is_refused:
            self.add_error("cherche", Mistake("text-real"))

    @property
    def words(self):
        return self.cleaned_data.get("cherche", "")

    @property
    def number(self):
        """The number of the place; 0 is the mediator's own."""
        return int(self.cleaned_data.get("place") or 0)


def catalogue(workshop, words=""):
    """The errors, by page, in the order that the room has them: only those that say all `words`."""
    groups = {THE_DOOR: Group(THE_DOOR, "À la porte de la salle", can_be_shown=False)}
    groups |= {
        slug: Group(slug.replace("/", "-"), stop.title, can_be_shown=True)
        for slug, stop in stops(workshop.service_year).items()
    }
    groups[OWN_TIME] = Group(OWN_TIME, "Avancer le temps", can_be_shown=True)
    groups[ANOTHER_YEAR] = Group(ANOTHER_YEAR, "Dans l’autre ordre des pages", can_be_shown=False)
    for slug in LESSONS:
        if slug in AT_THE_DOOR or slug in WAYS:
            groups[_where(workshop, slug)].lessons.append(in_general(slug))
    sought = folded(words).split()
    for group in groups.values():
        group.lessons[:] = [each for each in group.lessons if says(each, group, sought)]
    return [group for group in groups.values() if group.lessons]


def _where(workshop, slug):
    if slug in AT_THE_DOOR:
        return THE_DOOR
    if not is_met_in(workshop, slug):
        return ANOTHER_YEAR
    return way_to(slug, workshop.service_year).at or OWN_TIME


def says(lesson, group, sought):
    """Whether a lesson, or the title of its page, says each of these words."""
    text = folded(" ".join([group.title, lesson.says, lesson.why, lesson.what]))
    return all(word in text for word in sought)


def the_error(request, workshop, seats):
    slug = request.POST.get("mistake")
    if slug not in WAYS or not is_met_in(workshop, slug):
        return None
    sought = still_sought(request, workshop)
    return Choice(slug, {"what": in_general(slug).says, "sought": sought})


def still_sought(request, workshop):
    """What keeps, in an address, the search of the page that this form was on; {} for none."""
    sent = {"cherche": request.POST.get("sought", ""), "place": request.POST.get("seat", "")}
    form = SeekForm(sent, workshop=workshop)
    told = {"place": form.number, "cherche": form.words}
    return {name: value for name, value in told.items() if value}


PUT = Command(
    put_before,
    home="mediation:mistakes",
    reads=the_error,
    tells=lambda choice, moved: (
        choice.words["sought"] | {"place": moved[0], "devant": choice.value}
    ),
    unchosen="Choisissez d’abord une erreur.",
    stuck="Rien n’a bougé\u00a0: cette erreur ne se rencontre pas à cette place en ce moment.",
)
"""One place at once; « Annuler » is beside what it says."""

ONE_AT_ONCE = "Rien n’a bougé\u00a0: choisissez une seule place."


@led
def mistakes(request, workshop):
    """The catalogue, or the errors that say some words; with `imprimer`, as it is printed."""
    form = SeekForm(request.GET, workshop=workshop)
    if form.is_refused:
        return redirect(f"{request.path}?{urlencode({'place': form.number, REFUSED: 1})}")
    form.tell()
    groups = catalogue(workshop, form.words)
    context = {
        "workshop": workshop,
        "form": form,
        "groups": groups,
        "count": sum(len(group.lessons) for group in groups),
    }
    if "imprimer" in request.GET:
        return render(request, "print/mistakes.html", context)
    place = workshop.seats.get(number=form.number)
    context |= {"place": place, "before": request.GET.get("devant", "")}
    context |= {"undoable": offers.last_of_place(place)} | seen(workshop)
    return render(request, "workshop/mistakes.html", context)


@led
@require_POST
def put(request, workshop):
    """« Mettre la place devant »."""
    if len(chosen(request, workshop)) > 1:
        return turn_away(request, workshop, ONE_AT_ONCE, PUT.home)
    return carry_out(request, workshop, PUT)


@seated
def shown(request, seat, slug):
    """Where the open page of a place goes that was put in front of an error."""
    way = way_to(slug, request.world.service_year)
    if way is None:
        raise Http404
    return redirect(replay.address(slug, way, ErringHands(seat)))
