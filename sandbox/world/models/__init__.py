from sandbox.world.models.codes import OneTimeCode, ProvisionalCode
from sandbox.world.models.computers import Computer, DownloadedFile, PrintedPaper
from sandbox.world.models.people import CarteVitale, Guardianship, Person
from sandbox.world.models.post import FRAUD, SENDERS, FraudAct, Incident, Mail
from sandbox.world.models.sorting import SortedMessage
from sandbox.world.models.worlds import (
    SERVICE_YEAR,
    Happening,
    InWorld,
    Order,
    TimeMove,
    World,
)

__all__ = [
    "CarteVitale",
    "Computer",
    "DownloadedFile",
    "FraudAct",
    "FRAUD",
    "Guardianship",
    "Happening",
    "InWorld",
    "Incident",
    "TimeMove",
    "Mail",
    "OneTimeCode",
    "Order",
    "Person",
    "PrintedPaper",
    "ProvisionalCode",
    "SENDERS",
    "SERVICE_YEAR",
    "SortedMessage",
    "World",
]
