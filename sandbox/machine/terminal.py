"""A terminal that never fails on a letter it cannot show.

Windows code pages, files and pipes may know no typographic apostrophe, no arrow, not even an
accent: the sentence is then shown as near as the terminal can, instead of a traceback.
Standard library only: read before anything is installed.
"""

import codecs
import os
import sys
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


def prepare():
    """Makes the output and the errors of this process showable on any code page."""
    codecs.register_error("nearest", _nearest)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="nearest")


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
