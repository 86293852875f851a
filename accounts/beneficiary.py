"""For whom the holder's papers are shown: oneself, or a child (real-service.md §1.3, §1.4, §5)."""

from django.utils.datastructures import MultiValueDict

from accounts.flows import Flow
from accounts.identity import IdentityForm, PersonForm
from accounts.pages import Page
from sandbox.kit.dates import in_french
from sandbox.kit.french import of
from sandbox.lessons import Mistake
from sandbox.world.fields import ChoiceField
from sandbox.world.models import Person

YES, NO = "oui", "non"


def refuse_not_activable(person):
    if not person.is_activable:
        raise Mistake("not-activable", name=person.first_name)


def refuse_not_represented(child):
    """For a child of the card who is somebody else's."""
    if not child.is_ward:
        raise Mistake("not-representative", name=child.first_name)


class WhoseForm(IdentityForm):
    """The holder's papers; the birth date says for whom they are shown."""

    def candidates(self):
        return self.person.family

    def clean(self):
        super().clean()
        if self.subject:
            self.check(self.subject)

    @staticmethod
    def check(subject):
        """Raise the Mistake of somebody for whom nothing can be asked."""


class WhomForm(PersonForm):
    """Twins: the birth date alone does not say which of them.

    Args:
        people: those who were born that day.
        check: what refuses one of them, as in WhoseForm.
    """

    heading = "Je choisis pour qui j’active le profil"
    personne = ChoiceField(label="Pour qui ?", empty="whom-empty", choices=[])

    def __init__(self, data=None, *, people, check, **kwargs):
        super().__init__(data, **kwargs)
        self.people, self.check = people, check
        self.fields["personne"].offer([(str(each.pk), str(each), born(each)) for each in people])

    def clean_personne(self):
        chosen = self.cleaned_data["personne"]
        self.subject = next(each for each in self.people if str(each.pk) == chosen)
        self.check(self.subject)
        return chosen


def born(person):
    """« Née le 21 juin 2016 »."""
    word = "Née" if person.sex == Person.Sex.FEMALE else "Né"
    day = in_french(person.born_on, "j\u00a0F\u00a0Y")
    return f"{word} le {day}"


class GuardianForm(PersonForm):
    """For a child: only the legal representative may ask."""

    heading = "Représentant légal"
    reponse = ChoiceField(label="", empty="guardian-empty", choices=[])

    def __init__(self, data=None, *, child, **kwargs):
        super().__init__(data, **kwargs)
        self.child = child
        self.fields["reponse"].label = f"Suis-je le représentant légal {of(child.first_name)} ?"
        self.fields["reponse"].offer(
            [
                (YES, "Oui, je le certifie", f"J’ai l’autorité parentale sur {child.first_name}."),
                (NO, "Non", "Je n’ai pas le droit de décider pour cet enfant."),
            ]
        )

    def clean_reponse(self):
        refuse_not_represented(self.child)
        if self.cleaned_data["reponse"] == NO:
            raise Mistake("not-guardian", name=self.child.first_name)
        return YES


GUARDIAN = Page("representant", GuardianForm)


class ForWhom(Flow):
    """A journey whose page `identite` says whom it is for, by a WhoseForm.

    « personne » is on its path for twins, « representant » for a child.
    """

    def get_path(self):
        person = self.request.world.player
        self.people = people_of(self.attempt, self.steps["identite"].form, person)
        self.subject = subject_of(self.attempt, self.steps["identite"].form, person)
        self.request.words.about = self.subject
        on_path = {
            "personne": len(self.people) > 1,
            "representant": self.subject is not None and not self.subject.is_played,
        }
        return [slug for slug in self.steps if on_path.get(slug, True)]

    def get_form_kwargs(self, slug):
        kwargs = super().get_form_kwargs(slug)
        if slug == "personne":
            kwargs |= {"people": self.people, "check": self.steps["identite"].form.check}
        if slug == "representant":
            kwargs["child"] = self.subject
        return kwargs

    def get_context(self, form):
        return {"subject": None if self.step == "identite" else self.subject}

    def passed(self, form):
        """Somebody else from here on: what was said of the one before is asked again."""
        if self.step in {"identite", "personne"}:
            slugs = list(self.steps)
            for slug in slugs[slugs.index(self.step) + 1 :]:
                self.attempt.answers.pop(slug, None)
            self.attempt.save()


def people_of(attempt, identity, person):
    """Whom the identity given on this attempt may be about: several for twins.

    Args:
        attempt: an Attempt, or None.
        identity: the WhoseForm of its page `identite`.
        person: the holder of the papers.
    """
    form = identity(_answers(attempt, "identite"), person=person)
    return form.subjects if form.holds else []


def subject_of(attempt, identity, person):
    """For whom this attempt is: the holder or a child; None while it is not said."""
    people = people_of(attempt, identity, person)
    if len(people) <= 1:
        return next(iter(people), None)
    answers = _answers(attempt, "personne")
    form = WhomForm(answers, person=person, people=people, check=identity.check)
    return form.subject if form.holds else None


def _answers(attempt, slug):
    answers = attempt.answers.get(slug) if attempt else None
    return MultiValueDict(answers) if answers else None
