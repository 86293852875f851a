"""The questions of the end: what one replied, and what the room did."""

from collections import Counter
from typing import NamedTuple

from sandbox.workshop.models import SeatEvent
from sandbox.workshop.scenarios import questions

EventKind = SeatEvent.Kind


class Asked(NamedTuple):
    """A Question, and the Reply that was chosen; None as long as none is."""

    question: questions.Question
    chosen: questions.Reply | None


def asked(seat):
    """What is asked at the end of the exercise of this seat, and what was replied: [Asked]."""
    here = seat.events.filter(**seat.played)
    done = here.filter(kind=EventKind.DONE).first()
    since = here.filter(kind=EventKind.REPLIED, pk__gt=done.pk if done else 0)
    said = set(since.values_list("slug", flat=True))
    return [
        Asked(each, next((reply for reply in each.replies if reply.slug in said), None))
        for each in questions.of(seat.scenario)
    ]


def reply(seat, slug):
    """Note what was chosen (the slug of a Reply), once a question; what is not asked is nothing."""
    waiting = [each.question for each in asked(seat) if each.chosen is None]
    if slug in {reply.slug for question in waiting for reply in question.replies}:
        seat.note(EventKind.REPLIED, slug=slug)


def of_the_room(counts):
    """What a room replied: [(Question, [(Reply, how many)], whether most were wrong)].

    Args:
        counts: the totals' own, [(slug of a Reply, how many)].
    """
    said, told = Counter(dict(counts)), []
    for question in questions.every().values():
        replies = [(each, said[each.slug]) for each in question.replies]
        total = sum(count for _, count in replies)
        if total:
            told.append((question, replies, 2 * said[question.right.slug] < total))
    return told
