"""Which version this is, and what each one brought to whoever leads (`news.toml`)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sandbox import __version__

FILE = Path(__file__).with_name("news.toml")
VERSION = __version__


@dataclass(frozen=True)
class Version:
    """What one version brought, in lines."""

    number: str
    date: date
    lines: list[str]


@cache
def versions():
    """All of them, the newest first."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return [Version(**each) for each in told["version"]]
