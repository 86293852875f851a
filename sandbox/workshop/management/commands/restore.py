from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from sandbox.machine import copies, journal, opened
from sandbox.machine.commands import RoomCommand
from sandbox.machine.journal import Event
from sandbox.workshop.management.commands.backup import OF_POSTGRESQL
from sandbox.world import clock

OPEN = (
    "La salle est ouverte{where}. Fermez-la, puis recommencez\u00a0: "
    "on ne change pas ses données pendant qu’elle sert."
)
SAID = "C’est remis comme dans «\u00a0{file}\u00a0». Ouvrez la salle."
KEPT = (
    " Ce qui était là avant est dans «\u00a0{before}\u00a0», jusqu’à l’ouverture de la salle un "
    "autre jour."
)


class Command(RoomCommand):
    help = "Remet les ateliers comme dans une copie, la salle fermée."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FICHIER", help="une copie faite par backup")

    def handle(self, *, file, **options):
        if connection.vendor != "sqlite":
            raise CommandError(OF_POSTGRESQL.format(how="remettez-les avec pg_restore"))
        copies.look_at(Path(file))
        try:
            with opened.only_one(settings.DATA_DIR):
                connection.close()
                database = Path(settings.DATABASES["default"]["NAME"])
                before = copies.put_back(Path(file), database, today=clock.real_today())
        except opened.AlreadyOpen as other:
            where = f" ({other.args[0]})" if other.args[0] else ""
            raise CommandError(OPEN.format(where=where)) from None
        journal.note(Event.RESTORED)
        return SAID.format(file=file) + (KEPT.format(before=before) if before else "")
