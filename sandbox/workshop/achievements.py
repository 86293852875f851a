"""« J’ai réussi »: what each journey comes to, in the words of who takes the sheet home."""

from dataclasses import dataclass, field

from accounts.activation import Activation
from accounts.withdrawal import Withdrawal


@dataclass(frozen=True)
class Achievement:
    """One journey: what one can now say, its steps, and what one then does on the real service."""

    did: str
    steps: list[str] = field(default_factory=list)
    then: list[str] = field(default_factory=list)


ACHIEVEMENTS = {
    Activation.label: Achievement(
        "J’ai activé un espace santé.",
        [
            "J’ai recopié le code provisoire.",
            "J’ai donné le numéro de sécurité sociale, la date de naissance et la carte.",
            "J’ai choisi d’activer.",
            "J’ai accepté les conditions.",
            "J’ai donné une adresse e-mail.",
            "J’ai choisi un identifiant et un mot de passe.",
        ],
        [
            "Je prépare ma carte Vitale, mon téléphone et mon adresse e-mail.",
            "Je choisis un mot de passe à moi. Je ne reprends pas celui de l’atelier.",
        ],
    ),
    "Connexion": Achievement(
        "J’ai réussi à me connecter.",
        ["J’ai écrit l’identifiant et le mot de passe.", "J’ai recopié le code à usage unique."],
        ["Je garde mon identifiant et mon mot de passe dans un endroit sûr."],
    ),
    "Premières questions": Achievement(
        "J’ai répondu aux premières questions.",
        then=["Je réponds seulement à ce que je veux. Je pourrai tout changer."],
    ),
    "Nouveau code provisoire": Achievement(
        "J’ai demandé un nouveau code provisoire.",
        then=["Si mon code est perdu ou trop ancien, j’en demande un autre sur le site."],
    ),
    "Profils des enfants": Achievement(
        "J’ai choisi pour les profils des enfants.",
        then=["Pour mes enfants, je me connecte, puis j’ouvre « Ajouter un profil »."],
    ),
    "Code provisoire d’un enfant": Achievement(
        "J’ai utilisé le code provisoire d’un enfant.",
        then=["Chaque enfant a son code. Je prends le bon."],
    ),
    Withdrawal.label: Achievement(
        "J’ai refusé la création d’un espace santé.",
        then=["Je garde la preuve de mon refus.", "Je peux changer d’avis quand je veux."],
    ),
    "Clôture du profil": Achievement(
        "J’ai clôturé un profil.",
        then=["Avant de clôturer, je télécharge mes données.", "Je peux revenir plus tard."],
    ),
    "Identifiant oublié": Achievement("J’ai retrouvé mon identifiant."),
    "Mot de passe oublié": Achievement("J’ai changé mon mot de passe."),
    "Appel au 3422": Achievement("J’ai essayé un appel au 3422."),
}  # fmt: skip
"""{the name of a journey, as the room says it: its Achievement}."""


def done(way):
    """The Achievements of the journeys that were finished at a place, in order."""
    return [ACHIEVEMENTS[journey] for journey in way.finished if journey in ACHIEVEMENTS]


def begun(way):
    """The steps that were passed in the journeys that were not finished."""
    steps = []
    for (journey, total), passed in way.passed.items():
        known = ACHIEVEMENTS[journey].steps if journey in ACHIEVEMENTS else []
        if journey not in way.finished and len(known) == total:
            steps += [known[step - 1] for step in sorted(passed)]
    return steps


def then(way):
    """What comes next on the real service, each thing once."""
    return list(dict.fromkeys(each for achievement in done(way) for each in achievement.then))
