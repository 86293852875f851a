"""From a scenario and a seed to a seat: its world, its people, their papers, its origin.

Everything that is printed comes from the seed, so that the same place of the same workshop always
gets the same sheet.
"""

import random
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.db import transaction

from accounts import incidents, letters
from accounts.factories import AccountFactory, CredentialFactory
from accounts.flows import in_force
from profiles.factories import PreferencesFactory
from profiles.questions import QUESTIONS
from sandbox.kit.french import counted
from sandbox.workshop import saves
from sandbox.workshop.models import (
    LONGEST_TITLE,
    MOST_SEATS,
    SavePoint,
    Seat,
    Workshop,
    free_code,
    seat_code,
)
from sandbox.workshop.scenarios import contents as inside
from sandbox.workshop.scenarios import schema
from sandbox.world import clock, identities
from sandbox.world.factories import (
    CarteVitaleFactory,
    GuardianshipFactory,
    PersonFactory,
    ProvisionalCodeFactory,
    WorldFactory,
)
from sandbox.world.models import Mail, Order
from sandbox.world.notices import Notice

SCENARIOS = Path(__file__).parent
PEOPLE_PER_SEAT = 20
"""Ranks kept for each seat, so that nobody shares an order number in a workshop."""

RELATIVES_FROM = 10
"""The first rank, among a seat's, of the adults of its story."""

OLDEST_CHILD = 16
"""The age that a child of a story turns at most in the year of the workshop."""

USUAL = {Order.TUTORIAL.value: "mere-trois-enfants", Order.APP.value: "cree-jamais-active"}
"""{year of an order of pages: the scenario of who names none}."""

OF_A_STAND = "stand-hopital"
"""The scenario of five minutes, for one person after the other."""

FIRST_SURPRISE = 3
"""The go at an exercise from which a difficulty comes that nobody announced."""

LONG_AGO = timedelta(days=1)
"""Before anybody sat down, in the room's time."""


class AlreadyCopied(Exception):
    """The sheets of this workshop already belong to a copy of it."""


class StillInUse(Exception):
    """The day of this workshop is not over, or somebody sits there: its code stays."""


@cache
def scenarios():
    """The scenarios that can be chosen: {slug: contents of its TOML file}.

    Raises:
        ScenarioFaults: all that is wrong in the files.
    """
    return schema.stories(SCENARIOS)


def as_told(slug, year):
    """A scenario (the contents of its file), as told where the pages have the order of a year."""
    contents = scenarios()[slug]
    orders = {Order.TUTORIAL: {}, Order.APP: contents.get("order_2025", {})}
    return contents | in_force(orders, year)


def title_of(slugs):
    """What a workshop of these scenarios is called, by who gives it no name of their own."""
    first, *others = (scenarios().get(slug, {"title": slug})["title"] for slug in slugs)
    if not others:
        return first
    both = f"{first}\u00a0; {others[0]}"
    if len(others) == 1 and len(both) <= LONGEST_TITLE:
        return both
    return f"{first}\u00a0; et {counted(len(others), 'autre exercice')}"


@transaction.atomic
def workshop(*, scenario, seats, title="", **fields):
    """Make a workshop with its seats, ready to sit down.

    Args:
        scenario: a slug of `scenarios()`.
        seats: how many places, beside the mediator's own (place 0).
        title: what the mediator calls it; that of its scenarios otherwise.
        fields: those of Workshop; with `other_scenarios`, place 1 has `scenario`, place 2 the
            first of the others, and so on in turn.
    """
    made = Workshop.objects.create(
        scenario=scenario,
        title=title or title_of([scenario, *fields.get("other_scenarios", [])]),
        **{"held_on": clock.real_today()} | fields,
    )
    places = [_seat(made, number) for number in range(seats + 1)]
    saves.take(places, _ORIGIN)
    return made


@transaction.atomic
def copy(past, **answers):
    """Make a workshop whose printed sheets are those of a past one: same seed, same code.

    The past one gets another code.

    Raises:
        AlreadyCopied: its code went to a copy meanwhile.
        StillInUse: people look for it under its code.
    """
    code = past.code
    past = Workshop.objects.select_for_update().get(pk=past.pk)
    if past.code != code:
        raise AlreadyCopied
    if past.is_in_use:
        raise StillInUse
    past.code = free_code()
    past.save(update_fields=["code"])
    same = {"seed": past.seed, "code": code, "service_year": past.service_year}
    return workshop(**same | answers)


class Full(Exception):
    """The room has as many places as it can hold."""


@transaction.atomic
def add_seat(workshop):
    """Make one more place, ready to sit down: the first number that is missing.

    A place that was taken away comes back with the same sheet.

    Raises:
        Full: there are forty already.
    """
    workshop = Workshop.objects.select_for_update().get(pk=workshop.pk)
    numbers = set(workshop.places.values_list("number", flat=True))
    free = [number for number in range(1, MOST_SEATS + 1) if number not in numbers]
    if not free:
        raise Full
    seat = _seat(workshop, free[0])
    saves.take([seat], _ORIGIN)
    return seat


@transaction.atomic
def reset(seats, *, notice=Notice.RESET):
    """Put these seats (a queryset) back to their origin; `notice` tells their learners why."""
    origins = SavePoint.objects.filter(seat__in=seats, kind=_ORIGIN)
    for origin in origins.defer("rows").select_related("seat__workshop", "seat__world"):
        if not _is_good(origin):
            _rebuild_origin(origin.seat)
    saves.restore(origins, notice=notice)


_ORIGIN = SavePoint.Kind.ORIGIN


def _seat(workshop, number):
    world = WorldFactory(
        workshop_ref=workshop.pk,
        service_year=workshop.service_year,
        now=clock.morning_of(workshop.held_on),
    )
    code = seat_code(workshop.seed, number)
    scenario = workshop.dealt_to(number)
    seat = Seat.objects.create(
        workshop=workshop, number=number, code=code, scenario=scenario, world=world
    )
    _people(seat)
    return seat


def _is_good(origin):
    """Whether it was taken under these tables, for what its seat now plays."""
    seat, then = origin.seat, origin.progress
    plays = then.get("scenario", seat.scenario), then.get("go", 1)
    return (origin.schema, plays) == (saves.schema(), (seat.scenario, seat.go))


def _rebuild_origin(seat):
    """Make a seat's origin again, after a migration, for another scenario or for another go."""
    seat.journey, seat.page, seat.step, seat.total = "", "", 0, 0
    seat.is_finished, seat.is_end_read, seat.is_used = False, False, False
    seat.achieved, seat.done_for, seat.begun = "", "", ""
    seat.save_points.filter(kind=_ORIGIN).delete()
    for model in reversed(saves.simulated_models()):
        model.objects.filter(world=seat.world).delete()
    seat.world.now = clock.morning_of(seat.workshop.held_on)
    seat.world.save(update_fields=["now"])
    _people(seat)
    saves.take([seat], _ORIGIN)


def _people(seat):
    """Everyone in the seat's world, with card, letter and account, as on day 0."""
    scenario = scenarios()[seat.scenario]
    world, rank = seat.world, seat.number * PEOPLE_PER_SEAT
    holder = _played(seat, rank, scenario)
    children = _children(seat, rank, scenario.get("children", []), of=holder)
    code = _first_letter(seat, rank, holder, children, **scenario["letter"])
    for asked in scenario.get("asked_codes", []):
        _ask_code(seat, rank, holder, **asked)
    for reminder in scenario.get("reminders", []):
        _remind(seat, holder, **reminder)
    if "account" in scenario:
        _activate(seat, holder, code, **scenario["account"])
    for index, child in enumerate(scenario.get("children", [])):
        if "invitation" in child:
            _invite_child(seat, rank + 1 + index, children[index], holder, **child["invitation"])
    for index, relative in enumerate(scenario.get("relatives", [])):
        _relative(seat, rank + RELATIVES_FROM + index, relative, of=holder)
    _let_time_pass(world)
    inside.fill(world, scenario, held_on=seat.workshop.held_on)
    holder.mails.update(read_at=world.now)
    for incident in scenario.get("incidents", []):
        inside.hit(world, **incident)
    if seat.go >= FIRST_SURPRISE:
        with clock.at(world.now):
            incidents.surprise(world, draw=random.Random(f"{seat.seed}/{seat.number}"))


def _children(seat, rank, told, *, of):
    """The children of the story, in its order: each knows the one before, for twins."""
    later = _years_later(told, seat.workshop.held_on)
    children = []
    for index, child in enumerate(told, start=1):
        elder = children[-1:]
        children.append(_child(seat, rank + index, child, of=of, elder=elder, later=later))
    return children


def _first_letter(seat, rank, holder, children, *, day, is_lost=False, channel="letter"):
    """The accounts of all and the code of the holder, which the letter of that day brings, or the
    e-mail."""
    with clock.at(clock.morning_of(seat.workshop.held_on + timedelta(days=day))):
        for person in [holder, *children]:
            _open_account(person)
        code = ProvisionalCodeFactory(
            person=holder,
            code=identities.provisional_code(f"{seat.seed}/{rank}"),
            channel=channel,
        )
        if not is_lost:
            letters.invitation(holder.account, code)
    return code


def _ask_code(seat, rank, holder, *, channel, day):
    """A code that the holder asked for on the site before the workshop."""
    asked_on = seat.workshop.held_on + timedelta(days=day)
    with clock.at(clock.morning_of(asked_on)):
        code = ProvisionalCodeFactory(
            person=holder,
            code=identities.provisional_code(f"{seat.seed}/{rank}/{day}"),
            channel=channel,
            asked_at=clock.real_now() - LONG_AGO,
        )
        older = holder.provisional_codes.current().exclude(pk=code.pk)
        older.update(replaced_at=clock.now())
        letters.new_code(code, to=holder)


def _remind(seat, holder, *, day):
    """The e-mail that says that the space of the holder is not activated."""
    with clock.at(clock.morning_of(seat.workshop.held_on + timedelta(days=day))):
        letters.activation_reminder(holder.account)


def _activate(seat, holder, code, *, activated_day, has_forgotten=False):
    """A space that was activated before the workshop, with the login of the sheet, or with a
    password that is on no paper."""
    account = holder.account
    with clock.at(clock.morning_of(seat.workshop.held_on + timedelta(days=activated_day))):
        code.use()
        account.email, account.phone = holder.email, holder.phone
        account.save(update_fields=["email", "phone"])
        CredentialFactory(
            account=account, identifiant=holder.noted_identifiant, raw=holder.noted_password
        )
        account.activate(by=holder)
        account.preferences.welcomed_at = clock.now()
        account.preferences.save(update_fields=["welcomed_at"])
    if has_forgotten:
        holder.noted_password = ""
        holder.save(update_fields=["noted_password"])


def _let_time_pass(world):
    """What happened by itself before day 0: a space is created the day after its six weeks."""
    with clock.at(world.now):
        due = list(world.account_set.due_for_auto_creation())
    for account in due:
        with clock.at(clock.midnight_of(account.creation_on)):
            account.auto_create()


def _played(seat, rank, scenario):
    person, card = scenario["person"], scenario["card"]
    known = scenario.get("insurer", {}).get("knows", ["sms", "email", "letter"])
    identity = _identity(
        seat,
        rank,
        person,
        serial_length=card.get("serial_length", 11),
        is_month_unknown=person.get("is_month_unknown", False),
    )
    holder = PersonFactory(
        world=seat.world,
        identity=identity,
        is_played=True,
        portrait=person["portrait"],
        answers=[
            [slug, question.line, person["answers"][slug]] for slug, question in QUESTIONS.items()
        ],
        without_email=not person["has_email"],
        without_phone=not person["has_phone"],
        is_known_by_post="letter" in known,
        **({} if "email" in known else {"known_email": ""}),
        **({} if "sms" in known else {"known_phone": ""}),
    )
    CarteVitaleFactory(holder=holder, has_photo=card["has_photo"], serial=identity.serial)
    return holder


def _open_account(person, **situation):
    account = AccountFactory(holder=person, **situation)
    PreferencesFactory(profile=account)
    return account


def _years_later(children, held_on):
    """How much later than told the children of a story are born, all alike: none is too old."""
    born = [child["born_year"] for child in children if "born_year" in child]
    return max(0, held_on.year - OLDEST_CHILD - min(born, default=held_on.year))


def _child(seat, rank, child, *, of, elder, later):
    """A child attached to the holder; a twin is born the same day as the one said before."""
    if child.get("is_twin"):
        born_on = elder[0].born_on
    elif "born_day" in child:
        born_on = seat.workshop.held_on + timedelta(days=child["born_day"])
    else:
        born_on = None
        child = child | {"born_year": child["born_year"] + later}
    person = PersonFactory(
        world=seat.world,
        identity=_identity(seat, rank, child, born_on=born_on),
        child=True,
        is_activable=child.get("is_activable", True),
    )
    GuardianshipFactory(
        guardian=of,
        child=person,
        is_legal=child.get("is_legal", True),
        is_on_card=child.get("is_on_card", True),
    )
    return person


def _invite_child(seat, rank, child, holder, *, channel, day):
    """The message to the parent that announces a child's space, with the child's own code."""
    sent_on = seat.workshop.held_on + timedelta(days=day)
    with clock.at(clock.morning_of(sent_on)):
        child.account.invited_on, child.account.since = sent_on, clock.now()
        child.account.save(update_fields=["invited_on", "since"])
        code = ProvisionalCodeFactory(
            person=child,
            code=identities.provisional_code(f"{seat.seed}/{rank}"),
            channel=channel,
        )
        letters.child_invitation(code, to=holder)


def _relative(seat, rank, relative, *, of):
    """Another adult of the story, with a space of their own."""
    person = PersonFactory(
        world=seat.world,
        identity=_identity(seat, rank, relative),
        relation=relative["relation"],
        portrait="",
        noted_identifiant="",
        noted_password="",
        spare_password="",
    )
    with clock.at(seat.world.now):
        state = {"activated": True, "email": person.email} if relative["has_activated"] else {}
        _open_account(person, **state)
    if "same_mailbox" in relative:
        _share_mailbox(seat, rank, person, of, **relative["same_mailbox"])


def _share_mailbox(seat, rank, relative, holder, *, day):
    """The mailbox of the holder is theirs too, and has their code, which came that day."""
    relative.email, relative.spare_email = holder.email, ""
    relative.save(update_fields=["email", "spare_email"])
    with clock.at(clock.morning_of(seat.workshop.held_on + timedelta(days=day))):
        code = ProvisionalCodeFactory(
            person=relative,
            code=identities.provisional_code(f"{seat.seed}/{rank}"),
            channel=Mail.Channel.EMAIL,
        )
        letters.new_code(code, to=holder)


def _identity(seat, rank, person, **kwargs):
    names = ["first_name", "last_name", "sex", "born_year", "department"]
    return identities.make(
        seed=seat.seed,
        rank=rank,
        tag=f"{seat.number:02d}",
        **{name: person.get(name) for name in names},
        **kwargs,
    )
