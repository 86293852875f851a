"""The profiles attached to the card: to activate, to oppose, to look at.

See real-service.md §5.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import get_text_list
from django.views.decorators.http import require_POST

from accounts import session, withdrawal
from accounts.beneficiary import (
    born,
    refuse_not_activable,
    refuse_not_represented,
)
from accounts.session import logged_in
from accounts.states import State, Transition
from profiles import history
from sandbox.kit.forms import Form, is_sent, whole
from sandbox.kit.french import of
from sandbox.lessons import Mistake
from sandbox.world import progress
from sandbox.world.fields import ChecksField, ConsentField, OptionField, ShortChoiceField

JOURNEY = progress.Journey("enfants", "Profils des enfants", {"carte": "", "ajouter": ""})
CERTIFICATE = "Je certifie être le représentant légal du ou des profils sélectionnés."

ACTIVATE, OPPOSE, LATER = "activer", "opposer", "plus-tard"
CHOICES = {
    ACTIVATE: ("Activer", "Je pourrai voir ce profil et le remplir."),
    OPPOSE: ("M’opposer", "Ce profil ne sera pas créé."),
    LATER: ("Plus tard", "Je déciderai un autre jour."),
}

CHIPS = {
    State.INVITED: ("Pas encore activé", "action"),
    State.AUTO_CREATED: ("Créé, pas encore activé", "action"),
    State.OPPOSED: ("Profil refusé", "plain"),
    State.CLOSED: ("Profil clôturé", "plain"),
    State.ACTIVATED: ("Activé", "success"),
}
"""What the list says of each state, and the variant of its chip."""

ERASURE_ASKED = "Suppression en cours"
"""What it says of a closed profile instead; to activate it again cancels the request.

See real-service.md §4.
"""


class ChildRow:
    """A person of the card, as the list shows them."""

    def __init__(self, child):
        self.child, self.account = child, child.account
        self.words, self.variant = CHIPS[child.account.state]
        erasure = getattr(child.account, "erasure", None)
        if erasure and not erasure.is_done:
            self.words = ERASURE_ASKED

    @property
    def can_be_chosen(self):
        return not self.account.is_activated

    @property
    def can_be_opposed(self):
        return self.child.is_ward and self.account.can(Transition.OPPOSE)

    @property
    def is_undecided(self):
        return self.account.state in {State.INVITED, State.AUTO_CREATED}

    @property
    def is_to_decide(self):
        """Whether a choice is still awaited of this holder."""
        return self.is_undecided and self.child.is_ward and self.child.is_activable


def rows_of(account):
    """The people of this holder's card, eldest first."""
    attached = account.holder.children.filter(is_on_card=True)
    return [ChildRow(child) for child in attached.select_related("account__erasure")]


def refuse(child):
    """Raise the Mistake of a child whose profile this holder cannot open."""
    refuse_not_activable(child)
    refuse_not_represented(child)


# -- just after the questions -----------------------------------------------------------------


class AttachedForm(Form):
    """For each child: activate, oppose, or later; `answered` gives the children of one answer."""

    def __init__(self, data=None, *, rows, **kwargs):
        super().__init__(data, **kwargs)
        self.children = {f"enfant_{row.child.pk}": row.child for row in rows if row.is_undecided}
        for name, child in self.children.items():
            self.fields[name] = ShortChoiceField(
                label=str(child),
                help_text=f"{born(child)} · {child.age}",
                initial=LATER,
                empty="choice-empty",
                choices=[],
            )
            self.fields[name].offer(
                [
                    (value, *texts)
                    for value, texts in CHOICES.items()
                    if value != OPPOSE or child.account.can(Transition.OPPOSE)
                ]
            )
        self.fields["certifie"] = OptionField(label=CERTIFICATE)

    def clean(self):
        for name, child in self.children.items():
            if self.cleaned_data.get(name) == ACTIVATE:
                self.hold(name, refuse, child)
            elif self.cleaned_data.get(name) == OPPOSE:
                self.hold(name, refuse_not_represented, child)
        decided = self.answered(ACTIVATE) + self.answered(OPPOSE)
        if decided and not self.cleaned_data.get("certifie"):
            self.add_error("certifie", Mistake("certificate-empty"))

    def hold(self, name, refuse, child):
        try:
            refuse(child)
        except Mistake as mistake:
            self.add_error(name, mistake)

    def answered(self, answer):
        return [
            child for name, child in self.children.items() if self.cleaned_data.get(name) == answer
        ]


@logged_in
def attached(request):
    """« Le compte est désormais activé »: one's own profile, then what to do for each child."""
    rows = rows_of(request.account)
    if not rows:
        return redirect("profiles:home")
    form = AttachedForm(request.POST or None, rows=rows)
    progress.report(request.world, JOURNEY.slug, "carte", 1, 1)
    if request.method == "POST" and form.is_valid():
        activate(request, form.answered(ACTIVATE))
        if opposed := form.answered(OPPOSE):
            return redirect(opposition_url(opposed, is_certified=True))
        progress.finish(request.world, JOURNEY.slug)
        return redirect("profiles:home")
    context = {
        "rubric": "",
        "form": form,
        "rows": rows,
        "choices": [form[name] for name in form.children],
    }
    return render(request, "profiles/children/attached.html", context)


# -- « Ajouter un profil » ----------------------------------------------------------------------


class ProfilesField(ChecksField):
    """The people of the card, one box each, with their state in words."""

    drawn_by = "profiles/children/_profiles.html"
    rows = ()

    def offer(self, rows):
        """Every one of them is a right answer: a double click ticks who is already activated."""
        self.rows = rows
        self.choices = [(str(row.child.pk), str(row.child)) for row in rows]


class AddProfileForm(Form):
    needs = "Je coche un enfant au moins, et la dernière case."
    profils = ProfilesField(
        label="Profils à activer",
        help_text="Je coche un enfant, ou plusieurs.",
        choices=[],
        empty="profiles-empty",
    )
    certifie = ConsentField(label=CERTIFICATE, empty="certificate-empty")

    def __init__(self, data=None, *, rows, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["profils"].offer(rows)
        self.is_kept = any(row.can_be_chosen for row in rows)  # else the page shows no form

    def clean_profils(self):
        ticked = self.cleaned_data["profils"]
        rows = [row for row in self.fields["profils"].rows if str(row.child.pk) in ticked]
        children = [row.child for row in rows if row.can_be_chosen]
        for child in children:
            refuse(child)
        return children


@logged_in
def add(request):
    """« Ajouter un ou plusieurs profils »: the people of the card, at any time."""
    rows = rows_of(request.account)
    form = AddProfileForm(request.POST or None, rows=rows)
    progress.report(request.world, JOURNEY.slug, "ajouter", 1, 1)
    if request.method == "POST" and form.is_valid():
        if activate(request, form.cleaned_data["profils"]):
            finish_once_all_are_chosen(request)
        return redirect("profiles:home")
    awaited = request.account.wards.filter(is_on_card=False).select_related("account")
    context = {
        "rubric": "",
        "form": form,
        "rows": rows,
        "is_over": not form.is_kept,
        "opposable": [row.child for row in rows if row.can_be_opposed],
        "awaited": [
            (child, request.words.finds(child))
            for child in awaited
            if not child.account.is_activated
        ],
        "proofs": [
            event
            for event in withdrawal.refusals_in_force(request.world)
            if event.transition == Transition.OPPOSE
            and event.account in (row.account for row in rows)
        ],
    }
    return render(request, "profiles/children/add.html", context)


def finish_once_all_are_chosen(request):
    """Tell the end where no child of the card, of whom one decides, is left without a choice."""
    if not any(row.is_to_decide for row in rows_of(request.account)):
        progress.finish(request.world, JOURNEY.slug)


def activate(request, children):
    """Open the profiles of these children, say so, and return those that were not open yet."""
    opened = [child for child in children if open_profile(child, by=request.account)]
    if not opened:
        return opened
    names = get_text_list([child.first_name for child in opened], "et")
    if len(opened) == 1:
        messages.success(
            request, f"Le profil {of(names)} est activé. Je le choisis en haut à droite."
        )
    else:
        messages.success(
            request, f"Les profils {of(names)} sont activés. Je les choisis en haut à droite."
        )
    return opened


def open_profile(child, *, by):
    """Activate a child's profile, or open it again, and return whether it was not open yet.

    Args:
        by: the Account of the legal representative.
    """
    account = child.account
    if account.can(Transition.ACTIVATE):
        account.activate(by=by.holder)
    elif account.can(Transition.REOPEN):
        account.reopen(by=by.holder)
    else:
        return False
    history.note(by, f"Profil {of(child.first_name)} activé", by=by.holder)
    return True


# -- opposing -----------------------------------------------------------------------------------


class OppositionForm(Form):
    certifie = ConsentField(label=CERTIFICATE, empty="certificate-empty")


def opposition_url(children, *, is_certified=False):
    """The page that asks for confirmation; what was certified a page before is not asked again."""
    asked = [("enfant", child.pk) for child in children]
    asked += [("certifie", "on")] * is_certified
    return f"{reverse('profiles:oppose_child')}?{urlencode(asked)}"


@logged_in
def oppose(request):
    """« M’opposer »: what it means, said before it is done."""
    answers = request.POST if is_sent(request) else request.GET
    asked = {whole(pk) for pk in answers.getlist("enfant")}
    children = [
        child for child in request.account.wards.select_related("account") if child.pk in asked
    ]
    if not asked or len(children) != len(asked):
        raise Http404
    children = [child for child in children if child.account.can(Transition.OPPOSE)]
    if not children:
        return redirect("profiles:add_profile")
    certified = request.GET.get("certifie") == "on"
    form = OppositionForm(request.POST or None, initial={"certifie": certified})
    names = get_text_list([child.first_name for child in children], "et")
    if request.method == "POST" and form.is_valid():
        do_oppose(request, children, names)
        if certified:  # the page before asked for each child
            progress.finish(request.world, JOURNEY.slug)
        else:
            finish_once_all_are_chosen(request)
        return redirect("profiles:home")
    context = {"rubric": "", "form": form, "children": children, "names": names}
    return render(request, "profiles/children/oppose.html", context)


def do_oppose(request, children, names):
    """Refuse the profiles of these children, whose names are given together, and say so."""
    for child in children:
        withdrawal.refuse(child.account, by=request.account.holder)
        history.note(child.account, "Opposition au profil", by=request.account.holder)
        history.note(
            request.account,
            f"Opposition au profil {of(child.first_name)}",
            by=request.account.holder,
        )
    messages.success(
        request,
        f"C’est fait. Le profil {of(names)} ne sera pas créé."
        if len(children) == 1
        else f"C’est fait. Les profils {of(names)} ne seront pas créés.",
    )
    messages.info(request, "La preuve est dans « Ajouter un profil », en haut à droite.")


# -- whose profile is on the screen -------------------------------------------------------------


@logged_in
@require_POST
def show(request, pk):
    """Look at another profile from now on, and say whose it is."""
    profile = next((each for each in request.account.profiles if each.pk == pk), None)
    if profile is None:
        raise Http404
    session.current(request.world).show(profile)
    if profile == request.account:
        messages.success(request, "Mon profil est affiché.")
    else:
        messages.success(request, f"Le profil {of(profile.holder.first_name)} est affiché.")
    return redirect(
        "profiles:sharing" if request.POST.get("suite") == "partage" else "profiles:home"
    )
