"""A copy of the room's data, in a file for its owner alone."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own")


def test_a_copy_holds_the_workshops_and_is_its_owner_s_alone(transactional_db, workshop, tmp_path):
    file = tmp_path / "copie.sqlite3"
    assert "supprimez-la" in call_command("backup", str(file))
    assert file.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(file)) as copy:
        codes = [code for (code,) in copy.execute("SELECT code FROM workshop_workshop")]
    assert workshop.code in codes


def test_a_copy_never_replaces_a_file(db, tmp_path):
    file = tmp_path / "copie.sqlite3"
    file.write_text("ancienne")
    with pytest.raises(CommandError, match="existe déjà"):
        call_command("backup", str(file))
    assert file.read_text() == "ancienne"
