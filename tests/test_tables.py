"""Two windows opened together do not make the same tables on top of each other."""

import threading
import time

from django.conf import settings

from sandbox.machine import bootstrap, tables


def test_a_program_waits_until_another_has_made_the_tables(monkeypatch, capsys):
    done = []
    monkeypatch.setattr(tables, "call_command", lambda *asked, **options: done.append(asked))
    second = threading.Thread(target=tables.bring_up_to_date)
    with bootstrap.alone(settings.DATA_DIR / tables.LOCK, ""):
        second.start()
        while "j’attends" not in capsys.readouterr().err:
            time.sleep(0.01)
        assert done == []
    second.join()
    assert done == [("migrate",)]
