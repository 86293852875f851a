from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sandbox.machine import bundle


class Command(BaseCommand):
    help = "Prépare une clé USB : la salle s’y ouvre d’un double clic, sans internet."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="le dossier, ou la clé", metavar="FOLDER", type=Path)

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
        except OSError:
            raise CommandError(
                f"Je ne peux pas écrire dans {folder}. Vérifiez qu’il reste 200 Mo, et que la clé "
                "n’est pas protégée."
            ) from None
        return (
            f"C’est prêt dans {folder}. Sur l’autre ordinateur : double-cliquez sur « Démarrer »."
        )

    def say(self, sentence):
        self.stdout.write(f"  {sentence}")
        self.stdout.flush()
