"""The pictures of the shelf: drawn once, kept as files, the same bytes at every place.

They name nobody and bear « FACTICE ». The radio is a TIFF without compression, so that its weight
is its number of dots, and a heavier one is made from it.
"""

import struct
from functools import cache
from pathlib import Path

DRAWN = Path(__file__).parent / "drawn"

WIDTH, HEIGHT, OFFSET, LENGTH = 256, 257, 273, 279
"""The tags of a TIFF that change with its number of dots; the rows begin at OFFSET."""


@cache
def drawn(file_name):
    """The bytes of a picture of the shelf."""
    return (DRAWN / file_name).read_bytes()


def enlarged(file_name, times):
    """The same grey TIFF, each of its dots drawn `times` wide and high."""
    file = drawn(file_name)
    tags = _tags(file)
    width, height, start = tags[WIDTH][1], tags[HEIGHT][1], tags[OFFSET][1]
    rows = (file[start + y * width : start + (y + 1) * width] for y in range(height))
    data = b"".join(b"".join(bytes([dot]) * times for dot in row) * times for row in rows)
    tags |= {
        WIDTH: (4, width * times),
        HEIGHT: (4, height * times),
        278: (4, height * times),  # all the rows are in one strip
        LENGTH: (4, len(data)),
    }
    return _header(data) + data + _directory(tags)


def _tags(file):
    """{tag: (kind, value)} of a TIFF whose every tag holds one number."""
    directory = struct.unpack("<I", file[4:8])[0]
    count = struct.unpack("<H", file[directory : directory + 2])[0]
    found = {}
    for at in range(directory + 2, directory + 2 + 12 * count, 12):
        tag, kind, _ = struct.unpack("<HHI", file[at : at + 8])
        found[tag] = kind, struct.unpack("<I", file[at + 8 : at + 12])[0]
    return found


def _header(data):
    return struct.pack("<2sHI", b"II", 42, 8 + len(data))


def _directory(tags):
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, n) for tag, (kind, n) in tags.items())
    return struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0)
