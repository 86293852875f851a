"""What is typed in front of the room: the notes hold it, and the window types it by itself."""

import re

import pytest
from django.urls import reverse

from sandbox.world.models import OneTimeCode
from tests.confidential import leaks
from tests.strict import right_answers
from tests.workshop.test_projected import projected  # noqa: F401

WINDOW = {"HX-Current-URL": "http://testserver/site/activation/identite/"}


def notes_at(projected, workshop, address):
    """{what is asked: what the notes hold}, once the projected window says that it shows this."""
    shown = f"http://testserver{address}"
    projected.get("/projection/suite/", {"version": "0"}, headers={"HX-Current-URL": shown})
    page = projected.page(workshop, "presentation/").content.decode()
    return dict(re.findall(r"<dt>([^<]*)</dt>\s*<dd[^>]*>([^<]*)</dd>", page))
