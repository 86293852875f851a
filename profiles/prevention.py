"""The messages of prevention that the service of today sends by itself, to who has the age.

They bear « Mon bilan prévention », which four ages are offered, until it is said to be done.
"""

from datetime import timedelta

from profiles import notifications
from profiles.exams import EXAMS, months_of
from profiles.measures import birthday
from profiles.models import ExamStatus
from profiles.notifications import Notification
from sandbox import facts
from sandbox.languages.said import says
from sandbox.world import clock

ONE_DAY = timedelta(days=1)
FIRST, AGAIN = facts.delay("prevention-first"), facts.delay("prevention-again")
"""Ours: when the first comes after the activation, then the next ones (real-service.md §8)."""

CHECK_UPS = [exam for exam in EXAMS if exam.slug.startswith("bilan-")]


def next_moment(world):
    """When the next message leaves for the person of this seat; None where none is to."""
    found = _from(world, clock.today() + ONE_DAY)
    return found and clock.midnight_of(found[0])


def remind(world):
    """Send the message of this very moment, and return the sentence that tells it, or None."""
    found = _from(world, clock.today())
    if found is None or clock.midnight_of(found[0]) != clock.now():
        return None
    day, exam = found
    person = world.player
    notifications.tell(
        person.account,
        Notification.PREVENTION,
        exam=exam.name,
        every=exam.every.lower(),
        age=months_of(person.born_on, day) // 12,
    )
    return says("Un message de prévention est arrivé pour {name}.", name=person.first_name)


def _from(world, day):
    """The first day, from this one on, on which a message leaves, and the Exam that it bears."""
    if Notification.PREVENTION not in notifications.known(world):
        return None
    account = world.player.account
    if not account.is_activated or not notifications.is_told(account, Notification.PREVENTION):
        return None
    first = clock.day_of(account.since) + FIRST
    done = account.examstatus_set.filter(status=ExamStatus.Status.DONE)
    done = set(done.values_list("exam", flat=True))
    for exam in CHECK_UPS:
        ages = (exam.first, exam.until)
        opens, closes = (birthday(account.holder.born_on, age // 12) for age in ages)
        start = max(day, opens)
        leaves = first + max(0, -((first - start) // AGAIN)) * AGAIN
        if leaves < closes and exam.slug not in done:
            return leaves, exam
    return None
