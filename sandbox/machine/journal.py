"""What matters to the safety of the room leaves a line: when, and what; never who, nor from where.

The lines are in `journal.txt`, in the folder of the data: who keeps the computer reads them there.
"""

import logging
import logging.handlers
from enum import StrEnum

LOGGER = "journal"
FILE = "journal.txt"
MOST_BYTES = 200_000
"""Of the file, and of the one before it that is kept."""


class Event(StrEnum):
    """What is noted: no line says anything else."""

    OPENED = "La salle est ouverte."
    CLOSED = "La salle est fermée."
    LOGGED_IN = "Un lien pour animer a servi."
    INVITED = "Un lien pour animer a été fait."
    JOINED = "Une invitation à animer a servi."
    REMOVED = "Un co-animateur a été retiré."
    LOGGED_OUT = "Quelqu’un a quitté l’animation."
    LINK_REFUSED = "Un lien pour animer a été refusé\u00a0: il a servi, ou il n’est pas d’ici."
    PAGE_REFUSED = "Une page de l’animation a été refusée à qui n’anime pas."
    CODE_REFUSED = "Un code faux a été refusé."
    PAUSED = "Trop de codes faux\u00a0: une attente a commencé."
    NAME_REFUSED = "Une page a été demandée sous un nom qui n’est pas d’ici."
    FORM_REFUSED = "Un formulaire qui ne venait pas d’ici, ou trop ancien, a été refusé."
    WIPED = "Une vraie information a été effacée à la demande de qui l’a écrite."
    ERASED = "Un atelier a été effacé."
    SEAT_ERASED = "Une place a été enlevée."
    COPIED = "Une copie des données a été faite."
    RESTORED = "Une copie des données a été remise."


class Handler(logging.handlers.RotatingFileHandler):
    """Writes the lines; where it cannot, the room goes on."""

    def __init__(self, folder):
        super().__init__(
            folder / FILE, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8", delay=True
        )

    def handleError(self, record):
        """A full disk, or a file that another program holds: that is said elsewhere."""


def note(event):
    """Leave the line of this Event."""
    logging.getLogger(LOGGER).info("%s", Event(event).value)
