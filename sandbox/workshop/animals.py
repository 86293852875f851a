"""The thirty animals of the seats: a place is a number and an animal, never a name."""

from dataclasses import dataclass

from sandbox.world.identities import ascii_slug

ANIMALS = [
    "le renard", "la chouette", "le hérisson", "l’écureuil", "le canard", "le lapin",
    "la loutre", "le papillon", "le dauphin", "la girafe", "le cheval", "le coq", "le cygne",
    "le flamant", "l’abeille", "la coccinelle", "le lion", "l’ours", "le panda", "le koala",
    "la grenouille", "le castor", "le zèbre", "le manchot", "le perroquet", "le chat",
    "le chien", "le poisson", "le crabe", "le paon",
]  # fmt: skip
COLOUR = {"le": "bleu", "la": "bleue", "l’": "bleu"}
FEMININE = {"l’abeille"}


@dataclass(frozen=True)
class Animal:
    """How a seat is called (« la loutre »), and which drawing it has."""

    name: str
    drawing: str

    def __str__(self):
        """Its article is never parted from it at the end of a line."""
        return self.name.replace(" ", "\u00a0", 1)


def animal_of(number):
    """The animal of this place; from 31 on, a second round, in blue. Place 0 is the mediator's."""
    if number == 0:
        return Animal("Animateur", "paon")
    name = ANIMALS[(number - 1) % len(ANIMALS)]
    drawing = ascii_slug(name.removeprefix("l’").split(" ")[-1])
    if number > len(ANIMALS):
        article = name[:2]
        colour = "bleue" if name in FEMININE else COLOUR[article]
        name = f"{name} {colour}"
    return Animal(name, drawing)
