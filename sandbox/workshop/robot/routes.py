"""The routes through the pages of the journeys, and their steps: what hands that play can do there.

A step is reached by playing everything before it, from the start of the scenario, as a learner
does. Those that a scenario does not have are not offered there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse_lazy
from django.utils.functional import Promise

from accounts.activation import Activation
from accounts.flows import NEEDS, Flow
from accounts.new_code import NewCode, code_url
from accounts.phone import Call
from accounts.recovery import ForgottenIdentifiant, ForgottenPassword
from accounts.states import ERASURE_DELAY
from accounts.withdrawal import Withdrawal
from profiles import questions
from profiles.child_code import ChildCode
from profiles.first_choices import FirstChoices
from sandbox import facts
from sandbox.workshop.robot import playbook
from sandbox.workshop.robot.browser import Hands
from sandbox.workshop.robot.fits import (
    Fits,
    always,
    has_a_child_to_open,
    has_an_invited_child,
    has_children,
    has_children_on_the_card,
    has_no_contact,
    has_twins,
    is_created,
    is_to_activate,
    is_undecided,
)
from sandbox.workshop.robot.playbook import Verb
from sandbox.world import sorting

Address = str | Promise | Callable[[Hands], str | Promise]


def nothing(hands: Hands) -> None:
    """Nothing has to be done."""


@dataclass(frozen=True)
class Step:
    """One page of a journey.

    Args:
        title: the page, as the mediator's list says it.
        page: the address of the page, or what gives it from the Hands.
        passes: what a learner does there to go on.
        fits: whether a scenario (the contents of its file) has this page.
        counts: whether the board counts it among the steps of its journey.
    """

    title: str
    page: Address
    passes: Verb = nothing
    fits: Fits = always
    counts: bool = True

    def url(self, hands: Hands) -> str:
        return str(self.page(hands) if callable(self.page) else self.page)


Steps = dict[str, Step] | Callable[[int], dict[str, Step]]


@dataclass(frozen=True)
class Route:
    """A way through the pages of a journey, that hands can go.

    Args:
        title: its name in the mediator's list.
        steps: {slug: Step}, in order, or what gives it for a year of the service.
        begins: what is done before its first page.
        fits: whether a scenario has it.
        is_a_place: whether its pages come in any order, and none tells where one is.
        resumes_at: the address that leads to its first page not yet done, if it has one.
    """

    title: str
    steps: Steps
    begins: Verb = nothing
    fits: Fits = always
    is_a_place: bool = False
    resumes_at: str | Promise = ""

    def in_order(self, year: int) -> dict[str, Step]:
        """{slug: Step}, as the service had its pages that year."""
        return self.steps(year) if callable(self.steps) else self.steps

    def first_page(self, year: int) -> Address:
        """The address where it begins, for the board: what comes before asks nothing."""
        pages = (step.page for step in self.in_order(year).values() if step.counts)
        return self.resumes_at or next(pages)


def site(name: str) -> Promise:
    return reverse_lazy(f"accounts:{name}")


def page(name: str, *args: Any) -> Promise:
    return reverse_lazy(f"profiles:{name}", args=args)


def pages_of(
    flow: type[Flow],
    year: int,
    *,
    before: dict[str, dict[str, Step]] | None = None,
    fits: dict[str, Fits] | None = None,
) -> dict[str, Step]:
    """{slug: Step} of the pages of a Flow that one passes as the papers say, in a year’s order.

    Args:
        before: {slug: {slug of its own: Step}}, what is met before one of them.
        fits: {slug: whether a scenario has this page}, where not all have.
    """
    steps: dict[str, Step] = {}
    for slug, page in flow.in_order(year).items():
        if page.answers:
            steps |= (before or {}).get(slug, {})
            steps[slug] = Step(
                page.heading,
                reverse_lazy(f"{flow.app}:{flow.name}", args=[slug]),
                playbook.copy(flow, slug),
                fits=(fits or {}).get(slug, always),
            )
    return steps


def after_six_weeks(hands: Hands) -> None:
    playbook.pass_the_six_weeks(hands)
    playbook.be_ready_to_refuse(hands)


def let_the_data_be_erased(hands: Hands) -> None:
    """What was asked while closing is done by time alone."""
    hands.let_pass(ERASURE_DELAY.days)


def _withdrawal(year: int) -> dict[str, Step]:
    return {
        NEEDS: Step(Withdrawal.needs, site("withdraw"), counts=False),
        **pages_of(Withdrawal, year),
        "fin": Step("C’est refusé", site("withdrawn"), counts=False),
    }


def _questions(year: int) -> dict[str, Step]:
    """None in a year whose first log-in leads elsewhere."""
    asked = {
        slug: Step(
            question.heading,
            reverse_lazy("profiles:question", args=[slug]),
            playbook.answer(slug),
        )
        for slug, question in questions.in_order(year).items()
    }
    children = Step("Les enfants de la carte", page("attached"), fits=has_children_on_the_card)
    return asked and {**asked, "enfants": children}


def _code_received(year: int) -> dict[str, Step]:
    """What a code that was asked for alone opens, where the activation does not send its own."""
    if Activation.sends_the_code(year):
        return {}
    return {"recu": Step("Le code est arrivé", lambda hands: code_url(), counts=False)}


INSIDE = {
    "accueil": ("Accueil", "home"),
    "profil-medical": ("Profil médical", "medical"),
    "documents": ("Documents", "documents"),
    "ajouter-document": ("Ajouter un document", "add_document"),
    "messagerie": ("Messagerie", "messages"),
    "nouveau-message": ("Nouveau message", "new_message"),
    "agenda": ("Agenda", "agenda"),
    "parametres": ("Paramètres", "settings"),
    "professionnels": ("Accès des professionnels", "professionals"),
    "confidentialite": ("Confidentialité", "confidentiality"),
    "urgence": ("Accès en cas d’urgence", "emergency"),
    "notifications": ("Notifications", "notifications"),
    "historique": ("Historique d’activité", "activity"),
    "partage": ("Partage de mon profil", "sharing"),
    "donnees": ("Télécharger mes données", "download"),
}
"""{slug: (title, url name)} of the pages that are open to who is inside."""

ROUTES = {
    "activation": Route(
        "Activer l’espace santé",
        begins=playbook.be_ready_to_activate,
        fits=is_to_activate,
        steps=lambda year: {
            NEEDS: Step(Activation.needs, site("what_is_needed"), counts=False),
            **pages_of(Activation, year),
            "fin": Step("L’espace santé est activé", site("activated"), counts=False),
        },
    ),
    "nouveau-code": Route(
        "Demander un nouveau code",
        fits=is_to_activate,
        steps=lambda year: {
            **pages_of(
                NewCode,
                year,
                before={
                    "envoi": {
                        "coordonnees": Step(
                            "Nous avons besoin de vos coordonnées",
                            site("no_contact"),
                            playbook.tell_the_insurer,
                            fits=has_no_contact,
                            counts=False,
                        )
                    }
                },
            ),
            "parti": Step(
                "Le code est parti",
                site("new_code_sent"),
                Hands.wait_for_the_post,
                counts=False,
            ),
            **_code_received(year),
        },
    ),
    "refus": Route(
        facts.filled("Refuser, dans les {opposition-window}"),
        begins=playbook.be_ready_to_refuse,
        fits=is_undecided,
        steps=_withdrawal,
    ),
    "cloture-sans-connexion": Route(
        facts.filled("Clôturer sans se connecter, après les {opposition-window}"),
        begins=after_six_weeks,
        fits=is_to_activate,
        steps=lambda year: (
            _withdrawal(year)
            | {
                "fin": Step(
                    "C’est clôturé",
                    site("withdrawn"),
                    playbook.ask_the_deletion_of_what_was_refused,
                ),
                "suppression": Step("La suppression est demandée", site("withdrawn"), counts=False),
            }
        ),
    ),
    "3422": Route(
        "Refuser par téléphone, au 3422",
        begins=playbook.wait_for_the_hours_of_the_3422,
        fits=is_to_activate,
        steps=lambda year: {
            **pages_of(Call, year, fits={"pour-qui": has_children, "donnees": is_created}),
            "fin": Step("J’ai raccroché", reverse_lazy("world:papers"), counts=False),
        },
    ),
    sorting.JOURNEY.slug: Route(
        sorting.JOURNEY.label,
        is_a_place=True,
        steps={"messages": Step("Les messages à trier", reverse_lazy("world:sorting"))},
    ),
    "temps": Route(
        "Laisser passer le temps",
        fits=is_undecided,
        steps={
            "lettre": Step("La lettre est là", site("site"), playbook.pass_the_six_weeks),
            "six-semaines": Step(
                facts.filled("{opposition-window} plus tard, sans rien faire"),
                site("site"),
            ),
        },
    ),
    "connexion": Route(
        "Se connecter",
        begins=playbook.activate,
        steps={
            "identifiant": Step(
                "Identifiant et mot de passe", site("login"), playbook.give_the_login
            ),
            "code": Step(
                "Code à usage unique", site("login_code"), playbook.give_the_one_time_code
            ),
        },
    ),
    "identifiant-oublie": Route(
        "Identifiant oublié",
        begins=playbook.activate,
        steps=lambda year: {
            **pages_of(ForgottenIdentifiant, year),
            "parti": Step("L’identifiant est parti", site("login"), counts=False),
        },
    ),
    "mot-de-passe-oublie": Route(
        "Mot de passe oublié",
        begins=playbook.activate,
        steps=lambda year: {
            **pages_of(ForgottenPassword, year),
            "change": Step("Le mot de passe est changé", site("login"), counts=False),
        },
    ),
    "questions": Route(
        "Les premières questions",
        resumes_at=page("questions"),
        begins=playbook.log_in,
        fits=is_to_activate,
        steps=_questions,
    ),
    "premiers-choix": Route(
        "Les premiers choix",
        resumes_at=page("next_choice"),
        begins=playbook.log_in,
        fits=is_to_activate,
        steps=lambda year: pages_of(FirstChoices, year, fits={"profils": has_children_on_the_card}),
    ),
    "enfants": Route(
        "Les profils des enfants",
        begins=playbook.be_inside,
        fits=has_a_child_to_open,
        steps={
            "ajouter": Step(
                "Ajouter un profil", page("add_profile"), playbook.open_a_child_s_profile
            ),
            "ouvert": Step("Le profil est activé", page("home"), playbook.look_at_the_child),
            "affiche": Step("Le profil de l’enfant, à l’écran", page("home")),
            "cloture": Step("Clôturer le profil de l’enfant", page("closure")),
        },
    ),
    "code-enfant": Route(
        "Le code d’un enfant",
        begins=playbook.be_inside,
        fits=has_an_invited_child,
        steps=lambda year: {
            **pages_of(ChildCode, year, fits={"personne": has_twins}),
            "fin": Step("Le profil est activé", page("home"), counts=False),
        },
    ),
    "dedans": Route(
        "Dans l’espace santé",
        begins=playbook.be_inside,
        is_a_place=True,
        steps={slug: Step(title, page(name)) for slug, (title, name) in INSIDE.items()},
    ),
    "cloture": Route(
        "Clôturer, en étant connecté",
        begins=playbook.be_inside,
        steps={
            "notice": Step("La notice", page("closure")),
            "mot-de-passe": Step("Le mot de passe", playbook.closing_page, playbook.close),
            "fin": Step(
                "Le profil est clôturé",
                lambda hands: f"{page('closed_end', hands.account.pk)}?copie=on",
                let_the_data_be_erased,
            ),
            "efface": Step(
                facts.filled("{erasure-delay} plus tard, tout est effacé"),
                lambda hands: page("closed_end", hands.account.pk),
            ),
        },
    ),
    "apres-cloture": Route(
        "Revenir après la clôture",
        begins=playbook.close_and_keep,
        steps={
            "ferme": Step("Le profil est fermé", page("closed"), playbook.ask_the_deletion),
            "suppression": Step("La suppression est demandée", page("closed"), playbook.reopen),
            "rouvert": Step("Le profil est rouvert", page("home")),
        },
    ),
}
