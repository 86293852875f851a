"""« Je génère un nouveau code provisoire »: for a lost letter, or a code too old.

See real-service.md §1.2.
"""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts import channels, session
from accounts.activation import Activation
from accounts.beneficiary import (
    GUARDIAN,
    ForWhom,
    WhomForm,
    WhoseForm,
    refuse_not_activable,
    subject_of,
)
from accounts.channels import ByMessageForm, ChannelForm, channel_kwargs
from accounts.flows import Elsewhere
from accounts.identity import copied_identity
from accounts.pages import Page
from accounts.provisional_code import CODE, send
from accounts.states import Transition
from accounts.withdrawal import Withdrawal, url_for
from sandbox.kit.forms import whole
from sandbox.kit.french import of
from sandbox.lessons import Mistake, lesson_met
from sandbox.world import asking, progress
from sandbox.world.fields import DateField
from sandbox.world.ways_back import page_before

CORRECTED = "coordonnees-corrigees"
"""The end of who has had the insurer correct the contacts that it knows."""

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


WHOSE = [
    Page("identite", WhoseCodeForm, copied_identity, paper=asking.CARD),
    Page("personne", WhomForm),
    GUARDIAN,
]


def _sends(form):
    """The page that sends the code, with this form."""
    known = channels.quickest_of_the_insurer
    return Page("envoi", form, known, paper=asking.KNOWN_CONTACTS, seals=True)


class NewCode(ForWhom):
    name = "new_code"
    labels = {"nouveau-code": "Nouveau code provisoire"}
    given_up_to = "accounts:what_is_needed"
    orders = {
        2022: [*WHOSE, _sends(ChannelForm)],
        2025: [*WHOSE, _sends(ByMessageForm)],
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
        return self.steps["envoi"].form.known_of(self.request.world.player)

    def get_form_kwargs(self, slug):
        kwargs = super().get_form_kwargs(slug)
        if slug == "envoi":
            form = self.steps[slug].form
            kwargs |= channel_kwargs(form, self.subject, self.request.world.player)
        return kwargs

    def end_url(self):
        return reverse("accounts:new_code_sent")

    def done(self, form):
        send(self.subject, form.cleaned_data["canal"], self.request.world.player)
        return reverse("accounts:new_code_sent")


def ask(request):
    """« Demander un nouveau code provisoire »: from whichever page, what it is for is not lost."""
    page, year = reverse("accounts:new_code", args=["identite"]), request.world.service_year
    comes_to_refuse = asked_for(request) == TO_REFUSE
    flow = Withdrawal if comes_to_refuse else Activation
    if flow.sends_the_code(year):
        return redirect(flow.first_url(year))
    return redirect(f"{page}?{COMES_FOR}={TO_REFUSE}" if comes_to_refuse else page)


def asked_for(request):
    """What a code is asked for, as the address says, or the page where the link was."""
    if COMES_FOR in request.GET:
        return TO_REFUSE if request.GET[COMES_FOR] == TO_REFUSE else TO_ACTIVATE
    is_refusing = page_before(request).startswith(reverse("accounts:withdraw"))
    return TO_REFUSE if is_refusing else TO_ACTIVATE


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
    of_channel = NewCode.in_order(request.world.service_year)["envoi"].form
    asked = channel_kwargs(of_channel, subject, person)
    form = of_channel(request.POST or None, person=person, **asked)
    if request.method == "POST" and form.is_valid():
        send(subject, form.cleaned_data["canal"], person)
        messages.success(request, "Un autre code est parti. Seul le dernier code sert.")
        return redirect("accounts:new_code_sent")
    where = channels.of_the_insurer(person).get(latest.channel, "")
    request.words.about, account = subject, person.account
    context = {
        "ways": ways_on(subject, person, attempt),
        "needs_login": not subject.is_played
        and account.has_login
        and not session.is_open(person.world),
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
        use = way_to_activate(person.world.service_year)
    elif account.has_login:
        page = reverse(settings.PLACES["child-code"], args=["code"])
        use = (f"Saisir le code {of(name)}", page)
    else:
        use = ("Activer d’abord mon espace santé", reverse("accounts:what_is_needed"))
    if subject.account.way_out is None:
        return [use]
    verb = "Clôturer" if subject.account.way_out == Transition.CLOSE else "Refuser"
    words = f"{verb} avec ce code" if subject.is_played else f"{verb} pour {name}"
    refuse = (words, url_for(subject))
    came_to_refuse = attempt.answers.get(COMES_FOR) == {COMES_FOR: [TO_REFUSE]}
    has_refused = account.way_out is None and not account.is_activated
    return [refuse, use] if came_to_refuse or has_refused else [use, refuse]


def code_url():
    """Where one gives one's own code."""
    return Activation.url(CODE.slug)


def way_to_activate(year):
    """What a code of one's own opens, (words, address): the activation may send another."""
    if Activation.sends_the_code(year):
        return ("Activer mon espace santé", reverse("accounts:what_is_needed"))
    return ("Saisir mon code provisoire", code_url())


def no_contact(request):
    """« Nous avons besoin de vos coordonnées »: what the site cannot do, and the way out."""
    of_channel = NewCode.in_order(request.world.service_year)["envoi"].form
    if of_channel.known_of(request.world.player):
        return redirect(where_to_ask(request.world))
    flow = flow_that_sends(request.world)
    address = code_url() if flow is NewCode else flow.url(CODE.slug)
    context = {"lesson": lesson_met("no-contact"), "code_url": address}
    return render(request, "accounts/new_code/coordonnees.html", context)


def insurer_line(request):
    """The telephone of the insurer, for who is known there by a number or an address of before."""
    return render(request, "accounts/phone/insurer.html", {"back": where_to_ask(request.world)})


@require_POST
def call_the_insurer(request):
    """As if one had called: the insurer now knows the contacts that are on the sheet."""
    request.world.player.tell_the_insurer()
    progress.finish(request.world, CORRECTED, is_in_passing=True)
    messages.success(
        request, "C’est fait. L’Assurance Maladie connaît les coordonnées de la fiche."
    )
    return redirect(where_to_ask(request.world))


def where_to_ask(world):
    """The page that sends the code."""
    return flow_that_sends(world).url("envoi")


def flow_that_sends(world):
    """The journey (a Flow) whose code is meant: the one begun last, among those that send one."""
    year = world.service_year
    on_the_way = [flow for flow in (Activation, Withdrawal) if flow.sends_the_code(year)]
    known = {flow.name: flow for flow in (*on_the_way, NewCode)}
    begun = world.player.account.attempts.filter(finished_at=None, flow__in=known)
    latest = begun.order_by("kept_at").last()
    return known[latest.flow] if latest else next(iter(known.values()))
