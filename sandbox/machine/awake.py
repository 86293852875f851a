"""The computer does not fall asleep while the room is open: everybody uses it from elsewhere."""

import contextlib
import os
import shutil
import subprocess
import sys

CONTINUOUS, SYSTEM_REQUIRED = 0x80000000, 0x00000001
"""What Windows calls « until further notice », and « the screen may go dark, not the rest »."""

WHO, WHY = "Coup d’essai", "Un atelier est ouvert."


@contextlib.contextmanager
def awake():
    """Keep the computer awake for the length of a block, where its system lets a program do so.

    The system lets it sleep again by itself if this process dies.
    """
    if sys.platform == "win32":
        import ctypes

        state = ctypes.windll.kernel32.SetThreadExecutionState
        state(CONTINUOUS | SYSTEM_REQUIRED)
        try:
            yield
        finally:
            state(CONTINUOUS)
        return
    keeper = _keeper()
    try:
        yield
    finally:
        if keeper:
            _let_go(keeper)


def _keeper():
    """The program of the system that keeps it awake, or None. It ends when its input does."""
    command = _command()
    if command is None:
        return None
    with contextlib.suppress(OSError):
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl and C are for the room, which then lets go
        )
    return None


def _command():
    if sys.platform == "darwin":
        return ["caffeinate", "-i", "-w", str(os.getpid())]
    if shutil.which("systemd-inhibit"):
        told = ["--what=sleep:idle", f"--who={WHO}", f"--why={WHY}", "--mode=block"]
        return ["systemd-inhibit", *told, "cat"]
    return None


def _let_go(keeper):
    keeper.stdin.close()
    keeper.terminate()
    try:
        keeper.wait(2)
    except subprocess.TimeoutExpired:
        keeper.kill()
        keeper.wait()
