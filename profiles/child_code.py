"""Opening a child's profile with the code of the child's own letter or message.

See real-service.md §5.
"""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST

from accounts.beneficiary import YES as CERTIFIED
from accounts.beneficiary import ForWhom, GuardianForm, WhomForm, WhoseForm
from accounts.identity import copied_identity
from accounts.models import Attempt
from accounts.new_code import NewCode
from accounts.pages import Page, latest_paper
from accounts.provisional_code import ProvisionalCodeForm
from accounts.session import logged_in
from profiles.children import activate, refuse
from sandbox.lessons import Mistake
from sandbox.world import asking, clock
from sandbox.world.fields import DateField


class ChildIdentityForm(WhoseForm):
    """The parent's number and card, the child's birth date."""

    heading = "Le code provisoire d’un enfant"
    naissance = DateField(
        label="Date de naissance de l’enfant",
        help_text="Celle de l’enfant, sur la fiche. Exemple\u00a0: {example}",
        copies="born",
    )

    @property
    def shown_for(self):
        return self.person.children.order_by("born_on").last() or self.person

    def candidates(self):
        return list(self.person.children)

    def born_that_day(self):
        if self.cleaned_data["naissance"] == self.person.born_on:
            raise Mistake("child-birth-date")
        return super().born_that_day()

    @staticmethod
    def check(subject):
        refuse(subject)
        if subject.account.is_activated:
            raise Mistake("child-activated", name=subject.first_name)


class ChildCodeForm(ProvisionalCodeForm):
    """The twelve characters of the child's own letter or message."""

    heading = "Mon code provisoire"

    def __init__(self, data=None, *, child, **kwargs):
        super().__init__(data, **kwargs)
        self.child = child

    @cached_property
    def owners(self):
        return [self.child]

    def refuse_another(self, known, *, nearly):
        raise Mistake("code-of-another", owner=known.person.first_name, nearly=nearly)


INVITES_A_CHILD = ("child_invitation",)
BRINGS_ITS_CODE = ("child_invitation", "provisional_code")
"""The kinds of message in which one reads who is invited, and the child's own code."""


def invited_child(person):
    """The child whose own code has come by message last."""
    name = latest_paper(person, *INVITES_A_CHILD).context["child"]
    return person.children.get(first_name=name)


def copied_identity_of_the_child(person):
    return copied_identity(person, invited_child(person))


def chosen_child(person):
    return {"personne": invited_child(person).pk}


def copied_code_of_the_child(person):
    return {"code": latest_paper(person, *BRINGS_ITS_CODE).context["code"]}


class ChildCode(ForWhom):
    name = "child_code"
    app = "profiles"
    labels = {"code-enfant": "Code provisoire d’un enfant"}
    orders = {
        2022: [
            Page(
                "identite",
                ChildIdentityForm,
                copied_identity_of_the_child,
                reads=INVITES_A_CHILD,
                paper=asking.CARD,
            ),
            Page("personne", WhomForm, chosen_child, reads=INVITES_A_CHILD),
            Page(
                "code",
                ChildCodeForm,
                copied_code_of_the_child,
                reads=BRINGS_ITS_CODE,
                paper=asking.CODE,
            ),
            Page("representant", GuardianForm, lambda person: {"reponse": CERTIFIED}, seals=True),
        ]
    }

    def get_attempt(self):
        """A code has just been asked for on the site: who one is was said there, once."""
        account = self.request.world.player.account
        asked, begun = asked_before(account), account.attempts.filter(flow=self.name).last()
        is_known = asked is not None and (begun is None or begun.pk < asked.pk)
        if self.step == "identite" or not is_known:
            return super().get_attempt()
        answers = identity_of(asked)
        return Attempt(world=account.world, account=account, flow=self.name, answers=answers)

    def get_path(self):
        """It is always for a child: the legal representative is always asked about."""
        path = super().get_path()
        return path if "representant" in path else [*path, "representant"]

    def get_form_kwargs(self, slug):
        kwargs = super().get_form_kwargs(slug)
        if slug == "code":
            kwargs["child"] = self.subject
        return kwargs

    def get_context(self, form):
        return super().get_context(form) | {"rubric": ""}

    def end_url(self):
        return reverse("profiles:home")

    def done(self, form):
        """The code is used at the very end: whoever stops before may come back with it."""
        self.answered("code")["code"].use()
        activate(self.request, [self.subject])
        return self.end_url()


def asked_before(account):
    """The last Attempt that had a new code sent; None when there is none."""
    return account.attempts.filter(flow=NewCode.name).exclude(finished_at=None).last()


def identity_of(attempt):
    """Who is meant, as answered in this Attempt: the same for a new code and for a child's own."""
    answers = attempt.answers if attempt else {}
    return {slug: answers[slug] for slug in ("identite", "personne") if slug in answers}


@logged_in
@require_POST
def ask_code(request):
    """« Je n’ai plus ce code »: another one, for the child who has just been named."""
    account = request.account
    attempt = account.attempts.filter(flow=ChildCode.name, finished_at=None).first()
    known = identity_of(attempt or asked_before(account))
    if "identite" not in known:
        return redirect("accounts:ask_new_code")
    account.attempts.update_or_create(
        flow=NewCode.name,
        finished_at=None,
        defaults={"world": account.world, "answers": known, "kept_at": clock.real_now()},
    )
    return redirect("accounts:new_code", "envoi")
