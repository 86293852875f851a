from datetime import datetime, time

from django.db import models
from django.db.models import F
from django.urls import reverse

from profiles import lists
from profiles.dates import at_hour, in_words
from profiles.measures import KINDS
from profiles.models.base import InProfile
from profiles.models.documents import Document
from profiles.models.people import Professional
from sandbox.world.identities import ascii_slug
from sandbox.world.writing import phone as in_pairs


def partial_date(name, **kwargs):
    """« 2019 », « 2019-05 » or « 2019-05-12 », written so that they sort."""
    return models.CharField(name, max_length=10, **kwargs)


class Chosen(models.CharField):
    """One of a list that grows: the list is no part of the table, so no migration writes it."""

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs


def chosen(name, choices, **kwargs):
    return Chosen(name, max_length=40, choices=choices, **kwargs)


class FirstQuestion(InProfile):
    """One of the five questions that follow an activation: what became of it."""

    class Outcome(models.TextChoices):
        ANSWERED = "answered", "répondue"
        PASSED = "passed", "passée"

    slug = models.SlugField("question", max_length=20)
    outcome = models.CharField("suite donnée", max_length=10, choices=Outcome)
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "première question"
        verbose_name_plural = "premières questions"
        constraints = [
            models.UniqueConstraint(fields=["profile", "slug"], name="first_question_is_asked_once")
        ]

    def __str__(self):
        return f"{self.slug}\u00a0: {self.get_outcome_display()}"


class Declaration(InProfile):
    """« Rien à déclarer » in a section of the medical profile, or rules that were read: a dated
    answer, which is not the absence of one."""

    section = models.SlugField("rubrique", max_length=20)
    declared_at = models.DateTimeField("déclaré le")

    class Meta:
        verbose_name = "déclaration"
        constraints = [
            models.UniqueConstraint(fields=["profile", "section"], name="declaration_is_said_once")
        ]

    def __str__(self):
        return f"Déclaration\u00a0: {self.section}"


class Entry(InProfile):
    """One thing that a medical profile holds (real-service.md §6).

    `str()` is its name on the screen; `details()` what else is known of it; `links()` the other
    rows that it is tied to.
    """

    comment = models.CharField("commentaire", max_length=200, blank=True)
    added_at = models.DateTimeField("ajouté le")

    class Meta:
        abstract = True
        ordering = ["-added_at", "-pk"]

    is_locked = False
    """Whether the person cannot change it."""

    def details(self):
        """(label, value) pairs, some of them empty."""
        raise NotImplementedError

    def links(self):
        """(label, rows) pairs; each row has its `get_absolute_url()`."""
        return []

    def tie(self, name, rows):
        """Tie it to these rows, or to those of these keys, and to no other.

        Args:
            name: « documents » or « treatments ».
        """
        mine = {"profile": self.profile, "world": self.world, "workshop_ref": self.workshop_ref}
        getattr(self, name).set(rows, through_defaults=mine)

    @property
    def facts(self):
        """(label, value) pairs, none of them empty."""
        pairs = [*self.details(), ("Commentaire", self.comment)]
        return [(label, value) for label, value in pairs if value]

    @property
    def tied(self):
        """What `links()` gives, where there is something."""
        pairs = [(label, list(rows.all())) for label, rows in self.links()]
        return [(label, rows) for label, rows in pairs if rows]


class Lasting(Entry):
    """What has begun one day, and lasts or has ended."""

    is_current = models.BooleanField("en cours", default=True)
    started_on = partial_date("début", blank=True)
    ended_on = partial_date("fin", blank=True)

    class Meta(Entry.Meta):
        abstract = True

    def dates(self):
        return [
            ("En cours", "Oui" if self.is_current else "Non"),
            ("Début", in_words(self.started_on)),
            ("Fin", in_words(self.ended_on)),
        ]


class Treatment(Lasting):
    name = chosen("traitement", lists.Treatments)
    dosage = chosen("posologie", lists.Dosages, blank=True)

    class Meta(Lasting.Meta):
        verbose_name = "traitement"

    def __str__(self):
        return self.get_name_display()

    def details(self):
        return [("Posologie", self.get_dosage_display()), *self.dates()]

    def get_absolute_url(self):
        return reverse("profiles:medical_section", args=["traitements"])


class Illness(Lasting):
    name = chosen("maladie", lists.Illnesses)
    documents = models.ManyToManyField(
        Document, verbose_name="documents liés", through="IllnessDocument"
    )
    treatments = models.ManyToManyField(
        Treatment, verbose_name="traitements liés", through="IllnessTreatment"
    )

    class Meta(Lasting.Meta):
        verbose_name = "maladie"

    def __str__(self):
        return self.get_name_display()

    def details(self):
        return self.dates()

    def links(self):
        return [("Documents liés", self.documents), ("Traitements liés", self.treatments)]


class HospitalStay(Entry):
    name = chosen("motif", lists.HospitalReasons)
    admitted_on = partial_date("date d’entrée")
    length = chosen("durée", lists.Stays, blank=True)
    documents = models.ManyToManyField(
        Document, verbose_name="documents liés", through="HospitalStayDocument"
    )

    class Meta(Entry.Meta):
        verbose_name = "hospitalisation"
        ordering = ["-admitted_on", "-pk"]

    def __str__(self):
        return self.get_name_display()

    def details(self):
        return [("Entrée", in_words(self.admitted_on)), ("Durée", self.get_length_display())]

    def links(self):
        return [("Documents liés", self.documents)]


class Disability(Entry):
    name = chosen("handicap", lists.Disabilities)
    rate = chosen("taux d’incapacité", lists.Rates, blank=True)
    technical_aid = chosen("aide technique", lists.TechnicalAids, blank=True)
    human_aid = chosen("aide humaine", lists.HumanAids, blank=True)

    class Meta(Entry.Meta):
        verbose_name = "handicap"

    def __str__(self):
        return self.get_name_display()

    def details(self):
        return [
            ("Taux d’incapacité", self.get_rate_display()),
            ("Aide technique", self.get_technical_aid_display()),
            ("Aide humaine", self.get_human_aid_display()),
        ]


class BloodGroup(Entry):
    name = chosen("groupe sanguin", lists.BloodGroups)

    class Meta(Entry.Meta):
        verbose_name = "groupe sanguin"
        verbose_name_plural = "groupes sanguins"
        constraints = [
            models.UniqueConstraint(fields=["profile"], name="blood_group_is_one"),
        ]

    def __str__(self):
        return self.get_name_display()

    def details(self):
        return []


class Allergy(Entry):
    name = chosen("allergène", lists.Allergens)
    treatments = models.ManyToManyField(
        Treatment, verbose_name="traitements liés", through="AllergyTreatment"
    )

    class Meta(Entry.Meta):
        verbose_name = "allergie"

    def __str__(self):
        return self.get_name_display()

    def details(self):
        return []

    def links(self):
        return [("Traitements liés", self.treatments)]


class FamilyHistory(Entry):
    name = chosen("maladie", lists.Illnesses)
    kinship = chosen("lien familial", lists.Kinships)

    class Meta(Entry.Meta):
        verbose_name = "antécédent familial"
        verbose_name_plural = "antécédents familiaux"

    def __str__(self):
        return self.get_name_display()

    def details(self):
        return [("Lien familial", self.get_kinship_display())]


class Vaccination(Entry):
    """A vaccination; one that a professional entered cannot be changed."""

    name = chosen("vaccin", lists.Vaccines)
    dated_on = partial_date("date")
    dose = chosen("type", lists.Doses)
    batch = models.CharField("lot", max_length=100, blank=True)
    given_by = chosen("vaccinateur", lists.Vaccinators, blank=True)
    professional = models.ForeignKey(
        Professional, verbose_name="professionnel", null=True, on_delete=models.CASCADE
    )

    class Meta(Entry.Meta):
        verbose_name = "vaccination"
        ordering = ["-dated_on", "-pk"]

    def __str__(self):
        return self.get_name_display()

    @property
    def is_locked(self):
        return self.professional_id is not None

    def details(self):
        return [
            ("Date", in_words(self.dated_on)),
            ("Type", self.get_dose_display()),
            ("Vaccin fait par", self.get_given_by_display()),
            ("Lot", self.batch),
            ("Ajoutée par", str(self.professional) if self.is_locked else ""),
        ]


class Measure(Entry):
    """A number taken on a day, perhaps at an hour; the blood pressure has two.

    There is one of a kind for each hour of a day, and one for the day itself.
    """

    kind = chosen("mesure", {slug: kind.title for slug, kind in KINDS.items()})
    value = models.DecimalField("valeur", max_digits=9, decimal_places=2)
    second = models.DecimalField("seconde valeur", max_digits=9, decimal_places=2, null=True)
    taken_on = models.DateField("prise le")
    taken_at = models.TimeField("prise à", null=True)

    class Meta(Entry.Meta):
        verbose_name = "mesure"
        ordering = ["-taken_on", F("taken_at").desc(nulls_last=True), "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "kind", "taken_on"],
                condition=models.Q(taken_at=None),
                name="measure_one_a_kind_and_a_day",
            ),
            models.UniqueConstraint(
                fields=["profile", "kind", "taken_on", "taken_at"],
                name="measure_one_a_kind_and_an_hour",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}\u00a0: {self.said}"

    @property
    def said(self):
        return KINDS[self.kind].says(self.value, self.second)

    @property
    def when(self):
        """« 12 mai 2019 », « 12 mai 2019 à 8 h 30 »."""
        return at_hour(self.taken_on, self.taken_at)

    @property
    def moment(self):
        """The beginning of the day stands for an hour that is not known."""
        return datetime.combine(self.taken_on, self.taken_at or time.min)

    def details(self):
        return [("Date", self.when)]


class Habit(Entry):
    """One answer of « Habitudes de vie »."""

    kind = chosen("habitude", lists.Habits)
    answer = models.CharField("réponse", max_length=20)

    class Meta(Entry.Meta):
        verbose_name = "habitude de vie"
        verbose_name_plural = "habitudes de vie"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "kind"], name="habit_is_said_once"),
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def said(self):
        return lists.HABIT_ANSWERS[self.kind][self.answer]

    def details(self):
        return [("Réponse", self.said)]


class Relative(Entry):
    """Somebody around; one « personne de confiance » at most."""

    role = chosen("rôle", lists.Roles)
    name = chosen("personne", lists.Acquaintances)
    bond = chosen("lien", lists.Bonds)

    class Meta(Entry.Meta):
        verbose_name = "proche"
        constraints = [
            models.UniqueConstraint(
                fields=["profile"],
                condition=models.Q(role=lists.Roles.TRUSTED),
                name="relative_one_trusted",
            ),
        ]

    def __str__(self):
        return str(self.of_the_story or self.get_name_display())

    @property
    def of_the_story(self):
        """The Person of the sheet who this is; None for one of the list."""
        return self.people_around(self.profile).get(self.name)

    @staticmethod
    def people_around(profile):
        """The other adults of the sheet, by the names that this table keeps of them."""
        others = profile.world.person_set.exclude(relation="").order_by("pk")
        return {ascii_slug(each.full_name): each for each in others}

    def details(self):
        person = self.of_the_story
        phone = in_pairs(person.phone) if person else lists.PHONES[self.name]
        address = f"{person.street}, {person.town}" if person else lists.ADDRESSES[self.name]
        return [
            ("Rôle", self.get_role_display()),
            ("Lien", self.get_bond_display()),
            ("Téléphone", phone),
            ("Adresse", address),
        ]
