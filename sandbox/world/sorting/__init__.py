"""« Trier le courrier »: eight messages, genuine and false, to tell apart and to say why.

`messages.toml` has them. What one said of each is a `SortedMessage` of the world: a reset empties
it. The order is that of the place, from its numbers, so that a neighbour’s answers do not serve.
"""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sandbox import facts
from sandbox.world import progress

FILE = Path(__file__).parent / "messages.toml"

SENDER, ASKS, LEADS = "sender", "asks", "leads"
CLUES = {
    SENDER: "Qui envoie",
    ASKS: "Ce qu’on demande",
    LEADS: "Où mène le lien",
}
"""{slug: what one looks at, on the screen}."""

KNOWN = {
    "sender-right": "La fin de l’adresse est la bonne.",
    "sender-nearly": "L’adresse ressemble à la bonne, mais sa fin est une autre.",
    "sender-mobile": "Un numéro de mobile peut être à n’importe qui.",
    "asks-nothing": "On ne vous demande rien de secret.",
    "asks-money": "On vous presse, et on demande de l’argent.",
    "asks-password": "On demande un mot de passe et un code. Ils sont pour vous seul.",
    "asks-bank-card": "On vous presse, et on demande une carte bancaire.",
    "leads-right": "Le lien mène au service. Vous pouvez aussi taper l’adresse vous-même.",
    "leads-elsewhere": "Le lien mène ailleurs. Lisez la fin de son adresse.",
    "leads-nowhere": "Il n’y a pas de lien.",
}
"""{slug: what there is to know of a clue}."""


@dataclass(frozen=True)
class Link:
    """What is pressed, and the address where it would lead."""

    says: str
    to: str


@dataclass(frozen=True)
class ToSort:
    """One of the eight.

    Args:
        named, address: who it says it is from.
        sender, asks, leads: what there is to know of each clue, by its slug in KNOWN.
        tells: the clues that give it away.
        known: what is known of such messages: the fact that says it, between braces.
    """

    slug: str
    channel: str
    named: str
    address: str
    lines: tuple[str, ...]
    is_genuine: bool
    sender: str
    asks: str
    leads: str
    known: str
    subject: str = ""
    link: Link | None = None
    tells: tuple[str, ...] = ()

    @property
    def clues(self):
        """[(what one looks at, what there is to know of it)]."""
        return [(CLUES[each], KNOWN[getattr(self, each)]) for each in CLUES]

    @property
    def title(self):
        return self.subject or self.lines[0]

    @property
    def note(self):
        """What is known of such messages."""
        return facts.filled(self.known)


@cache
def every():
    """{slug: ToSort}, in the order of the file."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["messages"]
    return {row["slug"]: _sample(**row) for row in rows}


def _sample(*, lines, link=None, tells=(), **row):
    given = {"address": row.pop("from"), "lines": tuple(lines), "tells": tuple(tells)}
    return ToSort(link=Link(**link) if link else None, **given, **row)


COUNT = len(every())

JOURNEY = progress.Journey(
    "courrier",
    "Trier le courrier",
    {f"message-{number}": f"Message {number}" for number in range(1, COUNT + 1)},
)


def in_order(world):
    """The messages, in the order in which this place meets them."""
    samples = list(every().values())
    random.Random(f"{world.player.nir}/courrier").shuffle(samples)
    return samples


@dataclass(frozen=True)
class Sorting:
    """A ToSort, its rank, and what was said of it (a SortedMessage); None as long as nothing is."""

    number: int
    sample: ToSort
    said: object

    @property
    def is_right(self):
        return self.said.is_said_genuine == self.sample.is_genuine

    @property
    def is_well_seen(self):
        """Whether the clue that was chosen gives it away: of a genuine one, any does."""
        return self.is_right and (self.sample.is_genuine or self.said.clue in self.sample.tells)

    @property
    def clue(self):
        return CLUES[self.said.clue]


def told_in(world):
    """The eight Sortings of a place, in its order."""
    said = {each.message: each for each in world.sortedmessage_set.all()}
    return [
        Sorting(number, sample, said.get(sample.slug))
        for number, sample in enumerate(in_order(world), start=1)
    ]


def left_of(told):
    """Those of these Sortings of which nothing is said yet."""
    return [each for each in told if each.said is None]
