import collections
import socket
from types import SimpleNamespace

import pytest

from sandbox.machine import hosts
from tests import plugin


@pytest.fixture
def server():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
@pytest.mark.parametrize(
    ("family", "kind", "address"),
    [
        (socket.AF_INET, socket.SOCK_STREAM, ("203.0.113.7", 443)),
        (socket.AF_INET, socket.SOCK_DGRAM, ("203.0.113.7", 53)),
        (socket.AF_INET, socket.SOCK_STREAM, hosts.ROUTE_PROBE),
        (socket.AF_INET6, socket.SOCK_STREAM, ("2001:db8::7", 443, 0, 0)),
        (socket.AF_INET, socket.SOCK_STREAM, ("courriel.example", 443)),
    ],
)
def test_no_test_leaves_this_computer(family, kind, address, method):
    with (
        socket.socket(family, kind) as way_out,
        pytest.raises(AssertionError, match="sortir de cet ordinateur"),
    ):
        getattr(way_out, method)(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_this_computer_answers_itself(server, host):
    socket.create_connection((host, server.getsockname()[1]), timeout=5).close()


def test_the_sums_of_every_process_are_added_unless_it_died():
    def config(**sums):
        return SimpleNamespace(stash={plugin.TRIED: collections.Counter(sums)}, workeroutput={})

    printing, working = config(pages=2), config(pages=3, kills=1)
    plugin.pytest_sessionfinish(SimpleNamespace(config=working))
    plugin.pytest_testnodedown(SimpleNamespace(config=printing, workeroutput=working.workeroutput))
    plugin.pytest_testnodedown(SimpleNamespace(config=printing))
    assert printing.stash[plugin.TRIED] == {"pages": 5, "kills": 1}
