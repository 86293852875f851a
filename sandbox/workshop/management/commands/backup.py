import contextlib
import os
import sqlite3
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection

from sandbox.machine import private, tables
from sandbox.machine.commands import RoomCommand

SAID = (
    "C’est copié dans «\u00a0{file}\u00a0». Cette copie garde tout, même ce que le soir efface "
    "ici\u00a0: supprimez-la vous-même."
)


class Command(RoomCommand):
    help = "Copie les ateliers dans un fichier, même pendant que la salle est ouverte."

    def add_arguments(self, parser):
        parser.add_argument("file", help="le fichier à créer")

    def handle(self, *, file, **options):
        if connection.vendor != "sqlite":
            raise CommandError("Ces données sont dans PostgreSQL\u00a0: copiez-les avec pg_dump.")
        tables.bring_up_to_date()
        path = Path(file)
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, private.FILE))
        except FileExistsError:
            said = f"«\u00a0{file}\u00a0» existe déjà. Choisissez un autre nom."
            raise CommandError(said) from None
        try:
            copy_to(path)
        except BaseException:
            path.unlink()
            raise
        return SAID.format(file=file)


def copy_to(path):
    """Copy the whole database as it is at one moment, whoever writes in it meanwhile."""
    with contextlib.closing(sqlite3.connect(path)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
