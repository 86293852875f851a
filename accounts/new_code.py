"""« Je génère un nouveau code provisoire »: for a lost letter, or a code too old.

See real-service.md §1.2.
"""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_POST

from accounts import channels, letters, session, withdrawal
from accounts.activation import CODE, Activation, ProvisionalCodeForm
from accounts.beneficiary import (
    ForWhom,
    GuardianForm,
    WhomForm,
    WhoseForm,
    refuse_not_activable,
    subject_of,
)
from accounts.channels import ChannelForm
from accounts.flows import Elsewhere
from accounts.identity import copied_identity
from accounts.pages import Page
from accounts.states import Transition
from sandbox.kit.forms import whole
from sandbox.kit.french import of
from sandbox.lessons import Mistake, lesson_met
from sandbox.world import asking, clock, codes
from sandbox.world.fields import DateField
from sandbox.world.ways_back import page_before

TO_ACTIVATE, TO_REFUSE = "activer", "refuser"
COMES_FOR = "pour"
"""The name, in addresses and in what an Attempt keeps, of what the code is asked for."""


class WhoseCodeForm(WhoseForm):
    """The holder's papers; the birth date says for whom the code is."""

    naissance = DateField(
        label="Date de naissance",
        help_text="Si la demande concerne mon enfant, sa date. Exemple\u00a0: {example}",
        copies="born",
    )

    @staticmethod
    def check(subject):
        refuse_not_activable(subject)
        if subject.account.is_activated:
            raise Mistake("account-exists", name=subject.first_name)


class NewCode(ForWhom):
    name = "new_code"
    labels = {"nouveau-code": "Nouveau code provisoire"}
    given_up_to = "accounts:what_is_needed"
    orders = {
        2022: [
            Page("identite", WhoseCodeForm, copied_identity, paper=asking.CARD),
            Page("personne", WhomForm),
            Page("representant", GuardianForm),
            Page("envoi", ChannelForm, channels.quickest_of_the_insurer, seals=True),
        ]
    }

    def get_path(self):
        path = super().get_path()
        if self.step == "envoi" and self.subject and not self.contacts:
            raise Elsewhere(reverse("accounts:no_contact"))
        return path

    def passed(self, form):
        """What the code is for is kept with who one is: the end of the journey follows it."""
        super().passed(form)
        if self.step == "identite":
            self.attempt.keep(COMES_FOR, {COMES_FOR: [asked_for(self.request)]})

    @property
    def contacts(self):
        return channels.of_the_insurer(self.request.world.player)

    def get_form_kwargs(self, slug):
        kwargs = super().get_form_kwargs(slug)
        if slug == "envoi":
            kwargs |= channel_kwargs(self.subject, self.request.world.player)
        return kwargs

    def end_url(self):
        return reverse("accounts:new_code_sent")

    def done(self, form):
        send(self.subject, form.cleaned_data["canal"], self.request.world.player)
        return reverse("accounts:new_code_sent")


def ask(request):
    """« Demander un nouveau code provisoire »: from whichever page, what it is for is not lost."""
    page = reverse("accounts:new_code", args=["identite"])
    is_to_refuse = asked_for(request) == TO_REFUSE
    return redirect(f"{page}?{COMES_FOR}={TO_REFUSE}" if is_to_refuse else page)


def asked_for(request):
    """What a code is asked for, as the address says, or the page where the link was."""
    if COMES_FOR in request.GET:
        return TO_REFUSE if request.GET[COMES_FOR] == TO_REFUSE else TO_ACTIVATE
    is_refusing = page_before(request).startswith(reverse("accounts:withdraw"))
    return TO_REFUSE if is_refusing else TO_ACTIVATE


def channel_kwargs(subject, person):
    """The contacts are those of the holder, whomever the code is for; the wait is the code's."""
    return {
        "contacts": channels.of_the_insurer(person),
        "latest": subject.provisional_codes.asked().first(),
    }


def send(subject, channel, person):
    """Make the code that replaces all those before, and send it to the holder of the papers."""
    replaced = subject.provisional_codes.current()
    forget(replaced)
    replaced.update(replaced_at=clock.now())
    code = subject.provisional_codes.create(
        world=subject.world,
        code=codes.provisional_code(),
        channel=channel,
        sent_on=clock.today(),
        asked_at=clock.real_now(),
    )
    letters.new_code(code, to=person)


def forget(provisional_codes):
    """Have no journey that is under way keep one of these (ProvisionalCodes): its box is empty."""
    for code in provisional_codes:
        for attempt in code.world.attempt_set.filter(finished_at=None, answers__has_key="code"):
            form = ProvisionalCodeForm(MultiValueDict(attempt.answers["code"]), person=code.person)
            if form.typed == code.code:
                del attempt.answers["code"]
                attempt.save(update_fields=["answers"])


def sent(request):
    """« Le code est parti »: where it went, and how to ask for another one for the same person."""
    person = request.world.player
    attempts = person.account.attempts.filter(flow=NewCode.name).exclude(finished_at=None)
    if request.method == "POST":
        attempts = attempts.filter(pk=whole(request.POST.get("attempt")))
    attempt = attempts.last()
    subject = subject_of(attempt, WhoseCodeForm, person)
    latest = subject and subject.provisional_codes.asked().first()
    if latest is None:
        return redirect("accounts:ask_new_code")
    form = ChannelForm(request.POST or None, person=person, **channel_kwargs(subject, person))
    if request.method == "POST" and form.is_valid():
        send(subject, form.cleaned_data["canal"], person)
        messages.success(request, "Un autre code est parti. Seul le dernier code sert.")
        return redirect("accounts:new_code_sent")
    where = channels.of_the_insurer(person).get(latest.channel, "")
    request.words.about, account = subject, person.account
    context = {
        "ways": ways_on(subject, person, attempt),
        "needs_login": not subject.is_played and account.has_login and not is_inside(person),
        "form": form,
        "attempt": attempt,
        "subject": subject,
        "latest": latest,
        "is_here": has_come(latest, request),
        "where": where,
    }
    return render(request, "accounts/new_code/parti.html", context)


def has_come(code, request):
    """Whether what brings this ProvisionalCode lies among the papers of the request."""
    if code.channel == channels.LETTER:
        return not request.world.next_letter
    return not request.words.is_lost


def ways_on(subject, person, attempt):
    """What the new code opens, [(words, address)]: first what one came for.

    Args:
        subject: the Person whose code it is; `person` holds the papers.
        attempt: the Attempt that asked for it.
    """
    name, account = subject.first_name, person.account
    if subject.is_played:
        use = ("Saisir mon code provisoire", code_url())
    elif account.has_login:
        page = reverse(settings.PLACES["child-code"], args=["code"])
        use = (f"Saisir le code {of(name)}", page)
    else:
        use = ("Activer d’abord mon espace santé", reverse("accounts:what_is_needed"))
    if subject.account.way_out is None:
        return [use]
    verb = "Clôturer" if subject.account.way_out == Transition.CLOSE else "Refuser"
    words = f"{verb} avec ce code" if subject.is_played else f"{verb} pour {name}"
    refuse = (words, withdrawal.url_for(subject))
    came_to_refuse = attempt.answers.get(COMES_FOR) == {COMES_FOR: [TO_REFUSE]}
    has_refused = account.way_out is None and not account.is_activated
    return [refuse, use] if came_to_refuse or has_refused else [use, refuse]


def code_url():
    """Where one gives one's own code."""
    return Activation.url(CODE.slug)


def is_inside(person):
    """Whether this person is logged in."""
    current = session.current(person.world)
    return current is not None and current.opened_at is not None


def no_contact(request):
    """« Nous avons besoin de vos coordonnées »: what the site cannot do, and the way out."""
    if channels.of_the_insurer(request.world.player):
        return redirect("accounts:new_code", "envoi")
    context = {"lesson": lesson_met("no-contact"), "code_url": code_url()}
    return render(request, "accounts/new_code/coordonnees.html", context)


@require_POST
def call_the_insurer(request):
    """As if one had called: the insurer now knows the contacts that are on the sheet."""
    request.world.player.tell_the_insurer()
    messages.success(
        request, "C’est fait. L’Assurance Maladie connaît les coordonnées de la fiche."
    )
    return redirect("accounts:new_code", "envoi")
