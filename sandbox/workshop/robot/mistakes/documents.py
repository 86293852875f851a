"""The ways to the errors of `sandbox/lessons/documents.py`."""

from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse_lazy

from profiles.models import Document
from sandbox.workshop.robot.mistakes.way import Doing, Player, Typed, Way, inside, resolve
from sandbox.workshop.robot.routes import nothing
from sandbox.world import clock, samples

ADD = "/site/documents/ajouter/"
FOLDERS = "/site/documents/dossiers/ajouter/"
AT = "dedans/documents"


def upload(slug: str, *, name: str = "") -> SimpleUploadedFile:
    """A file of the shelf as a browser sends it, under its own name or this one."""
    sample = samples.find(slug)
    return SimpleUploadedFile(name or sample.file_name, sample.make(), sample.content_type)


def right_answers(player: Player) -> dict[str, Any]:
    """What the page of a document is answered with, the file being the shelf's."""
    today = player.world.now.astimezone(clock.PARIS)
    return {
        "fichier": upload("ordonnance"),
        "name": "Ordonnance de mars",
        "dated_on_jour": today.day,
        "dated_on_mois": today.month,
        "dated_on_annee": today.year,
        "category": "ordonnance",
        "confidentialite": "visible",
    }


def nothing_in(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"", "application/pdf")


def add(**wrong: Any) -> Way:
    return Way(
        "dedans/ajouter-document",
        url=ADD,
        answers=lambda player: right_answers(player) | resolve(player, wrong),
        begins=inside,
    )


def faulty(slug: str, **how: Any) -> Way:
    return add(fichier=lambda player: upload(slug, **how))


def own(player: Player) -> Any:
    documents = player.person.account.document_set
    return documents.filter(source=Document.Source.OWN)


def keys(documents: Any) -> list[int]:
    return [each.pk for each in documents]


def ticked(name: str, documents: Any) -> str:
    """The address of that page, once these documents of the list are ticked."""
    named = urlencode({"documents": keys(documents)}, doseq=True)
    return f"{reverse_lazy(f'profiles:{name}')}?{named}"


def all_ticked(name: str, player: Player) -> str:
    return ticked(name, player.person.account.document_set.all())


def own_ticked(player: Player) -> str:
    return ticked("delete_documents", own(player))


def one_s_own_and_another_s(player: Player) -> str:
    documents = list(player.person.account.document_set.all())
    return ticked("delete_documents", [documents[0], documents[-1]])


def on(name: str, *, prepare: Doing = nothing, **wrong: Any) -> Way:
    """A page about the documents of the profile, answered with all of them but for this."""

    def answers(player: Player) -> Typed:
        return {"documents": keys(player.person.account.document_set.all())} | wrong

    return Way(AT, url=partial(all_ticked, name), answers=answers, begins=inside, prepare=prepare)


def have_one_masked(player: Player) -> None:
    """What is alike of all of them is chosen beforehand."""
    player.person.account.document_set.first().mask(True)


def have_one_of_one_s_own(player: Player) -> None:
    player.send(ADD, right_answers(player))


def delete_another_s(player: Player) -> Typed:
    return {"documents": [player.person.account.document_set.last().pk]}


def fill_up(player: Player) -> None:
    """Have eleven documents of one's own."""
    for rank in range(own(player).count(), 11):
        player.send(ADD, right_answers(player) | {"name": f"Ordonnance {rank}"})


def folder(text: str, *, prepare: Doing = nothing) -> Way:
    return Way(AT, url=FOLDERS, answers={"name": text}, begins=inside, prepare=prepare)


def have_a_folder(player: Player) -> None:
    player.send(FOLDERS, {"name": "Asthme"})


WAYS = {
    "file-empty": add(fichier=None),
    "file-again-empty": replace(add(name=""), beside="document-name-empty"),
    "file-name-real": faulty("ordonnance", name="06 12 34 56 78.pdf"),
    "file-type": faulty("lettre"),
    "file-size": faulty("radio-trop-lourde"),
    "file-void": add(fichier=lambda player: nothing_in("document-vide.pdf")),
    "file-unknown": faulty("photo-de-vacances"),
    "document-name-empty": add(name=""),
    "document-name-length": add(name="a" * 51),
    "document-name-characters": add(name="Ordonnance #3"),
    "document-date-empty": add(dated_on_jour=""),
    "document-date-future": add(dated_on_annee="2996"),
    "document-category-empty": add(category=""),
    "documents-none": on("documents_confidentiality", documents=None, confidentialite="masque"),
    "confidentiality-empty": on("documents_confidentiality", prepare=have_one_masked),
    "folder-empty": on("move_documents", dossier=""),
    "document-not-own": Way(
        AT,
        url=one_s_own_and_another_s,
        answers=delete_another_s,
        begins=inside,
        prepare=have_one_of_one_s_own,
    ),
    "documents-too-many": Way(
        AT,
        url=own_ticked,
        answers=lambda player: {"documents": keys(own(player))},
        begins=inside,
        prepare=fill_up,
    ),
    "folder-name-empty": folder(""),
    "folder-name-length": folder("a" * 51),
    "folder-name-characters": folder("Asthme #3"),
    "folder-name-taken": folder("asthme", prepare=have_a_folder),
}
