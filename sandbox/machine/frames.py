"""Room for the frames of deep calls, in one block.

Python keeps the frames of a thread in blocks of 16 KB, and none to spare: a loop whose calls cross
the edge of a block asks the system for the next one at each turn, then gives it back. Such a call
takes 8 µs instead of 0.03. A page is made of such loops, deep under what surrounds its view: a
seventh of its time went there.
"""

WORDS = 70_000
"""What one frame asks for: over half a megabyte, so that Python takes a block of a whole one, whose
rest holds some thousands of frames."""


def in_one_block(function):
    """The same function; whatever it calls finds its frames in one block.

    Args:
        function: called once for a lot of work, as the making of a page is.
    """

    def call(*args, **kwargs):
        return function(*args, **kwargs)

    call.__code__ = call.__code__.replace(co_stacksize=WORDS)
    return call
