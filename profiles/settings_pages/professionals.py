"""« Gestion des accès »: which professionals may look at a profile, and which may not."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from accounts.session import logged_in
from profiles import history, notifications
from profiles.deeds import nothing
from profiles.directory import known_to
from profiles.notifications import Notification
from profiles.settings_pages import page
from profiles.settings_pages.emergency import RESCUERS
from sandbox.kit.forms import Form, without_nulls
from sandbox.world import clock
from sandbox.world.fields import ChoiceField

FAMILY_DOCTOR = {
    "slug": "docteur-visite",
    "name": "Dr\u00a0Essai",
    "profession": "Médecin généraliste",
    "town": "48999 Villefictive",
}
"""Who receives one when every professional of the scenario has access already."""


MOST_LINES = 3
"""How many of what a professional did are shown on their page, the newest first."""


class VisitForm(Form):
    """Which professional one goes to see: somebody who has no access yet."""

    professionnel = ChoiceField(label="Qui vous reçoit ?", empty="choice-empty", choices=[])

    def __init__(self, data=None, *, profile, **kwargs):
        super().__init__(data, **kwargs)
        cards = [
            (each["slug"], each["name"], f"{each['profession']}, {each['town']}")
            for each in _who_receives(profile)
        ]
        self.fields["professionnel"].offer(cards)
        self.fields["professionnel"].initial = cards[0][0] if cards else None
        self.has_somebody = bool(cards)


def _who_receives(profile):
    """The professionals of this world without access to the profile, or the family doctor."""
    everybody = profile.world.professional_set.exclude(slug__in=RESCUERS)
    strangers = everybody.exclude(accesses__profile=profile).order_by("name", "pk")
    found = list(strangers.values(*FAMILY_DOCTOR))
    is_known = everybody.filter(slug=FAMILY_DOCTOR["slug"]).exists()
    return found or ([] if is_known else [FAMILY_DOCTOR])


@logged_in
def allowed(request):
    """The tab « Autorisé(s) »."""
    return _tab(request, "autorises", request.profile.professionalaccess_set.allowed())


@logged_in
def blocked(request):
    """The tab « Bloqué(s) »."""
    return _tab(request, "bloques", request.profile.professionalaccess_set.blocked())


def _tab(request, tab, accesses):
    accesses = list(accesses.select_related("professional"))
    return page(request, "professionals", tab=tab, accesses=accesses)


@logged_in
def one(request, pk):
    """One professional that the profile knows: what they may do, and what can be changed."""
    profile = request.profile
    professional = get_object_or_404(known_to(profile), pk=pk)
    accesses = profile.professionalaccess_set.filter(professional=professional)
    lines = profile.activity_set.filter(professional=professional, reported_at=None)
    return page(
        request,
        "professional",
        professional=professional,
        access=accesses.first(),
        role=profile.carerole_set.filter(professional=professional).first(),
        lines=lines[:MOST_LINES],
    )


@logged_in
def block(request, pk):
    access = _access(request, pk)
    if request.method != "POST":
        return page(request, "block", access=access)
    if access.is_blocked:
        nothing(request, f"{access.professional}\u00a0: accès déjà bloqué.")
        return redirect("profiles:blocked_professionals")
    access.block()
    _note(request, f"Professionnel bloqué\u00a0: {access.professional}")
    messages.success(request, f"{access.professional}\u00a0: accès bloqué.")
    return redirect("profiles:blocked_professionals")


@logged_in
def unblock(request, pk):
    professional = get_object_or_404(request.world.professional_set, pk=pk)
    accesses = request.profile.professionalaccess_set.blocked()
    access = accesses.filter(professional=professional).first()
    if access is None:
        if request.method == "POST":
            nothing(request, f"{professional}\u00a0: ce n’est plus bloqué.")
        return redirect("profiles:professionals")
    if request.method != "POST":
        return page(request, "unblock", access=access)
    access.unblock()
    _note(request, f"Professionnel débloqué\u00a0: {professional}")
    messages.success(
        request, f"{professional}\u00a0: débloqué. L’accès revient avec mon accord, en visite."
    )
    return redirect("profiles:professionals")


@logged_in
def appoint(request, pk):
    """Make a professional the administrator of the profile."""
    access = _access(request, pk, is_blocked=False)
    if request.method != "POST":
        others = request.profile.professionalaccess_set.filter(is_administrator=True)
        present = others.exclude(pk=access.pk).select_related("professional").first()
        return page(request, "appoint", access=access, present=present)
    if access.is_administrator:
        nothing(request, f"{access.professional} est déjà l’administrateur du profil.")
        return redirect("profiles:professional", pk)
    access.appoint()
    _note(request, f"Administrateur nommé\u00a0: {access.professional}")
    messages.success(request, f"Administrateur du profil\u00a0: {access.professional}.")
    return redirect("profiles:professional", pk)


@logged_in
def dismiss(request, pk):
    """The professional keeps access, and is the administrator no more."""
    access = _access(request, pk, is_blocked=False)
    if request.method != "POST":
        return page(request, "dismiss", access=access)
    if not access.is_administrator:
        nothing(request, "Le profil n’a déjà plus d’administrateur.")
        return redirect("profiles:professional", pk)
    access.dismiss()
    _note(request, f"Administrateur retiré\u00a0: {access.professional}")
    messages.success(request, "Le profil n’a plus d’administrateur.")
    return redirect("profiles:professional", pk)


@logged_in
def visit(request):
    """As if one were at a professional's: one's agreement gives them access."""
    if request.method == "POST" and _is_allowed(request.profile, request.POST):
        nothing(request, "Ce professionnel a déjà accès au profil.")
        return redirect("profiles:professionals")
    form = VisitForm(request.POST or None, profile=request.profile)
    if request.method == "POST" and form.is_valid():
        _give_access(request.profile, form.cleaned_data["professionnel"])
        messages.success(request, "C’est fait. Ce professionnel a maintenant accès au profil.")
        return redirect("profiles:professionals")
    return page(request, "visit", form=form)


def _is_allowed(profile, data):
    """Whether a first click has given that access."""
    slug = without_nulls(data.get("professionnel", ""))
    return profile.professionalaccess_set.allowed().filter(professional__slug=slug).exists()


def _give_access(profile, slug):
    world = profile.world
    professional = world.professional_set.filter(slug=slug).first()
    if professional is None:
        professional = world.professional_set.create(**FAMILY_DOCTOR)
    profile.professionalaccess_set.create(professional=professional, since=clock.now())
    history.note(profile, "Profil consulté, avec mon accord", professional=professional)
    notifications.tell(profile, Notification.ACCESS, professional=professional.name)


def _access(request, pk, **filters):
    professional = get_object_or_404(request.world.professional_set, pk=pk)
    accesses = request.profile.professionalaccess_set.select_related("professional")
    return get_object_or_404(accesses, professional=professional, **filters)


def _note(request, text):
    history.note(request.profile, text, by=request.account.holder)
