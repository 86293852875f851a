"""The errors that somebody meets during a request, for whoever watches: by their names alone."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_met: ContextVar[list[str] | None] = ContextVar("met", default=None)


@contextmanager
def heard() -> Iterator[list[str]]:
    """Gives the list of those that are met meanwhile, in order."""
    slugs: list[str] = []
    token = _met.set(slugs)
    try:
        yield slugs
    finally:
        _met.reset(token)


def tell(slugs: Iterable[str]) -> None:
    """Say that these errors are met; where nobody listens, nothing is kept."""
    if (listened := _met.get()) is not None:
        listened.extend(slugs)
