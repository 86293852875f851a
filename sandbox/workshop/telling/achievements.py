"""« J’ai réussi »: what each journey comes to, in the words of who takes the sheet home."""

from dataclasses import dataclass, field

from accounts.activation import Activation
from accounts.flows import NEEDS
from profiles.deeds import DEEDS
from profiles.first_choices import FirstChoices
from sandbox.kit.french import counted
from sandbox.workshop import titles
from sandbox.workshop.models import SeatEvent


@dataclass(frozen=True)
class Achievement:
    """One journey: what one can now say, its pages, and what one then does on the real service.

    Args:
        steps: {slug of a page: what one can say of it}.
    """

    did: str
    steps: dict[str, str] = field(default_factory=dict)
    then: list[str] = field(default_factory=list)


ACHIEVEMENTS = {
    "activation": Achievement(
        "J’ai activé un espace santé.",
        {page.slug: page.did for pages in Activation.orders.values() for page in pages if page.did},
        [
            "Je prépare ma carte Vitale, mon téléphone et mon adresse e-mail. La lettre n’est plus "
            "nécessaire.",
            "Je choisis un mot de passe à moi. Je ne reprends pas celui de l’atelier.",
        ],
    ),
    "connexion": Achievement(
        "J’ai réussi à me connecter.",
        {
            "identifiant": "J’ai écrit l’identifiant et le mot de passe.",
            "code": "J’ai recopié le code à usage unique.",
        },
        ["Je garde mon identifiant et mon mot de passe dans un endroit sûr."],
    ),
    "questions": Achievement(
        "J’ai répondu à des questions sur ma santé.",
        then=["Je réponds seulement à ce que je veux. Je pourrai tout changer."],
    ),
    "premiers-choix": Achievement(
        "J’ai fait les premiers choix de mon espace santé.",
        {page.slug: page.did for pages in FirstChoices.orders.values() for page in pages},
        [
            "À ma première connexion, je prends le temps de lire. La confidentialité est un choix "
            "obligatoire.",
            "Tout se change ensuite dans «\u00a0Paramètres\u00a0».",
        ],
    ),
    "nouveau-code": Achievement(
        "J’ai demandé un nouveau code provisoire.",
        then=["Si mon code est perdu ou trop ancien, j’en demande un autre sur le site."],
    ),
    "enfants": Achievement(
        "J’ai choisi pour les profils des enfants.",
        then=["Pour mes enfants, je me connecte, puis j’ouvre « Ajouter un profil »."],
    ),
    "code-enfant": Achievement(
        "J’ai utilisé le code provisoire d’un enfant.",
        then=["Chaque enfant a son code. Je prends le bon."],
    ),
    "courrier": Achievement(
        "J’ai trié le courrier\u00a0: le vrai et le faux.",
        then=["Je regarde qui envoie, ce qu’on demande, et où mène le lien."],
    ),
    "refus": Achievement(
        "J’ai refusé la création d’un espace santé.",
        then=["Je garde la preuve de mon refus.", "Je peux changer d’avis quand je veux."],
    ),
    "cloture-sans-connexion": Achievement(
        "J’ai clôturé un espace santé, sans me connecter.",
        then=["Je garde le papier qui le dit.", "Je peux changer d’avis quand je veux."],
    ),
    "cloture": Achievement(
        "J’ai clôturé un profil.",
        then=[
            "Avant de clôturer, je télécharge mes données.",
            "Je peux revenir, tant que mes données ne sont pas effacées.",
        ],
    ),
    "identifiant-oublie": Achievement(
        "J’ai retrouvé mon identifiant.",
        then=["Si j’oublie mon identifiant, la page de connexion permet de le retrouver."],
    ),
    "mot-de-passe-oublie": Achievement(
        "J’ai changé mon mot de passe.",
        then=["Si j’oublie mon mot de passe, la page de connexion permet d’en choisir un autre."],
    ),
    "3422": Achievement(
        "J’ai essayé un appel au 3422.", then=["Avant d’appeler, je prépare ma carte Vitale."]
    ),
} | {slug: Achievement(deed.did) for slug, deed in DEEDS.items()}  # fmt: skip
"""{slug of an end: its Achievement}."""


WITHOUT_A_SPACE = {"refus", "cloture-sans-connexion", "cloture"}
"""The ends of who wants none: how to activate one is not for them."""


def done(history):
    """What was finished at a place, in order: [(Achievement, what one can say of its pages)].

    A page past which the mediator led the place is not said.
    """
    return [
        (ACHIEVEMENTS[journey], [*_said(journey, history.passed.get(journey, []))])
        for journey in history.finished
        if journey in ACHIEVEMENTS
    ]


def overcome(history):
    """« J’ai rencontré 3 erreurs. J’ai corrigé, et j’ai continué. »: errors of pages that were
    passed all the same; "" for none."""
    errors = [event for event in history.events if event.kind == SeatEvent.Kind.MISTAKE]
    count = sum(_is_overcome(history, event) for event in errors)
    met = counted(count, "erreur")
    return f"J’ai rencontré {met}. J’ai corrigé, et j’ai continué." if count else ""


def _is_overcome(history, error):
    journey, page = error.journey, error.page
    return journey in history.finished or page in history.passed.get(journey, [])


def wants_a_space(history):
    """Whether how to activate one at home is for them."""
    return not WITHOUT_A_SPACE & {*history.finished}


def said(history):
    """« Bravo : « J’ai réussi à me connecter. » », of what was finished; "" where nothing was."""
    did = " ".join(achievement.did for achievement, _ in done(history))
    return f"Bravo\u00a0: «\u00a0{did}\u00a0»" if did else ""


def begun(history):
    """What can be said of the journeys that were not finished."""
    steps = []
    for journey, pages in history.passed.items():
        if journey in ACHIEVEMENTS and journey not in history.finished:
            steps += _said(journey, pages) or [f"J’ai commencé\u00a0: {titles.label(journey)}."]
    return steps


def _said(journey, pages):
    """A sentence for each page that was passed; one without its own is told by its title.

    What was read before the first one is not said.
    """
    known = ACHIEVEMENTS[journey].steps
    if not known:
        return []
    passed = [page for page in pages if page != NEEDS]
    return [known.get(page) or _seen(titles.title(journey, page)) for page in passed]


def _seen(title):
    return f"J’ai vu la page «\u00a0{title}\u00a0»."


def then(history):
    """What comes next on the real service, each thing once."""
    return list(dict.fromkeys(each for ended, _ in done(history) for each in ended.then))
