"""The tables of the database, brought up to date by one program at a time."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from sandbox.machine import bootstrap, faults

LOCK = "tables.lock"
TOO_NEW = (
    "Ces données ont été faites par une version plus récente du programme. Ouvrez la salle avec "
    "la version la plus récente que vous avez. Sinon, renommez le dossier «\u00a0{folder}\u00a0»"
    "\u00a0: le programme en fera un neuf, sans ces ateliers."
)


def bring_up_to_date():
    """Run the migrations that are due; wait where another window of this computer runs them.

    Raises:
        CommandError: the data are damaged, or of a version that is newer than this one.
    """
    told = "Une autre fenêtre prépare déjà les données\u00a0: j’attends qu’elle ait fini."
    with bootstrap.alone(settings.DATA_DIR / LOCK, told):
        look_at_the_file()
        call_command("migrate", verbosity=0, interactive=False)


def are_up_to_date():
    """Whether the database answers, with all the tables of this version."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return False
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def look_at_the_file():
    """Find now what cannot be opened again, rather than in the middle of a workshop.

    Raises:
        CommandError: the data are damaged, or of a version that is newer than this one.
    """
    if is_of_a_newer_version(MigrationLoader(connection)):
        raise CommandError(TOO_NEW.format(folder=settings.DATA_DIR))
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        [[found]] = cursor.execute("PRAGMA quick_check(1)").fetchall()
    if found != "ok":
        raise CommandError(faults.DAMAGED.format(where=connection.settings_dict["NAME"]))


def is_of_a_newer_version(migrations):
    """Whether the data went through migrations that come after the last one that we know."""
    last, known = {}, set(migrations.disk_migrations)
    for app, name in migrations.disk_migrations:
        last[app] = max(name[:4], last.get(app, ""))
    for each in migrations.disk_migrations.values():
        known.update(each.replaces)  # a database that went through several of ours in one
    unknown = set(migrations.applied_migrations) - known
    return any(name[:4] >= last[app] for app, name in unknown if app in last)
