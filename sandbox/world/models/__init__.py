from sandbox.world.models.codes import OneTimeCode, ProvisionalCode
from sandbox.world.models.people import CarteVitale, Guardianship, Person
from sandbox.world.models.post import FRAUD, SENDERS, Deed, Incident, Mail
from sandbox.world.models.worlds import Happening, InWorld, Leap, World

__all__ = [
    "CarteVitale",
    "Deed",
    "FRAUD",
    "Guardianship",
    "Happening",
    "InWorld",
    "Incident",
    "Leap",
    "Mail",
    "OneTimeCode",
    "Person",
    "ProvisionalCode",
    "SENDERS",
    "World",
]
