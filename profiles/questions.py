"""The five questions that follow an activation, one a page (real-service.md §6).

What is answered is in the medical profile at once; what is passed is offered there later. They
are asked to who has just logged in, whatever profile is on the screen.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from accounts.session import logged_in
from profiles import first_log_in, history, lists
from profiles.fields import HeightField, MeasureField
from profiles.measures import HEIGHT, KINDS, WEIGHT
from profiles.medical.sections import SECTIONS, declare, withdraw
from profiles.models import FirstQuestion
from sandbox.kit.forms import Form
from sandbox.lessons import Mistake
from sandbox.world import clock, progress
from sandbox.world.fields import ChecksField, ChoiceField

YES, NO = "oui", "non"
NONE = {"Aucun", "Aucune"}
"""What a sheet says where there is nothing."""


class QuestionForm(Form):
    """One question. `heading` is the question itself; `keep()` writes its answer."""

    heading = ""
    slug = ""
    """Its name in addresses, on the sheet, and in a FirstQuestion."""
    line = ""
    """How the sheet calls what answers it."""

    @classmethod
    def copied(cls, person):
        """What this Person's sheet says to answer: {name of a field: value}."""
        said = {slug: words for slug, _, words in person.answers}
        return cls.answering(said[cls.slug])

    @classmethod
    def answering(cls, words):
        """The answer that these words of a sheet are: {name of a field: value}."""
        raise NotImplementedError

    def __init__(self, data=None, *, profile, **kwargs):
        self.profile = profile
        super().__init__(data, initial=self.answered(), **kwargs)

    def answered(self):
        """What the medical profile says already, by the name of the field."""
        raise NotImplementedError

    def keep(self):
        """Write the answer, and return what to say; the same one twice changes nothing."""
        raise NotImplementedError


class MeasureQuestion(QuestionForm):
    """A measure of today: answering again the same day replaces it."""

    kind = None
    before = ""
    """What is said before the example, under the box."""

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["answer"].fit(self.profile.holder, before=self.before)

    @classmethod
    def answering(cls, words):
        return {"answer": words}

    def answered(self):
        latest = self.profile.measure_set.filter(kind=self.kind.slug).first()
        return {"answer": self.kind.written(latest.value)} if latest else {}

    def keep(self):
        value, now = self.cleaned_data["answer"], clock.now()
        self.profile.measure_set.update_or_create(
            kind=self.kind.slug,
            taken_on=clock.today(),
            taken_at=None,
            defaults={"value": value, "added_at": now},
        )
        return f"{self.kind.title}\u00a0: {self.kind.says(value)}. C’est noté."


class HeightQuestion(MeasureQuestion):
    heading = "Quelle est ma taille\u00a0?"
    slug = "taille"
    line = "Taille"
    kind = KINDS[HEIGHT]
    answer = HeightField(label="Ma taille")


class WeightQuestion(MeasureQuestion):
    heading = "Quel est mon poids\u00a0?"
    slug = "poids"
    line = "Poids"
    kind = KINDS[WEIGHT]
    answer = MeasureField(kind=KINDS[WEIGHT], label="Mon poids")
    before = "En kilos. "


class YesOrNo(QuestionForm):
    """Yes, and which ones, from lists; or no, which is an answer with a date.

    `sections` names the section of the medical profile that each list fills.
    """

    sections = {}

    @classmethod
    def answering(cls, words):
        if words in NONE:
            return {"has": NO}
        for name in cls.sections:
            for value, label in cls.base_fields[name].choices:
                if label == words:
                    return {"has": YES, name: [value]}
        raise LookupError(f"No list holds {words!r}.")

    def answered(self):
        rows = {
            name: list(self._rows(slug).values_list("name", flat=True))
            for name, slug in self.sections.items()
        }
        declared = self.profile.declaration_set.filter(section__in=self.sections.values())
        if any(rows.values()):
            return rows | {"has": YES}
        return rows | ({"has": NO} if declared.exists() else {})

    def clean(self):
        if self.errors:
            return
        has = self.cleaned_data["has"]
        chosen = [each for name in self.sections for each in self.cleaned_data[name]]
        if not has and not chosen:
            self.add_error("has", Mistake("question-empty"))
        elif has == NO and chosen:
            self.add_error("has", Mistake("question-both"))
        elif has == YES and not chosen:
            self.add_error(next(iter(self.sections)), Mistake("question-which"))

    def keep(self):
        for name, slug in self.sections.items():
            rows, chosen = self._rows(slug), self.cleaned_data[name]
            rows.exclude(name__in=chosen).delete()
            known = set(rows.values_list("name", flat=True))
            for each in chosen:
                if each not in known:
                    rows.create(name=each, added_at=clock.now())
            if chosen:
                withdraw(self.profile, slug)
            elif self.cleaned_data["has"] == NO:
                declare(self.profile, slug)
        return "C’est noté."

    def _rows(self, slug):
        return SECTIONS[slug].rows(self.profile)


class YesOrNoField(ChoiceField):
    """« Oui » or « Non »; left empty it is up to the form, which sees the lists."""

    def __init__(self, *, no):
        choices = [(YES, "Oui", "Je choisis dans la liste."), (NO, "Non", no)]
        super().__init__(label="Ma réponse", choices=choices, empty="choice-empty")

    def validate(self, value):
        if value:
            super().validate(value)


def several(label, choices):
    return ChecksField(label=label, choices=choices.choices)


class IllnessQuestion(YesOrNo):
    heading = "Ai-je une maladie ou un handicap\u00a0?"
    slug = "maladie"
    line = "Maladie"
    sections = {"illnesses": "maladies", "disabilities": "handicaps"}
    has = YesOrNoField(no="Je n’ai ni maladie ni handicap à ajouter.")
    illnesses = several("Mes maladies", lists.Illnesses)
    disabilities = several("Mes handicaps", lists.Disabilities)


class TreatmentQuestion(YesOrNo):
    heading = "Est-ce que je prends un traitement\u00a0?"
    slug = "traitement"
    line = "Traitement"
    sections = {"treatments": "traitements"}
    has = YesOrNoField(no="Je n’ai pas de traitement à ajouter.")
    treatments = several("Mes traitements", lists.Treatments)


class AllergyQuestion(YesOrNo):
    heading = "Ai-je des allergies\u00a0?"
    slug = "allergie"
    line = "Allergie"
    sections = {"allergies": "allergies"}
    has = YesOrNoField(no="Je n’ai pas d’allergie à ajouter.")
    allergies = several("Mes allergies", lists.Allergens)


QUESTIONS = {
    question.slug: question
    for question in (
        HeightQuestion,
        WeightQuestion,
        IllnessQuestion,
        TreatmentQuestion,
        AllergyQuestion,
    )
}
"""{slug: Form class}, in the order of the pages."""

JOURNEY = progress.Journey(
    "questions",
    "Premières questions",
    {slug: question.heading for slug, question in QUESTIONS.items()},
)


def in_order(year):
    """{slug: Form class} as that year has them: none where the first log-in leads elsewhere."""
    return QUESTIONS if first_log_in.of_year(year) == first_log_in.QUESTIONS else {}


@logged_in
def first(request):
    """The first of the questions that is neither answered nor passed; after them, the children."""
    if not in_order(request.world.service_year):
        return redirect("profiles:home")
    account = request.account
    done = set(account.firstquestion_set.values_list("slug", flat=True))
    if left := [slug for slug in QUESTIONS if slug not in done]:
        return redirect("profiles:question", left[0])
    if account.preferences.welcomed_at is None:
        account.preferences.welcomed_at = clock.now()
        account.preferences.save(update_fields=["welcomed_at"])
        if account.firstquestion_set.filter(outcome=FirstQuestion.Outcome.ANSWERED).exists():
            progress.finish(request.world, JOURNEY.slug)
    return redirect("profiles:attached")


@logged_in
def question(request, slug):
    """One question: « Continuer » writes the answer, « Passer cette question » leaves it."""
    if slug not in in_order(request.world.service_year):
        raise Http404
    if request.method == "POST" and "passer" in request.POST:
        return _go_on(request, slug, FirstQuestion.Outcome.PASSED)
    form = QUESTIONS[slug](request.POST or None, profile=request.account)
    if request.method == "POST" and form.is_valid():
        messages.success(request, form.keep())
        history.note(
            request.account,
            f"Profil médical\u00a0: réponse à la question «\u00a0{form.heading}\u00a0»",
            by=request.account.holder,
        )
        return _go_on(request, slug, FirstQuestion.Outcome.ANSWERED)
    return _page(request, slug, form)


def _go_on(request, slug, outcome):
    request.account.firstquestion_set.update_or_create(
        slug=slug, defaults={"outcome": outcome, "at": clock.now()}
    )
    return redirect("profiles:questions")


def _page(request, slug, form):
    slugs = list(QUESTIONS)
    number = slugs.index(slug)
    progress.report(request.world, JOURNEY.slug, slug, number + 1, len(slugs))
    context = {
        "form": form,
        "number": number + 1,
        "total": len(slugs),
        "following": QUESTIONS[slugs[number + 1]].heading if number + 1 < len(slugs) else "",
        "bar": ["done"] * number + ["current"] + ["todo"] * (len(slugs) - number - 1),
        "before": slugs[number - 1] if number else None,
    }
    return render(request, "profiles/questions/question.html", context)
