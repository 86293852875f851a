"""What the program says in its window never holds the room up.

A click in a Windows console, Ctrl and S in another, a pipe that nobody reads: the next write waits
for ever. So what the room notes goes through a queue, which loses lines rather than waits.
"""

import contextlib
import logging
import logging.handlers
import os
import queue
import sys
import threading

MOST_LINES = 1000
LAST_WORDS = 1
"""Seconds for the last lines to be written, when the program ends."""

INPUT = -10
QUICK_EDIT, EXTENDED = 0x40, 0x80
"""What a Windows console calls its input, and the two marks of its mode."""


class Unhurried(logging.handlers.QueueHandler):
    """Writes on the errors' output, from a thread of its own: who notes something never waits."""

    def __init__(self):
        super().__init__(queue.Queue(MOST_LINES))
        self._writer = None

    def enqueue(self, record):
        """Leave a line to be written, or lose it where too many wait."""
        with contextlib.suppress(queue.Full):
            self.queue.put_nowait(record)
        if self._writer is None:
            self._writer = threading.Thread(target=self._write, daemon=True)
            self._writer.start()

    def close(self):
        """Give the last lines a moment."""
        if self._writer:
            with contextlib.suppress(queue.Full):
                self.queue.put_nowait(None)
            self._writer.join(LAST_WORDS)
        super().close()

    def _write(self):
        on_the_window = logging.StreamHandler(_errors_of_our_own())
        while record := self.queue.get():
            on_the_window.handle(record)


def _errors_of_our_own():
    """The errors' output, opened once more: Python waits for nobody on its own, when it ends."""
    try:
        return open(
            os.dup(sys.stderr.fileno()),
            "w",
            buffering=1,
            encoding=sys.stderr.encoding,
            errors=sys.stderr.errors,
        )
    except (OSError, ValueError, AttributeError):  # none, or one that a test reads
        return sys.stderr


def let_no_click_freeze_it():
    """Take « mode Édition rapide » off the Windows console, where a click stops what is written."""
    if sys.platform != "win32":
        return
    import ctypes

    kernel = ctypes.windll.kernel32
    window, mode = kernel.GetStdHandle(INPUT), ctypes.c_uint32()
    if kernel.GetConsoleMode(window, ctypes.byref(mode)):
        kernel.SetConsoleMode(window, (mode.value & ~QUICK_EDIT) | EXTENDED)
