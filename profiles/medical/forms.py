"""One form a section: choices from lists, dates, a comment; never anything else to type."""

import re

from profiles import lists
from profiles.dates import hour_in_words, in_boxes, is_before
from profiles.documents.forms import described
from profiles.fields import PastDay, PastYear, field_for
from profiles.measures import is_child
from profiles.models import Relative
from sandbox.kit.forms import Form, HalfTyped
from sandbox.lessons import Mistake
from sandbox.world import clock
from sandbox.world.fields import (
    ChecksField,
    CommentField,
    ConsentField,
    OptionField,
    PartialDateField,
    SelectField,
    TimeField,
)

NOTHING_CHOSEN = "entry-empty"


def choice(label, choices):
    """A list in which something must be chosen."""
    return SelectField(label=label, choices=choices.choices, empty=NOTHING_CHOSEN)


def optional_choice(label, choices):
    return SelectField(label=label, help_text="Facultatif.", choices=choices.choices)


def wish(name):
    """A question about the end of life, which anyone may pass."""
    return SelectField(
        label=lists.WISHES[name], choices=lists.Wishes.choices, blank="Je passe cette question"
    )


class EntryForm(Form):
    """A new entry of a section, or one to change.

    Args:
        profile: whose medical profile it is.
        rows: the manager of the section's rows in this profile.
        entry: the row to change; None for a new one.
    """

    comment = CommentField()

    def __init__(self, data=None, *, profile, rows, entry=None, **kwargs):
        self.profile, self.rows, self.entry = profile, rows, entry
        super().__init__(data, **{"initial": self.shown_at_first()} | kwargs)
        self.order_fields([name for name in self.fields if name != "comment"] + ["comment"])
        self.fields["comment"].write_for(profile.holder)

    def shown_at_first(self):
        if self.entry is None:
            return {}
        shown = {name: getattr(self.entry, name) for name in self.base_fields}
        for name, field in self.base_fields.items():
            if isinstance(field, PartialDateField):
                shown[name] = in_boxes(shown[name])
        return shown

    def clean(self):
        born_on = self.profile.holder.born_on.isoformat()
        for name, field in self.fields.items():
            day = self.cleaned_data.get(name)
            if isinstance(field, PastYear | PastDay) and day and is_before(str(day), born_on):
                self.add_error(name, Mistake("before-birth", missing=["annee"]))

    def keep(self):
        """Write what was answered, and return the entry; the same answers twice are one entry."""
        if self.entry is None:
            same = self.rows.filter(**self.cleaned_data).first()
            return same or self.rows.create(**self.cleaned_data, added_at=clock.now())
        for name, value in self.cleaned_data.items():
            setattr(self.entry, name, value)
        self.entry.save(update_fields=list(self.cleaned_data))
        return self.entry


class TiedForm(EntryForm):
    """An entry that can be tied to other rows of the profile: boxes to tick, where there are any.

    `ties` gives each field its label, what the profile has to offer, and the words of a row.
    """

    ties = {}

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        for name, (label, offered, words) in self.ties.items():
            if rows := offered(self.profile):
                choices = [(str(row.pk), words(row)) for row in rows]
                self.fields[name] = ChecksField(
                    label=label, help_text="Facultatif.", choices=choices
                )
        self.order_fields([name for name in self.fields if name != "comment"] + ["comment"])

    def shown_at_first(self):
        if self.entry is None:
            return {}
        tied = {
            name: [str(pk) for pk in getattr(self.entry, name).values_list("pk", flat=True)]
            for name in self.ties
        }
        return super().shown_at_first() | tied

    def keep(self):
        tied = {name: self.cleaned_data.pop(name) for name in self.ties if name in self.fields}
        entry = super().keep()
        for name, keys in tied.items():
            entry.tie(name, keys)
        return entry


DOCUMENTS = (
    "Documents liés",
    lambda profile: profile.document_set.all(),
    described,
)
TREATMENTS = ("Traitements liés", lambda profile: profile.treatment_set.all(), str)


class LastingForm(EntryForm):
    is_current = OptionField(label="C’est en cours", initial=True)
    started_on = PastYear(label="Début")
    ended_on = PastYear(label="Fin")

    def clean(self):
        super().clean()
        start, end = self.cleaned_data.get("started_on"), self.cleaned_data.get("ended_on")
        if end and self.cleaned_data.get("is_current"):
            self.add_error("ended_on", Mistake("current-with-end"))
        elif start and end and is_before(end, start):
            self.add_error("ended_on", Mistake("end-before-start", missing=["annee"]))


class IllnessForm(TiedForm, LastingForm):
    name = choice("Maladie", lists.Illnesses)
    field_order = ["name"]
    ties = {"documents": DOCUMENTS, "treatments": TREATMENTS}


class TreatmentForm(LastingForm):
    name = choice("Traitement", lists.Treatments)
    dosage = optional_choice("Posologie", lists.Dosages)
    started_on = PastYear(label="Début", must_be=True)
    field_order = ["name", "dosage"]


class HospitalStayForm(TiedForm):
    name = choice("Motif", lists.HospitalReasons)
    admitted_on = PastYear(label="Date d’entrée", must_be=True)
    length = optional_choice("Durée", lists.Stays)
    ties = {"documents": DOCUMENTS}


class DisabilityForm(EntryForm):
    name = choice("Handicap", lists.Disabilities)
    rate = optional_choice("Taux d’incapacité", lists.Rates)
    technical_aid = optional_choice("Aide technique", lists.TechnicalAids)
    human_aid = optional_choice("Aide humaine", lists.HumanAids)


class BloodGroupForm(EntryForm):
    name = choice("Groupe sanguin", lists.BloodGroups)

    def keep(self):
        """There is one: a new one replaces it."""
        entry, _ = self.rows.update_or_create(
            defaults=self.cleaned_data | {"added_at": clock.now()}
        )
        return entry


class AllergyForm(TiedForm):
    name = choice("Nom de l’allergène", lists.Allergens)
    ties = {"treatments": TREATMENTS}


class FamilyHistoryForm(EntryForm):
    name = choice("Maladie", lists.Illnesses)
    kinship = choice("Lien familial", lists.Kinships)


class VaccinationForm(EntryForm):
    name = choice("Vaccin", lists.Vaccines)
    dated_on = PastYear(label="Date", must_be=True)
    dose = choice("Type", lists.Doses)
    given_by = optional_choice("Vaccin fait par", lists.Vaccinators)
    batch = SelectField(
        label="Numéro de lot",
        help_text="Facultatif. Ces numéros sont faux.",
        choices=[(each, each) for each in lists.BATCHES],
    )


class RelativeForm(EntryForm):
    """Somebody around; only a grown-up has a « personne de confiance », and only one."""

    role = choice("Rôle", lists.Roles)
    name = choice("Personne", lists.Acquaintances)
    bond = choice("Lien", lists.Bonds)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields[
            "name"
        ].help_text = "Ces personnes n’existent pas. Leur téléphone et leur adresse sont faux."
        around = Relative.people_around(self.profile)
        here = [(slug, str(each)) for slug, each in around.items() if each != self.profile.holder]
        self.fields["name"].offer([*here, *lists.Acquaintances.choices])
        if is_child(self.profile.holder.born_on, clock.today()):
            roles = [each for each in lists.Roles.choices if each[0] != lists.Roles.TRUSTED]
            self.fields["role"].offer(roles)

    def clean(self):
        super().clean()
        if self.cleaned_data.get("role") == lists.Roles.TRUSTED and (other := self.trusted()):
            self.add_error("role", Mistake("trusted-taken", name=str(other)))

    def trusted(self):
        """Who is trusted already, unless the very same answer is sent twice."""
        others = self.rows.filter(role=lists.Roles.TRUSTED)
        if self.entry:
            return others.exclude(pk=self.entry.pk).first()
        return None if others.filter(**self.cleaned_data).exists() else others.first()


_TWO_NUMBERS = re.compile(r"\s*([\d.,]+)\s*(?:/|sur|-|–|\s)\s*([\d.,]+\D*)", re.ASCII)


def in_two_boxes(data):
    """The answers, a pressure written whole in one box (« 13/8 », « 12 sur 7 ») in both.

    Where the other box holds a number too, it is that of the pressure, or nothing is changed; nor
    is what is only half typed.
    """
    if isinstance(data, HalfTyped):
        return data
    typed = [(data or {}).get(name, "") for name in ("value", "second")]
    pressures = {each.groups() for each in map(_TWO_NUMBERS.fullmatch, typed) if each}
    if len(pressures) != 1:
        return data
    pair = pressures.pop()
    if any(
        text.strip() not in ("", number) and not _TWO_NUMBERS.fullmatch(text)
        for text, number in zip(typed, pair, strict=True)
    ):
        return data
    answers = data.copy()
    answers["value"], answers["second"] = pair
    return answers


class MeasureForm(EntryForm):
    """A measure of one MeasureKind, on a day and perhaps at an hour.

    That day, or that hour of it, has one measure: a new one replaces it.
    """

    def __init__(self, data=None, *, kind, **kwargs):
        self.kind = kind
        super().__init__(in_two_boxes(data) if kind.second else data, **kwargs)
        holder = self.profile.holder
        self.fields["value"] = field_for(kind, label=kind.label or kind.title)
        self.fields["value"].fit(holder)
        if kind.second:
            self.fields["second"] = field_for(kind, label=kind.second)
            self.fields["second"].fit(holder, examples=kind.second_examples)
        self.fields["taken_on"] = PastDay(label="Date de la mesure")
        self.fields["taken_at"] = TimeField(
            label="Heure de la mesure", help_text="Facultatif. Exemple\u00a0: 8\u00a0h\u00a030"
        )
        self.order_fields(["value", "second", "taken_on", "taken_at", "comment"])

    def shown_at_first(self):
        if self.entry is None:
            return {"taken_on": clock.today()}
        entry = self.entry
        written = {"value": entry.value, "second": entry.second}
        numbers = {
            name: self.kind.written(number)
            for name, number in written.items()
            if number is not None
        }
        when = {
            "taken_on": entry.taken_on,
            "taken_at": entry.taken_at and hour_in_words(entry.taken_at),
        }
        return numbers | when | {"comment": entry.comment}

    def clean(self):
        super().clean()
        high, low = self.cleaned_data.get("value"), self.cleaned_data.get("second")
        if high is not None and low is not None and low >= high:
            self.add_error("second", Mistake("pressure-order"))

    def keep(self):
        answers = dict(self.cleaned_data)
        moment = {name: answers.pop(name) for name in ["taken_on", "taken_at"]}
        if self.entry and any(getattr(self.entry, name) != moment[name] for name in moment):
            self.entry.delete()
        entry, _ = self.rows.update_or_create(
            kind=self.kind.slug, **moment, defaults=answers | {"added_at": clock.now()}
        )
        return entry


class HabitsForm(Form):
    """« Habitudes de vie »: one list a habit, none of them compulsory."""

    def __init__(self, data=None, *, profile, **kwargs):
        self.rows = profile.habit_set
        answered = dict(self.rows.values_list("kind", "answer"))
        super().__init__(data, initial=answered, **kwargs)
        for habit, answers in lists.HABIT_ANSWERS.items():
            self.fields[habit.value] = SelectField(label=habit.label, choices=list(answers.items()))

    def keep(self):
        for kind, answer in self.cleaned_data.items():
            if answer:
                defaults = {"answer": answer, "added_at": clock.now()}
                self.rows.update_or_create(kind=kind, defaults=defaults)
            else:
                self.rows.filter(kind=kind).delete()


class DirectivesForm(Form):
    """« Directives anticipées »: what one wants, when one cannot say it any more."""

    resuscitation = wish("resuscitation")
    machines = wish("machines")
    feeding = wish("feeding")
    relief = wish("relief")

    def rows_to_write(self):
        """(question, answer) pairs, as the document shows them; what was passed is not there."""
        return [
            (lists.WISHES[name], lists.Wishes(answer).label)
            for name, answer in self.cleaned_data.items()
            if answer
        ]


class DonationForm(Form):
    """« Don d’organes »: the only thing to say here is that the rules were read."""

    read = ConsentField(label="J’ai lu les règles du don d’organes.", empty="rules-unread")
