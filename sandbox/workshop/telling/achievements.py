"""« J’ai réussi »: what each journey comes to, in the words of who takes the sheet home."""

from dataclasses import dataclass, field

from accounts import login
from accounts.activation import Activation
from accounts.new_code import NewCode
from accounts.phone import Call
from accounts.recovery import ForgottenIdentifiant, ForgottenPassword
from accounts.withdrawal import Withdrawal
from profiles import children, closure, questions
from profiles.child_code import ChildCode
from sandbox.workshop.telling.deeds import DEEDS


@dataclass(frozen=True)
class Achievement:
    """One journey: what one can now say, its pages, and what one then does on the real service.

    Args:
        steps: {title of a page: what one can say of it}.
    """

    did: str
    steps: dict[str, str] = field(default_factory=dict)
    then: list[str] = field(default_factory=list)


def _said_of(flow):
    """{title of a page: what one can say of it} of a Flow."""
    return {page.heading: page.did for page in flow.steps.values() if page.did}


ACHIEVEMENTS = {
    Activation.label: Achievement(
        "J’ai activé un espace santé.",
        _said_of(Activation),
        [
            "Je prépare ma carte Vitale, mon téléphone et mon adresse e-mail.",
            "Je choisis un mot de passe à moi. Je ne reprends pas celui de l’atelier.",
        ],
    ),
    login.JOURNEY: Achievement(
        "J’ai réussi à me connecter.",
        {
            "": "J’ai écrit l’identifiant et le mot de passe.",
            login.CodeForm.heading: "J’ai recopié le code à usage unique.",
        },
        ["Je garde mon identifiant et mon mot de passe dans un endroit sûr."],
    ),
    questions.JOURNEY: Achievement(
        "J’ai répondu à des questions sur ma santé.",
        then=["Je réponds seulement à ce que je veux. Je pourrai tout changer."],
    ),
    NewCode.label: Achievement(
        "J’ai demandé un nouveau code provisoire.",
        then=["Si mon code est perdu ou trop ancien, j’en demande un autre sur le site."],
    ),
    children.JOURNEY: Achievement(
        "J’ai choisi pour les profils des enfants.",
        then=["Pour mes enfants, je me connecte, puis j’ouvre « Ajouter un profil »."],
    ),
    ChildCode.label: Achievement(
        "J’ai utilisé le code provisoire d’un enfant.",
        then=["Chaque enfant a son code. Je prends le bon."],
    ),
    Withdrawal.label: Achievement(
        "J’ai refusé la création d’un espace santé.",
        then=["Je garde la preuve de mon refus.", "Je peux changer d’avis quand je veux."],
    ),
    Withdrawal.closing_label: Achievement(
        "J’ai clôturé un espace santé, sans me connecter.",
        then=["Je garde le papier qui le dit.", "Je peux changer d’avis quand je veux."],
    ),
    closure.JOURNEY: Achievement(
        "J’ai clôturé un profil.",
        then=["Avant de clôturer, je télécharge mes données.", "Je peux revenir plus tard."],
    ),
    ForgottenIdentifiant.label: Achievement("J’ai retrouvé mon identifiant."),
    ForgottenPassword.label: Achievement("J’ai changé mon mot de passe."),
    Call.label: Achievement("J’ai essayé un appel au 3422."),
} | {deed.label: Achievement(deed.did) for deed in DEEDS.values()}  # fmt: skip
"""{the name of a journey, as the room says it: its Achievement}."""


def done(way):
    """What was finished at a place, in order: [(Achievement, what one can say of its pages)].

    A page past which the mediator led the place is not said.
    """
    return [
        (ACHIEVEMENTS[journey], [*_said(journey, way.passed.get(journey, []))])
        for journey in way.finished
        if journey in ACHIEVEMENTS
    ]


def begun(way):
    """What can be said of the journeys that were not finished."""
    steps = []
    for journey, titles in way.passed.items():
        if journey in ACHIEVEMENTS and journey not in way.finished:
            steps += _said(journey, titles) or [f"J’ai commencé\u00a0: {journey}."]
    return steps


def _said(journey, titles):
    """A sentence for each page that was passed; one without its own is told by its title."""
    known = ACHIEVEMENTS[journey].steps
    if not known:
        return []
    return [known.get(title, f"J’ai vu la page «\u00a0{title}\u00a0».") for title in titles]


def then(way):
    """What comes next on the real service, each thing once."""
    return list(dict.fromkeys(each for achievement, _ in done(way) for each in achievement.then))
