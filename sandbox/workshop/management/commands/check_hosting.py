from typing import NamedTuple

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from sandbox.kit.french import counted
from sandbox.machine import hosting, tables
from sandbox.machine.commands import RoomCommand

ONE_PROCESS = (
    "Servez-le avec un seul processus\u00a0: les pauses après un mauvais code se comptent dans sa "
    "mémoire. Pour plusieurs, écrivez database dans SANDBOX_CACHE, puis tapez python3 manage.py "
    "createcachetable."
)
NO_NIGHT = (
    "Sans la commande python3 manage.py purge_workshops --yes toutes les dix minutes, rien ne "
    "s’efface le soir."
)


class Need(NamedTuple):
    """What hosting needs.

    Args:
        name: what it is.
        found: its value, "" where it is missing.
        otherwise: what to do where it is.
    """

    name: str
    found: str
    otherwise: str


def needs():
    """All that hosting needs, in the order in which it is set."""
    return [
        Need(
            "Le nom public",
            ", ".join(settings.PUBLIC_NAMES),
            "Écrivez-le dans SANDBOX_HOSTS, par exemple essai.ville.example.",
        ),
        Need(
            "Le serveur qui est devant",
            ", ".join(map(str, settings.TRUSTED_PROXIES)),
            "Écrivez son adresse dans SANDBOX_PROXIES. Sinon, derrière TLS, chaque formulaire est "
            "refusé.",
        ),
        Need(
            "La base de données",
            "PostgreSQL" if connection.vendor == "postgresql" else "",
            "Donnez une base PostgreSQL dans DATABASE_URL. Un fichier ne sert qu’une salle.",
        ),
        Need(
            "Les tables",
            "à jour" if tables.are_up_to_date() else "",
            "Tapez python3 manage.py migrate.",
        ),
        Need("Les fichiers des pages", files_are(), "Tapez python3 manage.py collectstatic."),
    ]


def files_are():
    return "rassemblés" if (settings.STATIC_ROOT / "css" / "app.css").is_file() else ""


class Command(RoomCommand):
    help = "Dit ce qui manque pour héberger le programme derrière un serveur (TLS)."

    def handle(self, **options):
        missing = 0
        for need in needs():
            missing += not need.found
            said = f"{need.found}." if need.found else f"à faire. {need.otherwise}"
            self.stdout.write(f"{need.name}\u00a0: {said}")
        if settings.CACHES["default"] == hosting.cache(""):
            self.stdout.write(ONE_PROCESS)
        self.stdout.write(NO_NIGHT)
        if missing:
            raise CommandError(f"Il reste {counted(missing, 'chose')} à faire pour héberger.")
        return "Rien ne manque. Voyez aussi\u00a0: python3 manage.py check --deploy."
