"""The errors that somebody meets during a request, for whoever watches: {name: its facts}."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

Facts = Mapping[str, object]
_met: ContextVar[list[tuple[str, Facts]] | None] = ContextVar("met", default=None)


@contextmanager
def heard() -> Iterator[list[tuple[str, Facts]]]:
    """Gives the list of those that are met meanwhile, in order: (name, facts)."""
    errors: list[tuple[str, Facts]] = []
    token = _met.set(errors)
    try:
        yield errors
    finally:
        _met.reset(token)


def tell(errors: Iterable[tuple[str, Facts]]) -> None:
    """Say that these errors are met, each with its facts; where nobody listens, nothing is kept."""
    if (listened := _met.get()) is not None:
        listened.extend(errors)
