"""The one table of who may see what (real-service.md §6, §9, §11): each row has its fact.

What no source says is « Pas sûr », with a sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass

from profiles.models.documents import Category
from profiles.sight.doors import (
    OTHER,
    carer,
    consent,
    consent_of_others,
    never,
    second_parent,
    switch,
)
from sandbox import facts
from sandbox.facts import fact


@dataclass(frozen=True)
class Right:
    """Whether a part of a profile is open to somebody; `doubt`: what no source tells of it."""

    is_open: bool = True
    doubt: str = ""


@dataclass(frozen=True)
class Rights:
    """What a kind of person may see, once the door is open.

    Args:
        closed: the categories of documents that they may not read.
        is_family: whether they stand in the place of who holds it: no setting hides anything.
    """

    documents: Right = Right()
    vaccinations: Right = Right()
    history: Right = Right()
    wishes: Right = Right()
    rest: Right = Right(is_open=False)
    closed: frozenset = frozenset()
    is_family: bool = False


def note_of(known):
    return facts.filled(" ".join(known.real))


def unsure(known):
    return Right(doubt=note_of(known))


FAMILY = Rights(rest=Right(), is_family=True)
BESIDE_THE_DOCUMENTS = unsure(fact("beside-the-documents"))
EMERGENCY = Rights(
    vaccinations=BESIDE_THE_DOCUMENTS, history=BESIDE_THE_DOCUMENTS, wishes=BESIDE_THE_DOCUMENTS
)
OF_A_PROFESSION = unsure(fact("history-by-profession"))


@dataclass(frozen=True)
class Onlooker:
    """A row of the table: a kind of person.

    Args:
        door: gives their Door, or None where the profile has nobody of that kind.
        rights: None where the door never opens.
        law: what is known of their rights.
        doubt: what is not.
    """

    title: str
    door: Callable
    rights: Rights | None
    law: str
    doubt: str = ""


ONLOOKERS = {
    "doctor": Onlooker("Médecin", consent("doctor"), Rights(), note_of(fact("doctors-see"))),
    "pharmacist": Onlooker(
        "Pharmacien",
        consent("pharmacist"),
        Rights(documents=unsure(fact("pharmacists-see")), history=OF_A_PROFESSION),
        "",
    ),
    "nurse": Onlooker(
        "Infirmier ou infirmière",
        consent("nurse"),
        Rights(
            documents=unsure(fact("nurses-see")),
            history=OF_A_PROFESSION,
            closed=frozenset({Category.CERTIFICATE}),
        ),
        "",
    ),
    OTHER: Onlooker(
        "Autre professionnel de santé",
        consent_of_others,
        Rights(documents=unsure(fact("others-see")), history=OF_A_PROFESSION),
        "",
    ),
    "samu": Onlooker(
        "SAMU (le 15)", switch("emergency_samu"), EMERGENCY, note_of(fact("samu-sees"))
    ),
    "emergency": Onlooker(
        "Urgences de l’hôpital",
        switch("emergency_others"),
        EMERGENCY,
        note_of(fact("emergency-sees")),
    ),
    "insurer": Onlooker("Assureur ou mutuelle", never, None, note_of(fact("insurers-see"))),
    "employer": Onlooker(
        "Employeur",
        never,
        None,
        note_of(fact("employers-see")),
        note_of(fact("occupational-doctor")),
    ),
    "parent": Onlooker(
        "Second parent", second_parent, FAMILY, "", note_of(fact("secret-of-a-minor"))
    ),
    "carer": Onlooker("Proche aidant", carer, FAMILY, "", note_of(fact("carers-access"))),
}
"""{slug: the kind of person}, in the order of the page."""
