"""What a scenario says is already inside a space on day 0: people of care, documents, and so on.

Each table of a scenario's file has its function here; days are counted from the workshop's date.
"""

from datetime import datetime, timedelta

from accounts import incidents
from accounts.models import Sharing
from profiles import arrivals, documents, history, sharing
from profiles.factories import (
    AgendaEntryFactory,
    MeasureFactory,
    PharmacyVisitFactory,
    ProfessionalAccessFactory,
    ProfessionalFactory,
)
from profiles.medical.sections import SECTIONS
from profiles.models import Arrival
from sandbox.workshop.scenarios.days import dated, working_days
from sandbox.world import clock
from sandbox.world.models import Incident


def fill(world, scenario, *, held_on):
    """Put into this world what its scenario describes.

    Args:
        scenario: the contents of a TOML file.
        held_on: day 0 (date).
    """
    scenario, cast = dated(scenario, held_on), Cast(world)
    for professional in scenario.get("professionals", []):
        _professional(cast, held_on, **professional)
    for document in scenario.get("documents", []):
        _document(cast, held_on, **document)
    for care in scenario.get("care", []):
        _care(cast, held_on, **care)
    for visit in scenario.get("pharmacies", []):
        _pharmacy(cast, held_on, **visit)
    for message in scenario.get("messages", []):
        _message(cast, held_on, **message)
    for appointment in scenario.get("appointments", []):
        _appointment(cast, held_on, **appointment)
    for invitation in scenario.get("invitations", []):
        _invitation(cast, held_on, **invitation)
    for entry in scenario.get("medical", []):
        _medical(cast, held_on, **entry)
    for measure in scenario.get("measures", []):
        _measure(cast, held_on, **measure)


class Cast:
    """Whom a scenario names: each is looked for once, however many things are theirs."""

    def __init__(self, world):
        self.world = world
        self.professionals = {}
        self._profiles = {}

    def profile(self, first_name):
        """The profile of the played person, or of the one who bears that first name."""
        if first_name not in self._profiles:
            world = self.world
            named = world.person_set.get(first_name=first_name) if first_name else world.player
            self._profiles[first_name] = named.account
            named.account.world = world
        return self._profiles[first_name]


def on(held_on, day):
    """Be inside the world on the morning of that day of the scenario."""
    return clock.at(clock.morning_of(held_on + timedelta(days=day)))


def hit(world, *, kind, at_next=False):
    """A difficulty that is on the place from the start, and comes back with a reset.

    Args:
        kind: one of Incident.Kind.
        at_next: whether it waits for its occasion.
    """
    with clock.at(world.now):
        incidents.put(world, Incident.Kind(kind), at_next=at_next)


def _professional(
    cast,
    held_on,
    *,
    slug,
    name,
    profession,
    town,
    since=None,
    role="",
    never_closes=False,
    profile="",
):
    made = ProfessionalFactory(
        world=cast.world, slug=slug, name=name, profession=profession, town=town
    )
    cast.professionals[slug] = made
    if since is not None:
        with on(held_on, since):
            ProfessionalAccessFactory(profile=cast.profile(profile), professional=made)
    if role:
        known = cast.profile(profile)
        known.carerole_set.create(profile=known, role=role, professional=made)


def _invitation(cast, held_on, *, by, day, days):
    """A relative who offers the played person access to their own profile, as a carer."""
    helped = cast.profile(by)
    with on(held_on, day):
        sharing.invite(
            helped,
            cast.world.player,
            by=helped.holder,
            role=Sharing.Role.CARER,
            days=days,
        )


def _document(cast, held_on, *, name, category, day, sections, by="", profile="", lead=()):
    """A document that a professional, or the insurer, deposits; in the future, it will arrive."""
    profile = cast.profile(profile)
    author = cast.professionals[by] if by else None
    content = {"lead": list(lead), "sections": sections}
    what = {"name": name, "category": category, "content": content}
    if day > 0:
        _arrival(held_on, day, Arrival.Kind.DOCUMENT, profile, author, what)
        return
    with on(held_on, day):
        documents.deposit(profile, professional=author, **what)


def _care(cast, held_on, *, kind, name, day, by="", treatment="", vaccine="", profile=""):
    """Care that the insurer has paid back."""
    profile = cast.profile(profile)
    profile.reimbursedcare_set.create(
        profile=profile,
        kind=kind,
        name=name,
        given_on=held_on + timedelta(days=day),
        professional=cast.professionals[by] if by else None,
        treatment=treatment,
        vaccine=vaccine,
    )


def _pharmacy(cast, held_on, *, slug, day, takes_prescriptions=True, profile=""):
    """A pharmacy where this person has been."""
    with on(held_on, day):
        PharmacyVisitFactory(
            profile=cast.profile(profile),
            professional=cast.professionals[slug],
            takes_prescriptions=takes_prescriptions,
        )


def _message(cast, held_on, *, by, day, profile="", **exchange):
    """An exchange that a professional starts; in the future, it will arrive."""
    profile, author = cast.profile(profile), cast.professionals[by]
    if day > 0:
        _arrival(held_on, day, Arrival.Kind.MESSAGE, profile, author, exchange)
        return
    with on(held_on, day):
        arrivals.begin_exchange(profile, author, **exchange)


def _arrival(held_on, day, kind, profile, professional, content):
    """Something that comes by itself once time has passed, at ten o’clock that day."""
    profile.arrival_set.create(
        kind=kind,
        professional=professional,
        at=clock.morning_of(held_on + timedelta(days=day)),
        content=content,
    )


def _appointment(cast, held_on, *, title, day, time, by="", profile=""):
    """An appointment that somebody of care noted; `time` is a TOML time."""
    profile = cast.profile(profile)
    author = cast.professionals[by] if by else None
    at = datetime.combine(held_on + timedelta(days=day), time, tzinfo=clock.PARIS)
    with on(held_on, min(day, working_days({0}, held_on)[0])):
        AgendaEntryFactory(profile=profile, title=title, professional=author, at=at)
        history.note(profile, f"Rendez-vous ajouté\u00a0: {title}", professional=author)


def _medical(cast, held_on, *, section, day, by="", profile="", **answers):
    """An entry of a section of the medical profile; one `by` a professional is locked.

    It may be tied to documents and to treatments that come before it, by their names.
    """
    profile = cast.profile(profile)
    documents = profile.document_set.filter(name__in=answers.pop("documents", []))
    treatments = profile.treatment_set.filter(name__in=answers.pop("treatments", []))
    if by:
        answers["professional"] = cast.professionals[by]
    with on(held_on, day):
        entry = SECTIONS[section].rows(profile).create(**answers, added_at=clock.now())
    for name, rows in {"documents": documents, "treatments": treatments}.items():
        if rows:
            entry.tie(name, rows)


def _measure(cast, held_on, *, kind, value, day, second=None, hour=None, profile=""):
    """A measure; `hour` is a TOML time."""
    with on(held_on, day):
        MeasureFactory(
            profile=cast.profile(profile),
            kind=kind,
            value=value,
            second=second,
            taken_at=hour,
        )
