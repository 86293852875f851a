"""How a request comes in: all of it is read, and only its two ends are kept, in memory.

A server that refuses a heavy request cuts the connection, and the browser, still sending, shows a
page of its own about the network. Read to its end, the request reaches its form, which has a
sentence for a file that is too heavy.
"""

import io
import itertools

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

BEGINNING = 8_000_000  # bytes
"""The heaviest sample of the shelf, and what a form adds to it."""

END = 200_000
"""What a form may send after its file."""

HEAVY_AT_ONCE = 3
"""Requests heavier than a form that are read at once from one address: each is in memory, whole."""

LARGEST_REQUEST = 2_000_000_000
"""Above it the connection is cut after all: nobody waits so long for a sentence."""


class Ends:
    """The beginning and the end of a body, as waitress fills and reads a buffer."""

    def __init__(self):
        self.kept, self.end = io.BytesIO(), bytearray()

    def append(self, data):
        room = max(0, BEGINNING - self.kept.tell())
        self.kept.write(data[:room])
        self.end += data[room:]
        if len(self.end) > 2 * END:
            del self.end[:-END]

    @property
    def is_heavy(self):
        return not self.kept.closed and self.kept.tell() > END

    def __len__(self):
        return self.kept.tell() + min(len(self.end), END)

    def getfile(self):
        self.kept.write(self.end[-END:])
        self.end.clear()
        self.kept.seek(0)
        return self.kept

    def close(self):
        self.kept.close()


class Parser(HTTPRequestParser):
    def parse_header(self, header_plus):
        super().parse_header(header_plus)
        if self.body_rcv is not None:
            self.body_rcv.buf = Ends()


class Channel(HTTPChannel):
    """What a waitress server gives each of its connections to.

    What sends more heavy requests at once than anybody would has them read in turn.
    """

    parser_class = Parser
    heavy_turn = 0
    """Before which others a heavy request came; 0 for what is light."""
    turns = itertools.count(1)

    def readable(self):
        return super().readable() and self._may_be_as_heavy()

    def _may_be_as_heavy(self):
        if not self._is_heavy():
            self.heavy_turn = 0
            return True
        self.heavy_turn = self.heavy_turn or next(self.turns)
        others = self.server.active_channels.values()
        before = [
            each
            for each in others
            if each.addr[0] == self.addr[0] and 0 < each.heavy_turn < self.heavy_turn
        ]
        return len(before) < HEAVY_AT_ONCE

    def _is_heavy(self):
        body = self.request and self.request.body_rcv
        return bool(body and body.getbuf().is_heavy)
