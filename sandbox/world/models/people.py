"""Who lives in a world, what their sheet says, what the insurer knows of them."""

from django.db import models
from django.db.models import F, Q

from sandbox.kit.french import of
from sandbox.kit.prepared import Prepared
from sandbox.world import clock
from sandbox.world.models.worlds import InWorld


class Sheet(models.Model):
    """What the training sheet says, for its reader to copy: logins, spare contacts, answers."""

    portrait = models.CharField("portrait", max_length=20, blank=True)
    answers = models.JSONField("réponses aux questions de santé", default=list)
    noted_identifiant = models.CharField("identifiant sur la fiche", max_length=100, blank=True)
    noted_password = models.CharField("mot de passe sur la fiche", max_length=100, blank=True)
    spare_password = models.CharField("mot de passe de rechange", max_length=100, blank=True)
    spare_email = models.EmailField("e-mail pour en changer", blank=True)
    spare_phone = models.CharField("mobile pour en changer", max_length=10, blank=True)

    class Meta:
        abstract = True

    def note_login(self, *, identifiant, password):
        """Write a new login on one's sheet; an invented password is never written.

        The spare password changes places with the one that it replaces.
        """
        self.noted_identifiant = identifiant
        if password == self.spare_password:
            self.noted_password, self.spare_password = password, self.noted_password
        elif password != self.noted_password:
            self.noted_password = ""
        self.save(update_fields=["noted_identifiant", "noted_password", "spare_password"])


class InsurerFile(models.Model):
    """What the insurer knows of somebody, on the other side of the site."""

    known_email = models.EmailField("e-mail connu de l’assurance maladie", blank=True)
    known_phone = models.CharField("mobile connu de l’assurance maladie", max_length=10, blank=True)
    is_known_by_post = models.BooleanField("adresse connue de l’assurance maladie", default=True)
    is_activable = models.BooleanField("espace activable", default=True)

    class Meta:
        abstract = True


class Person(Sheet, InsurerFile, InWorld):
    """Someone who does not exist, with the papers to prove it.

    What the sheet and the insurer say of somebody is read with them on each page, and put back with
    them by a reset: three classes, one row.
    """

    class Sex(models.TextChoices):
        FEMALE = "F", "femme"
        MALE = "M", "homme"

    first_name = models.CharField("prénom", max_length=60)
    last_name = models.CharField("nom", max_length=60)
    sex = models.CharField("sexe", max_length=1, choices=Sex)
    born_on = models.DateField("date de naissance")
    nir = models.CharField("numéro de sécurité sociale", max_length=15)
    email = models.EmailField("adresse e-mail", blank=True)
    phone = models.CharField("téléphone mobile", max_length=10, blank=True)
    street = models.CharField("rue", max_length=80, blank=True)
    town = models.CharField("commune", max_length=80, blank=True)
    is_played = models.BooleanField("jouée par la place", default=False)
    relation = models.CharField("lien avec la personne jouée", max_length=60, blank=True)

    class Meta:
        verbose_name = "identité fictive"
        verbose_name_plural = "identités fictives"
        constraints = [
            models.UniqueConstraint(
                fields=["world"], condition=Q(is_played=True), name="person_one_played_a_world"
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self):
        return f"{self.first_name} {self.last_name}"

    @property
    def initials(self):
        return f"{self.first_name[0]}{self.last_name[0]}"

    @property
    def children(self):
        """The people attached to this person, eldest first: `is_ward` says whom one represents,
        `is_on_card` whom the card already knows."""
        return _attached_to(self, self.world)

    @property
    def family(self):
        """Those who may have a provisional code among one's papers: oneself, then the children."""
        return [self, *_children_of(self, self.world)]

    @property
    def emails(self):
        """The addresses on one's sheet: what is sent there reaches the papers."""
        return [each for each in (self.email, self.spare_email) if each]

    @property
    def phones(self):
        """The mobile numbers on one's sheet."""
        return [each for each in (self.phone, self.spare_phone) if each]

    @property
    def printed(self):
        """The numbers and addresses of one's papers: a slip in one of them is only a slip."""
        card = getattr(self, "carte_vitale", None)
        numbers = [self.nir, *([card.serial] if card else []), *self.phones]
        return [*numbers, *self.emails]

    @property
    def age(self):
        """« 14 ans », « 5 mois », « 12 jours », at the world's today."""
        today = clock.today()
        months = (today.year - self.born_on.year) * 12 + today.month - self.born_on.month
        months -= today.day < self.born_on.day
        if months >= 24:
            return f"{months // 12}\u00a0ans"
        if months:
            return f"{months}\u00a0mois"
        days = (today - self.born_on).days
        return f"{days}\u00a0jour{'s' if days > 1 else ''}"

    @property
    def has_a_number_of_elsewhere(self):
        """Whether one's number says a birth abroad, overseas, or in a month that is not known."""
        return self.nir[5:7] in {"97", "98", "99"} or int(self.nir[3:5]) > 12

    @property
    def shares_a_mailbox(self):
        """Whether somebody else of the story has the same e-mail address."""
        others = self.world.person_set.exclude(pk=self.pk).exclude(email="")
        return others.filter(email=self.email).exists()

    @property
    def has_another_mobile(self):
        """Whether the insurer knows none of the mobile numbers that one has now."""
        return self.known_phone not in self.phones

    def known_by(self, channel):
        """Where the insurer sends a message by this channel; "" for a letter."""
        return {"email": self.known_email, "sms": self.known_phone}.get(channel, "")

    def note_contacts(self, *, email="", phone=""):
        """Write the contacts that were given first on one's sheet; empty: that one stays.

        The spare one changes places with the one that it replaces, as a password does.
        """
        if email and email == self.spare_email:
            former, self.email, self.spare_email = self.email, email, self.email
            self._keep_where_messages_went("email", former)
        if phone and phone == self.spare_phone:
            former, self.phone, self.spare_phone = self.phone, phone, self.phone
            self._keep_where_messages_went("sms", former)
        self.save(update_fields=["email", "phone", "spare_email", "spare_phone"])

    def _keep_where_messages_went(self, channel, former):
        """Have what came so far bear the former first contact, which it left to be understood."""
        mails = list(self.mails.filter(channel=channel))
        for mail in mails:
            mail.sent_to = mail.sent_to or former
        self.mails.bulk_update(mails, ["context"])

    def tell_the_insurer(self):
        """Have one's contact details corrected where the codes are sent from."""
        self.known_email, self.known_phone, self.is_known_by_post = self.email, self.phone, True
        self.save(update_fields=["known_email", "known_phone", "is_known_by_post"])


def _attached_to(person, world):
    children = world.person_set.filter(guardianships__guardian=person).annotate(
        is_ward=F("guardianships__is_legal"), is_on_card=F("guardianships__is_on_card")
    )
    return children.order_by("born_on", "pk")


_children_of = Prepared(_attached_to)


class Guardianship(InWorld):
    """Which child is attached to whom, as the insurer knows it.

    The child of one's companion may be on one's card: one is not their legal representative. A
    newborn may not be on it yet.
    """

    guardian = models.ForeignKey(
        Person, verbose_name="adulte", on_delete=models.CASCADE, related_name="wards"
    )
    child = models.ForeignKey(
        Person, verbose_name="enfant", on_delete=models.CASCADE, related_name="guardianships"
    )
    is_legal = models.BooleanField("représentant légal de l’enfant", default=True)
    is_on_card = models.BooleanField("enfant inscrit sur la carte", default=True)

    class Meta:
        verbose_name = "rattachement"
        constraints = [
            models.UniqueConstraint(fields=["guardian", "child"], name="guardianship_is_said_once"),
        ]

    def __str__(self):
        return f"{self.child}, sur la carte {of(self.guardian)}"


class CarteVitale(InWorld):
    """The training card: with photo, the serial is in front; without, on the back."""

    holder = models.OneToOneField(
        Person, verbose_name="titulaire", on_delete=models.CASCADE, related_name="carte_vitale"
    )
    has_photo = models.BooleanField("avec photo")
    serial = models.CharField("numéro de série", max_length=13)

    class Meta:
        verbose_name = "carte d’entraînement"
        verbose_name_plural = "cartes d’entraînement"

    def __str__(self):
        return f"Carte {of(self.holder)}"
