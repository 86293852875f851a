"""The sections of a medical profile, in one table: what they hold, their words, their rules.

A section is complete once it holds something, or once « rien à déclarer » was said there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Exists
from django.urls import reverse

from profiles.measures import is_child
from profiles.medical import forms
from profiles.models.documents import Category
from sandbox.world import clock


@dataclass(frozen=True)
class MedicalSection:
    """One section.

    Args:
        slug, title: its name in the addresses, and on the screen.
        rows: gives its rows from a profile: a manager, or a queryset.
        form: what adds or changes a row; None where the section has a page of its own.
        adding: the words of the link that adds a row, and the title of that page.
        nothing: « Je n’ai pas d’allergie à ajouter », in the sections where it can be said.
        about: one sentence under the title.
        kept: which of its rows are told on the page of all sections, and in the synthesis.
        named: the words of such a row on the page of all sections.
        is_single: whether it holds one row at most.
        adults_only: whether a minor does not have it.
        declared: what its declaration means.
        tied: what its rows are read with.
    """

    slug: str
    title: str
    rows: Callable
    form: type | None = None
    adding: str = ""
    nothing: str = ""
    about: str = ""
    kept: Callable = list
    named: Callable = str
    is_single: bool = False
    adults_only: bool = False
    declared: str = "Rien à déclarer"
    tied: tuple = ()

    def read(self, profile):
        """Its rows, with what the page of the section says of them."""
        return self.rows(profile).all().prefetch_related(*self.tied)

    @property
    def url(self):
        return reverse("profiles:medical_section", args=[self.slug])


def latest_of_each_kind(measures):
    """Of measures, the latest first, the first of each kind."""
    latest = {}
    for measure in measures:
        latest.setdefault(measure.kind, measure)
    return list(latest.values())


def _own_directives(profile):
    return profile.document_set.filter(category=Category.DIRECTIVES)


BLOCKS = {
    "Suivi médical": [
        MedicalSection(
            "maladies",
            "Maladies et sujets de santé",
            attrgetter("illness_set"),
            forms.IllnessForm,
            "Ajouter une maladie",
            "Je n’ai pas de maladie à ajouter",
            tied=("documents", "treatments"),
        ),
        MedicalSection(
            "traitements",
            "Traitements",
            attrgetter("treatment_set"),
            forms.TreatmentForm,
            "Ajouter un traitement",
            "Je n’ai pas de traitement à ajouter",
        ),
        MedicalSection(
            "hospitalisations",
            "Hospitalisations",
            attrgetter("hospitalstay_set"),
            forms.HospitalStayForm,
            "Ajouter une hospitalisation",
            "Je n’ai pas d’hospitalisation à ajouter",
            tied=("documents",),
        ),
        MedicalSection(
            "handicaps",
            "Handicaps",
            attrgetter("disability_set"),
            forms.DisabilityForm,
            "Ajouter un handicap",
            "Je n’ai pas de handicap à ajouter",
        ),
    ],
    "Caractéristiques de santé": [
        MedicalSection(
            "groupe-sanguin",
            "Groupe sanguin",
            attrgetter("bloodgroup_set"),
            forms.BloodGroupForm,
            "Ajouter mon groupe sanguin",
            is_single=True,
        ),
        MedicalSection(
            "allergies",
            "Allergies",
            attrgetter("allergy_set"),
            forms.AllergyForm,
            "Ajouter une allergie",
            "Je n’ai pas d’allergie à ajouter",
            tied=("treatments",),
        ),
        MedicalSection(
            "antecedents",
            "Antécédents familiaux",
            attrgetter("familyhistory_set"),
            forms.FamilyHistoryForm,
            "Ajouter un antécédent familial",
            "Je n’ai pas d’antécédent familial à ajouter",
            "Les maladies de ma famille.",
        ),
    ],
    "Prévention et mesures": [
        MedicalSection(
            "vaccinations",
            "Vaccinations",
            attrgetter("vaccination_set"),
            forms.VaccinationForm,
            "Ajouter une vaccination",
            tied=("professional",),
        ),
        MedicalSection(
            "mesures",
            "Mesures",
            attrgetter("measure_set"),
            kept=latest_of_each_kind,
        ),
        MedicalSection(
            "habitudes",
            "Habitudes de vie",
            attrgetter("habit_set"),
        ),
    ],
    "Entourage et volontés": [
        MedicalSection(
            "entourage",
            "Entourage",
            attrgetter("relative_set"),
            forms.RelativeForm,
            "Ajouter une personne",
            about="Les personnes à prévenir, et celle qui parle pour moi si je ne peux plus.",
            named=lambda row: f"{row} ({row.get_role_display().lower()})",
        ),
        MedicalSection(
            "directives",
            "Directives anticipées",
            _own_directives,
            adults_only=True,
        ),
        MedicalSection(
            "don-d-organes",
            "Don d’organes",
            lambda profile: profile.document_set.none(),
            declared="J’ai lu les règles",
        ),
    ],
}
"""{title of the block: its Sections}, in the order of the page (real-service.md §6)."""

SECTIONS = {section.slug: section for block in BLOCKS.values() for section in block}


def sections_of(profile):
    """The sections that this profile has: a minor has no advance directives."""
    minor = is_child(profile.holder.born_on, clock.today())
    return [section for section in SECTIONS.values() if not (minor and section.adults_only)]


@dataclass(frozen=True)
class Filled:
    """A section of one profile, and what it holds."""

    section: MedicalSection
    rows: list
    declared_at: object

    @property
    def is_complete(self):
        return bool(self.rows) or self.declared_at is not None

    @property
    def told(self):
        """The words of its rows, each once."""
        section = self.section
        return list(dict.fromkeys(section.named(row) for row in section.kept(self.rows)))


def filled(profile):
    """Everything that a profile holds: {slug: Filled}."""
    declared = dict(profile.declaration_set.values_list("section", "declared_at"))
    return {
        section.slug: Filled(section, list(section.read(profile)), declared.get(section.slug))
        for section in sections_of(profile)
    }


def completeness(profile):
    """How many sections of this profile are complete, and how many it has."""
    sections = sections_of(profile)
    declared = set(profile.declaration_set.values_list("section", flat=True))
    holding = profile.world.account_set.filter(pk=profile.pk).values(
        **{
            f"holds_{rank}": Exists(section.rows(profile).all())
            for rank, section in enumerate(sections)
        }
    )
    holds = holding.get()
    full = [
        section
        for rank, section in enumerate(sections)
        if holds[f"holds_{rank}"] or section.slug in declared
    ]
    return len(full), len(sections)


def declare(profile, slug):
    """Say « rien à déclarer » in that section, from now on."""
    profile.declaration_set.update_or_create(section=slug, defaults={"declared_at": clock.now()})


def withdraw(profile, slug):
    """Take a declaration back; nothing happens where there is none."""
    profile.declaration_set.filter(section=slug).delete()
