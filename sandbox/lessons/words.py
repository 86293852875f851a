"""What the sentences of the help may say of the papers: it depends on who reads them.

A text of the catalogue holds `{in_papers}` or `{find_code}`; whoever reads it holds the words
(`sandbox.world.words`), for the length of a request. The room's own pages have no papers.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sandbox.facts import filled

OF_NOBODY = {
    "in_papers": "dans les papiers",
    "find_code": "Recopiez le code. Il est dans la lettre, ou dans un message.",
    "whose_it_is": "C’est peut-être celui d’une autre personne.",
    "compare_code": "Comparez avec la lettre ou le message, groupe par groupe.",
    "find_digits": filled("Les {one-time-code-length} sont dans le dernier message reçu."),
    "find_serial": "Avec photo, le numéro est devant. Sans photo, il est au dos.",
    "find_password": "Le mot de passe est sur la fiche, sauf si vous en avez choisi un autre.",
    "copy_password": "Recopiez le mot de passe de la fiche, ou inventez-en un pour l’exercice.",
    "copy_spare": "Recopiez le mot de passe de rechange de la fiche, ou inventez-en un.",
    "the_spare": "le mot de passe de rechange de la fiche",
    "which_password": "",
    "find_phone": "Recopiez le numéro de la fiche, ou laissez la case vide.",
    "only_ours": "Écrivez seulement ce que la case demande, sans numéro ni adresse.",
}
"""{word: what is said where nobody's papers are meant}: a mediator's form, a list of errors."""

IN_GENERAL = {
    "gap": "Il en manque, ou il y en a trop.",
    "parts": "une partie de la date",
    "name": "cette personne",
    "child": "cet enfant",
    "wait": "un peu",
    "other": "les autres coordonnées de la fiche",
    "example": "56,1",
    "nearly": "",
}
"""{fact of a Mistake: what stands for it where the lesson is told away from its form}."""

_of_the_reader: ContextVar[Mapping[str, str]] = ContextVar("words of the reader", default=OF_NOBODY)
_stand_back: ContextVar[bool] = ContextVar("lessons that stand back", default=False)


@contextmanager
def told_to(words: Mapping[str, str], *, alone: bool = False) -> Iterator[None]:
    """Say the lessons, for the length of a block, to whoever has these words.

    Args:
        words: gives each word of `OF_NOBODY` by its name, as a dict does.
        alone: whether this reader wants the service's own sentence, and no help of the room.
    """
    tokens = _of_the_reader.set(words), _stand_back.set(alone)
    try:
        yield
    finally:
        _of_the_reader.reset(tokens[0])
        _stand_back.reset(tokens[1])


def stand_back() -> bool:
    """Whether whoever reads now wants no help of the room."""
    return _stand_back.get()


def told(word: str) -> str:
    """What is said, under this name, to whoever reads now."""
    return _of_the_reader.get()[word]


class Facts(dict[str, Any]):
    """The facts of a Mistake, then the words of the reader, each asked for when it is used."""

    def __missing__(self, name: str) -> str:
        return told(name)
