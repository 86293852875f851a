"""The mediator's workshops, and a new one in under two minutes."""

import re
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sandbox import facts
from sandbox.kit.forms import Form, whole
from sandbox.kit.french import counted, plural
from sandbox.lessons import Mistake
from sandbox.machine import closing, news, warnings
from sandbox.workshop.models import LONGEST_TITLE, MOST_SEATS, Guidance, Workshop, tidy
from sandbox.workshop.scenarios import build, efforts
from sandbox.workshop.stage import projecting
from sandbox.workshop.views.access import mediators_only
from sandbox.workshop.views.once import newest, since_shown
from sandbox.world import clock
from sandbox.world.fields import (
    CardsField,
    ChecksField,
    ChoiceField,
    DateField,
    SwitchField,
    TextField,
)
from sandbox.world.fields.choices import ANY_CHOICE
from sandbox.world.models import Order

FURTHEST = timedelta(days=365) * facts.number("room-furthest")
RARE = ["guidance", "is_on_paper", "offered", "asks_situation", "may_restart", "may_move_time"]
ALL = "tous"
"""In the address: those that were put away are shown too."""

PRESSED_TWICE = "Vous avez appuyé deux fois\u00a0: un seul atelier a été créé."


NOT_A_NUMBER = f"Ce n’est pas un nombre de 1 à {MOST_SEATS}."


class NewWorkshopForm(Form):
    title = TextField(
        label="Titre",
        help_text="Pour vous y retrouver. Par exemple : mardi matin, médiathèque.",
        empty="title-empty",
    )
    held_on = DateField(
        label="Date de l’atelier",
        help_text="Tout est effacé le soir de cette date. Les lettres sont datées d’après elle.",
        empty="workshop-date-empty",
        may_be_future=True,
    )
    seats = TextField(
        label="Nombre de places",
        help_text=f"Une par participant, de 1 à {MOST_SEATS}. Votre place à vous est en plus.",
        empty="seats-empty",
    )
    service_year = ChoiceField(
        label="Ordre des pages",
        help_text=facts.filled(
            "{never-activated} C’est le scénario «\u00a0{usual}\u00a0».",
            usual=build.scenarios()[build.USUAL[Order.APP]]["title"],
        ),
        empty=ANY_CHOICE,
        choices=[(str(each.value), each.label, each.says) for each in Order],
    )
    scenario = CardsField(
        label="Scénario",
        help_text="La personne que chacun joue. "
        "Si vous en cochez plusieurs, les places les prennent à tour de rôle. "
        "La durée est pour un groupe, environ.",
        empty="scenario-empty",
    )
    guidance = ChoiceField(
        label="Aide au départ",
        help_text="Chacun peut en changer à tout moment, à sa place.",
        empty=ANY_CHOICE,
        choices=[(each.value, each.label, each.says) for each in Guidance],
    )
    is_on_paper = SwitchField(
        label="Les papiers sont imprimés seulement",
        help_text="La lettre, la carte et la fiche ne sont pas à l’écran. Les messages y sont.",
    )
    offered = ChecksField(
        label="Exercices que chacun peut choisir seul",
        help_text="Un bouton « Un autre exercice » est alors sur leur écran.",
        choices=[],
    )
    asks_situation = SwitchField(
        label="Chacun cherche l’exercice qui lui ressemble",
        help_text="Trois questions au plus, à leur place. "
        "Au tableau, une situation est montrée à partir de 3 réponses.",
    )
    may_restart = SwitchField(
        label="Les participants peuvent recommencer seuls",
        help_text="Un bouton « Recommencer cet exercice » est sur leur écran.",
    )
    may_move_time = SwitchField(
        label="Les participants peuvent avancer le temps seuls",
        help_text="Pour cela, chacun appuie sur la date, en haut de son écran.",
    )
    same_sheets = SwitchField(
        label="Garder les mêmes fiches",
        help_text="Les fiches déjà imprimées restent bonnes, avec le même code d’atelier.",
    )

    def __init__(self, data=None, *, copied=None, may_keep_sheets=False, **kwargs):
        super().__init__(data, **kwargs)
        self.copied = copied
        told = [(slug, build.as_told(slug, self.order)) for slug in efforts.by_difficulty()]
        self.fields["scenario"].offer(
            (
                slug,
                contents["title"],
                contents["story"].replace("\n", " ").strip(),
                efforts.effort_of(contents),
            )
            for slug, contents in told
        )
        self.fields["offered"].choices = self.fields["scenario"].choices
        if not may_keep_sheets:
            del self.fields["same_sheets"]

    @property
    def order(self):
        """The order of the pages that is ticked: the scenarios are told as it has them."""
        ticked = self["service_year"].value()
        return next((each for each in Order if str(each.value) == ticked), Order.APP)

    @property
    def first(self):
        """The boxes that each workshop is asked about."""
        return [field for field in self if field.name not in RARE]

    @property
    def rare(self):
        """Those that are folded away: what they propose suits most rooms."""
        return [field for field in self if field.name in RARE]

    def clean_title(self):
        title = tidy(self.cleaned_data["title"])
        if len(title) > LONGEST_TITLE:
            raise Mistake("title-too-long")
        return title

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if not clock.real_today() <= day <= clock.real_today() + FURTHEST:
            raise Mistake("workshop-date-wrong")
        return day

    def clean_seats(self):
        typed = re.sub(r"\s*places?\b", "", self.cleaned_data["seats"].lower()).strip(" .,")
        if not 1 <= whole(typed) <= MOST_SEATS:
            is_number = whole(typed) >= 0
            slip = f"Vous avez écrit {whole(typed)}." if is_number else NOT_A_NUMBER
            raise Mistake("seats-wrong", slip=slip)
        return int(typed)

    def clean_service_year(self):
        return int(self.cleaned_data["service_year"])

    def clean_same_sheets(self):
        is_kept = self.cleaned_data["same_sheets"]
        if is_kept and self.copied.is_in_use:
            raise Mistake("sheets-in-use")
        return is_kept

    def clean(self):
        answers = super().clean()
        mixed, seats = answers.get("scenario", []), answers.get("seats")
        if seats and len(mixed) > seats:
            self.add_error(
                "scenario",
                Mistake("scenario-too-many", chosen=len(mixed), seats=seats, s=plural(seats)),
            )
        return answers


@mediators_only
def workshops(request):
    """The mediator's workshops: today's, those to come, the nearest first, then the past ones."""
    today = clock.real_today()
    mine = Workshop.objects.led_by(request.user)
    mine = mine.exclude(Q(is_demo=True) | Q(is_rehearsal=True), erased_at__isnull=False)
    mine = mine.annotate(places_there=Count("seats", filter=Q(seats__number__gt=0), distinct=True))
    coming = sorted((each for each in mine if each.held_on >= today), key=lambda each: each.held_on)
    past = [each for each in mine if each.held_on < today]
    away = [each for each in past if each.is_put_away]
    context = {
        "section": "workshops",
        "today": today,
        "away": away,
        "shows_all": ALL in request.GET,
    }
    context["workshops"] = coming + [
        each for each in past if each not in away or ALL in request.GET
    ]
    context["may_put_away"] = past_of(request.user).filter(is_put_away=False).exists()
    context["warnings"] = warnings.standing()
    context["version"] = news.VERSION
    context["may_close"] = closing.is_possible(request)
    return render(request, "workshop/workshops.html", context)


def past_of(user):
    """The workshops that this mediator may put away: their own, past, of which a line is shown."""
    own = Workshop.objects.filter(owner=user, is_demo=False, is_rehearsal=False)
    return own.filter(erased_at__isnull=False, held_on__lt=clock.real_today())


@mediators_only
@require_POST
def put_away(request):
    """« Ranger les ateliers passés », and its way back: the list is shorter, the totals stay."""
    is_away = request.POST.get("to") != "list"
    count = past_of(request.user).exclude(is_put_away=is_away).update(is_put_away=is_away)
    if is_away:
        said = f"{counted(count, 'atelier rangé')}. Le financeur les a toujours."
    else:
        said = f"{counted(count, 'atelier')} de nouveau dans la liste."
    messages.success(request, said)
    return redirect("mediation:workshops")


@mediators_only
def new(request):
    """« Nouvel atelier », empty or copied from another one."""
    mine = Workshop.objects.led_by(request.user)
    copied = mine.filter(code=request.GET.get("copie", "")).first()
    is_own = copied is not None and copied.owner == request.user
    # A page opened while the sheets could be kept, or the contrary, is told why it is refused.
    may_keep = is_own and (not copied.is_in_use or "same_sheets" in request.POST)
    if request.method == "POST":
        form = NewWorkshopForm(request.POST, copied=copied, may_keep_sheets=may_keep)
        if form.is_valid():
            try:
                with transaction.atomic():
                    get_user_model().objects.select_for_update().get(pk=request.user.pk)
                    if just_made := made_twice(request, mine, form.cleaned_data):
                        messages.info(request, PRESSED_TWICE)
                        return redirect("mediation:board", just_made.code)
                    made = make(form.cleaned_data, owner=request.user, copied=copied)
            except build.AlreadyCopied:
                messages.warning(request, "Cet atelier vient déjà d’être copié avec ses fiches.")
                return redirect("mediation:workshops")
            except build.StillInUse:
                messages.warning(
                    request, f"L’atelier {copied.code} garde son code : il sert encore."
                )
                return redirect("mediation:workshops")
            if copied:
                projecting.copy_preparation(copied, made)
            messages.success(request, f"L’atelier {made.code} est prêt. Imprimez les fiches.")
            return redirect("mediation:board", made.code)
    else:
        initial = proposed(copied) | ticked(request.GET)
        form = NewWorkshopForm(may_keep_sheets=may_keep, initial=initial)
    context = {"form": form, "copied": copied, "latest": newest(mine)}
    return render(request, "workshop/new.html", context)


def made_twice(request, mine, answers):
    """The same workshop, made since this page was shown: a double click is two requests."""
    same = {name: answers[name] for name in ("title", "held_on")}
    made = since_shown(request, mine.filter(owner=request.user, **same)).last()
    return made if made and made.scenarios == answers["scenario"] else None


def make(answers, *, owner, copied):
    """Make the workshop; with the same sheets, it takes over the copied one's seed and code."""
    answers["scenario"], *answers["other_scenarios"] = answers["scenario"]
    if not answers.pop("same_sheets", False):
        return build.workshop(owner=owner, **answers)
    return build.copy(copied, owner=owner, **answers)


def ticked(asked):
    """What is ticked on the open page, whose stories are to be told in another order."""
    if "service_year" not in asked:
        return {}
    return {"service_year": asked["service_year"], "scenario": asked.getlist("scenario")}


def proposed(copied):
    """What the empty form proposes: today, twelve seats, or what the copied workshop had."""
    if copied is None:
        usual = {
            "guidance": Guidance.GUIDED,
            "service_year": str(Order.APP.value),
            "may_restart": True,
        }
        return usual | {"held_on": clock.real_today(), "seats": "12"}
    return {
        "title": copied.title,
        "held_on": clock.real_today(),
        "scenario": copied.scenarios,
        "offered": copied.offered,
        "asks_situation": copied.asks_situation,
        "service_year": str(copied.service_year),
        "guidance": copied.guidance,
        "is_on_paper": copied.is_on_paper,
        "seats": str(copied.seats_made or copied.places.count()),
        "may_restart": copied.may_restart,
        "may_move_time": copied.may_move_time,
        "same_sheets": True,
    }
