from sandbox.workshop.models.actions import Action, Moment, SavePoint
from sandbox.workshop.models.grouped import PlaceGroup
from sandbox.workshop.models.projections import Projection
from sandbox.workshop.models.rehearsals import Rehearsal
from sandbox.workshop.models.rooms import (
    CODE_LENGTH,
    LINK_CODE_LENGTH,
    LINK_LIFE,
    LONGEST_TITLE,
    MOST_SEATS,
    Guidance,
    LoginLink,
    Workshop,
    free_code,
    new_seed,
    secret_key,
    tidy,
)
from sandbox.workshop.models.seats import (
    WHERE,
    Display,
    Seat,
    SeatEvent,
    seat_code,
)
from sandbox.workshop.models.sightings import Sighting

__all__ = [
    "Action",
    "CODE_LENGTH",
    "Display",
    "PlaceGroup",
    "Guidance",
    "LINK_CODE_LENGTH",
    "LINK_LIFE",
    "LONGEST_TITLE",
    "LoginLink",
    "MOST_SEATS",
    "Moment",
    "Projection",
    "Rehearsal",
    "SavePoint",
    "Seat",
    "SeatEvent",
    "Sighting",
    "WHERE",
    "Workshop",
    "free_code",
    "new_seed",
    "seat_code",
    "secret_key",
    "tidy",
]
