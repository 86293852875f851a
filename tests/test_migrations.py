"""The tests' database is made from the models; a room's is made by the migrations: both are one."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.db import connection

from profiles.models import medical
from sandbox.workshop import saves
from sandbox.world.models import Person
from tests.checks import ROOT

COLUMNS = """
    SELECT tables.name, columns.name, columns.type, columns."notnull", columns.pk
    FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND tables.name <> 'django_migrations'
"""
INDEXES = """
    SELECT tables.name, indexes."unique", indexes.partial,
        (SELECT group_concat(name) FROM pragma_index_info(indexes.name))
    FROM sqlite_master AS tables, pragma_index_list(tables.name) AS indexes
    WHERE tables.type = 'table' AND tables.name <> 'django_migrations'
"""
TIES = """
    SELECT tables.name, ties."from", ties."table", ties."to", ties.on_delete
    FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS ties
    WHERE tables.type = 'table' AND tables.name <> 'django_migrations'
"""
CHECKS = """
    SELECT tables.name, tables.sql LIKE '% CHECK (%'
    FROM sqlite_master AS tables
    WHERE tables.type = 'table' AND tables.name <> 'django_migrations'
"""


@pytest.fixture
def migrated(tmp_path):
    """A connection to the database that a room makes at its first start."""
    environment = os.environ | {"SANDBOX_DATA_DIR": str(tmp_path), "PYTHONUTF8": "1"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", "migrate", "-v", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    with closing(sqlite3.connect(tmp_path / "sandbox.sqlite3")) as database:
        yield database


@pytest.mark.full
@pytest.mark.skipif(connection.vendor != "sqlite", reason="there, the migrations made the tests'")
def test_the_migrations_make_what_the_models_say(db, migrated):
    for asked in (COLUMNS, INDEXES, TIES, CHECKS):
        with connection.cursor() as cursor:
            said = sorted(cursor.execute(asked).fetchall(), key=repr)
        made = sorted(migrated.execute(asked).fetchall(), key=repr)
        assert said
        assert made == said


def test_a_list_that_grows_asks_for_no_migration():
    made = medical.chosen("maladie", ["grippe"]).deconstruct()
    assert made == medical.chosen("maladie", ["grippe", "rhume"]).deconstruct()
    assert "choices" not in made[3]


def test_what_is_kept_of_a_place_is_known_by_its_columns(
    db, monkeypatch, django_assert_num_queries
):
    """Not by the migrations of its database: one that moves no column leaves open rooms alone."""
    with django_assert_num_queries(0):
        shape = saves.schema.__wrapped__()
    monkeypatch.setattr(Person._meta.get_field("born_on"), "column", "naissance")
    assert saves.schema.__wrapped__() != shape
