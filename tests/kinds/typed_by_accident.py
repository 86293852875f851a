"""Values that nobody would type, drawn from those that somebody does: for both guards to judge."""

import random

SIGNS = [
    *"0123456789 .,/:;-@'\"&éèçà()[]<>_%*+=|\\#~^$€\n\t\r\v\x1fABORSTehxlIoZz£µ²½ßÉœ①②⓪٠",
    "\u2028", "\u00a0", "\u200b", "\u0301", "\u00ad", "\U0001f600", "\U0001d7ce",
]  # fmt: skip


def spoilt(texts, count, seed):
    """So many of these texts, one to four times each: a sign more, less or changed, or another's
    beginning in the midst of it."""
    draw = random.Random(seed)
    return [_spoilt(draw, texts) for _ in range(count)]


def _spoilt(draw, texts):
    signs = list(draw.choice(texts)) or [" "]
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(signs) + 1)
        signs[at : at + draw.randint(0, 1)] = draw.choice(
            [[draw.choice(SIGNS)], [draw.choice(SIGNS)], [], list(draw.choice(texts)[:30])]
        )
    return "".join(signs)
