"""What the file of a scenario may hold: one table, and all that is wrong in a file said at once.

README.md shows every key once, with what it is for.
"""

from pathlib import Path
from typing import Any

from profiles.lists import Treatments, Vaccines
from profiles.measures import KINDS
from profiles.models import (
    AgendaEntry,
    Attachment,
    CareRole,
    Document,
    Professional,
    ReimbursedCare,
    Thread,
)
from profiles.models.documents import Category
from sandbox import facts
from sandbox.kit.made_once import symbols
from sandbox.kit.toml_schema import (
    FilePlace,
    Flag,
    Hour,
    ListOf,
    Number,
    OneOf,
    Table,
    Text,
    TomlFaults,
    ValueKind,
    Whole,
    nearest,
    number_of,
    one_of,
    read,
    rows,
)
from sandbox.workshop.models import Workshop
from sandbox.workshop.scenarios.kinds import (
    ANSWERS,
    CAREGIVER,
    SOMEBODY,
    Day,
    Department,
    Row,
    Slug,
    entry_of_a_section,
    said,
)
from sandbox.workshop.titles import ENDS
from sandbox.world import fictitious
from sandbox.world.models import Incident, Mail, Person

DIFFICULTIES = {"easy": "simple", "medium": "moyen", "hard": "difficile"}
"""How hard a scenario is, the easiest first: {word of a file: what is said of it}."""

A_MAJORITY = 18 * 365
"""Days: from there on, nobody is a child any more."""


class ScenarioFaults(TomlFaults):
    """What is wrong in the scenarios."""


def stories(folder: Path) -> dict[str, dict[str, Any]]:
    """The scenarios of a folder (Path): {slug: contents of its file}.

    Raises:
        ScenarioFaults: all that is wrong in all the files.
    """
    scenario = Table(NEEDED, ALSO, rule=_agrees)
    found = {
        path: read(path, scenario, fills=facts.filled, judges_line=_judge)
        for path in sorted(folder.glob("*.toml"))
    }
    if faults := [fault for _, faults in found.values() for fault in faults]:
        raise ScenarioFaults(faults)
    return {path.stem: contents for path, (contents, _) in found.items() if contents}


def _judge(line: str) -> str:
    """A line may hold nothing real, and name no fact that there is not."""
    if fictitious.may_hold_something_real(line):
        return "cette ligne contient peut-être un vrai numéro ou une vraie adresse."
    if unknown := facts.PLACE.search(line):
        return f"«\u00a0{unknown[1]}\u00a0» n’est pas un fait. {nearest(unknown[1], facts.every())}"
    return ""


# -- what is asked of a whole table ----------------------------------------------------------------


def _is_born(child: Row, place: FilePlace) -> None:
    """A twin is born as the child said before; any other child in a year, or some days ago."""
    told = {"born_year", "born_day"} & child.keys()
    if not child.get("is_twin"):
        if len(told) != 1:
            place.fault(
                "on attend «\u00a0born_year\u00a0» ou «\u00a0born_day\u00a0», un seul des deux."
            )
    elif place.path[-1] == 0:
        place.at("is_twin").fault("aucun enfant n’est dit avant celui-ci.")


def _is_measured(measure: Row, place: FilePlace) -> None:
    """The number is one of a human being, and a pressure has two."""
    kind = KINDS[measure["kind"]]
    for name in ("value", "second"):
        number = number_of(measure.get(name))
        if number is not None and not kind.low <= number <= kind.high:
            place.at(name).fault(f"une mesure de ce genre est entre {kind.low} et {kind.high}.")
    if bool(kind.second) != ("second" in measure):
        place.fault(
            "il manque «\u00a0second\u00a0»\u00a0: cette mesure a 2 nombres."
            if kind.second
            else "«\u00a0second\u00a0» est en trop\u00a0: cette mesure a un seul nombre."
        )


def _is_even(section: Row, place: FilePlace) -> None:
    """Each row has as many cells as there are columns."""
    wanted = len(section.get("columns", ["", ""]))
    for rank, row in enumerate(section["rows"]):
        if len(row) != wanted:
            place.at("rows", rank).fault(f"cette ligne a {len(row)} cases, et il en faut {wanted}.")


def _agrees(scenario: Row, place: FilePlace) -> None:
    """Nobody bears the name of another, and a space is activated after its letter."""
    people = [scenario["person"], *rows(scenario, "children"), *rows(scenario, "relatives")]
    for name, key, told in [
        ("person", "first_name", people),
        ("professionals", "slug", rows(scenario, "professionals")),
    ]:
        words = [each[key] for each in told]
        for word in dict.fromkeys(word for word in words if words.count(word) > 1):
            place.at(name).fault(f"«\u00a0{word}\u00a0» est dit deux fois.")
    activated = scenario.get("account", {}).get("activated_day")
    if activated is not None and activated < scenario["letter"]["day"]:
        place.at("account", "activated_day").fault("ce jour est avant celui de la lettre.")


# -- the table -------------------------------------------------------------------------------------

END = one_of(ENDS)
LONGEST_GOAL = 50
LONGEST_LESSON = 90
"""Characters: a goal is read at a glance, what to remember in one breath."""
TEXTS, CHANNEL = ListOf(Text()), one_of(Mail.Channel.values)
YEAR = Whole(1900, 2100)

SOMEONE: dict[str, ValueKind] = {
    "first_name": Text.of(Person, "first_name"),
    "last_name": Text.of(Person, "last_name"),
    "sex": one_of(Person.Sex.values),
    "department": Department(),
}

SECTION = Table(
    {"title": Text(), "rows": ListOf(TEXTS)},
    {"columns": ListOf(Text(), fewest=3), "paragraphs": TEXTS},
    rule=_is_even,
)

NEEDED: dict[str, ValueKind] = {
    "title": Text.of(Workshop, "title"),
    "mission": Text(most_lines=3),
    "goals": ListOf(Table({"end": END, "says": Text(LONGEST_GOAL)}), fewest=2, most=4),
    "remember": Text(LONGEST_LESSON, most_lines=1),
    "story": Text(most_lines=4),
    "person": Table(
        {
            **SOMEONE,
            "born_year": YEAR,
            "portrait": OneOf(lambda place: symbols("portraits")),
            "has_email": Flag(),
            "has_phone": Flag(),
            "answers": ANSWERS,
        },
        {"is_month_unknown": Flag()},
    ),
    "card": Table({"has_photo": Flag()}, {"serial_length": Whole(8, 13)}),
    "letter": Table({"day": Day(0)}, {"is_lost": Flag(), "channel": one_of(["letter", "email"])}),
}

ALSO: dict[str, ValueKind] = {
    "order_2025": Table(
        {},
        {
            "mission": Text(most_lines=3),
            "remember": Text(LONGEST_LESSON, most_lines=1),
            "story": Text(most_lines=4),
        },
    ),
    "effort": Table({"minutes": Whole(5, 180), "difficulty": one_of(list(DIFFICULTIES))}),
    "left_out": Text(LONGEST_LESSON, most_lines=1),
    "or_else": ListOf(ListOf(END, fewest=1)),
    "account": Table({"activated_day": Day(0)}, {"has_forgotten": Flag()}),
    "insurer": Table({"knows": ListOf(CHANNEL)}),
    "reminders": ListOf(Table({"day": Day(0)})),
    "asked_codes": ListOf(Table({"channel": CHANNEL, "day": Day(0)})),
    "children": ListOf(
        Table(
            SOMEONE,
            {
                "born_year": YEAR,
                "born_day": Whole(-A_MAJORITY, 0),
                "is_twin": Flag(),
                "is_legal": Flag(),
                "is_on_card": Flag(),
                "is_activable": Flag(),
                "invitation": Table({"channel": CHANNEL, "day": Day(0)}),
            },
            rule=_is_born,
        )
    ),
    "relatives": ListOf(
        Table(
            {
                **SOMEONE,
                "born_year": YEAR,
                "relation": Text.of(Person, "relation"),
                "has_activated": Flag(),
            },
            {"same_mailbox": Table({"day": Day(0)})},
        )
    ),
    "invitations": ListOf(
        Table(
            {
                "by": said("relatives", "first_name"),
                "day": Day(0, or_flu=True),
                "days": Whole(1, 3650),
            }
        )
    ),
    "professionals": ListOf(
        Table(
            {
                "slug": Slug(),
                "name": Text.of(Professional, "name"),
                "profession": Text.of(Professional, "profession"),
                "town": Text.of(Professional, "town"),
            },
            {
                "since": Day(0),
                "role": one_of(CareRole.Role.values),
                "never_closes": Flag(),
                "profile": SOMEBODY,
            },
        )
    ),
    "care": ListOf(
        Table(
            {
                "kind": one_of(ReimbursedCare.Kind.values),
                "name": Text.of(ReimbursedCare, "name"),
                "day": Day(0, or_flu=True),
            },
            {
                "by": CAREGIVER,
                "treatment": one_of(Treatments.values),
                "vaccine": one_of(Vaccines.values),
                "profile": SOMEBODY,
            },
        )
    ),
    "pharmacies": ListOf(
        Table(
            {"slug": CAREGIVER, "day": Day(0, or_flu=True)},
            {"takes_prescriptions": Flag(), "profile": SOMEBODY},
        )
    ),
    "documents": ListOf(
        Table(
            {
                "name": Text.of(Document, "name"),
                "category": one_of(Category.values),
                "day": Day(or_flu=True),
                "sections": ListOf(SECTION),
            },
            {"by": CAREGIVER, "profile": SOMEBODY, "lead": TEXTS},
        )
    ),
    "messages": ListOf(
        Table(
            {
                "by": CAREGIVER,
                "subject": Text.of(Thread, "subject"),
                "day": Day(or_flu=True),
                "text": Text(),
            },
            {
                "answer": Text(),
                "is_ended": Flag(),
                "profile": SOMEBODY,
                "attachment": Table(
                    {"name": Text.of(Attachment, "name"), "sections": ListOf(SECTION)},
                    {"lead": TEXTS},
                ),
            },
        )
    ),
    "appointments": ListOf(
        Table(
            {"title": Text.of(AgendaEntry, "title"), "day": Day(or_flu=True), "time": Hour()},
            {"by": CAREGIVER, "profile": SOMEBODY},
        )
    ),
    "medical": ListOf(entry_of_a_section()),
    "measures": ListOf(
        Table(
            {"kind": one_of(KINDS), "value": Number(), "day": Day(0, or_flu=True)},
            {"second": Number(), "hour": Hour(), "profile": SOMEBODY},
            rule=_is_measured,
        )
    ),
    "incidents": ListOf(Table({"kind": one_of(list(Incident.Kind))}, {"at_next": Flag()})),
}
