"""A terminal that never fails on a letter it cannot show.

Windows code pages, files and pipes may know no typographic apostrophe, no arrow, not even an
accent: the sentence is then shown as near as the terminal can, instead of a traceback.
Standard library only: read before anything is installed.
"""

import _thread
import codecs
import os
import signal
import sys
import threading
import unicodedata

NEAREST = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2011": "-",
    "–": "-",
    "—": "-",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "…": "...",
    "→": "->",
    "•": "-",
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "Æ": "AE",
    "€": "EUR",
}

_interrupts = []
A_MOMENT = 0.05
"""Seconds for Python to end what it tidies."""


def prepare():
    """Makes the output and the errors of this process showable on any code page."""
    codecs.register_error("nearest", _nearest)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="nearest")


def lose_no_interrupt():
    """Have Ctrl and C stop the program even where Python cannot: as it tidies its memory.

    It would say so with a traceback, and go on. Where it says nothing, `was_interrupted` knows.
    """
    usual = sys.unraisablehook
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _note_and_raise)

    def hook(unraisable):
        if unraisable.exc_type is KeyboardInterrupt:
            threading.Timer(A_MOMENT, _thread.interrupt_main).start()  # when it is elsewhere
        else:
            usual(unraisable)

    sys.unraisablehook = hook


def was_interrupted():
    """Whether somebody has already pressed Ctrl and C."""
    return bool(_interrupts)


def _note_and_raise(number, frame):
    _interrupts.append(number)
    raise KeyboardInterrupt


def _nearest(error):
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(character):
    """One character in ASCII: its look-alike, else its letter without accent, else « ? »."""
    if character in NEAREST:
        return NEAREST[character]
    if unicodedata.combining(character):
        return ""
    letters = unicodedata.normalize("NFKD", character).encode("ascii", "ignore")
    return letters.decode("ascii") or "?"
