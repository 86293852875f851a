"""A child who turns 18: the two reminders of the service, and nothing more.

See real-service.md §5, §13.

What then becomes of the profile, and of the parent’s access, was not found: it stays as it is.
"""

from accounts import letters
from accounts.states import State
from profiles.measures import is_child, majority_of
from sandbox import facts
from sandbox.languages.said import says
from sandbox.world import clock


def activated_children(world):
    """Those whose profile their legal representative looks after, whatever their age."""
    children = world.person_set.filter(guardianships__is_legal=True)
    return children.filter(account__state=State.ACTIVATED)


def reached_since(moment, world):
    """Those of them who have turned 18 since the day of that moment."""
    then, today = clock.day_of(moment), clock.today()
    return [
        child for child in activated_children(world) if then < majority_of(child.born_on) <= today
    ]


def is_reached(account, profile):
    """Whether the profile on the screen is that of one’s child, who is an adult by now."""
    child = profile.holder
    return child in account.wards and not is_child(child.born_on, clock.today())


def remind(child):
    """Write to the new adult and to the representative, and return the sentence that tells it."""
    guardian, name = child.guardianships.get(is_legal=True).guardian, child.first_name
    letters.of_age(child, to=guardian)
    return says(
        facts.filled(
            "{name} a {coming-of-age}. 2\u00a0rappels sont partis\u00a0: à {name} et à {guardian}."
        ),
        name=name,
        guardian=guardian.first_name,
    )
