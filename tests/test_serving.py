"""The server of the room, with a rude computer beside an honest one."""

import contextlib
import socket
import threading
import time
from types import SimpleNamespace

import pytest

from sandbox.machine import serving
from sandbox.machine.heavy_requests import END, HEAVY_AT_ONCE

RUDE, HONEST = "127.0.0.1", "127.0.0.2"
ASKED = b"GET / HTTP/1.1\r\nHost: salle\r\nConnection: close\r\n\r\n"


def task(address):
    return SimpleNamespace(addr=(address, 1))


def taken(queue):
    return [queue.popleft().addr[0] for _ in range(len(queue))]


def test_each_address_has_its_turn():
    queue = serving.FairQueue()
    for address in ["a", "a", "a", "b", "a", "c"]:
        queue.append(task(address))

    assert taken(queue) == ["a", "b", "c", "a"]


def test_an_address_has_no_more_threads_than_its_share():
    queue = serving.FairQueue()
    for _ in range(5):
        queue.append(task("a"))

    assert taken(queue) == ["a"] * serving.AT_ONCE
    assert len(queue) == 0
    queue.done("a")
    assert taken(queue) == ["a"]


@pytest.fixture
def served():
    """Opens a room's server around this application: `served(application, most=9)`."""
    opened = []

    def serve(application, most=9):
        listening = socket.create_server(("127.0.0.1", 0), backlog=100)
        server = serving.server_on(listening, application, most=most)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        opened.append((server, thread))
        return server

    yield serve
    for server, thread in opened:
        server.close()
        for channel in list(server.active_channels.values()):
            channel.handle_close()
        server.task_dispatcher.shutdown()
        thread.join(10)


def hello(environ, start_response):
    start_response("200 OK", [("Content-Length", "7")])
    return [b"Bonjour"]


def connection(server, address):
    return socket.create_connection(
        ("127.0.0.1", int(server.effective_port)), source_address=(address, 0), timeout=20
    )


def answer(server, address):
    with connection(server, address) as honest:
        honest.sendall(ASKED)
        received = b""
        while piece := honest.recv(1000):
            received += piece
        return received


@pytest.mark.parametrize("first_bytes", [b"", b"GET / HT"])
def test_what_says_nothing_gives_way(served, first_bytes):
    server = served(hello)
    with contextlib.ExitStack() as stack:
        kept = stack.enter_context(connection(server, HONEST))
        for _ in range(40):
            silent = stack.enter_context(connection(server, RUDE))
            silent.sendall(first_bytes)

        assert answer(server, HONEST).endswith(b"Bonjour")
        assert len(server.active_channels) <= 9 + serving.SLACK
        kept.sendall(ASKED)  # whoever holds few connections loses none
        assert kept.recv(1000).startswith(b"HTTP/1.1 200")


def test_a_rude_address_leaves_a_thread_to_others(served):
    going_on, at_work = threading.Event(), threading.Semaphore(0)

    def slow_for_the_rude(environ, start_response):
        if environ["REMOTE_ADDR"] == RUDE:
            at_work.release()
            going_on.wait(20)
        return hello(environ, start_response)

    server = served(slow_for_the_rude, most=60)
    with contextlib.ExitStack() as stack:
        for _ in range(30):
            stack.enter_context(connection(server, RUDE)).sendall(ASKED)
        for _ in range(serving.AT_ONCE):
            assert at_work.acquire(timeout=20)

        assert answer(server, HONEST).endswith(b"Bonjour")
        assert not at_work.acquire(blocking=False)
        going_on.set()


def test_heavy_requests_of_one_address_are_read_in_turn(served):
    server, senders, heavy = served(hello, most=60), 12, 20 * END
    head = b"POST / HTTP/1.1\r\nHost: salle\r\nContent-Length: 9000000\r\n\r\n"
    with contextlib.ExitStack() as stack:
        for _ in range(senders):
            rude = stack.enter_context(connection(server, RUDE))
            rude.settimeout(0.2)
            with contextlib.suppress(TimeoutError):  # what is not read stays with who sends
                rude.sendall(head + bytes(heavy))

        assert answer(server, HONEST).endswith(b"Bonjour")
        deadline = time.monotonic() + 20
        while _read(server).count(heavy) < HEAVY_AT_ONCE:
            assert time.monotonic() < deadline
        others = [each for each in _read(server) if each != heavy]
        assert len(others) == senders - HEAVY_AT_ONCE
        assert max(others) < 2 * END


def _read(server):
    """How much of each body is in memory."""
    requests = [each.request for each in list(server.active_channels.values())]
    return [len(request.body_rcv) for request in requests if request and request.body_rcv]


def test_a_computer_that_allows_few_files_keeps_fewer_connections(monkeypatch):
    resource = pytest.importorskip("resource", reason="Windows counts otherwise")
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (256, 256))
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: None)

    assert serving.most_connections() == 256 - serving.SLACK - serving.OTHER_FILES


def test_without_poll_there_are_fewer_than_select_takes(monkeypatch):
    monkeypatch.delattr(serving.select, "poll")

    assert serving.most_connections() + serving.SLACK < 512
