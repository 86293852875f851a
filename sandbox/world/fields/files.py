"""A file to send: only those of the shelf."""

import hashlib

from django import forms

from sandbox.kit.forms import BoundField
from sandbox.lessons import LESSONS, Mistake
from sandbox.world import fictitious, samples
from sandbox.world.fields.drawn import Drawn


class BoundFile(BoundField):
    """A file to choose, and what the browser refuses by itself."""

    @property
    def refusals(self):
        """What the browser says of a file that it does not send: {slug: Lesson}."""
        return {slug: LESSONS[slug] for slug in FILE_LESSONS}

    @property
    def fingerprints(self):
        return " ".join(samples.fingerprints())


FILE_LESSONS = ["file-name-real", "file-type", "file-size", "file-void", "file-unknown"]


class FileField(Drawn, forms.FileField):
    """A file of the shelf of « Mes papiers », cleaned to its Sample; any other is turned away.

    Type, size and emptiness come first, as in the service (real-service.md §7); then the
    fingerprint, which is ours (safety.md §1.5).

    Args:
        empty: the slug of the lesson when no file is chosen.
    """

    drawn_by = "components/file.html"
    bound_field_class = BoundFile
    again = "file-again-empty"
    most_bytes = samples.MOST_BYTES
    types = samples.TYPES

    def __init__(self, *, empty, **kwargs):
        super().__init__(required=False, **kwargs)
        self.empty = empty

    def clean(self, value, initial=None):
        if value is None:
            raise Mistake(self.empty)
        if fictitious.may_hold_something_real(value.name):
            raise Mistake("file-name-real")
        if samples.extension_of(value.name) not in self.types:
            raise Mistake("file-type")
        if value.size > self.most_bytes:
            raise Mistake("file-size")
        if not value.size:
            raise Mistake("file-void")
        known = samples.fingerprints().get(hashlib.sha256(value.read()).hexdigest())
        if known is None:
            raise Mistake("file-unknown")
        return known
