"""A frozen window, a computer that would sleep: the room goes on, and lets go when it closes."""

import ctypes
import io
import logging
import os
import subprocess
import sys
import threading
import time
from types import SimpleNamespace

import pytest

from sandbox.machine import awake, console
from sandbox.workshop.management.commands import run_workshop
from sandbox.workshop.views import access
from tests.killing import PATIENCE, Room, wait_until

FEW = 5  # seconds: a room that waits for its window waits for ever


@pytest.fixture
def frozen(monkeypatch):
    """A window in which nothing more can be written, until it is let go."""
    is_free, written = threading.Event(), []

    class Window(io.StringIO):
        def write(self, text):
            is_free.wait(PATIENCE)
            written.append(text)

    monkeypatch.setattr(console, "_errors_of_our_own", Window)
    yield SimpleNamespace(let_go=is_free.set, written=written)
    is_free.set()


def test_what_is_noted_never_waits_for_a_frozen_window(frozen):
    handler = console.Unhurried()
    start = time.monotonic()
    for number in range(5000):
        handler.handle(logging.makeLogRecord({"msg": f"ligne {number}"}))
    assert time.monotonic() - start < FEW
    frozen.let_go()
    handler.close()
    assert "ligne 0" in "".join(frozen.written)
    assert len(frozen.written) < 2 * console.MOST_LINES


def test_the_room_s_own_notes_go_through_it(settings):
    assert settings.LOGGING["handlers"]["terminal"]["class"] == "sandbox.machine.console.Unhurried"
    assert settings.LOGGING["root"]["handlers"] == ["terminal"]


def test_no_click_freezes_a_windows_console(monkeypatch):
    told = []

    def mode_of(window, mode):
        mode._obj.value = 0x1F7
        return 1

    kernel = SimpleNamespace(
        GetStdHandle=lambda which: which,
        GetConsoleMode=mode_of,
        SetConsoleMode=lambda window, mode: told.append((window, mode)),
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    console.let_no_click_freeze_it()
    assert told == []
    monkeypatch.setattr(console, "sys", SimpleNamespace(platform="win32"))
    console.let_no_click_freeze_it()
    [(window, mode)] = told
    assert (window, mode & 0x40, mode & 0x80) == (-10, 0, 0x80)


def test_a_window_that_nobody_reads_closes_the_room_without_a_traceback(db, monkeypatch, capsys):
    interrupted = []
    monkeypatch.setattr(run_workshop._thread, "interrupt_main", lambda: interrupted.append(1))
    monkeypatch.setattr(run_workshop.connections, "close_all", lambda: None)
    window = run_workshop.Command(stdout=io.StringIO())
    window.mediator, window.link, window.fault = access.machine_mediator(), None, None
    window.here, window.addresses = "http://localhost:8000", []

    def write(text):
        raise BrokenPipeError

    window.stdout.write = write
    window.speak(threading.Event(), browser=False)
    assert isinstance(window.fault, BrokenPipeError)
    assert interrupted == [1]
    assert capsys.readouterr().err == ""


# -- awake -----------------------------------------------------------------------------------------


def test_windows_is_told_and_told_again(monkeypatch):
    told = []
    kernel = SimpleNamespace(SetThreadExecutionState=told.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(awake, "sys", SimpleNamespace(platform="win32"))
    with awake.awake():
        assert told == [0x80000001]
    assert told == [0x80000001, 0x80000000]


def test_macos_watches_this_very_program(monkeypatch):
    monkeypatch.setattr(awake, "sys", SimpleNamespace(platform="darwin"))
    assert awake._command() == ["caffeinate", "-i", "-w", str(os.getpid())]


KEEPER = """#!/bin/sh
echo "$$ $*" >> {note}
exec cat
"""


@pytest.fixture
def inhibited(tmp_path, monkeypatch):
    """A Linux whose systemd-inhibit notes how it was called, and the lines that it noted."""
    program, note = tmp_path / "systemd-inhibit", tmp_path / "noted"
    program.write_text(KEEPER.format(note=note), encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return note


def is_alive(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="the keeper of Linux")
def test_linux_is_told_and_lets_go_at_closing(inhibited):
    with awake.awake():
        wait_until(lambda: inhibited.exists() and inhibited.read_text(encoding="utf-8").strip())
        number, *told = inhibited.read_text(encoding="utf-8").split()
        assert "--what=sleep:idle" in told
        assert is_alive(int(number))
    assert not is_alive(int(number))


@pytest.mark.skipif(sys.platform != "linux", reason="the keeper of Linux")
@pytest.mark.parametrize("found", [None, "/nowhere/systemd-inhibit"])
def test_where_nothing_keeps_it_awake_the_room_opens_all_the_same(monkeypatch, found):
    monkeypatch.setattr(awake.shutil, "which", lambda name: found)
    monkeypatch.setenv("PATH", "")
    with awake.awake():
        pass


# -- a real room -----------------------------------------------------------------------------------


@pytest.mark.full
@pytest.mark.skipif(sys.platform != "linux", reason="pipes and signals")
def test_a_real_room_whose_window_is_frozen_answers_all_the_same(room_folder, inhibited):
    room = Room(room_folder)
    line = ["--host", "127.0.0.1", "--port", str(room.port), "--no-demo"]
    reader, writer = os.pipe()  # nobody reads it
    program = subprocess.Popen(
        [sys.executable, "manage.py", "run_workshop", *line],
        cwd=run_workshop.settings.BASE_DIR,
        env=room.environment | {"PATH": os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=writer,
    )
    os.close(writer)
    try:
        wait_until(room._answers)
        for _ in range(1500):
            assert room.ask("GET", "/", Host="x")[0] == 400
        assert room.ask("GET", "/")[0] == 200
        keeper = int(inhibited.read_text(encoding="utf-8").split()[0])
        assert is_alive(keeper)
        program.kill()
        program.wait()
        wait_until(lambda: not is_alive(keeper) or _is_over(keeper))
    finally:
        program.kill()
        program.wait()
        os.close(reader)


def _is_over(number):
    """Dead, though nobody has been told: its parent is the machine's first program."""
    with open(f"/proc/{number}/stat", encoding="ascii") as stat:
        return stat.read().split()[2] == "Z"
