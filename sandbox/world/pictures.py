"""Grey pictures of a few words in capitals, made from nothing but the standard library.

A picture is a sheet of flat squares. That makes each format short: PNG and TIFF are rows of
bytes, and a JPEG whose every block of 8 × 8 is flat holds one number a block.
"""

import struct
import zlib

WHITE, BLACK = 255, 0
MARGIN = 3

LETTERS = {
    " ": ["     "] * 7,
    "A": [" ### ", "#   #", "#   #", "#####", "#   #", "#   #", "#   #"],
    "C": [" ####", "#    ", "#    ", "#    ", "#    ", "#    ", " ####"],
    "D": ["#### ", "#   #", "#   #", "#   #", "#   #", "#   #", "#### "],
    "E": ["#####", "#    ", "#    ", "#### ", "#    ", "#    ", "#####"],
    "F": ["#####", "#    ", "#    ", "#### ", "#    ", "#    ", "#    "],
    "G": [" ####", "#    ", "#    ", "#  ##", "#   #", "#   #", " ####"],
    "H": ["#   #", "#   #", "#   #", "#####", "#   #", "#   #", "#   #"],
    "I": [" ### ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### "],
    "L": ["#    ", "#    ", "#    ", "#    ", "#    ", "#    ", "#####"],
    "N": ["#   #", "##  #", "##  #", "# # #", "#  ##", "#  ##", "#   #"],
    "O": [" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "],
    "P": ["#### ", "#   #", "#   #", "#### ", "#    ", "#    ", "#    "],
    "R": ["#### ", "#   #", "#   #", "#### ", "# #  ", "#  # ", "#   #"],
    "S": [" ####", "#    ", "#    ", " ### ", "    #", "    #", "#### "],
    "T": ["#####", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  "],
    "U": ["#   #", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "],
    "V": ["#   #", "#   #", "#   #", "#   #", "#   #", " # # ", "  #  "],
}


def squares(lines):
    """The words as rows of squares, WHITE or BLACK, with a margin around."""
    width = max(map(len, lines)) * 6 - 1 + 2 * MARGIN
    blank = [WHITE] * width
    rows = [blank] * MARGIN
    for line in lines:
        for part in range(7):
            marks = " ".join(LETTERS[letter][part] for letter in line)
            marks = (" " * MARGIN + marks).ljust(width)
            rows.append([BLACK if mark == "#" else WHITE for mark in marks])
        rows += [blank] * MARGIN
    return rows


def grey(lines, dots):
    """(width, height, rows of bytes) of the picture, each square `dots` wide."""
    rows = [
        row
        for squares_of_row in squares(lines)
        for row in [bytes(value for value in squares_of_row for _ in range(dots))] * dots
    ]
    return len(rows[0]), len(rows), rows


def png(lines, dots=8):
    width, height, rows = grey(lines, dots)

    def chunk(kind, data):
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def tiff(lines, dots=8):
    """Uncompressed: its weight is its number of dots."""
    width, height, rows = grey(lines, dots)
    data = b"".join(rows)
    short, long = 3, 4
    tags = [
        (256, long, width),
        (257, long, height),
        (258, short, 8),  # bits of a dot
        (259, short, 1),  # not compressed
        (262, short, 1),  # 0 is black
        (273, long, 8),  # where the dots begin
        (277, short, 1),  # one colour: grey
        (278, long, height),
        (279, long, len(data)),
    ]
    entries = b"".join(
        struct.pack("<HHI", tag, kind, 1)
        + (struct.pack("<HH", value, 0) if kind == short else struct.pack("<I", value))
        for tag, kind, value in tags
    )
    header = struct.pack("<2sHI", b"II", 42, 8 + len(data))
    return header + data + struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0)


STEP = 16
"""How coarse the greys of a JPEG are: a block's number is its grey, less 128, over STEP / 8."""


def jpeg(lines):
    """One block of 8 × 8 a square: one number each, its difference with the one before."""
    rows = squares(lines)
    width, height = len(rows[0]) * 8, len(rows) * 8
    bits, before = [], 0
    for value in (value for row in rows for value in row):
        level = (value - 128) * 8 // STEP
        bits.append(_difference(level - before))
        before = level
    flow = "".join(bits)
    flow += "1" * (-len(flow) % 8)
    data = int(flow, 2).to_bytes(len(flow) // 8, "big").replace(b"\xff", b"\xff\0")

    def segment(marker, payload):
        return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload

    sizes = range(9)  # of a difference, in bits: each has a code of four bits, its own number
    first_numbers = bytes([0x00, 0, 0, 0, len(sizes), *[0] * 12, *sizes])
    others = bytes([0x10, 1, *[0] * 15, 0])  # « nothing more in this block » is the bit 0
    return b"".join(
        [
            b"\xff\xd8",
            segment(0xE0, b"JFIF\0" + struct.pack(">HBHHBB", 0x0101, 0, 1, 1, 0, 0)),
            segment(0xDB, bytes([0, *[STEP] * 64])),
            segment(0xC0, struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0)),
            segment(0xC4, first_numbers),
            segment(0xC4, others),
            segment(0xDA, bytes([1, 1, 0x00, 0, 63, 0])),
            data,
            b"\xff\xd9",
        ]
    )


def _difference(value):
    """Its size, then itself (a negative one is its absolute value turned over), then the end."""
    size = abs(value).bit_length()
    raw = value if value > 0 else value + (1 << size) - 1
    return f"{size:04b}" + (f"{raw:0{size}b}" if size else "") + "0"
