import io
import signal
import sys
from types import SimpleNamespace

import pytest

from sandbox.machine import terminal

SENTENCE = "« Été » → l’œuvre\u00a0: 3\u202f€… « naïf » — “ő” ✓ e\u0301"


@pytest.fixture
def shown(monkeypatch):
    """What a terminal of this code page shows of a text."""

    def show(text, encoding):
        page = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(page, encoding=encoding))
        terminal.prepare()
        print(text, end="", flush=True)
        return page.getvalue().decode(encoding)

    return show


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", SENTENCE),
        ("cp1252", "« Été » -> l’œuvre\u00a0: 3 €… « naïf » — “o” ? e"),
        ("cp850", '« Été » -> l\'oeuvre\u00a0: 3 EUR... « naïf » - "o" ? e'),
        ("ascii", '" Ete " -> l\'oeuvre : 3 EUR... " naif " - "o" ? e'),
    ],
)
def test_a_sentence_is_shown_as_near_as_the_code_page_can(shown, encoding, expected):
    assert shown(SENTENCE, encoding) == expected


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp850", "cp1252", "latin-1", "koi8-r"])
def test_no_letter_stops_a_terminal(shown, tried, encoding):
    letters = "".join(map(chr, [*range(32, 0xD800), *range(0xE000, 0x20000)]))
    assert shown(letters, encoding)
    tried(len(letters), "characters shown on six code pages")


def test_a_program_without_a_terminal_may_speak_all_the_same(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    terminal.prepare()
    with sys.stdout as nowhere:
        print(SENTENCE, file=nowhere)


def test_an_interrupt_that_python_loses_is_sent_again(monkeypatch):
    told, again, handled = [], [], []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    monkeypatch.setattr(terminal, "_interrupts", [])
    monkeypatch.setattr(terminal.signal, "getsignal", lambda number: signal.default_int_handler)
    monkeypatch.setattr(terminal.signal, "signal", lambda number, does: handled.append(does))
    soon = SimpleNamespace(start=lambda: again.append(1))
    monkeypatch.setattr(terminal.threading, "Timer", lambda seconds, does: soon)
    terminal.lose_no_interrupt()
    other = SimpleNamespace(exc_type=ZeroDivisionError)
    sys.unraisablehook(SimpleNamespace(exc_type=KeyboardInterrupt))
    sys.unraisablehook(other)
    assert (again, told) == ([1], [other])
    assert not terminal.was_interrupted()
    with pytest.raises(KeyboardInterrupt):
        handled[0](signal.SIGINT, None)
    assert terminal.was_interrupted()
