"""The tables of the database, brought up to date by one program at a time."""

from django.conf import settings
from django.core.management import call_command

from sandbox.machine import bootstrap

LOCK = "tables.lock"


def bring_up_to_date():
    """Run the migrations that are due; wait where another window of this computer runs them."""
    told = "Une autre fenêtre prépare déjà les données\u00a0: j’attends qu’elle ait fini."
    with bootstrap.alone(settings.DATA_DIR / LOCK, told):
        call_command("migrate", verbosity=0, interactive=False)
