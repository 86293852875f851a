"""Two windows opened together do not make the same tables on top of each other."""

import threading

from django.conf import settings

from sandbox.machine import bootstrap, tables

PATIENCE = 60  # seconds: only what fails waits for them


def test_a_program_waits_until_another_has_made_the_tables(monkeypatch):
    done = []
    monkeypatch.setattr(tables, "call_command", lambda *asked, **options: done.append(asked))
    is_told = threading.Event()
    monkeypatch.setattr(bootstrap, "_say", lambda sentence: is_told.set())
    second = threading.Thread(target=tables.bring_up_to_date, daemon=True)
    with bootstrap.alone(settings.DATA_DIR / tables.LOCK, ""):
        second.start()
        assert is_told.wait(PATIENCE)
        assert done == []
    second.join(PATIENCE)
    assert done == [("migrate",)]
