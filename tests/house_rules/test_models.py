"""Conventions of the models that no linter can see."""

import re

from django.apps import apps

from sandbox.world.models import InWorld
from tests.house_rules.every import ROOT, every
from tests.house_rules.test_sources import SOURCES, TEMPLATES, read

OURS = [
    model
    for model in apps.get_models()
    if model.__module__.split(".")[0] in {"sandbox", "accounts", "profiles"}
]
REAL = {
    "world.World",
    "workshop.Workshop",
    "workshop.Seat",
    "workshop.SeatEvent",
    "workshop.SavePoint",
    "workshop.Action",
    "workshop.Moment",
    "workshop.LoginLink",
    "workshop.Projection",
    "workshop.Rehearsal",
    "workshop.Sighting",
}
"""What outlives a reset: the rooms, and the shell of each simulation."""

TO_COPY = re.compile(r"\b(?:noted|spare|known)_(?:identifiant|password|email|phone)\b")
"""What a sheet says, or the insurer knows."""

every_model = every(OURS, name=lambda model: model.__name__)


@every_model
def test_a_model_is_simulated_or_known_to_be_real(model):
    assert issubclass(model, InWorld) or model._meta.label in REAL


@every_model
def test_a_simulated_row_only_refers_to_simulated_rows(model):
    if issubclass(model, InWorld):
        for field in model._meta.concrete_fields:
            if field.is_relation and field.name != "world":
                assert issubclass(field.related_model, InWorld), field


@every_model
def test_no_field_reads_the_real_clock(model):
    for field in model._meta.fields:
        assert not getattr(field, "auto_now", False), field
        assert not getattr(field, "auto_now_add", False), field


@every_model
def test_names_are_french_and_in_lower_case(model):
    assert model._meta.verbose_name[0].islower()
    for field in model._meta.fields:
        if not field.primary_key:
            assert field.verbose_name[0].islower(), field


@every_model
def test_a_model_says_its_name(model):
    assert "__str__" in vars(model)


INSIDE = [ROOT / "profiles", ROOT / "templates" / "profiles"]


@every([path for path in [*SOURCES, *TEMPLATES] if not set(INSIDE).isdisjoint(path.parents)])
def test_the_inside_reads_neither_the_sheet_nor_the_file_of_the_insurer(path):
    """They are of the person's row, for the way in and for the papers alone."""
    assert TO_COPY.findall(read(path)) == []
