"""Fake people and their papers, for the product and for the tests alike.

Thin on top of `identities`: an Identity in, rows out. Traits are named as situations.
"""

import factory
from factory.django import DjangoModelFactory

from sandbox.world import clock, identities, models


class WorldFactory(DjangoModelFactory):
    class Meta:
        model = models.World

    workshop_ref = 1
    now = factory.LazyFunction(lambda: clock.morning_of(clock.real_today()))


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = models.Person

    class Params:
        identity = factory.Sequence(
            lambda rank: identities.make(
                seed="essai",
                rank=rank % 998,
                tag="07",
                first_name="Camille",
                last_name="Essai",
                sex="F",
                born_year=1970,
                department="48",
            )
        )
        without_email = factory.Trait(email="", spare_email="")
        without_phone = factory.Trait(phone="", spare_phone="")
        without_contact = factory.Trait(without_email=True, without_phone=True)
        child = factory.Trait(
            without_contact=True,
            portrait="enfant",
            noted_identifiant="",
            noted_password="",
            spare_password="",
        )

    world = factory.SubFactory(WorldFactory)
    first_name = factory.SelfAttribute("identity.first_name")
    last_name = factory.SelfAttribute("identity.last_name")
    sex = factory.SelfAttribute("identity.sex")
    born_on = factory.SelfAttribute("identity.born_on")
    nir = factory.SelfAttribute("identity.nir")
    email = factory.SelfAttribute("identity.email")
    phone = factory.SelfAttribute("identity.phone")
    noted_identifiant = factory.SelfAttribute("identity.identifiant")
    noted_password = factory.SelfAttribute("identity.password")
    spare_password = factory.SelfAttribute("identity.spare_password")
    spare_email = factory.SelfAttribute("identity.spare_email")
    spare_phone = factory.SelfAttribute("identity.spare_phone")
    known_email = factory.SelfAttribute("email")
    known_phone = factory.SelfAttribute("phone")
    street = "12 rue des Essais"
    town = "48999 Villefictive"
    portrait = "femme"


class CarteVitaleFactory(DjangoModelFactory):
    class Meta:
        model = models.CarteVitale

    class Params:
        without_photo = factory.Trait(has_photo=False, serial="9999900018")

    world = factory.SelfAttribute("holder.world")
    holder = factory.SubFactory(PersonFactory)
    has_photo = True
    serial = "99999000018"


class GuardianshipFactory(DjangoModelFactory):
    class Meta:
        model = models.Guardianship

    world = factory.SelfAttribute("guardian.world")
    guardian = factory.SubFactory(PersonFactory)
    child = factory.SubFactory(PersonFactory, child=True, world=factory.SelfAttribute("..world"))


class ProvisionalCodeFactory(DjangoModelFactory):
    class Meta:
        model = models.ProvisionalCode

    class Params:
        used = factory.Trait(used_at=factory.LazyFunction(clock.now))

    world = factory.SelfAttribute("person.world")
    person = factory.SubFactory(PersonFactory)
    code = factory.Sequence(identities.provisional_code)
    sent_on = factory.LazyFunction(clock.today)
