"""« Qui voit quoi »: what each kind of person sees of a profile, as it is now."""

from dataclasses import dataclass

from profiles.sight.doors import HAS_ACCESS, IN_AN_EMERGENCY, Door, Now
from profiles.sight.looks import Look
from profiles.sight.rights import ONLOOKERS


@dataclass(frozen=True)
class Card:
    """What a kind of person sees of a profile."""

    slug: str
    title: str
    door: Door
    lines: list
    law: str
    doubt: str

    @property
    def headline(self):
        """What is now seen of the documents; nothing where the door is shut, or not open yet."""
        return self.lines[0].text if self.door.mark in OPEN_NOW else ""


OPEN_NOW = {HAS_ACCESS, IN_AN_EMERGENCY}


def cards(profile):
    """The Cards of a profile, in the order of the table."""
    now = Now.of(profile)
    doors = {slug: each.door(now) for slug, each in ONLOOKERS.items()}
    return [
        Card(slug, each.title, doors[slug], _lines(now, doors[slug], each), each.law, each.doubt)
        for slug, each in ONLOOKERS.items()
        if doors[slug]
    ]


def _lines(now, door, onlooker):
    return Look(now, door, onlooker.rights).lines if door.is_open else []
