"""The server of the room: one rude computer never shuts it, nor makes everybody else wait.

Waitress answers whoever came first and keeps what says nothing. Here each address has its turn, and
a share of the threads; where connections are many, one that says nothing gives way to a new one.
"""

import select
from collections import Counter, OrderedDict, deque
from contextlib import suppress

import waitress
from waitress.task import ThreadedTaskDispatcher

from sandbox.machine.heavy_requests import LARGEST_REQUEST, Channel

THREADS = 4
AT_ONCE = 2
"""How many of them work for one address. Fewer would stop a class that shares one: they wait for
the disk in turn."""

OPEN = 1000
OPEN_WITHOUT_POLL = 400
"""Connections: where there is no `poll` (Windows), `select` takes no more than 512 of all kinds."""

OTHER_FILES = 100
"""What else the program has open: the database, what it prints, what it reads."""

SLACK = 20
"""Connections that may come between two looks, before one gives way."""


def server_on(listening, application, *, most=None):
    """A server of waitress for this WSGI application.

    Args:
        listening: the socket that it answers.
        most: the connections kept at once; by default, as many as this computer can.
    """
    sockets, dispatcher = {}, FairDispatcher()
    dispatcher.set_thread_count(THREADS)
    server = waitress.create_server(
        application,
        map=sockets,
        _dispatcher=dispatcher,
        sockets=[listening],
        threads=THREADS,
        connection_limit=(most or most_connections()) + SLACK,
        asyncore_use_poll=hasattr(select, "poll"),
        ident=None,
        max_request_body_size=LARGEST_REQUEST,
    )
    for each in sockets.values():
        each.channel_class = GivingWay
    return server


def most_connections():
    """How many connections this computer can keep open, once it was asked for as many files."""
    if not hasattr(select, "poll"):
        return OPEN_WITHOUT_POLL
    import resource  # there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN + SLACK + OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        asked = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (asked, hard))
        soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return OPEN if soft == resource.RLIM_INFINITY else min(OPEN, soft - SLACK - OTHER_FILES)


class FairQueue:
    """What waits for a thread, as a queue of waitress: each address in its turn.

    What works for an address is counted until `done` is called: it is then no more than `AT_ONCE`,
    and the length is that of what may begin now.
    """

    def __init__(self):
        self.waiting = OrderedDict()
        self.working = Counter()

    def append(self, task):
        self.waiting.setdefault(task.addr[0], deque()).append(task)

    def __len__(self):
        free = ((AT_ONCE - self.working[each], len(tasks)) for each, tasks in self.waiting.items())
        return sum(max(0, min(room, waiting)) for room, waiting in free)

    def popleft(self):
        """The oldest task of the address whose turn it is."""
        turn = next(each for each in self.waiting if self.working[each] < AT_ONCE)
        tasks = self.waiting.pop(turn)
        task = tasks.popleft()
        if tasks:
            self.waiting[turn] = tasks  # behind the others
        self.working[turn] += 1
        return task

    def done(self, address):
        self.working[address] -= 1
        if not self.working[address]:
            del self.working[address]


class FairDispatcher(ThreadedTaskDispatcher):
    """The threads of the room, which take from a fair queue."""

    def __init__(self):
        super().__init__()
        self.queue = FairQueue()


class GivingWay(Channel):
    """A connection; where there are too many, the one that came last has a silent one closed."""

    def __init__(self, server, *args, **kwargs):
        super().__init__(server, *args, **kwargs)
        most = self.adj.connection_limit - SLACK
        if len(server.active_channels) > most and (silent := _longest_silent(server, self)):
            silent.handle_close()

    def service(self):
        try:
            super().service()
        finally:
            dispatcher = self.server.task_dispatcher
            with dispatcher.lock:
                dispatcher.queue.done(self.addr[0])
                dispatcher.queue_cv.notify()


def _longest_silent(server, but):
    """Of the connections that ask nothing, the oldest of the address that has most of them."""
    asks_nothing = [
        each
        for each in server.active_channels.values()
        if each is not but and not each.requests and not each.total_outbufs_len
    ]
    if not asks_nothing:
        return None
    held = Counter(each.addr[0] for each in asks_nothing)
    [(greediest, _)] = held.most_common(1)
    of_it = (each for each in asks_nothing if each.addr[0] == greediest)
    return min(of_it, key=lambda each: each.last_activity)
