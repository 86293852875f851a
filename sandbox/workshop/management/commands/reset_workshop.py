from django.core.management.base import CommandError

from sandbox.kit.french import counted
from sandbox.machine import tables
from sandbox.machine.commands import RoomCommand, whole
from sandbox.workshop.models import CODE_LENGTH, MOST_SEATS, Workshop
from sandbox.workshop.moves import actions
from sandbox.world import fictitious

PLACE = whole("Le numéro d’une place va de %d à %d.", 0, MOST_SEATS)


class Command(RoomCommand):
    help = "Remet un atelier, ou une seule de ses places, au début du scénario."

    def add_arguments(self, parser):
        parser.add_argument("code", metavar="CODE", help="les 4 lettres de l’atelier")
        parser.add_argument("--seat", type=PLACE, metavar="NOMBRE", help="le numéro d’une place")

    def handle(self, *, code, seat, **options):
        if len(code) != CODE_LENGTH or fictitious.may_hold_something_real(code):
            raise CommandError("Ce n’est pas un code d’atelier : il a 4 lettres.")
        tables.bring_up_to_date()
        workshop = Workshop.objects.open().filter(code=code.upper()).first()
        if workshop is None:
            raise CommandError(f"Aucun atelier n’a le code {code.upper()}.")
        seats = workshop.places
        if seat is not None:
            seats = workshop.seats.filter(number=seat)
        if not seats.exists():
            raise CommandError(f"L’atelier {workshop.code} n’a pas de place {seat}.")
        actions.reset(workshop, seats)
        if seat is not None:
            return f"La place {seat} de l’atelier {workshop.code} est remise au début."
        places = counted(seats.count(), "place")
        return f"Atelier {workshop.code} : c’est remis au début pour {places}."
