"""The ways to the errors of `sandbox/lessons/outline.py`."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sandbox.workshop.scenarios import build
from sandbox.workshop.stage import outline
from tests.errors.way import WayToError


def make_a_workshop(mediator):
    mediator.workshop = build.workshop(scenario="sans-photo", seats=1, owner=mediator.user)


def load_page(mediator):
    return reverse("mediation:load_outline", args=[mediator.workshop.code])


def loaded(raw):
    """A file that is loaded as the outline of one's workshop."""

    def answers(mediator):
        return {"file": SimpleUploadedFile("deroule.toml", raw)} if raw else {}

    return WayToError(url=load_page, answers=answers, prepare=make_a_workshop, is_mediator=True)


def changed(before, after):
    """The product's own outline, but for this."""
    return loaded(outline.source("").replace(before, after, 1).encode())


def new_step(mediator):
    return reverse("mediation:add_step", args=[mediator.workshop.code])


def last_step(mediator):
    return reverse("mediation:change_step", args=[mediator.workshop.code, 13])


def typed(url, **answers):
    """A step that is written in its boxes."""
    return WayToError(
        url=url, answers=lambda mediator: answers, prepare=make_a_workshop, is_mediator=True
    )


STEP = {"title": "Le café", "minutes": "10", "scene": "parler"}

WAYS = {
    "outline-empty": loaded(b""),
    "outline-too-big": loaded(b"#" * (outline.MOST_BYTES + 1)),
    "outline-encoding": loaded('titre = "Été"'.encode("latin-1")),
    "outline-not-toml": loaded(b'titre = "Bonjour\n'),
    "outline-wrong": changed("minutes = 10", 'minutes = "dix"'),
    "step-title-empty": typed(new_step, **STEP | {"title": ""}),
    "step-minutes-empty": typed(new_step, **STEP | {"minutes": ""}),
    "outline-box": typed(new_step, **STEP | {"minutes": "dix"}),
    "outline-moved": typed(last_step, **STEP, seen="00000000"),
    "outline-real": changed("Parler du service", "Appelez le 06 12 34 56 78"),
}
