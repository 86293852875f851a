"""Django's own commands, which nobody needs for a room, refuse in French as the others do."""

import re

import django
import pytest

from sandbox.machine import commands

ENGLISH = re.compile("usage|error|invalid|unrecognized|expected|CommandError|Traceback")


@pytest.fixture
def obeyed(monkeypatch, db):
    """What a command line ends with: a sentence, or 0 where it was obeyed."""
    monkeypatch.setattr(django, "setup", lambda: None)

    def obey(*typed):
        with pytest.raises(SystemExit) as end:
            commands.obey(["manage.py", *typed])
        return end.value.code

    return obey


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["migrate", "--nope"], "Je ne connais pas «\u00a0--nope\u00a0»."),
        (["dumpdata", "--indent"], "Il manque ce qui vient après «\u00a0--indent\u00a0»."),
        (["runserver", "06 12 34 56 78"], "La commande runserver, qui est de Django, n’a pas pu"),
        (["runserver", "abc"], "La commande runserver, qui est de Django, n’a pas pu"),
    ],
)
def test_a_command_of_django_refuses_in_french(obeyed, capsys, typed, said):
    told = obeyed(*typed)
    assert told.startswith(said)
    assert not ENGLISH.search(told)
    assert "06 12" not in told
    assert capsys.readouterr().err == ""


def test_the_help_of_a_command_of_django_begins_in_french(obeyed, capsys):
    assert obeyed("migrate", "--help") == 0
    assert "C’est une commande de Django" in capsys.readouterr().out
