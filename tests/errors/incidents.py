"""The ways to the errors of `sandbox/lessons/incidents.py`."""

from accounts import incidents
from accounts.difficulties.difficulty import DifficultyKind
from sandbox.world import clock
from tests.errors.way import WayToError
from tests.errors.way_in import code, on


def hit(kind):
    """Put this difficulty on the learner's place, in force at once."""

    def prepare(learner):
        world = learner.person.world
        with clock.at(world.now):
            incidents.put(world, kind)

    return prepare


def printed_code(learner):
    return learner.person.mails.get(template="invitation").context["code"]


def at_the_terms(learner):
    learner.reach("conditions")
    hit(DifficultyKind.SESSION_ENDED)(learner)


def at_the_identity(learner):
    learner.reach("identite")
    hit(DifficultyKind.CARD_LOST)(learner)


WAYS = {
    "code-used-elsewhere": code(printed_code, prepare=hit(DifficultyKind.CODE_USED)),
    "code-misprinted": code(printed_code, prepare=hit(DifficultyKind.CODE_MISPRINTED)),
    "card-lost": WayToError(
        url=on("identite").url, answers=on("identite").answers, prepare=at_the_identity
    ),
    "session-ended": WayToError(url="/site/activation/conditions/", prepare=at_the_terms),
    "site-stopped": WayToError(url="/site/connexion/", prepare=hit(DifficultyKind.SERVICE_STOPPED)),
}
