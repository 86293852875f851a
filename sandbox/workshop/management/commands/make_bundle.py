from argparse import ArgumentTypeError
from pathlib import Path

from django.core.management.base import CommandError

from sandbox.machine import bundle, faults
from sandbox.machine.commands import RoomCommand


def place(typed):
    """The folder to fill; an option with a slip in it is none."""
    if not typed.strip() or typed.startswith("-"):
        raise ArgumentTypeError("Il faut le nom d’un dossier.")
    return Path(typed)


class Command(RoomCommand):
    help = "Prépare une clé USB : la salle s’y ouvre d’un double clic, sans internet."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="le dossier, ou la clé", metavar="DOSSIER", type=place)

    def handle(self, *, folder, **options):
        self.stdout.write("Je rassemble ce qu’il faut. Une à trois minutes.")
        try:
            bundle.write(folder, say=self.say)
        except bundle.NotOurs:
            raise CommandError(
                f"Le dossier {folder} contient déjà autre chose, nommé « programme ». "
                "Rien n’a été écrit. Prenez un autre dossier."
            ) from None
        except bundle.Unreachable:
            raise CommandError(
                "Je n’arrive pas à télécharger les paquets. Reliez cet ordinateur à internet, "
                "puis relancez la même commande."
            ) from None
        except bundle.TooSmall as refused:
            free = refused.args[0] // 1_000_000
            raise CommandError(
                f"Il reste {free}\u00a0Mo dans {folder}, et il en faut 200. Rien n’a été écrit. "
                "Libérez de la place, ou prenez une autre clé."
            ) from None
        except OSError as error:
            why = faults.told(error, folder) or "Vérifiez que la clé n’est pas protégée."
            raise CommandError(f"Je ne peux pas écrire dans {folder}. {why}") from None
        return (
            f"C’est prêt dans {folder}. Sur l’autre ordinateur : double-cliquez sur « Démarrer »."
        )

    def say(self, sentence):
        self.stdout.write(f"  {sentence}")
        self.stdout.flush()
