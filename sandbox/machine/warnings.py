"""What is wrong with this computer while the room is open: its window says it, and a page does.

It lives in the memory of the one process that serves the room.
"""

_standing = []


def stand(*sentences):
    """From now on these are what there is to say; empty ones are none."""
    _standing[:] = filter(None, sentences)


def standing():
    """The sentences that whoever leads has to read."""
    return list(_standing)
