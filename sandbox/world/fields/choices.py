"""What is chosen: nothing is typed."""

from django import forms

from sandbox.lessons import Mistake
from sandbox.world.fields.drawn import Drawn

ANY_CHOICE = "choice-empty"
"""The lesson of a choice that has none of its own."""


class ChoiceField(Drawn, forms.ChoiceField):
    """Cards to choose from, one radio each.

    Args:
        choices: (value, title, text under the title, icon) for each card.
        empty: the slug of the lesson when nothing is chosen.
        is_of_the_room: whether the room asks, in the language of its help too; the simulated
            service asks in French alone.
    """

    drawn_by = "components/choices.html"
    layout = "side"

    def __init__(self, *, choices, empty, is_of_the_room=False, **kwargs):
        self.empty, self.is_of_the_room = empty, is_of_the_room
        super().__init__(widget=forms.RadioSelect, **kwargs)
        self.offer(choices)

    def offer(self, cards):
        """Give the cards to choose from, where they depend on the person."""
        self.cards = cards
        self.choices = [(value, title) for value, title, *_ in cards]

    def validate(self, value):
        if not self.valid_value(value):
            is_made_up = bool(value) and self.empty == ANY_CHOICE
            raise Mistake("choice-unknown" if is_made_up else self.empty)


class ShortChoiceField(ChoiceField):
    """Three short answers, side by side where there is room."""

    layout = "three"


class Box(forms.CheckboxInput):
    """A box is ticked by the value its own page gives it, and by no other."""

    def value_from_datadict(self, data, files, name):
        return data.get(name) == "on"


class SelectField(ChoiceField):
    """One answer out of a list of a few dozen: nothing is typed.

    Args:
        choices: (value, title) pairs.
        empty: the slug of the lesson when nothing is chosen; None where the field is optional.
        blank: what the list says while nothing is chosen, if it is not one of the usual sentences.
    """

    drawn_by = "components/select.html"

    def __init__(self, *, choices, empty=None, blank=None, **kwargs):
        super().__init__(choices=choices, empty=empty, required=empty is not None, **kwargs)
        self.groups = []
        self.blank = blank or ("Choisir dans la liste" if empty else "Aucune réponse")

    def offer_groups(self, groups):
        """Give the answers by groups: [(title of the group, [(value, title)])]."""
        self.groups = groups
        self.offer([card for _, cards in groups for card in cards])

    def validate(self, value):
        if (value or self.empty) and not self.valid_value(value):
            raise Mistake(self.empty or "choice-unknown")


class ChecksField(Drawn, forms.MultipleChoiceField):
    """Several answers out of a list, one box each.

    Args:
        choices: (value, title) pairs.
        empty: the slug of the lesson when none is ticked; None where none is an answer.
    """

    drawn_by = "components/checks.html"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices, empty=None, **kwargs):
        super().__init__(choices=choices, required=False, **kwargs)
        self.empty = empty

    def to_python(self, value):
        return list(dict.fromkeys(value or []))

    def validate(self, value):
        if not value and self.empty:
            raise Mistake(self.empty)
        if not all(self.valid_value(each) for each in value):
            raise Mistake(self.empty or "choice-unknown")


class CardsField(ChecksField):
    """Cards to choose from, one box each.

    Args:
        choices: (value, title, text under the title) for each card, and a note after its title.
        empty: the slug of the lesson when none is ticked.
    """

    drawn_by = "components/cards.html"

    def __init__(self, *, choices=(), **kwargs):
        super().__init__(choices=[], **kwargs)
        self.offer(choices)

    def offer(self, cards):
        """Give the cards to choose from."""
        self.cards = [(value, title, *more, "")[:4] for value, title, *more in cards]
        self.choices = [(value, title) for value, title, *_ in self.cards]


class ConsentField(Drawn, forms.BooleanField):
    """One box that must be ticked."""

    drawn_by = "components/consent.html"
    widget = Box

    def __init__(self, *, empty, **kwargs):
        super().__init__(**kwargs)
        self.empty = empty

    def validate(self, value):
        if not value:
            raise Mistake(self.empty)


class OptionField(Drawn, forms.BooleanField):
    """A box that may be ticked or not."""

    drawn_by = "components/consent.html"
    widget = Box

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)


class SwitchField(OptionField):
    """A box as a card, with what it does written under its name (`help_text`)."""

    drawn_by = "components/switch.html"
