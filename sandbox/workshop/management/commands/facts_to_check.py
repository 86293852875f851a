from collections import defaultdict
from itertools import groupby

from django.db import connection

from sandbox import facts
from sandbox.facts import uses
from sandbox.kit.french import plural
from sandbox.machine.commands import RoomCommand
from sandbox.workshop.models import Sighting
from sandbox.world import clock

DIGEST = "sandbox/facts/real-service.md"


class Command(RoomCommand):
    help = "Dit ce qu’il faut comparer à nouveau avec le vrai service, le plus ancien d’abord."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="aussi ce qui a moins d’un an")

    def handle(self, *, all, **options):
        today = clock.real_today()
        due = facts.to_check(today)
        seen = seen_otherwise()
        listed = [each for each in facts.by_age() if all or each in due or each.slug in seen]
        self.stdout.write(_heading(due))
        used = uses.of_each()
        for (day, source), group in groupby(listed, lambda each: (each.compared_on, each.source)):
            self.stdout.write(
                f"\nComparé le {clock.written(day)} avec\u00a0:\n{facts.sources()[source]}"
            )
            for each in group:
                self._tell(each, used[each.slug], seen.pop(each.slug, []))
        if others := [note for notes in seen.values() for note in notes]:
            self.stdout.write("\nVu autrement, sur une page\u00a0:")
            self._tell_what_was_seen(others)

    def _tell(self, fact, paths, notes):
        said = f"\u00a0: {fact.value}" if fact.value else ""
        where = f", {DIGEST} §{fact.section}" if fact.section else ""
        self.stdout.write(f"- {fact.slug}{said}{where}")
        self.stdout.write(f"  {', '.join(paths)}")
        self._tell_what_was_seen(notes)

    def _tell_what_was_seen(self, notes):
        for note in notes:
            of_page = f" ({note.page})" if note.page else ""
            self.stdout.write(f"  {note}\u00a0: «\u00a0{note.seen}\u00a0»{of_page}")


def seen_otherwise():
    """{slug of a fact, or "": the Sightings about it}, of those who lead on this computer."""
    if Sighting._meta.db_table not in connection.introspection.table_names():
        return {}
    notes = defaultdict(list)
    for note in Sighting.objects.all():
        notes[note.fact].append(note)
    return notes


def _heading(due):
    if due:
        s = plural(len(due))
        return f"{len(due)} fait{s} à revérifier. Changez ensuite sa date dans facts.toml."
    oldest = facts.by_age()[0].compared_on
    return f"Rien à revérifier. Le plus ancien fait a été comparé le {clock.written(oldest)}."
