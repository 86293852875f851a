"""Activating in the order of the application: identity, the code on the way, contacts known."""

from django.urls import reverse
from django.utils.functional import cached_property

from accounts import channels
from accounts.activation import Activation
from accounts.app_order import CARD, CODE, CODE_OF, CONTACTS, IDENTITY, known_contacts
from accounts.code_on_the_way import CodeOnTheWay
from accounts.login import seconds_to_wait, send_code_by
from sandbox.kit.forms import HalfTyped
from sandbox.world.words import ONE_TIME_CODE

OF_ONESELF = {CONTACTS.slug, *CODE_OF.values(), "identifiants"}
"""The pages of who has no login yet: for a child, the parent has one."""

FOR_A_CHILD = "code-enfant"
"""The end that this order comes to where a child's own code was used."""


class AppActivation(CodeOnTheWay, Activation):
    """The order of the application, for oneself or for a child of one's card."""

    contact_page = CONTACTS
    given_up_to = "accounts:site"

    def get_path(self):
        path = super().get_path()
        is_for_a_child = self.subject is not None and not self.subject.is_played
        left_out = OF_ONESELF if is_for_a_child else set(CODE_OF.values()) - self.codes_awaited
        return [slug for slug in path if slug not in left_out]

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
        return super().form(slug, data)

    def get_form_kwargs(self, slug):
        kwargs = super().get_form_kwargs(slug)
        if slug == CONTACTS.slug:
            kwargs["initial"] = known_contacts(self.request.world.player)
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
        if self.step in CODE_OF.values():
            context["where"] = self.answered(CONTACTS.slug)
        return context

    def passed(self, form):
        """Six digits leave for each contact that is changed."""
        super().passed(form)
        answers = self.attempt.answers
        if self.step == CARD.slug and IDENTITY.slug in answers:
            answers[IDENTITY.slug]["carte"] = answers[CARD.slug]["carte"]
            self.attempt.save()
        if self.step == CONTACTS.slug:
            self.send_codes(form.changed)
        if self.step in CODE_OF.values() and not form.cleaned_data["code"].used_at:
            form.cleaned_data["code"].use()

    def send_codes(self, changed):
        """Send one to each changed contact; a double click sends only one."""
        person = self.request.world.player
        for channel, contact in changed.items():
            self.attempt.answers.pop(CODE_OF[channel], None)
            if not self.has_just_left(channel, contact):
                send_code_by(channel, person, sent_to=contact)
        self.attempt.save()

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
