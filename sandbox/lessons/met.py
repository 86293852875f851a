"""The errors that somebody meets during a request, for whoever watches: by their names alone."""

from contextlib import contextmanager
from contextvars import ContextVar

_met = ContextVar("met", default=None)


@contextmanager
def heard():
    """Gives the list of those that are met meanwhile, in order."""
    slugs = []
    token = _met.set(slugs)
    try:
        yield slugs
    finally:
        _met.reset(token)


def tell(slugs):
    """Say that these errors are met; where nobody listens, nothing is kept."""
    if _met.get() is not None:
        _met.get().extend(slugs)
