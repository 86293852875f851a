"""« M’opposer à Mon espace santé »: one door to refuse a space without a login.

See real-service.md §3, §4.

Within six weeks of the letter it prevents the creation; after them the space exists, and the same
door closes it. In 2022 the code of the letter came first, even to refuse; the pages of the order of
the application, which begins with the card, are here too, what they do is in `app_withdrawal.py`.
"""

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property

from accounts import channels, letters
from accounts.activation import Activation
from accounts.app_order import CHANNEL, CodeOfSubjectForm
from accounts.beneficiary import GUARDIAN, WhomForm, WhoseForm
from accounts.flows import Flow, in_force
from accounts.handset import on_the_site
from accounts.identity import IdentityForm, PersonForm, copied_identity
from accounts.pages import Page, nothing_typed
from accounts.proof_of_refusal import proof_of
from accounts.provisional_code import BRINGS_A_CODE, ProvisionalCodeForm, copied_code
from accounts.states import State, Transition
from sandbox.kit.dates import in_french
from sandbox.kit.forms import whole
from sandbox.kit.french import listed, of
from sandbox.lessons import Mistake
from sandbox.world import asking, clock
from sandbox.world.fields import DateField

REFUSING, CLOSING = "refus", "cloture-sans-connexion"
"""The journeys through this door, within the six weeks and after them."""

FOR_WHOM = "personne"
"""The name, in the address of the first page, of the Person (their key) who is meant."""

SAME_HOLDER, OF_THE_HOLDER = "titulaire", ("nir", "carte", "serie")
"""Where an Attempt keeps what is the same whomever the code is for, and the boxes it is from."""

JOURNEY_OF = {Transition.OPPOSE: REFUSING, Transition.CLOSE: CLOSING}
"""{how a space can be refused: the journey that does}."""

TOO_LATE = {
    State.ACTIVATED: "already-activated",
    State.OPPOSED: "already-opposed",
    State.CLOSED: "already-closed",
}
"""Why a space cannot be refused through this door, by the state that it is in."""


def check_refusable(account):
    """Raise the Mistake of a space that this door can do nothing for."""
    if slug := TOO_LATE.get(account.state):
        raise Mistake(slug, name=account.holder.first_name)


class AnyCodeForm(ProvisionalCodeForm):
    """The code of the holder of the papers, or of one of the children: it says who is meant.

    Args:
        whom: the Person whose code alone is taken, where that is said before; None for anybody's.
    """

    def __init__(self, data=None, *, whom=None, **kwargs):
        self.whom = whom
        super().__init__(data, **kwargs)

    @cached_property
    def owners(self):
        return [self.whom] if self.whom else self.person.family

    def refuse_another(self, known, *, nearly):
        raise Mistake("code-of-another", owner=known.person.first_name, nearly=nearly)

    def refuse_used(self, owner):
        check_refusable(owner.account)
        super().refuse_used(owner)


class WhoRefusesForm(IdentityForm):
    """The holder's papers, and the birth date of whom the code belongs to.

    Args:
        code: the ProvisionalCode of the page before.
    """

    naissance = DateField(
        label="Date de naissance",
        help_text="Si je refuse pour mon enfant, sa date. Exemple\u00a0: {example}",
        copies="born",
    )

    def __init__(self, data=None, *, code, **kwargs):
        self.code = code
        super().__init__(data, **kwargs)

    @property
    def shown_for(self):
        return self.code.person

    def candidates(self):
        return [self.code.person]

    def clean(self):
        if not self.errors and self.matches_the_papers():
            self.refuse_another_date()
        super().clean()
        if self.subject:
            check_refusable(self.subject.account)

    def refuse_another_date(self):
        """Say whose date this is, when the code belongs to somebody else of these papers."""
        owner, born_on = self.code.person, self.cleaned_data["naissance"]
        people = self.person.family
        meant = next((each for each in people if each.born_on == born_on), owner)
        if owner.born_on != born_on and meant != owner:
            raise Mistake("code-and-date-differ", owner=owner.first_name, name=meant.first_name)


class WhoseRefusalForm(WhoseForm):
    """The holder's papers; the birth date says for whom one refuses."""

    naissance = DateField(
        label="Date de naissance",
        help_text="Si je refuse pour mon enfant, sa date. Exemple\u00a0: {example}",
        copies="born",
    )

    @staticmethod
    def check(subject):
        check_refusable(subject.account)


class WhomToRefuseForm(WhomForm):
    heading = "Je choisis pour qui je refuse"


class ConfirmationForm(PersonForm):
    """Nothing is asked any more: the page says what will happen, and its button does it."""

    heading = "Confirmation"


CONFIRMATION = Page("confirmation", ConfirmationForm, nothing_typed, seals=True)


class Withdrawal(Flow):
    name = "withdrawal"
    labels = {REFUSING: "Opposition", CLOSING: "Clôture sans connexion"}
    needs = "Ce qu’il faut pour refuser"
    given_up_to = "accounts:withdraw"
    orders = {
        2022: [
            Page("code", AnyCodeForm, copied_code, reads=BRINGS_A_CODE, paper=asking.CODES),
            Page("identite", WhoRefusesForm, copied_identity, paper=asking.CARD),
            GUARDIAN,
            CONFIRMATION,
        ],
        2025: [
            Page(
                "identite",
                WhoseRefusalForm,
                copied_identity,
                paper=asking.CARD,
                template="by_the_card",
            ),
            Page("personne", WhomToRefuseForm),
            GUARDIAN,
            CHANNEL,
            Page(
                "code",
                CodeOfSubjectForm,
                copied_code,
                reads=BRINGS_A_CODE,
                paper=asking.CODES,
                template="code_received",
            ),
            CONFIRMATION,
        ],
    }

    def get_journey(self):
        """After six weeks, the same door closes what silence has created."""
        account = (self.subject or self.request.world.player).account
        return JOURNEY_OF.get(account.way_out, REFUSING)

    @cached_property
    def is_over(self):
        """Nobody of these papers is left to refuse for."""
        return not any(each.account.way_out for each in self.request.world.player.family)

    @cached_property
    def whom(self):
        """The Person for whom one comes to the first page, as the link that leads there says."""
        is_first = self.step == next(iter(self.steps))
        asked = whole(self.request.GET.get(FOR_WHOM, "")) if is_first else -1
        people = self.request.world.player.family
        return next((each for each in people if each.pk == asked), None)

    @staticmethod
    def about(subject):
        """What the pages show of whom they are for (a Person, or None), a context."""
        if subject is None:
            return {}
        children = children_to_refuse(subject)
        return {"subject": subject, "account": subject.account, "children_to_refuse": children}

    def end_url(self):
        return reverse("accounts:withdrawn")

    def done(self, form):
        self.answered("code")["code"].use()
        refuse(self.subject.account, by=self.request.world.player)
        return self.end_url()


class WithdrawalByTheLetter(Withdrawal):
    """The order of 2022: the code of the letter says for whom one refuses."""

    def get_attempt(self):
        """Who comes for somebody else, or with a newer code, finds an empty box."""
        attempt = super().get_attempt()
        if self.whom and "code" in attempt.answers:
            code = code_of(attempt, self.request.world.player)
            if code is None or code.person != self.whom:
                del attempt.answers["code"]
        return attempt

    def get_path(self):
        person = self.request.world.player
        self.code = code_of(self.attempt, person)
        people = {each.pk: each for each in person.family}
        self.subject = self.code and people[self.code.person_id]
        self.request.words.about = self.whom or self.subject or self.expected(people)
        is_child = self.subject is not None and not self.subject.is_played
        return [slug for slug in self.steps if slug != "representant" or is_child]

    def expected(self, people):
        """Who is probably meant as long as no code says it: for whom one was asked for last, else
        the first whose papers brought one, and who may still refuse."""
        asked = self.request.world.provisionalcode_set.current().asked().first()
        able = (each for each in people.values() if each.account.way_out)
        has_one = (each for each in able if self.request.words.code_mail(each))
        return people.get(asked and asked.person_id) or next(has_one, self.request.world.player)

    def get_form_kwargs(self, slug):
        kwargs = super().get_form_kwargs(slug)
        if slug == "code":
            kwargs["whom"] = self.whom
        if slug == "identite":
            kwargs |= {"code": self.code, "initial": self.attempt.answers.get(SAME_HOLDER)}
        if slug == "representant":
            kwargs["child"] = self.subject
        return kwargs

    def get_context(self, form):
        if self.step == "code":
            if (nearest := form.nearest) and form.takes(nearest):
                self.request.words.about = nearest.person
            return {"whom": self.whom}
        return self.about(self.subject)

    def passed(self, form):
        """Another code is another person: who the legal representative is, is asked again, and the
        birth date; the number and the card are still those of the holder."""
        if self.step != "code":
            return
        answers = self.attempt.answers
        answers.pop("representant", None)
        if "identite" in answers and not self.form("identite").holds:
            given = answers.pop("identite")
            answers[SAME_HOLDER] = {name: given[name][0] for name in OF_THE_HOLDER if name in given}
        self.attempt.save()


def code_of(attempt, person):
    """The ProvisionalCode given in this attempt; None while none is, or while it is not good."""
    answers = attempt.answers.get("code")
    form = AnyCodeForm(MultiValueDict(answers) if answers else None, person=person)
    return form.cleaned_data["code"] if form.holds else None


def children_to_refuse(subject):
    """The children who could still be refused: some say, before oneself (real-service.md §3)."""
    children = subject.children.select_related("account")
    return [child for child in children if child.is_ward and child.account.way_out]


def refuse(account, *, by):
    """Refuse a space, as it still can be, and write to who did it.

    Args:
        account: whose space; its `way_out` is not None.
        by: the Person: the holder, or the legal representative.
    """
    if account.way_out == Transition.OPPOSE:
        account.oppose(by=by)
    else:
        account.close(by=by)
    letters.refused(account.events.last(), to=by)
    if account.holder == by:
        account.attempts.filter(finished_at=None, flow=Activation.name).delete()


def have_erased(account, *, by):
    """Ask for the deletion of the data of a closed space, and write to who does, the first time."""
    if account.asked_erasure is None:
        letters.erasure_asked(account.ask_erasure(by=by))


def refusals_in_force(world):
    """What was refused in this world and still is, the oldest first (AccountEvents)."""
    refusals = world.accountevent_set.refusals().select_related("account__holder", "by")
    return list(refusals.filter(account__state=F("after"), account__since=F("at")))


DID = {Transition.OPPOSE: "J’ai refusé", Transition.CLOSE: "J’ai clôturé"}


def told(event):
    """« J’ai refusé l’espace santé de Lola, le 3 mars 2026. »"""
    holder = event.account.holder
    whose = "mon espace santé" if holder.is_played else f"l’espace santé {of(holder.first_name)}"
    day = in_french(event.at.astimezone(clock.PARIS), "j F Y")
    return f"{DID[event.transition]} {whose}, le {day}."


def refused_and_refusable(world):
    """What is refused in this world, and for whom one still can: a context for templates."""
    person, events = world.player, refusals_in_force(world)
    own, children = person.account, children_to_refuse(person)
    return {
        "own": own,
        "refused": [told(event) for event in events],
        "proofs": sum(event.transition == Transition.OPPOSE for event in events),
        "may_refuse_oneself": own.way_out or (own.is_activated and not events),
        "refusable": listed(child.first_name for child in children) if children else "",
        "children_left": len(children),
    }


def first_url(request):
    """Where one begins to refuse."""
    return Withdrawal.first_url(request.world.service_year)


def url_for(person):
    """The same, for this Person of the papers and nobody else."""
    return f"{Withdrawal.first_url(person.world.service_year)}?{FOR_WHOM}={person.pk}"


NEEDED = {2022: "what_is_needed", 2025: "what_is_needed_by_the_card"}
"""{year: the template of the page before the first}."""


ON_THE_SITE = on_the_site("accounts/withdrawal/on_the_site.html")


@ON_THE_SITE
def withdraw(request):
    """What refusing asks for, before anything is asked."""
    person = request.world.player
    ways_out = [each.account.way_out for each in [person, *children_to_refuse(person)]]
    if way_out := next(filter(None, ways_out), None):
        Withdrawal.tell_needs(request.world, JOURNEY_OF[way_out])
    year = request.world.service_year
    context = refused_and_refusable(request.world) | {
        "first_url": first_url(request),
        "contacts": channels.by_message_of_the_insurer(person),
    }
    return render(request, f"accounts/withdrawal/{in_force(NEEDED, year)}.html", context)


def withdrawn(request):
    """The end of the journey, with its proof, and the way to change one's mind."""
    *before, latest = refusals_in_force(request.world) or [None]
    if latest is None:
        return redirect("accounts:withdraw")
    person = request.world.player
    context = {
        "event": latest,
        "subject": latest.account.holder,
        "before": [event for event in before if event.transition == Transition.OPPOSE],
        "children_to_refuse": children_to_refuse(person),
        "erasure": latest.account.asked_erasure,
        "is_activated": person.account.is_activated,
        "code": person.provisional_codes.current().good().last(),
        "sends_the_code": Withdrawal.sends_the_code(request.world.service_year),
        "first_url": first_url(request),
        "today": clock.today(),
    }
    return render(request, "accounts/withdrawal/end.html", context)


def ask_erasure(request, pk):
    """Have the data deleted of a space that was closed by this door: asked before it is done."""
    closings = [
        each for each in refusals_in_force(request.world) if each.transition == Transition.CLOSE
    ]
    event = next((each for each in closings if each.account_id == pk), None)
    if event is None:
        raise Http404
    if request.method != "POST":
        context = {"subject": event.account.holder, "back_url": reverse("accounts:withdrawn")}
        return render(request, "accounts/erasure.html", context)
    have_erased(event.account, by=event.by)
    messages.success(request, "La suppression des données est demandée.")
    return redirect("accounts:withdrawn")


def proof(request, pk):
    """The PDF proof of an opposition: made from the event each time, always the same bytes."""
    refusals = request.world.accountevent_set.refusals().select_related("account__holder", "by")
    event = get_object_or_404(refusals, pk=pk, transition=Transition.OPPOSE)
    headers = {"Content-Disposition": 'attachment; filename="preuve-opposition.pdf"'}
    return HttpResponse(proof_of(event), content_type="application/pdf", headers=headers)
