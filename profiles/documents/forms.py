"""What is asked about documents."""

import re
import unicodedata
from urllib.parse import urlencode

from profiles.models.documents import Category
from sandbox import facts
from sandbox.kit.dates import in_french
from sandbox.kit.forms import Form
from sandbox.kit.french import folded
from sandbox.lessons import Mistake
from sandbox.world import clock
from sandbox.world.fields import (
    ChecksField,
    ChoiceField,
    DateField,
    FileField,
    SelectField,
    TextField,
)

MOST_LETTERS = facts.number("document-name-longest")
MOST_DELETED = facts.number("documents-deleted-at-once")
"""Both are the service's own (real-service.md §7)."""

VISIBLE, MASKED = "visible", "masque"
CONFIDENTIALITY = [
    (VISIBLE, "Visible", "Les professionnels de santé autorisés peuvent le lire."),
    (MASKED, "Masqué", "La plupart des professionnels de santé ne le voient pas."),
]


def in_order(folders):
    """Folders (a queryset), from A to Z."""
    return sorted(folders, key=lambda each: folded(each.name))


SORTS = {
    "date": ("La date du document", lambda each: (-each.dated_on.toordinal(), -each.pk)),
    "nom": ("Le nom, de A à Z", lambda each: (folded(each.name), each.pk)),
    "categorie": (
        "La catégorie",
        lambda each: (Category.values.index(each.category), folded(each.name), each.pk),
    ),
}
"""{slug: (what the list says, the key of a Document)}."""


class NameField(TextField):
    """A short name without special characters, for a document or a folder (real-service.md §7).

    Args:
        thing: « document » or « dossier »: its lessons begin so.
    """

    _SIGNS = re.compile(r"[ '’.,-]")

    def __init__(self, *, thing, **kwargs):
        super().__init__(empty=f"{thing}-name-empty", **kwargs)
        self.thing = thing

    def to_python(self, value):
        return unicodedata.normalize("NFC", super().to_python(value))

    def check(self, value):
        if len(value) > MOST_LETTERS:
            raise Mistake(f"{self.thing}-name-length", typed=len(value))
        if not self._SIGNS.sub("a", value).isalnum():
            raise Mistake(f"{self.thing}-name-characters")


class AddDocumentForm(Form):
    fichier = FileField(
        label="Fichier",
        help_text=facts.filled(
            "Un document de « Mes papiers ». {document-heaviest} au plus : "
            "pdf, txt, rtf, jpg, png ou tiff."
        ),
        empty="file-empty",
    )
    name = NameField(
        thing="document",
        label="Nom du document",
        help_text=facts.filled("{document-name-longest} au plus, sans signe spécial."),
    )
    dated_on = DateField(
        label="Date du document",
        help_text="Aujourd’hui, ou avant.",
        empty="document-date-empty",
        future="document-date-future",
    )
    category = SelectField(
        label="Catégorie", choices=Category.choices, empty="document-category-empty"
    )
    confidentialite = ChoiceField(
        label="Confidentialité", choices=CONFIDENTIALITY, empty="choice-empty"
    )

    def __init__(self, data=None, *, masked, **kwargs):
        first = {"dated_on": clock.today(), "confidentialite": MASKED if masked else VISIBLE}
        super().__init__(data, initial=first, **kwargs)

    @property
    def answers(self):
        """What was asked for, for `documents.add`."""
        answers = dict(self.cleaned_data)
        is_masked = answers.pop("confidentialite") == MASKED
        return answers | {"sample": answers.pop("fichier"), "is_masked": is_masked}


REFUSED = "refus"
"""What stands in the address for a search that was refused: its words never stay there."""


class FilterForm(Form):
    """What part of the list is shown, and in what order; it is read from the address."""

    is_kept = False
    recherche = TextField(label="Chercher un nom")
    categorie = SelectField(
        label="Catégorie", choices=Category.choices, blank="Toutes les catégories"
    )
    tri = SelectField(
        label="Trier par",
        choices=[(slug, said) for slug, (said, _) in SORTS.items()],
        blank="Le dernier ajouté",
    )

    def __init__(self, data):
        super().__init__(data)
        self.full_clean()
        self.is_refused = "recherche" in self.errors
        if REFUSED in data and not self.is_refused:
            self.add_error("recherche", Mistake("text-real"))

    @property
    def address(self):
        """The end of an address that asks for the same, without the words that were refused."""
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return f"?{urlencode(asked | {REFUSED: 'recherche'})}"

    @property
    def asks(self):
        """Whether the list is not shown as it comes first; a wrong answer asks for nothing."""
        return any(self.cleaned_data.values())

    def apply(self, documents):
        """These documents (a queryset) as they were asked for, in a list, the pinned ones first."""
        asked = self.cleaned_data
        if asked.get("categorie"):
            documents = documents.filter(category=asked["categorie"])
        words = folded(asked.get("recherche", "")).split()
        found = [each for each in documents if all(word in folded(each.name) for word in words)]
        if asked.get("tri"):
            found.sort(key=SORTS[asked["tri"]][1])
        return sorted(found, key=lambda each: not each.is_pinned)


def described(document):
    """« Prise de sang, 5 novembre 2026, masqué »: enough to tell it from another."""
    parts = [document.name, in_french(document.dated_on, "j F Y"), "masqué"]
    return ", ".join(parts if document.is_masked else parts[:2])


class SelectionForm(Form):
    """Some documents, out of those that the page offers."""

    documents = ChecksField(label="Documents", choices=[], empty="documents-none")

    def __init__(self, data=None, *, offered, **kwargs):
        super().__init__(data, **kwargs)
        self.offered = {str(each.pk): each for each in offered}
        self.fields["documents"].choices = [
            (pk, described(each)) for pk, each in self.offered.items()
        ]

    def clean_documents(self):
        return [self.offered[pk] for pk in self.cleaned_data["documents"]]


class DocumentConfidentialityForm(SelectionForm):
    """What the documents are is ticked already, where they are all the same."""

    confidentialite = ChoiceField(
        label="Confidentialité", choices=CONFIDENTIALITY, empty="confidentiality-empty"
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        now = {MASKED if each.is_masked else VISIBLE for each in self.offered.values()}
        if len(now) == 1:
            self.initial["confidentialite"] = now.pop()


class MoveForm(SelectionForm):
    dossier = SelectField(label="Dossier", choices=[], empty="folder-empty")

    def __init__(self, data=None, *, folders, **kwargs):
        super().__init__(data, **kwargs)
        self.folders = {str(each.pk): each for each in in_order(folders)} | {"aucun": None}
        names = [(pk, each.name) for pk, each in self.folders.items() if each]
        self.fields["dossier"].offer([*names, ("aucun", "Aucun dossier")])

    def clean_dossier(self):
        return self.folders[self.cleaned_data["dossier"]]


class DeleteForm(SelectionForm):
    def clean_documents(self):
        chosen = super().clean_documents()
        kept = next((each for each in chosen if not each.is_own), None)
        if kept:
            raise Mistake("document-not-own", name=kept.name, author=kept.added_by)
        if len(chosen) > MOST_DELETED:
            raise Mistake("documents-too-many", count=len(chosen))
        return chosen


class FolderForm(Form):
    """The name of a folder.

    Args:
        folder: the one to rename; None for a new one.
        since: the key of the last folder that the page knew, or -1. One made since then under
            this very name is `made`: a double click is two requests.
    """

    made = None
    name = NameField(
        thing="folder",
        label="Nom du dossier",
        help_text=facts.filled("{document-name-longest} au plus, sans signe spécial."),
    )

    def __init__(self, data=None, *, profile, folder=None, since=-1, **kwargs):
        super().__init__(data, **kwargs)
        self.since = since
        self.others = list(profile.folder_set.exclude(pk=folder.pk if folder else None))

    def clean_name(self):
        name = self.cleaned_data["name"]
        same = folded(name)
        taken = next((each for each in self.others if folded(each.name) == same), None)
        if taken and 0 <= self.since < taken.pk and taken.name == name:
            self.made = taken
        elif taken:
            raise Mistake("folder-name-taken")
        return name
