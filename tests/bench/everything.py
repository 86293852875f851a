"""The benchmarks in a row, on an empty room with the product's own settings, as one table."""

import os
import time

import django


def run():
    """Prints the table, and how many goals are met."""
    started = time.monotonic()
    _open()
    from tests.bench import ladder, measuring, pages, resets, rooms, scenes

    figures = []
    for benchmarks in (resets, ladder, pages, rooms, scenes):
        print(f"— {benchmarks.TITLE}", flush=True)
        figures += benchmarks.figures()
    print(measuring.table(figures))
    goals = [figure for figure in figures if figure.goal]
    met = [figure for figure in goals if not figure.is_missed]
    print(
        f"Médianes de {measuring.ROUNDS} tours alternés, en {_duration(started)}. "
        f"Buts tenus : {len(met)} sur {len(goals)}."
    )


def _open():
    """Does what the room does before it opens, with one more address, for the bare view."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "sandbox.settings"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    settings.ROOT_URLCONF = "tests.bench.urls"


def _duration(started):
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    return f"{minutes} min {seconds:02d} s"
