from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from sandbox.machine import copies, journal
from sandbox.machine.commands import RoomCommand
from sandbox.machine.journal import Event

OF_POSTGRESQL = "Ces données sont dans PostgreSQL\u00a0: {how}."
SAID = (
    "C’est copié dans «\u00a0{file}\u00a0». Le soir n’efface pas cette copie\u00a0: "
    "supprimez-la vous-même, quand elle ne sert plus."
)


class Command(RoomCommand):
    help = "Copie les ateliers dans un fichier, même pendant que la salle est ouverte."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", metavar="FICHIER", help="le fichier à faire, par exemple jeudi.sauvegarde"
        )

    def handle(self, *, file, **options):
        if connection.vendor != "sqlite":
            raise CommandError(OF_POSTGRESQL.format(how="copiez-les avec pg_dump"))
        copies.save(Path(settings.DATABASES["default"]["NAME"]), Path(file))
        journal.note(Event.COPIED)
        return SAID.format(file=file)
