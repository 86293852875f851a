"""Activating in the order of the application: identity, the code on the way, contacts known."""

from django.urls import reverse
from django.utils.functional import cached_property

from accounts import channels
from accounts.activation import Activation
from accounts.app_order import (
    CARD,
    CHANNEL,
    CODE,
    CODE_OF,
    CONTACTS,
    IDENTITY,
    known_contacts,
)
from accounts.beneficiary import ForWhom
from accounts.channels import channel_kwargs
from accounts.login import seconds_to_wait, send_code_by
from accounts.provisional_code import send
from sandbox.kit.forms import HalfTyped
from sandbox.world import progress
from sandbox.world.words import ONE_TIME_CODE

OF_ONESELF = {CONTACTS.slug, *CODE_OF.values(), "identifiants"}
"""The pages of who has no login yet: for a child, the parent has one."""

ASKED, FOR_A_CHILD = "nouveau-code", "code-enfant"
"""The ends that this order comes to on the way: a code was asked for, a child's own was used."""


class AppActivation(ForWhom, Activation):
    """The order of the application, for oneself or for a child of one's card."""

    contact_page = CONTACTS
    given_up_to = "accounts:site"

    def get_path(self):
        path = super().get_path()
        is_for_a_child = self.subject is not None and not self.subject.is_played
        left_out = OF_ONESELF if is_for_a_child else set(CODE_OF.values()) - self.codes_awaited
        if not self.contacts:
            left_out = left_out | {CHANNEL.slug}
        return [slug for slug in path if slug not in left_out]

    @property
    def contacts(self):
        return channels.by_message_of_the_insurer(self.request.world.player)

    @property
    def codes_awaited(self):
        """The slugs of the pages that ask for a code sent to a contact that was changed."""
        form = self.form(CONTACTS.slug)
        return {CODE_OF[channel] for channel in form.changed} if form.holds else set()

    @cached_property
    def is_over(self):
        """Nobody of these papers is left to activate for."""
        person = self.request.world.player
        children = (child for child in person.children if child.is_ward and child.is_activable)
        people = [person, *children]
        return all(each.account.is_activated for each in people)

    def form(self, slug, data=None):
        """The card is the one chosen since, if a page was left open before that."""
        if slug == IDENTITY.slug and data is not None:
            data = data if isinstance(data, HalfTyped) else data.copy()
            data["carte"] = self.card
        form = super().form(slug, data)
        if slug == CHANNEL.slug:
            form.was_accepted = data is None
        return form

    def get_form_kwargs(self, slug):
        kwargs = super().get_form_kwargs(slug)
        person = self.request.world.player
        if slug == CHANNEL.slug:
            kwargs |= channel_kwargs(CHANNEL.form, self.subject, person)
        if slug == CODE.slug:
            kwargs["subject"] = self.subject
        if slug == CONTACTS.slug:
            kwargs["initial"] = known_contacts(person)
        if slug in CODE_OF.values():
            kwargs["channel"] = next(each for each in CODE_OF if CODE_OF[each] == slug)
        return kwargs

    @property
    def card(self):
        """The card chosen at the first page."""
        return self.attempt.answers.get(CARD.slug, {}).get("carte", [""])[0]

    def get_context(self, form):
        context = super().get_context(form)
        context["card"] = self.card
        if not self.is_shut:
            context["give_up_url"] = None
        if self.step == CODE.slug:
            context["sent"] = self.subject.provisional_codes.asked().first()
            context["contacts"] = self.contacts
        if self.step in CODE_OF.values():
            context["where"] = self.answered(CONTACTS.slug)
        return context

    def passed(self, form):
        """A code leaves with the choice of a channel, and one for each contact that is changed."""
        super().passed(form)
        answers = self.attempt.answers
        if self.step == CARD.slug and IDENTITY.slug in answers:
            answers[IDENTITY.slug]["carte"] = answers[CARD.slug]["carte"]
        if self.step == CHANNEL.slug:
            send(self.subject, form.cleaned_data["canal"], self.request.world.player)
            answers.pop(CODE.slug, None)
            progress.finish(self.request.world, ASKED, is_in_passing=True)
        if self.step == CONTACTS.slug:
            self.send_codes(form.changed)
        if self.step in CODE_OF.values() and not form.cleaned_data["code"].used_at:
            form.cleaned_data["code"].use()
        self.attempt.save()

    def send_codes(self, changed):
        """Send one to each changed contact; a double click sends only one."""
        person = self.request.world.player
        for channel, contact in changed.items():
            self.attempt.answers.pop(CODE_OF[channel], None)
            if not self.has_just_left(channel, contact):
                send_code_by(channel, person, sent_to=contact)

    def has_just_left(self, channel, contact):
        """Whether the last six digits went to this contact, a moment ago."""
        person = self.request.world.player
        last = person.mails.filter(channel=channel, template=ONE_TIME_CODE).first()
        first = {channels.EMAIL: person.email, channels.SMS: person.phone}[channel]
        went_there = last is not None and (last.sent_to or first) == contact
        return went_there and seconds_to_wait(person) > 0

    def get_end(self):
        return self.get_journey() if self.subject.is_played else FOR_A_CHILD

    def end_url(self):
        return reverse("accounts:activated")

    def done(self, form):
        if self.subject.is_played:
            return super().done(form)
        self.answered(CODE.slug)["code"].use()
        person, account = self.request.world.player, self.subject.account
        if account.is_closed:
            account.reopen(by=person)
        else:
            account.activate(by=person)
        return self.end_url()


def in_room(flow, world):
    """A journey (a Flow) as this world has it: what activates depends on its order of pages."""
    sends = flow is Activation and Activation.sends_the_code(world.service_year)
    return AppActivation if sends else flow
