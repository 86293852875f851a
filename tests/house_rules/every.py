"""A rule of the house over everything it is about: one test, which tells each that breaks it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def every(things, *, name=str):
    """Make one test of a rule (a function of one thing, with assertions) and of all these things.

    Args:
        things: what the rule is about; a path is told from the root of the repository.
        name: how another thing is told.
    """

    def over_all(rule):
        def test(tried):
            broken = [fault for thing in things for fault in _faults(rule, thing, name)]
            tried(len(things), "house rules checked")
            assert not broken, "\n\n".join(broken)

        test.__name__, test.__doc__, test.__module__ = rule.__name__, rule.__doc__, rule.__module__
        return test

    return over_all


def _faults(rule, thing, name):
    try:
        rule(thing)
    except AssertionError as fault:
        said = thing.relative_to(ROOT) if isinstance(thing, Path) else name(thing)
        yield f"{said}: {fault}"
