"""The 3422 as a training telephone: a conversation in answers to choose, in the room's voice.

It ends in the same verbs as the site: refuse a space, or close it and have its data deleted, or
receive a new code by post (real-service.md §3, §4, §10).
"""

from datetime import datetime, timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts import new_code
from accounts.beneficiary import refuse_not_activable, refuse_not_represented
from accounts.flows import Elsewhere, Flow
from accounts.identity import PersonForm
from accounts.pages import Page
from accounts.states import Transition
from accounts.withdrawal import check_refusable, have_erased, refuse
from sandbox import facts
from sandbox.kit.dates import in_french
from sandbox.languages.said import says
from sandbox.lessons import Mistake, lesson_met, seconds
from sandbox.world import clock, codes
from sandbox.world.fields import ChoiceField
from sandbox.world.models import Mail
from sandbox.world.writing import nir, serial

OPENS, CLOSES = facts.hour("phone-opens"), facts.hour("phone-closes")
SATURDAY = 5

TO_REFUSE, TO_HAVE_A_CODE = "refuser", "code"
MYSELF = "moi"
READ, CANNOT = "lire", "non"
YES, NO = "oui", "non"
KEEP, ERASE = "garder", "supprimer"


def is_open():
    """Whether somebody answers the 3422 at this moment of the simulation (real-service.md §10)."""
    now = clock.now().astimezone(clock.PARIS)
    return now.weekday() < SATURDAY and OPENS <= now.time() < CLOSES


def next_opening():
    """The next moment at which the 3422 answers (aware datetime), while nobody does."""
    now = clock.now().astimezone(clock.PARIS)
    days = (now.date() + timedelta(days=number) for number in range(SATURDAY))
    mornings = (datetime.combine(day, OPENS, tzinfo=clock.PARIS) for day in days)
    return next(each for each in mornings if each > now and each.weekday() < SATURDAY)


class AnswerForm(PersonForm):
    """One turn of the conversation: what is said at the other end, and the answers to choose from.

    Args:
        wish: what the call is for, once it is said.
        subject: the Person whom it is about: the caller, until a child is named.
        erases: whether the data of the space that is closed are to be deleted.
    """

    reponse = ChoiceField(label="Je réponds", empty="call-empty", choices=[])

    def __init__(self, data=None, *, wish, subject, erases, **kwargs):
        super().__init__(data, **kwargs)
        self.wish, self.subject, self.erases = wish, subject, erases
        self.fields["reponse"].offer(self.answers())

    @property
    def is_for_a_child(self):
        return self.subject != self.person

    @property
    def says(self):
        raise NotImplementedError

    def answers(self):
        raise NotImplementedError


class WishForm(AnswerForm):
    heading = "Ce que je demande"
    says = "Bonjour. Que puis-je faire pour vous ?"

    def answers(self):
        return [
            (TO_REFUSE, "Je ne veux pas d’espace santé", "Je refuse, ou je clôture."),
            (TO_HAVE_A_CODE, "Je veux un code provisoire", "Je n’en ai plus, ou il a expiré."),
        ]


class ForWhomForm(AnswerForm):
    heading = "Pour qui"
    says = "C’est pour vous, ou pour un enfant ?"

    def answers(self):
        children = [
            (str(child.pk), f"Pour {child.first_name}", "Je parle pour cet enfant.")
            for child in self.person.children
        ]
        return [(MYSELF, "Pour moi", f"Je suis {self.person}."), *children]


class ReadForm(AnswerForm):
    """Something to read out from the papers; without it the call cannot go on."""

    def clean_reponse(self):
        if self.cleaned_data["reponse"] == CANNOT:
            raise Mistake("call-cannot")
        return READ


class NirForm(ReadForm):
    heading = "Le numéro"

    @property
    def says(self):
        return "Quel est votre numéro de sécurité sociale ?"

    def answers(self):
        return [
            (READ, "Je lis ma carte", nir(self.person.nir)),
            (CANNOT, "Je n’ai pas ma carte", "Je ne connais pas ce numéro par cœur."),
        ]


class BirthForm(ReadForm):
    heading = "La date de naissance"

    @property
    def says(self):
        if self.is_for_a_child:
            return f"Quelle est la date de naissance de l’enfant, {self.subject.first_name} ?"
        return "Quelle est votre date de naissance ?"

    def answers(self):
        born_on = in_french(self.subject.born_on, "j F Y")
        return [
            (READ, "Je lis la fiche", f"Le {born_on}."),
            (CANNOT, "Je ne la donne pas", "Je préfère ne pas répondre."),
        ]


class SerialNumberForm(ReadForm):
    """The last thing that says who one is: the file is found, and what it holds is known."""

    heading = "La carte"
    says = "Quel est le numéro de série de votre carte ?"

    def answers(self):
        return [
            (READ, "Je lis ma carte", serial(self.person.carte_vitale.serial)),
            (CANNOT, "Je ne le trouve pas", "Il est écrit trop petit."),
        ]

    def clean(self):
        if self.errors:
            return
        account = self.subject.account
        if self.wish == TO_REFUSE:
            check_refusable(account)
            return
        refuse_not_activable(self.subject)
        if account.is_activated:
            raise Mistake("account-exists", name=self.subject.first_name)


class RepresentativeForm(AnswerForm):
    heading = "Représentant légal"

    @property
    def says(self):
        return f"Êtes-vous le représentant légal de cet enfant, {self.subject.first_name} ?"

    def answers(self):
        return [
            (YES, "Oui, je le certifie", "J’ai l’autorité parentale."),
            (NO, "Non", "Je n’ai pas le droit de décider."),
        ]

    def clean_reponse(self):
        refuse_not_represented(self.subject)
        if self.cleaned_data["reponse"] == NO:
            raise Mistake("not-guardian", name=self.subject.first_name)
        return YES


class DataForm(AnswerForm):
    """What becomes of the data of a space that is closed."""

    heading = "Ce que deviennent les données"
    says = facts.filled(
        "Les données sont gardées {data-kept}. Je peux aussi les faire supprimer. Que voulez-vous ?"
    )

    def answers(self):
        return [
            (KEEP, "Gardez les données", "Si je change d’avis, elles reviennent."),
            (
                ERASE,
                "Supprimez les données",
                facts.filled(
                    "En {erasure-longest} au plus. "
                    "Avant, je peux changer d’avis. Après, rien ne revient."
                ),
            ),
        ]


class AddressForm(ReadForm):
    """Where to write: the insurer does not know it."""

    heading = "Mon adresse"
    says = "Je n’ai pas votre adresse. Où puis-je vous écrire ?"

    def answers(self):
        return [
            (READ, "Je donne mon adresse", f"{self.person.street}, {self.person.town}."),
            (CANNOT, "Je ne la donne pas", "Je préfère ne pas répondre."),
        ]


class LastWordForm(AnswerForm):
    """What will be done, before it is."""

    heading = "Je confirme"

    @property
    def says(self):
        for_whom = f"pour {self.subject.first_name}" if self.is_for_a_child else "pour vous"
        if self.wish == TO_HAVE_A_CODE:
            return (
                f"J’envoie une lettre à votre adresse, avec un code {for_whom}. "
                "Si un code est déjà parti, il ne servira plus. C’est d’accord ?"
            )
        if self.subject.account.way_out == Transition.OPPOSE:
            return f"L’espace santé prévu {for_whom} ne sera pas créé. Vous confirmez ?"
        then = "Puis ses données seront supprimées." if self.erases else "Ses données sont gardées."
        return (
            f"Les {facts.words('opposition-window')} sont passées. "
            f"Un espace santé existe déjà {for_whom}. Je peux le clôturer. {then} Vous confirmez ?"
        )

    def answers(self):
        return [
            (YES, "Oui, je confirme", "C’est mon choix."),
            (NO, "Non, je raccroche", "Rien ne change."),
        ]

    def clean(self):
        latest = self.subject.provisional_codes.asked().first()
        wait = codes.seconds_until(latest.next_allowed_at) if latest else 0
        if self.wish == TO_HAVE_A_CODE and self.cleaned_data.get("reponse") == YES and wait:
            raise Mistake("code-too-soon", wait=seconds(wait))


def replying(reply):
    """The answers of a caller who refuses for oneself, whatever the papers say."""
    return lambda person: {"reponse": reply}


class Call(Flow):
    name = "phone"
    labels = {"3422": "Appel au 3422"}
    given_up_to = "world:papers"
    orders = {
        2022: [
            Page("demande", WishForm, replying(TO_REFUSE)),
            Page("pour-qui", ForWhomForm, replying(MYSELF)),
            Page("numero", NirForm, replying(READ)),
            Page("naissance", BirthForm, replying(READ)),
            Page("carte", SerialNumberForm, replying(READ)),
            Page("representant", RepresentativeForm),
            Page("donnees", DataForm, replying(KEEP)),
            Page("adresse", AddressForm),
            Page("accord", LastWordForm, replying(YES), seals=True),
        ]
    }

    def dispatch(self, request, step):
        return super().dispatch(request, step) if is_open() else redirect("accounts:call")

    def template(self):
        return "accounts/phone/question.html"

    def get_path(self):
        person = self.request.world.player
        children = {str(child.pk): child for child in person.children}
        self.wish, self.subject = self.answer("demande"), children.get(self.answer("pour-qui"))
        left_out = set() if children else {"pour-qui"}
        left_out |= set() if self.subject else {"representant"}
        self.subject = self.request.words.about = self.subject or person
        closes = self.wish == TO_REFUSE and self.subject.account.way_out == Transition.CLOSE
        self.erases = closes and self.answer("donnees") == ERASE
        left_out |= set() if closes else {"donnees"}
        writes = self.wish == TO_HAVE_A_CODE and not person.is_known_by_post
        left_out |= set() if writes else {"adresse"}
        return [slug for slug in self.steps if slug not in left_out]

    def get_end(self):
        """Who asks for a code has refused nothing."""
        has_a_code = self.wish == TO_HAVE_A_CODE
        return next(iter(new_code.NewCode.journeys)) if has_a_code else self.get_journey()

    def answer(self, slug):
        """What was answered to this question, as posted; None while nothing was."""
        return self.attempt.answers.get(slug, {}).get("reponse", [None])[0]

    def get_form_kwargs(self, slug):
        kwargs = super().get_form_kwargs(slug)
        return kwargs | {"wish": self.wish, "subject": self.subject, "erases": self.erases}

    def passed(self, form):
        """Another person is decided for apart."""
        if self.step == "pour-qui":
            for slug in ("representant", "donnees"):
                self.attempt.answers.pop(slug, None)
            self.attempt.save()

    def end_url(self):
        return reverse("world:papers")

    def done(self, form):
        person = self.request.world.player
        if form.cleaned_data["reponse"] == NO:
            messages.info(self.request, "L’appel est fini. Rien n’a changé.")
            self.attempt.finish()
            raise Elsewhere(self.end_url())
        if self.wish == TO_REFUSE:
            refuse(self.subject.account, by=person)
            if self.erases:
                have_erased(self.subject.account, by=person)
            messages.success(
                self.request, "La personne du 3422 : c’est noté. Vous recevez la réponse par écrit."
            )
        else:
            if not person.is_known_by_post:
                person.tell_the_insurer()
            new_code.send(self.subject, Mail.Channel.LETTER, person)
            messages.success(
                self.request, "La personne du 3422 : c’est noté. La lettre part aujourd’hui."
            )
        return self.end_url()


def call(request):
    """Call the 3422: somebody answers, or the hours are said."""
    if is_open():
        return redirect("accounts:phone", "demande")
    moment = in_french(clock.now().astimezone(clock.PARIS), "l, G\u00a0\\h\u00a0i")
    opening = next_opening()
    is_today = opening.date() == clock.today()
    opens_on = in_french(opening, "G\u00a0\\h\u00a0i" if is_today else "l")
    context = {
        "lesson": lesson_met("call-closed", moment=moment),
        "until_then": says("Attendre {day}", day=opens_on),
    }
    return render(request, "accounts/phone/closed.html", context)
