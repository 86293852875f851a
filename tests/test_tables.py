"""Two windows opened together do not make the same tables on top of each other."""

import threading
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import CommandError

from sandbox.machine import bootstrap, tables

PATIENCE = 60  # seconds: only what fails waits for them


def test_a_program_waits_until_another_has_made_the_tables(monkeypatch):
    done = []
    monkeypatch.setattr(tables, "call_command", lambda *asked, **options: done.append(asked))
    monkeypatch.setattr(tables, "look_at_the_file", lambda: None)
    is_told = threading.Event()
    monkeypatch.setattr(bootstrap, "_say", lambda sentence: is_told.set())
    second = threading.Thread(target=tables.bring_up_to_date, daemon=True)
    with bootstrap.alone(settings.DATA_DIR / tables.LOCK, ""):
        second.start()
        assert is_told.wait(PATIENCE)
        assert done == []
    second.join(PATIENCE)
    assert done == [("migrate",)]


@pytest.mark.parametrize(
    ("name", "is_newer"),
    [("0019_of_next_year", True), ("0001_as_it_was_called", False), ("0044_in_one", False)],
)
def test_data_of_a_newer_version_are_left_alone(monkeypatch, name, is_newer):
    known = {
        ("world", "0001_squashed"): SimpleNamespace(replaces=[("world", "0044_in_one")]),
        ("world", "0018_last"): SimpleNamespace(replaces=[]),
    }
    found = SimpleNamespace(
        disk_migrations=known, applied_migrations={("world", "0001_squashed"), ("world", name)}
    )
    monkeypatch.setattr(tables, "MigrationLoader", lambda connection: found)
    monkeypatch.setattr(tables, "connection", SimpleNamespace(vendor="another"))
    with pytest.raises(CommandError, match="plus récente") if is_newer else nullcontext():
        tables.look_at_the_file()
