"""Opening a profile to somebody else: a second parent, a carer (real-service.md §5)."""

from datetime import timedelta
from difflib import SequenceMatcher

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts import letters
from accounts.models import Sharing
from accounts.session import logged_in
from profiles import history
from profiles.dates import months_after
from profiles.deeds import nothing
from profiles.models import Document
from profiles.models.documents import Category
from sandbox import facts
from sandbox.kit.dates import in_french
from sandbox.kit.forms import Form
from sandbox.kit.french import of
from sandbox.languages.said import says
from sandbox.lessons import Mistake
from sandbox.world import clock
from sandbox.world.fields import ConsentField, DateField, ShortChoiceField, TextField
from sandbox.world.identities import ascii_slug

MOST_CARERS = facts.number("carers-most")
"""A profile is opened to three carers at most."""

TIME_TO_ANSWER = facts.delay("invitation-answer")
"""Our figure: the real deadline of an invitation was not found."""

LENGTHS = {
    "3": facts.words("carer-shortest"),
    "6": facts.words("carer-middle"),
    "12": facts.words("carer-longest"),
}
"""How long a carer's access may last, by its number of months: our figures too."""

CAN = [
    "Lire les documents et le profil médical",
    "Déposer un document",
    "Recevoir les notifications",
]
CANNOT = [
    "Changer ou supprimer des informations",
    "Écrire aux professionnels, à sa place",
    "Partager le profil avec une autre personne",
    "Changer les coordonnées, l’identifiant ou le mot de passe",
    "Clôturer ou supprimer le profil",
    "Télécharger toutes les données",
]
"""What a carer may do, and may not."""

ACCEPT, REFUSE = "accepter", "refuser"

NAMES = ("prenom", "nom")
"""The boxes of a name, in the order of `_names`."""

LIKE_OURS = 0.75
"""From how like a name of the sheet (0 to 1) one is a slip of it."""

NEARLY = says("C’est presque celui de la fiche.")
NOT_KEPT = says(
    "Il n’est pas sur la fiche. Nous ne l’avons pas gardé\u00a0: c’est peut-être un vrai nom."
)
SWAPPED = says("Le nom est dans la case du prénom, et le prénom dans celle du nom.")
ONE_IS_WRONG = says("Le nom, le prénom ou la date n’est pas celui de la fiche.")


class AccessForm(Form):
    """Who is to be given access: found by name and birth date, among those who activated.

    Args:
        world: where they are looked for.
        by: the Person who gives access.
    """

    days = None
    """How long the access lasts, where it ends."""

    nom = TextField(label="Nom de naissance", empty="birth-name-empty", copies="relative")
    prenom = TextField(label="Prénom", empty="first-name-empty", copies="relative")
    naissance = DateField(
        label="Date de naissance",
        help_text="Elle est sur la fiche. Exemple\u00a0: {example}",
        copies="relative",
    )

    def __init__(self, data=None, *, by, **kwargs):
        super().__init__(data, **kwargs)
        self.by = by
        self.people = [by, *by.world.person_set.exclude(relation="").select_related("account")]
        self.fields["naissance"].fit(self.people[-1].born_on.year // 10 * 10)

    def clean(self):
        for name in NAMES:
            if self.cleaned_data.get(name) and not self.knows(name):
                slip = NEARLY if self.nearly_knows(name) else NOT_KEPT
                self.add_error(name, Mistake("relative-name", slip=slip))
        if self.errors:
            return
        self.relative = next((each for each in self.people if self.is_about(each)), None)
        if self.relative is None:
            swapped = any(self.is_about(each, swapped=True) for each in self.people)
            raise Mistake("relative-unknown", slip=SWAPPED if swapped else ONE_IS_WRONG)
        if self.relative == self.by:
            raise Mistake("relative-oneself", name=self.by.first_name)
        if not self.relative.account.is_activated:
            raise Mistake("relative-not-activated", name=self.relative.first_name)

    def is_about(self, person, *, swapped=False):
        typed = self.cleaned_data
        names = tuple(ascii_slug(typed[name]) for name in (NAMES[::-1] if swapped else NAMES))
        return person.born_on == typed["naissance"] and names == _names(person)

    def shows_again(self, name):
        """A name comes back on the page only if it is one of this seat's own, or nearly: a slip."""
        is_ours = name not in NAMES or self.knows(name) or self.nearly_knows(name)
        return super().shows_again(name) and is_ours

    def knows(self, name):
        typed = ascii_slug(self.data.get(name, ""))
        return any(typed in _names(person) for person in self.people)

    def nearly_knows(self, name):
        typed = ascii_slug(self.data.get(name, ""))
        known = {each for person in self.people for each in _names(person)}
        return any(SequenceMatcher(None, typed, each).ratio() >= LIKE_OURS for each in known)


def _names(person):
    return ascii_slug(person.first_name), ascii_slug(person.last_name)


class SecondParentForm(AccessForm):
    declare = ConsentField(
        label="Je déclare que cette personne est l’autre représentant légal de l’enfant.",
        empty="declaration-empty",
    )


class CarerForm(AccessForm):
    duree = ShortChoiceField(
        label="Durée de l’accès",
        empty="length-empty",
        choices=[],
    )
    declare = ConsentField(
        label="Je déclare que je choisis librement de donner accès à mon profil à cette personne.",
        empty="declaration-empty",
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["duree"].offer(
            [
                (months, words, f"Jusqu’au {in_french(_last_day(months), 'j F Y')}")
                for months, words in LENGTHS.items()
            ]
        )

    @property
    def days(self):
        return (_last_day(self.cleaned_data["duree"]) - clock.today()).days


def _last_day(months):
    return months_after(clock.today(), int(months))


@logged_in
def index(request):
    """Who may open the profile on the screen, and who is invited to."""
    profile = request.profile
    is_own = profile == request.account
    sharings = list(profile.sharings.select_related("to").order_by("-pk"))
    alive = [sharing for sharing in sharings if sharing.is_alive]
    context = {
        "rubric": "parametres",
        "is_own": is_own,
        "may_share": request.account.represents(profile),
        "sharings": sharings,
        "has_room": len(alive) < (MOST_CARERS if is_own else 1),
        "children": [each for each in request.account.profiles[1:] if _is_ward(request, each)],
    }
    return render(request, "profiles/sharing/index.html", context)


def _is_ward(request, profile):
    return profile.holder in request.account.wards


@logged_in
def second_parent(request):
    """« Partager l’accès » to a child's profile with the second legal representative."""
    return _invite(request, SecondParentForm, Sharing.Role.PARENT)


@logged_in
def carers(request):
    """« Donner accès à mon profil » to somebody who helps."""
    return _invite(request, CarerForm, Sharing.Role.CARER)


OTHER_PROFILE = {
    Sharing.Role.PARENT: "Choisissez d’abord le profil d’un enfant.",
    Sharing.Role.CARER: "Revenez d’abord à votre profil, en haut à droite.",
}
"""{whom one would invite: what to do first where the profile on the screen is another}."""

INVITES_ON = {Sharing.Role.PARENT: "second_parent", Sharing.Role.CARER: "carers"}
MOST = {Sharing.Role.PARENT: 1, Sharing.Role.CARER: MOST_CARERS}


def _invite(request, form_class, role):
    profile = request.profile
    if (role == Sharing.Role.PARENT) == (profile == request.account):
        nothing(request, OTHER_PROFILE[role])
        return redirect("profiles:sharing")
    is_full = profile.sharings.alive().count() >= MOST[role]
    if not request.account.represents(profile) or (is_full and request.method == "GET"):
        return redirect("profiles:sharing")
    form = form_class(request.POST or None, by=request.account.holder)
    if request.method == "POST" and form.is_valid() and "corriger" not in request.POST:
        if role == Sharing.Role.CARER and "envoyer" not in request.POST:
            return render(request, "profiles/sharing/check.html", _to_check(form))
        _send_the_invitation(request, form, role, is_full=is_full)
        return redirect("profiles:sharing")
    context = {
        "rubric": "parametres",
        "form": form,
        "can": CAN,
        "cannot": CANNOT,
        "has_relatives": len(form.people) > 1,
    }
    return render(request, f"profiles/sharing/{INVITES_ON[role]}.html", context)


def _to_check(form):
    """What « Je vérifie et envoie ma demande » reads back, and sends again."""
    sent = [(name, value) for name, [value] in form.raw_answers().items()]
    last_day = _last_day(form.cleaned_data["duree"])
    return {"rubric": "parametres", "to": form.relative, "last_day": last_day, "sent": sent}


def _send_the_invitation(request, form, role, *, is_full):
    """Once to each, as long as there is room for one more."""
    profile, to = request.profile, form.relative
    if profile.sharings.alive().filter(to=to).exists():
        nothing(request, f"Une invitation est déjà partie pour {to.first_name}.")
    elif not is_full:
        sharing = invite(profile, to, by=request.account.holder, role=role, days=form.days)
        day = in_french(sharing.answer_by, "j\u00a0F\u00a0Y")
        said = f"L’invitation est partie. {to.first_name} peut répondre jusqu’au {day}."
        messages.success(request, said)


def invite(profile, to, *, by, role, days=None):
    """Offer access to a profile, and return the Sharing.

    Args:
        to: the Person invited.
        by: the Person who invites.
        role: a Sharing.Role.
        days: how long the access lasts, for a carer.
    """
    today = clock.today()
    sharing = profile.sharings.create(
        world=profile.world,
        to=to,
        by=by,
        role=role,
        invited_at=clock.now(),
        answer_by=today + TIME_TO_ANSWER,
        ends_on=today + timedelta(days=days) if days else None,
    )
    letters.sharing_invitation(sharing)
    history.note(profile, f"Invitation envoyée à {to}", by=by)
    return sharing


def answer(sharing, *, is_accepted):
    """Play the answer of the invited person: the access, its proof, and the e-mail that says so."""
    if is_accepted:
        sharing.accept()
        history.note(sharing.account, f"Accès ouvert à {sharing.to}", by=sharing.by)
        if not sharing.is_for_a_parent:
            keep_proof(sharing)
    else:
        sharing.refuse()
        history.note(sharing.account, f"Invitation refusée par {sharing.to}")
    letters.sharing_answer(sharing)


def end(sharing):
    """Note that time has ended an access or an invitation, and return the sentence for it."""
    profile, to = sharing.account, sharing.to
    named = {"name": to.first_name, "holder": profile.holder.first_name}
    if sharing.state == Sharing.State.INVITED:
        history.note(profile, f"Invitation expirée pour {to}")
        return says(
            "{name} n’a pas répondu à temps pour le profil {holder:of}. L’invitation a expiré.",
            **named,
        )
    history.note(profile, f"Accès terminé pour {to}")
    return says("L’accès {name:of} au profil {holder:of} est terminé.", **named)


def keep_proof(sharing):
    """Put the « justificatif » of a carer's access in the documents of the person helped."""
    helped = sharing.account
    days = [in_french(day, "j F Y") for day in (clock.today(), sharing.ends_on)]
    document = helped.document_set.create(
        world=helped.world,
        name="Justificatif d’accès d’un proche",
        category=Category.ADMINISTRATIVE,
        dated_on=clock.today(),
        source=Document.Source.SERVICE,
        added_at=clock.now(),
        content={
            "lead": [f"{helped.holder} a donné accès à son espace santé à {sharing.to}."],
            "sections": [
                {
                    "title": "L’accès",
                    "rows": [
                        ["Personne aidée", str(helped.holder)],
                        ["Proche aidant", str(sharing.to)],
                        ["Premier jour", days[0]],
                        ["Dernier jour", days[1]],
                    ],
                    "paragraphs": [],
                },
                {"title": "Le proche aidant peut", "rows": [], "paragraphs": CAN},
                {"title": "Le proche aidant ne peut pas", "rows": [], "paragraphs": CANNOT},
            ],
        },
    )
    history.note(helped, f"Document déposé\u00a0: {document}")


@logged_in
@require_POST
def answer_for(request, pk):
    """The room plays the invited person, whom nobody plays here."""
    sharing = _shared_here(request, pk)
    if sharing.is_waiting:
        answer(sharing, is_accepted=request.POST.get("reponse") == ACCEPT)
        word = "accepté" if sharing.is_in_force else "refusé"
        messages.info(request, f"{sharing.to.first_name} a {word}. Un e-mail le dit aussi.")
    return redirect("profiles:sharing")


@logged_in
def stop(request, pk):
    """« Arrêter le partage »: what it means, said before it is done."""
    sharing = _shared_here(request, pk)
    if not sharing.is_alive:
        request.has_done_nothing = True
        return redirect("profiles:sharing")
    if request.method == "POST":
        sharing.stop()
        history.note(sharing.account, f"Accès arrêté pour {sharing.to}", by=request.account.holder)
        messages.success(request, f"C’est fait. {sharing.to.first_name} n’a plus accès au profil.")
        return redirect("profiles:sharing")
    context = {"rubric": "parametres", "sharing": sharing}
    return render(request, "profiles/sharing/stop.html", context)


def _shared_here(request, pk):
    """A sharing of the profile on the screen, for whoever decides for it."""
    if not request.account.represents(request.profile):
        raise Http404
    return get_object_or_404(request.profile.sharings.select_related("to", "by"), pk=pk)


@logged_in
def invitation(request, pk):
    """« Invitation en attente »: somebody offers access to a profile; accept or refuse."""
    sharing = get_object_or_404(
        request.world.sharing_set.select_related("account__holder", "by", "to"),
        pk=pk,
        to=request.account.holder,
    )
    if not sharing.is_waiting:
        messages.info(request, "Cette invitation n’attend plus de réponse.")
        return redirect("profiles:home")
    if request.method == "POST":
        is_accepted = request.POST.get("reponse") == ACCEPT
        if not is_accepted and "confirme" not in request.POST:
            return render(request, "profiles/sharing/refuse.html", {"sharing": sharing})
        answer(sharing, is_accepted=is_accepted)
        if sharing.is_in_force:
            name = sharing.account.holder.first_name
            messages.success(request, f"Le profil {of(name)} est en haut à droite.")
        else:
            messages.success(request, "L’invitation est refusée.")
        return redirect("profiles:home")
    context = {"rubric": "", "sharing": sharing, "can": CAN, "cannot": CANNOT}
    return render(request, "profiles/sharing/invitation.html", context)
