"""What pytest learns here: whom a run meets and when, long tests on demand, no way out, a count."""

import collections
import gc
import random
import socket

import pytest

from sandbox.machine import hosts
from sandbox.machine.frames import in_one_block
from tests import replay

RUN = pytest.StashKey[replay.Run]()
TRIED = pytest.StashKey[collections.Counter]()


def pytest_addoption(parser):
    """`--seed`, `--today`, `--full` and `--no-browser`."""
    group = parser.getgroup("sandbox")
    group.addoption("--seed", type=int, help="a whole number, from which everybody is drawn")
    group.addoption(
        "--today",
        default=replay.WEDNESDAY,
        metavar="2028-02-29T23:50",
        help="the day, or the moment in Paris, at which each test begins",
    )
    group.addoption("--full", action="store_true", help="run the long tests too")
    group.addoption("--no-browser", action="store_true", help="leave the browser's tests out")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    """Closes the way out, and gives the run its people and its day, for as long as pytest runs."""
    config.stash[TRIED] = collections.Counter()
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    for method in ("connect", "connect_ex"):
        patch.setattr(socket.socket, method, _inside_only(getattr(socket.socket, method)))
    options = config.option
    if options.seed is None:  # set here, it is the same in every process of the run
        options.seed = random.SystemRandom().randrange(10**6) if options.full else replay.SEED
    options.hypothesis_seed = str(options.seed)
    config.stash[RUN] = replay.Run(options.seed, replay.moment(options.today))
    config.stash[RUN].install(patch)


def pytest_report_header(config):
    return f"to meet the same people on the same day: {_replayed(config)}"


def _replayed(config):
    return f"--seed {config.option.seed} --today {config.option.today}"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    item.config.stash[RUN].begin(item.nodeid)


def _inside_only(method):
    """The same method of a socket, for addresses of this computer only."""
    own = {"::1"} | {name.strip("[]") for name in hosts.own_names()}

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_inside(self, address, own):
            raise AssertionError(f"Un test voulait sortir de cet ordinateur, vers {address[0]}.")
        return method(self, address)

    return guarded


def _is_inside(connection, address, own):
    if connection.type == socket.SOCK_DGRAM and address == hosts.ROUTE_PROBE:
        return True  # asks for a route, sends nothing
    return address[0] in own or address[0].startswith("127.")


def pytest_collection_modifyitems(config, items):
    """Leaves out what this run did not ask for, gives turns, measures what has no browser."""
    kept, left_out = [], []
    for item in items:
        (left_out if _is_left_out(config, item) else kept).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept
    items.sort(key=_turn)
    for item in filter(_has_a_browser, items):
        item.add_marker("no_cover")  # measured, they would take twice as long


def pytest_collection_finish():
    """What was loaded stays: looking through it for rubbish again and again costs a tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    """Runs them as pytest would, with room for the frames that their deepest calls need."""
    plugins = session.config.pluginmanager
    run = plugins.subset_hook_caller("pytest_runtestloop", [plugins.get_plugin(__name__)])
    return in_one_block(run)(session=session)


SWEPT_IN_FULL = {
    "ancien-numero",
    "invitee-par-email",
    "meme-email",
    "mot-de-passe-oublie",
    "nee-a-l-etranger",
    "ordinateur-partage",
    "stand-hopital",
}
"""Scenarios whose case of a test of each scenario waits for the full tier: every day, in
tests/workshop/, test_people_of_today.py plays them, and test_shared_computer.py."""

OF_EVERY_DAY = {
    "cloture",
    "cree-jamais-active",
    "lettre-perdue",
    "mere-trois-enfants",
    "refus",
    "sans-coordonnees",
}
"""Those of a long sweep (`swept`) in the short tier: with a letter and without, with children and
alone, who open, refuse and close, in both orders."""


def _is_left_out(config, item):
    if config.getoption("--no-browser") and _has_a_browser(item):
        return True
    return not config.getoption("--full") and _waits_for_the_full_tier(item)


def _waits_for_the_full_tier(item):
    case = getattr(item, "callspec", None)
    values = set(map(str, case.params.values())) if case else set()
    is_swept = item.get_closest_marker("swept") and not values & OF_EVERY_DAY
    return item.get_closest_marker("full") or is_swept or bool(values & SWEPT_IN_FULL)


def _turn(item):
    """The lengthy first, then those with a browser: at the end, nobody waits for one of them."""
    first = [not item.get_closest_marker(name) for name in ("counted", "lengthy")]
    return *first, not _has_a_browser(item)


def _has_a_browser(item):
    return "browser" in item.fixturenames


@pytest.fixture(scope="session")
def tried(pytestconfig):
    """Counts what a test tried: `tried(12, "pages")`; the sums are printed at the end."""

    def count(number, what):
        pytestconfig.stash[TRIED][what] += number

    return count


def pytest_sessionfinish(session):
    """One of several processes gives its sums to the one that prints them."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["tried"] = dict(session.config.stash[TRIED])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """Adds the sums of a process that has ended, unless it died of it."""
    node.config.stash[TRIED].update(getattr(node, "workeroutput", {}).get("tried", {}))


def pytest_terminal_summary(terminalreporter, config):
    """One line: how much of each thing was tried; another to replay what failed."""
    sums = config.stash[TRIED].items()
    if sums:
        said = ", ".join(_said(number, what) for what, number in sums)
        terminalreporter.write_line(f"Tried: {said}.")
    if terminalreporter.stats.keys() & {"failed", "error"}:
        terminalreporter.write_line(f"To meet the same people on the same day: {_replayed(config)}")


def _said(number, what):
    return f"{number:,} ".replace(",", "\u202f") + what
