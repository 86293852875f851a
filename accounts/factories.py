"""Health spaces in the situations that scenarios and tests ask for."""

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from accounts.models import Account, Credential
from accounts.states import State
from sandbox.world import clock
from sandbox.world.factories import PersonFactory


class AccountFactory(DjangoModelFactory):
    class Meta:
        model = Account

    class Params:
        activated = factory.Trait(state=State.ACTIVATED)
        opposed = factory.Trait(state=State.OPPOSED)
        auto_created = factory.Trait(state=State.AUTO_CREATED)
        closed = factory.Trait(state=State.CLOSED)

    world = factory.SelfAttribute("holder.world")
    holder = factory.SubFactory(PersonFactory)
    since = factory.LazyFunction(clock.now)
    invited_on = factory.LazyFunction(clock.today)


class CredentialFactory(DjangoModelFactory):
    class Meta:
        model = Credential

    class Params:
        raw = "Jardin-4827"

    world = factory.SelfAttribute("account.world")
    account = factory.SubFactory(AccountFactory, activated=True)
    identifiant = "camille.essai"
    password = factory.LazyAttribute(lambda credential: make_password(credential.raw))
