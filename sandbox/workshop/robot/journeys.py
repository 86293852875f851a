"""The routes through the journeys, and their steps: what a mediator can bring a place to.

A step is reached by playing everything before it, from the start of the scenario, as a learner
does. Those that a scenario does not have are not offered there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse_lazy
from django.utils.functional import Promise

from accounts.activation import Activation
from accounts.flows import Flow
from accounts.new_code import NewCode
from accounts.phone import Call
from accounts.recovery import ForgottenIdentifiant, ForgottenPassword
from accounts.states import ERASURE_DELAY, OPPOSITION_WINDOW
from accounts.withdrawal import Withdrawal
from profiles import children, questions
from profiles.child_code import ChildCode
from sandbox import facts
from sandbox.workshop import titles
from sandbox.workshop.models import Seat
from sandbox.workshop.robot import playbook
from sandbox.workshop.robot.browser import Hands
from sandbox.workshop.robot.playbook import Verb

Scenario = dict[str, Any]
Fits = Callable[[Scenario], bool]
Address = str | Promise | Callable[[Hands], str | Promise]


def nothing(hands: Hands) -> None:
    """Nothing has to be done."""


def always(scenario: Scenario) -> bool:
    return True


def is_to_activate(scenario: Scenario) -> bool:
    """Whether the space of the played person is not activated at the start."""
    return "account" not in scenario


def is_undecided(scenario: Scenario) -> bool:
    """Whether the six weeks are still running at the start."""
    return is_to_activate(scenario) and -scenario["letter"]["day"] <= OPPOSITION_WINDOW.days


def is_created(scenario: Scenario) -> bool:
    """Whether silence has created the space before the start."""
    return is_to_activate(scenario) and not is_undecided(scenario)


def has_no_contact(scenario: Scenario) -> bool:
    """Whether the insurer knows no way to reach this person."""
    return not scenario.get("insurer", {}).get("knows", ["letter"])


def has_a_child_to_open(scenario: Scenario) -> bool:
    return any(
        child.get("is_legal", True) and child.get("is_on_card", True) and _can_be_open(child)
        for child in scenario.get("children", [])
    )


def has_children_on_the_card(scenario: Scenario) -> bool:
    return any(child.get("is_on_card", True) for child in scenario.get("children", []))


def has_children(scenario: Scenario) -> bool:
    return bool(scenario.get("children"))


def has_an_invited_child(scenario: Scenario) -> bool:
    return "account" in scenario and any(
        "invitation" in child and child.get("is_legal", True)
        for child in scenario.get("children", [])
    )


def has_twins(scenario: Scenario) -> bool:
    return any(child.get("is_twin") for child in scenario.get("children", []))


def _can_be_open(child: Scenario) -> bool:
    return child.get("is_activable", True)


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


@dataclass(frozen=True)
class Route:
    """A way through the pages of a journey, that hands can go.

    Args:
        title: its name in the mediator's list.
        steps: {slug: Step}, in order.
        begins: what is done before its first page.
        fits: whether a scenario has it.
        is_a_place: whether its pages come in any order, and none tells where one is.
        resumes_at: the address that leads to its first page not yet done, if it has one.
    """

    title: str
    steps: dict[str, Step]
    begins: Verb = nothing
    fits: Fits = always
    is_a_place: bool = False
    resumes_at: str | Promise = ""

    @property
    def first_page(self) -> Address:
        """The address where it begins, for the board: what comes before tells nothing."""
        return self.resumes_at or next(step.page for step in self.steps.values() if step.counts)


def site(name: str) -> Promise:
    return reverse_lazy(f"accounts:{name}")


def page(name: str, *args: Any) -> Promise:
    return reverse_lazy(f"profiles:{name}", args=args)


def pages_of(
    flow: type[Flow],
    *,
    before: dict[str, dict[str, Step]] | None = None,
    fits: dict[str, Fits] | None = None,
) -> dict[str, Step]:
    """{slug: Step} of the pages of a Flow that one passes as the papers say, in order.

    Args:
        before: {slug: {slug of its own: Step}}, what is met before one of them.
        fits: {slug: whether a scenario has this page}, where not all have.
    """
    steps: dict[str, Step] = {}
    for slug, page in flow.steps.items():
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
    playbook.ask_a_code(hands)


def let_the_data_be_erased(hands: Hands) -> None:
    """What was asked while closing is done by time alone."""
    hands.let_pass(ERASURE_DELAY.days)


def _withdrawal() -> dict[str, Step]:
    return {
        "besoins": Step("Ce qu’il faut pour refuser", site("withdraw"), counts=False),
        **pages_of(Withdrawal),
        "fin": Step("C’est refusé", site("withdrawn"), counts=False),
    }


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
        begins=playbook.hold_a_code,
        fits=is_to_activate,
        steps={
            "besoins": Step("Ce qu’il me faut", site("what_is_needed"), counts=False),
            **pages_of(Activation),
            "fin": Step("L’espace santé est activé", site("activated"), counts=False),
        },
    ),
    "nouveau-code": Route(
        "Demander un nouveau code",
        fits=is_to_activate,
        steps={
            **pages_of(
                NewCode,
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
            "recu": Step(
                "Le code est arrivé",
                reverse_lazy("accounts:activation", args=["code"]),
                counts=False,
            ),
        },
    ),
    "refus": Route(
        facts.filled("Refuser, dans les {opposition-window}"),
        begins=playbook.hold_a_code,
        fits=is_undecided,
        steps=_withdrawal(),
    ),
    "cloture-sans-connexion": Route(
        facts.filled("Clôturer sans se connecter, après les {opposition-window}"),
        begins=after_six_weeks,
        fits=is_to_activate,
        steps=_withdrawal()
        | {
            "fin": Step(
                "C’est clôturé", site("withdrawn"), playbook.ask_the_deletion_of_what_was_refused
            ),
            "suppression": Step("La suppression est demandée", site("withdrawn"), counts=False),
        },
    ),
    "3422": Route(
        "Refuser par téléphone, au 3422",
        begins=playbook.wait_for_the_hours_of_the_3422,
        fits=is_to_activate,
        steps={
            **pages_of(Call, fits={"pour-qui": has_children, "donnees": is_created}),
            "fin": Step("J’ai raccroché", reverse_lazy("world:papers"), counts=False),
        },
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
            "code": Step("Code à usage unique", site("login_code")),
        },
    ),
    "identifiant-oublie": Route(
        "Identifiant oublié",
        begins=playbook.activate,
        steps={
            **pages_of(ForgottenIdentifiant),
            "parti": Step("L’identifiant est parti", site("login"), counts=False),
        },
    ),
    "mot-de-passe-oublie": Route(
        "Mot de passe oublié",
        begins=playbook.activate,
        steps={
            **pages_of(ForgottenPassword),
            "change": Step("Le mot de passe est changé", site("login"), counts=False),
        },
    ),
    "questions": Route(
        "Les premières questions",
        resumes_at=page("questions"),
        begins=playbook.log_in,
        fits=is_to_activate,
        steps={
            **{
                slug: Step(
                    question.heading,
                    reverse_lazy("profiles:question", args=[slug]),
                    playbook.answer(slug),
                )
                for slug, question in questions.QUESTIONS.items()
            },
            "enfants": Step(
                "Les enfants de la carte", page("attached"), fits=has_children_on_the_card
            ),
        },
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
        steps={
            **pages_of(ChildCode, fits={"personne": has_twins}),
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


@dataclass(frozen=True)
class Stop:
    """A step and the route it is on."""

    slug: str
    route: Route
    step: Step
    before: tuple[Step, ...]

    @property
    def title(self) -> str:
        """« Activer l’espace santé : Mon identité »."""
        return f"{self.route.title} : {self.step.title}"

    def fits(self, scenario: Scenario) -> bool:
        """Whether a scenario (the contents of its file) has this step."""
        return self.route.fits(scenario) and self.step.fits(scenario)

    @property
    def told(self) -> str:
        """The slug of the journey that the pages tell here; "" where they tell none."""
        name = self.slug.partition("/")[0]
        return name if name in titles.JOURNEYS else ""

    def is_behind(self, seat: Seat) -> bool:
        """Whether a seat, as the board tells where it stands, has passed this page."""
        if not self.told or seat.journey != self.told:
            return False
        pages = list(titles.JOURNEYS[self.told].titles)
        so_far = list(self.route.steps)[: len(self.before) + 1]
        passed = [pages.index(slug) for slug in so_far if slug in pages]
        return seat.page in pages and pages.index(seat.page) > max(passed, default=-1)


def _steps() -> Iterator[Stop]:
    for name, route in ROUTES.items():
        steps = list(route.steps.items())
        for rank, (slug, step) in enumerate(steps):
            before = tuple(each for _, each in steps[:rank])
            yield Stop(f"{name}/{slug}", route, step, before)


STEPS = {place.slug: place for place in _steps()}
"""{« journey/step »: the Stop}."""


def first_page(slug: str, *, after: str = "") -> str:
    """Where a journey begins, by its slug; "" where that is not known.

    Args:
        after: the journey before it: the children are asked about on a page of its own at first.
    """
    if (slug, after) == (children.JOURNEY.slug, questions.JOURNEY.slug):
        return str(page("attached"))
    return str(ROUTES[slug].first_page) if slug in ROUTES else ""
