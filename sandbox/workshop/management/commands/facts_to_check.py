from itertools import groupby

from django.core.management.base import BaseCommand

from sandbox import facts
from sandbox.facts import uses
from sandbox.kit.french import plural
from sandbox.world import clock

DIGEST = "sandbox/facts/real-service.md"


class Command(BaseCommand):
    help = "Dit ce qu’il faut comparer à nouveau avec le vrai service, le plus ancien d’abord."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="aussi ce qui a moins d’un an")

    def handle(self, *, all, **options):
        today = clock.real_today()
        due = facts.to_check(today)
        listed = facts.by_age() if all else due
        self.stdout.write(_heading(due))
        used = uses.of_each()
        for (day, source), group in groupby(listed, lambda each: (each.compared_on, each.source)):
            self.stdout.write(
                f"\nComparé le {clock.written(day)} avec\u00a0:\n{facts.sources()[source]}"
            )
            for each in group:
                self._tell(each, used[each.slug])

    def _tell(self, fact, paths):
        said = f"\u00a0: {fact.value}" if fact.value else ""
        where = f", {DIGEST} §{fact.section}" if fact.section else ""
        self.stdout.write(f"- {fact.slug}{said}{where}")
        self.stdout.write(f"  {', '.join(paths)}")


def _heading(due):
    if due:
        s = plural(len(due))
        return f"{len(due)} fait{s} à revérifier. Changez ensuite sa date dans facts.toml."
    oldest = facts.by_age()[0].compared_on
    return f"Rien à revérifier. Le plus ancien fait a été comparé le {clock.written(oldest)}."
