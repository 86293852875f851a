from argparse import ArgumentTypeError
from pathlib import Path

from django.core.management.base import CommandError

from sandbox.machine import bootstrap, bundle, faults
from sandbox.machine.bundle import embedded
from sandbox.machine.commands import RoomCommand

WITHOUT_PYTHON = (
    "Je n’ai pas pu joindre python.org : Python n’est pas sur la clé. Un ordinateur Windows devra "
    "l’avoir déjà. Pour l’y mettre, relancez la même commande avec internet, ou donnez le fichier "
    "après --python."
)

CARRIED = (
    "Le Python de cette clé ne sait pas en préparer un autre. Enlevez --python\u00a0: celui de la "
    "clé vient avec le programme."
)


def place(typed):
    """The folder to fill; an option with a slip in it is none."""
    if not typed.strip() or typed.startswith("-"):
        raise ArgumentTypeError("Il faut le nom d’un dossier.")
    return Path(typed)


def file(typed):
    """The file of Python that goes on the stick."""
    path = Path(typed)
    if not path.is_file():
        raise ArgumentTypeError("Le fichier de Python n’est pas là. Vérifiez son nom.")
    return path


def digest(typed):
    """A SHA-256, in small letters."""
    if not embedded.DIGEST.fullmatch(typed.strip().lower()):
        raise ArgumentTypeError("Une somme SHA-256 a 64 signes, des chiffres et des lettres a à f.")
    return typed.strip().lower()


class Command(RoomCommand):
    help = "Prépare une clé USB : la salle s’y ouvre d’un double clic, sans internet."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", metavar="DOSSIER", type=place,
            help="le dossier, ou la clé, ou un fichier .zip",
        )  # fmt: skip
        parser.add_argument(
            "--python", metavar="FICHIER", type=file,
            help="le Python à mettre sur la clé, pour Windows (sinon, il est téléchargé)",
        )  # fmt: skip
        parser.add_argument(
            "--sha256", metavar="SOMME", type=digest,
            help="la somme de ce fichier (sinon, elle est lue dans FICHIER.sha256)",
        )  # fmt: skip

    def handle(self, *, folder, python, sha256, **options):
        if sha256 and not python:
            raise CommandError("--sha256 ne va qu’avec --python.")
        if python and bootstrap.is_carried():
            raise CommandError(CARRIED)
        write = bundle.write_zip if folder.suffix.lower() == ".zip" else bundle.write
        self.stdout.write("Je rassemble ce qu’il faut. Une à trois minutes.")
        try:
            content = embedded.given(python, sha256) if python else self.found()
            write(folder, python=content, say=self.say)
        except embedded.NotThisPython as refused:
            raise CommandError(str(refused)) from None
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
            free, needed = refused.args[0] // 1_000_000, bundle.NEEDED // 1_000_000
            raise CommandError(
                f"Il reste {free}\u00a0Mo dans {folder}, et il en faut {needed}. "
                "Rien n’a été écrit. Libérez de la place, ou prenez une autre clé."
            ) from None
        except OSError as error:
            why = faults.told(error, folder) or "Vérifiez que la clé n’est pas protégée."
            raise CommandError(f"Je ne peux pas écrire dans {folder}. {why}") from None
        if not content and not bundle.is_a_bundle():
            self.stdout.write(WITHOUT_PYTHON)
        return (
            f"C’est prêt dans {folder}. Sur l’autre ordinateur : double-cliquez sur « Démarrer »."
        )

    def found(self):
        """The official Python, None where it came already or cannot be reached."""
        if bundle.is_a_bundle():
            return None
        self.say(f"Python {embedded.OFFICIAL}, de python.org.")
        return embedded.fetched()

    def say(self, sentence):
        self.stdout.write(f"  {sentence}")
        self.stdout.flush()
