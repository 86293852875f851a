from sandbox.kit.french import counted
from sandbox.machine import tables
from sandbox.machine.commands import RoomCommand
from sandbox.workshop import erasing


class Command(RoomCommand):
    help = "Efface ce qui reste des ateliers dont le jour est passé."

    def add_arguments(self, parser):
        parser.add_argument("--today", action="store_true", help="ceux d’aujourd’hui aussi")
        parser.add_argument("--yes", action="store_true", help="effacer vraiment")

    def handle(self, *, today, yes, **options):
        tables.bring_up_to_date()
        workshops = [*erasing.due(), *(erasing.of_today() if today else [])]
        if not workshops:
            erasing.tidy_files(by_itself=not today)
            return "Il n’y a rien à effacer."
        if not yes:
            names = ", ".join(f"{each.title} ({each.code})" for each in workshops)
            return f"À effacer, avec --yes : {names}."
        count = len(erasing.erase_all(workshops, by_itself=not today))
        return f"Effacé : {counted(count, 'atelier')}."
