"""The boxes of a step of the outline: the rules are those of the file, read by its own checks."""

import re

from sandbox.kit.forms import Form, visible
from sandbox.lessons import Mistake
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage import outline, rewriting, scenes
from sandbox.world.fields import ChecksField, CommentField, SelectField, TextField


class WholeField(TextField):
    """A number of minutes; what is none is left to the rule of the file."""

    keyboard = "numeric"
    input_class = "input--number"

    def clean(self, value):
        typed = super().clean(value)
        return int(typed) if typed.isdecimal() and len(typed) < 10 else typed


class LinesField(CommentField):
    """Texts of the notes, one a line: the rules are those of the file."""

    rows = 4
    most_read = outline.LONGEST_LIST * outline.LONGEST_TEXT * 3

    def clean(self, value):
        if len(value or "") > self.most_read:
            raise Mistake("outline-box", problem=f"« {self.label} » est beaucoup trop long")
        return super().clean(value)

    def to_python(self, value):
        return [line.strip() for line in visible(value).split("\n") if line.strip()]

    def validate(self, value):
        pass

    def as_typed(self, texts):
        """What its box holds where a step says these."""
        return "\n".join(texts)


class ParagraphField(LinesField):
    """One text, too long for a line."""

    rows = 3

    def to_python(self, value):
        return " ".join(super().to_python(value))

    def as_typed(self, text):
        return text


class PairsField(LinesField):
    """Texts that go by two: a line each.

    Args:
        word: that of the file (a key of outline.PAIRS).
        problem: what is said where one is alone.
    """

    def __init__(self, *, word, problem, **kwargs):
        super().__init__(**kwargs)
        self.parts, self.problem = outline.PAIRS[word], problem

    def to_python(self, value):
        lines = super().to_python(value)
        if len(lines) % 2:
            raise Mistake("outline-box", problem=self.problem)
        return [dict(zip(self.parts, pair, strict=True)) for pair in _by_two(lines)]

    def as_typed(self, texts):
        pairs = [[pair[name] for name in self.parts.values()] for pair in texts]
        return "\n\n".join("\n".join(pair) for pair in pairs)


def _by_two(lines):
    return zip(lines[::2], lines[1::2], strict=True)


class StepForm(Form):
    """One step, as the file says it: its boxes have the names of an OutlineStep."""

    title = TextField(label="Titre", empty="step-title-empty")
    minutes = WholeField(label="Minutes", empty="step-minutes-empty")
    group = SelectField(
        label="Pour qui",
        choices=[(word, who) for word, who in outline.AUDIENCES.items() if who],
        blank="Tout le monde",
    )
    scene = SelectField(
        label="Ce que montre l’écran",
        help_text="Une scène préparée, ou n’importe quelle page du site.",
        empty="choice-empty",
        choices=[],
    )
    who = SelectField(
        label="La personne jouée", choices=[], blank="Celle de la scène, ou de l’atelier"
    )
    rings = LinesField(
        label="À entourer, dans l’ordre",
        help_text="Les mots de la page, un par ligne : un titre à lire, une case, un bouton.",
    )
    says = LinesField(label="À dire", help_text="Une phrase par ligne.")
    does = LinesField(label="À faire", help_text="Une phrase par ligne.")
    task = TextField(label="À vous", help_text="Ce que la salle fait, en une phrase.")
    questions = PairsField(
        label="On vous demandera",
        help_text="Une ligne pour la question, la ligne d’après pour la réponse.",
        word="questions",
        problem="Chaque question a sa réponse, sur la ligne d’après",
    )
    reassures = PairsField(
        label="Pour rassurer",
        help_text="Une ligne pour le fait, la ligne d’après pour sa date.",
        word="rassurer",
        problem="Chaque fait a sa date, sur la ligne d’après",
    )
    real_service = ParagraphField(label="Dans le vrai service")
    shows = LinesField(
        label="En grand, sous le titre",
        help_text="Pour la scène « Le titre de l’étape, en grand ». Un texte par ligne.",
    )
    links = ChecksField(
        label="Les papiers à proposer",
        choices=[(word, words) for word, (words, _) in outline.HANDOUTS.items()],
    )

    def __init__(self, data=None, *, step=None, **kwargs):
        super().__init__(data, initial=self._boxes(step) if step else {}, **kwargs)
        self.fields["scene"].offer_groups(scenes.offered())
        people = build.scenarios().items()
        self.fields["who"].offer([(slug, each["title"]) for slug, each in people])
        for box in self.fields.values():
            if not box.is_needed:
                box.help_text = f"Facultatif. {box.help_text}".strip()

    def _boxes(self, step):
        held = {}
        for word in outline.CHECKS:
            box, value = self.base_fields[box_of(word)], getattr(step, box_of(word))
            held[box_of(word)] = box.as_typed(value) if isinstance(box, LinesField) else value
        return held | {"group": step.practised_by and step.group}

    @property
    def said(self):
        """{word of the file: what the boxes say}."""
        return {word: self.cleaned_data.get(box_of(word)) for word in outline.CHECKS}

    def clean(self):
        """Each word is read as that of a file is; its fault is beside its box."""
        table = {word: value for word, value in self.said.items() if value}
        for word, check in outline.CHECKS.items():
            if box_of(word) not in self._errors:
                try:
                    check(table, "")
                except Mistake as mistake:
                    self.add_error(box_of(word), beside(mistake))


class NewStepForm(StepForm):
    """A step that is not there yet, and where to put it."""

    after = SelectField(label="Où la mettre", choices=[], blank="Au début")

    def __init__(self, data=None, *, steps, **kwargs):
        super().__init__(data, **kwargs)
        places = [(str(each.number), f"Après {each.number}. {each.title}") for each in steps]
        self.fields["after"].offer(places)
        self.initial["after"] = str(len(steps))


class TitleForm(Form):
    title = TextField(label="Titre du déroulé")

    def clean_title(self):
        title = self.cleaned_data["title"]
        try:
            return outline.checked_title(title)
        except Mistake as mistake:
            raise beside(mistake) from None


PARTS = {"demande": "la question", "reponse": "la réponse", "fait": "le fait", "date": "la date"}
"""{word of a pair, in the file: what the page calls it}."""

WORD = re.compile(f"« ({'|'.join([*outline.CHECKS, *PARTS])}) »")


def box_of(word):
    """The name of the box of a word of the file."""
    return outline.IN_ENGLISH.get(word, word)


def beside(mistake):
    """The Mistake of a file, as a page says it: by the words of its boxes."""
    if mistake.code != "outline-wrong":
        return Mistake("text-real") if mistake.code == "outline-real" else mistake
    problem = WORD.sub(_by_its_label, mistake.params["problem"]).replace(f" {rewriting.ROW}", "")
    return Mistake("outline-box", problem=problem[:1].upper() + problem[1:])


def _by_its_label(found):
    word = found[1]
    label = PARTS.get(word) or StepForm.base_fields[box_of(word)].label
    return f"«\u00a0{label}\u00a0»"
