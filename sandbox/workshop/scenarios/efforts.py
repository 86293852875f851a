"""How long and how hard each scenario is, for who chooses among them."""

from sandbox.workshop.scenarios import build, schema
from sandbox.world.models import Order


def by_difficulty():
    """Their slugs, for who chooses: the tutorial's first, then the easiest, the shortest."""
    levels = list(schema.DIFFICULTIES)

    def rank(slug):
        effort = build.scenarios()[slug].get("effort", {"difficulty": "medium", "minutes": 60})
        return (
            slug != build.USUAL[Order.TUTORIAL],
            levels.index(effort["difficulty"]),
            effort["minutes"],
        )

    return sorted(build.scenarios(), key=rank)


def effort_of(contents):
    """How long and how hard a scenario (the contents of its file) is, in words; "" if unsaid."""
    effort = contents.get("effort")
    return effort and f"{effort['minutes']} min · {schema.DIFFICULTIES[effort['difficulty']]}" or ""
