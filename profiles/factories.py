"""What a profile holds, in the situations that scenarios and tests ask for."""

from datetime import timedelta
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from accounts.factories import AccountFactory
from profiles import models
from profiles.lists import Doses, Vaccines
from profiles.models.documents import Category
from sandbox.world import clock
from sandbox.world.factories import WorldFactory


class PreferencesFactory(DjangoModelFactory):
    class Meta:
        model = models.Preferences

    class Params:
        welcomed = factory.Trait(welcomed_at=factory.LazyFunction(clock.now))

    profile = factory.SubFactory(AccountFactory)
    world = factory.SelfAttribute("profile.world")


class ProfessionalFactory(DjangoModelFactory):
    class Meta:
        model = models.Professional

    world = factory.SubFactory(WorldFactory)
    slug = factory.Sequence("docteur-{}".format)
    name = "Dr\u00a0Exemple"
    profession = "Médecin généraliste"
    town = "48999 Villefictive"


class ProfessionalAccessFactory(DjangoModelFactory):
    class Meta:
        model = models.ProfessionalAccess

    profile = factory.SubFactory(AccountFactory)
    professional = factory.SubFactory(
        ProfessionalFactory, world=factory.SelfAttribute("..profile.world")
    )
    since = factory.LazyFunction(clock.now)


class VaccinationFactory(DjangoModelFactory):
    class Meta:
        model = models.Vaccination

    class Params:
        by_a_professional = factory.Trait(
            professional=factory.SubFactory(
                ProfessionalFactory, world=factory.SelfAttribute("..profile.world")
            ),
            batch="LOT-FICTIF-27",
        )

    profile = factory.SubFactory(AccountFactory)
    name = Vaccines.FLU
    dated_on = "2025-11"
    dose = Doses.BOOSTER
    added_at = factory.SelfAttribute("profile.world.now")


class MeasureFactory(DjangoModelFactory):
    class Meta:
        model = models.Measure

    profile = factory.SubFactory(AccountFactory)
    kind = "poids"
    value = Decimal("56.1")
    taken_on = factory.LazyFunction(clock.today)
    added_at = factory.LazyFunction(clock.now)


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = models.Document

    class Params:
        own = factory.Trait(
            source=models.Document.Source.OWN,
            by=factory.SelfAttribute("profile.holder"),
            sample="ordonnance",
        )

    profile = factory.SubFactory(AccountFactory)
    name = "Analyse de sang"
    category = Category.BIOLOGY
    dated_on = factory.LazyFunction(clock.today)
    source = models.Document.Source.PROFESSIONAL
    added_at = factory.LazyFunction(clock.now)


class ThreadFactory(DjangoModelFactory):
    """An exchange in which nobody has written yet."""

    class Meta:
        model = models.Thread

    profile = factory.SubFactory(AccountFactory)
    professional = factory.SubFactory(
        ProfessionalFactory, world=factory.SelfAttribute("..profile.world")
    )
    subject = "Vos résultats"


class PharmacyVisitFactory(DjangoModelFactory):
    class Meta:
        model = models.PharmacyVisit

    profile = factory.SubFactory(AccountFactory)
    professional = factory.SubFactory(
        ProfessionalFactory, world=factory.SelfAttribute("..profile.world")
    )
    visited_on = factory.LazyFunction(clock.today)
    takes_prescriptions = True


class AgendaEntryFactory(DjangoModelFactory):
    """An appointment that a professional noted."""

    class Meta:
        model = models.AgendaEntry

    class Params:
        own = factory.Trait(by=factory.SelfAttribute("profile.holder"))
        reminder = factory.Trait(
            own=True, kind=models.AgendaEntry.Kind.REMINDER, title="Prendre mon traitement"
        )

    profile = factory.SubFactory(AccountFactory)
    kind = models.AgendaEntry.Kind.APPOINTMENT
    title = "Consultation"
    at = factory.LazyFunction(lambda: clock.now() + timedelta(days=7))
