from django.core.management.base import BaseCommand

from sandbox.french import counted
from sandbox.workshop import erasing


class Command(BaseCommand):
    help = "Efface les places des ateliers dont le jour est passé."

    def add_arguments(self, parser):
        parser.add_argument("--yes", action="store_true", help="effacer vraiment")

    def handle(self, *, yes, **options):
        if not yes:
            names = [f"{workshop.title} ({workshop.code})" for workshop in erasing.due()]
            if not names:
                return "Il n’y a rien à effacer."
            return f"À effacer, avec --yes : {', '.join(names)}."
        count = len(erasing.erase_what_is_due())
        return f"Effacé : {counted(count, 'atelier')}."
