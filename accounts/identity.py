"""Saying who one is: number, birth date, card; never a name (real-service.md §1.3)."""

from accounts import incidents
from accounts.difficulties.difficulty import Occasion
from sandbox import facts
from sandbox.kit.forms import Form
from sandbox.lessons import Mistake, gap
from sandbox.world.fields import ChoiceField, DateField, NirField, SerialField, check_serial

WITH_PHOTO, WITHOUT_PHOTO = "avec-photo", "sans-photo"

CARDS = [
    (WITH_PHOTO, "Carte Vitale avec photo", "Le numéro de série est devant."),
    (WITHOUT_PHOTO, "Carte Vitale sans photo", "Le numéro de série est au dos."),
]
"""The cards to choose from."""

OF_THE_CARD = {
    ("serial-length-photo", WITH_PHOTO, False): "serial-no-photo",
    ("serial-prefix", WITHOUT_PHOTO, True): "serial-has-photo",
    ("serial-length-plain", WITHOUT_PHOTO, True): "serial-has-photo",
    ("serial-prefix", WITHOUT_PHOTO, False): "serial-prefix-plain",
    ("serial-prefix", WITH_PHOTO, False): "serial-no-photo",
}
"""{(error, card ticked, whether the training card has a photo): what it comes from}."""


def copied_number(person, born=None):
    """What the papers say of the number and of a birth date, {name of a field: value}.

    Args:
        person: the Person whose papers they are.
        born: whose birth date it is (a Person), if it is not the holder's own.
    """
    day = (born or person).born_on
    return {
        "nir": person.nir,
        "naissance_jour": day.day,
        "naissance_mois": day.month,
        "naissance_annee": day.year,
    }


def copied_identity(person, born=None):
    """The same, with what the card says."""
    card = person.carte_vitale
    has_photo = WITH_PHOTO if card.has_photo else WITHOUT_PHOTO
    return copied_number(person, born) | {"carte": has_photo, "serie": card.serial}


class PersonForm(Form):
    """A form about the fake person of this seat."""

    heading = ""
    occasions = ()
    """What answering it is the occasion of, for the difficulties that wait."""

    def __init__(self, data=None, *, person, **kwargs):
        super().__init__(data, **kwargs)
        self.person = person
        for field in self.fields.values():
            field.own = person.printed
            if isinstance(field, DateField):
                field.fit(self.shown_for.born_on.year // 10 * 10)

    @property
    def shown_for(self):
        """Whose birth date the examples look like: a Person."""
        return self.person


class NumberForm(PersonForm):
    """The number and the birth date: what « Identifiant oublié » asks.

    `subjects` are those whom the answers may be about, once the form is valid: several for twins.
    """

    heading = "Mon identité"
    unknown = "recovery-unknown"
    occasions = (Occasion.IDENTITY,)
    nir = NirField(
        label="Numéro de sécurité sociale",
        help_text=facts.filled("{nir-length} caractères, en bas de la carte d’entraînement."),
        empty="nir-empty",
    )
    naissance = DateField(
        label="Date de naissance", help_text="Exemple\u00a0: {example}", copies="born"
    )
    subjects = ()

    def clean(self):
        if self.errors:
            return
        if self.matches_the_papers():
            self.subjects = self.born_that_day()
        if not self.subjects:
            raise Mistake(self.unknown)

    @property
    def subject(self):
        """Whom the answers are about; None as long as they may be about several."""
        return self.subjects[0] if len(self.subjects) == 1 else None

    def matches_the_papers(self):
        return self.cleaned_data["nir"] == self.person.nir

    def born_that_day(self):
        """Whom of these papers the birth date may mean."""
        born_on = self.cleaned_data["naissance"]
        return [each for each in self.candidates() if each.born_on == born_on]

    def candidates(self):
        return [self.person]


class IdentityForm(NumberForm):
    """The number, the birth date, and the card with its serial number."""

    unknown = "identity-unknown"
    carte = ChoiceField(label="Modèle de carte", empty="card-empty", copies="card", choices=CARDS)
    serie = SerialField(label="Numéro de série", empty="serial-empty")

    def clean(self):
        self.check_serial()
        super().clean()
        if self.subjects:
            incidents.refuse_identity(self.person.world)

    def check_serial(self):
        if "serie" not in self.cleaned_data:
            return
        card = self.cleaned_data.get("carte")
        nirs = [self.person.nir, self.cleaned_data.get("nir") or ""]
        try:
            check_serial(
                self.cleaned_data["serie"],
                has_photo=card and card == WITH_PHOTO,
                nirs=nirs,
            )
            self.check_end()
        except Mistake as mistake:
            self.add_error("serie", self.of_this_card(mistake))

    def check_end(self):
        """Where it could be a number of a card without photo: whether it is this one, cut short or
        too long. Its last digit stands alone."""
        typed, right = self.cleaned_data["serie"], self.person.carte_vitale.serial
        if typed != right and (right.startswith(typed) or typed.startswith(right)):
            raise Mistake("serial-end", gap=gap(typed, len(right), "chiffre"))

    def of_this_card(self, mistake):
        """The Mistake to tell of the serial number, where the card that was ticked explains it."""
        has_photo = self.person.carte_vitale.has_photo
        slug = OF_THE_CARD.get((mistake.code, self.cleaned_data.get("carte"), has_photo))
        return Mistake(slug) if slug else mistake

    def matches_the_papers(self):
        typed, card = self.cleaned_data, self.person.carte_vitale
        return (
            super().matches_the_papers()
            and (typed["carte"] == WITH_PHOTO) == card.has_photo
            and typed["serie"] == card.serial
        )
