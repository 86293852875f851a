"""Every address × every session × every method: what is another's is neither read nor changed.

The addresses are those of the resolver, so that a new one is tried by itself.
"""

import re
from contextlib import contextmanager
from itertools import product
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.urls import URLPattern, get_resolver

from sandbox.workshop import erasing, saves
from sandbox.workshop.models import Action, Projection, SavePoint, Seat, SeatEvent, Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from sandbox.world.models import World
from tests.strict import Learner, StrictClient
from tests.workshop.conftest import Mediator

METHODS = ["get", "post", "head", "put", "patch", "delete", "options"]
WORDS = {"slug": ["identite", "x"], "str": ["x"]}
"""{converter: what is said where an address waits for a word}."""


def squeezed(text):
    """Without the spaces by which a page writes a number in groups."""
    return re.sub(r"\s", "", text)


class Victim:
    """A learner inside, in a room that is led: what strangers may neither read nor change."""

    def __init__(self, run):
        owner = access.new_mediator()
        with run.shared("victim"):
            self.workshop = build.workshop(scenario="mere-trois-enfants", seats=3, owner=owner)
        learner = Learner(self.workshop.seats.get(number=2))
        learner.activate()
        learner.login()
        learner.get("/site/accueil/")
        saves.take([learner.seat], SavePoint.Kind.NAMED, name="gardé")
        self.workshop.moments.create(name="gardé", step="activation/code")
        Projection.objects.get_or_create(workshop=self.workshop)
        self.seat, person = Seat.objects.get(pk=learner.seat.pk), learner.person
        self.secrets = {person.nir, person.carte_vitale.serial, person.email, person.phone}
        self.secrets |= {person.noted_identifiant, person.noted_password, self.seat.token}
        self.secrets |= set(person.provisional_codes.values_list("code", flat=True))
        self.secrets = {squeezed(each) for each in self.secrets if each}
        self.before = self.state()

    def state(self):
        """{table: the rows of this place and of its room}, as the database has them."""
        seat, room = {"seat": self.seat}, {"workshop": self.workshop}
        owned = {each.related_model: room for each in Workshop._meta.related_objects}
        owned |= {Seat: {"pk": self.seat.pk}, SavePoint: seat, SeatEvent: seat}
        owned |= {World: {"pk": self.seat.world_id}, Workshop: {"pk": self.workshop.pk}}
        owned |= {Action: {"save_points__seat": self.seat}}  # a neighbour may make others
        owned |= {Workshop.facilitators.through: room}
        owned |= {each: {"world": self.seat.world_id} for each in saves.simulated_models()}
        return {
            model.__name__: list(
                model._base_manager.filter(**mine).order_by("pk").distinct().values_list()
            )
            for model, mine in owned.items()
        }

    def keys(self):
        """Some keys of rows of this place, of each kind that a page may ask for."""
        rows = [self.before[each.__name__] for each in saves.simulated_models()]
        return sorted({kept[-1][0] for kept in rows if kept})


@pytest.fixture
def victim(db, run):
    return Victim(run)


# -- who tries ---------------------------------------------------------------------------------


def nobody(victim):
    return StrictClient()


def neighbour(victim):
    learner = Learner(victim.workshop.seats.get(number=1))
    learner.activate()
    learner.login()
    return learner


def of_another_room(victim):
    room = build.workshop(scenario="mere-trois-enfants", seats=1, owner=access.new_mediator())
    learner = Learner(room.seats.get(number=1))
    learner.activate()
    learner.login()
    return learner


def who_left(victim):
    learner = neighbour(victim)
    learner.post("/place/quitter/")
    return learner


def of_an_erased_room(victim):
    learner = of_another_room(victim)
    erasing.erase(Workshop.objects.exclude(pk=victim.workshop.pk).get())
    return learner


def who_leads_another_room(victim):
    mediator = access.new_mediator()
    build.workshop(scenario="mere-trois-enfants", seats=1, owner=mediator)
    return Mediator(mediator)


def who_leads_no_more(victim):
    mediator = Mediator(access.new_mediator())
    victim.workshop.facilitators.add(mediator.user)
    mediator.page(victim.workshop)
    victim.workshop.facilitators.remove(mediator.user)
    return mediator


STRANGERS = [
    pytest.param(neighbour, ["post"], 1, id="neighbour"),
    pytest.param(who_leads_another_room, ["get", "post"], 1, id="who_leads_another_room"),
    *(
        pytest.param(
            each, METHODS, 6, id=f"{each.__name__}, by all methods", marks=pytest.mark.full
        )
        for each in [
            nobody,
            neighbour,
            of_another_room,
            who_left,
            of_an_erased_room,
            who_leads_another_room,
            who_leads_no_more,
        ]
    ),
]
"""(who, by which methods, how many rows of the victim where an address has a row's key)."""


# -- what is tried -----------------------------------------------------------------------------


def patterns():
    """Each address of the product as the resolver has it: (its name, its route)."""

    def walk(found, before, app):
        for each in found:
            route = before + str(each.pattern)
            if isinstance(each, URLPattern):
                yield f"{app}:{each.name}", route
            else:
                yield from walk(each.url_patterns, route, each.namespace or app)

    return list(walk(get_resolver().url_patterns, "/", ""))


def addresses(route, victim, most):
    """This route, filled with what the victim has: with so many keys of rows at most."""
    known = {"code": [victim.workshop.code], "number": [victim.seat.number]}
    known |= {"pk": victim.keys()[-most:]}
    holes = re.findall(r"<(\w+):(\w+)>", route)
    ways = [known.get(name, WORDS.get(kind, [1])) for kind, name in holes]
    for values in product(*ways):
        filled = route
        for value in values:
            filled = re.sub(r"<\w+:\w+>", str(value), filled, count=1)
        yield filled


def answers(victim):
    """What the forms of a room send of a place: here, of the victim's."""
    point = victim.before["SavePoint"][-1][0]
    said = {"seat": str(victim.seat.number), "point": point, "action": "1", "confirmed": "1"}
    said |= {"rung": "debut", "generation": victim.seat.world.generation, "step": "1"}
    return said | {"code": "x", "to": "semaine", "moment": str(victim.before["Moment"][-1][0])}


@contextmanager
def taken_back(client):
    """What is done in the block is undone after it, in the database and in this browser."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


def writes():
    """How many rows this connection has written; a new number each time where it does not say."""
    raw = connection.connection
    return raw.total_changes if connection.vendor == "sqlite" else object()


def fault(victim, stranger, method, name, address):
    """What is wrong with the answer to this stranger; "" where nothing is."""
    with taken_back(stranger):
        written = writes()
        answer = getattr(stranger, method)(address, answers(victim) if method == "post" else {})
        said = squeezed(answer.getvalue().decode(errors="replace"))
        if answer.status_code >= 500:
            return f"{answer.status_code}"
        if shown := [each for each in victim.secrets if each in said]:
            return f"shows {shown}"
        if is_led(name, address, victim) and answer.status_code not in {302, 403, 404, 405}:
            return f"is open: {answer.status_code}"
        has_written = written != writes()
        return "changes something" if has_written and victim.state() != victim.before else ""


def is_led(name, address, victim):
    return name.startswith("mediation:") and victim.workshop.code in address


def faults(victim, stranger, methods, most, *, of=""):
    """{(method, address): what is wrong}, of the addresses whose name begins so, and how many."""
    tried = [
        (method, name, address)
        for name, route in patterns()
        if name.startswith(of)
        for address in addresses(route, victim, most)
        for method in methods
    ]
    found = {(each[0], each[2]): fault(victim, stranger, *each) for each in tried}
    return {each: said for each, said in found.items() if said}, len(tried)


@pytest.mark.parametrize(("who", "methods", "most"), STRANGERS)
def test_what_is_another_s_is_neither_read_nor_changed(victim, who, methods, most, tried):
    stranger = who(victim)
    victim.before = victim.state()
    found, count = faults(victim, stranger, methods, most)
    tried(count, "requests of strangers")
    assert found == {}


def test_a_page_that_is_open_to_strangers_is_found(victim, monkeypatch):
    stranger = who_leads_another_room(victim)
    open_to_all = SimpleNamespace(first=lambda user, code: victim.workshop)
    monkeypatch.setattr(access, "_led_by", open_to_all)
    found, _ = faults(victim, stranger, ["post"], 1, of="mediation:act")
    assert set(found.values()) == {"changes something"}
    found, _ = faults(victim, stranger, ["get"], 1, of="mediation:")
    assert any(said.startswith("shows") for said in found.values())
    assert "is open: 200" in found.values()


def test_there_are_addresses():
    assert len(patterns()) > 250
