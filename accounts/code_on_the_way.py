"""A journey that sends the provisional code itself, once the identity has named whom it is for."""

from accounts import channels
from accounts.app_order import CHANNEL, CODE
from accounts.beneficiary import ForWhom
from accounts.channels import channel_kwargs
from accounts.new_code import NewCode
from accounts.provisional_code import send
from sandbox.world import progress

ASKED = next(iter(NewCode.labels))
"""The end that is come to on the way: a code was asked for."""


class CodeOnTheWay(ForWhom):
    """Its pages CHANNEL and CODE: the code leaves with the first, and is copied on the second."""

    def get_path(self):
        """Nothing can be chosen where the insurer knows no contact."""
        path = super().get_path()
        return path if self.contacts else [slug for slug in path if slug != CHANNEL.slug]

    @property
    def contacts(self):
        return channels.by_message_of_the_insurer(self.request.world.player)

    def form(self, slug, data=None):
        form = super().form(slug, data)
        if slug == CHANNEL.slug:
            form.was_accepted = data is None
        return form

    def get_form_kwargs(self, slug):
        kwargs = super().get_form_kwargs(slug)
        if slug == CHANNEL.slug:
            kwargs |= channel_kwargs(CHANNEL.form, self.subject, self.request.world.player)
        if slug == CODE.slug:
            kwargs["subject"] = self.subject
        return kwargs

    def get_context(self, form):
        context = super().get_context(form)
        if self.step == CODE.slug:
            context["sent"] = self.subject.provisional_codes.asked().first()
            context["contacts"] = self.contacts
        return context

    def passed(self, form):
        super().passed(form)
        if self.step == CHANNEL.slug:
            send(self.subject, form.cleaned_data["canal"], self.request.world.player)
            self.attempt.answers.pop(CODE.slug, None)
            self.attempt.save()
            progress.finish(self.request.world, ASKED, is_in_passing=True)
