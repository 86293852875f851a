"""The ways to the errors of `sandbox/lessons/documents.py`."""

from functools import partial
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sandbox.world import clock
from tests.errors.way import WayToError
from tests.profiles.whole_life.documents import upload

ADD = "/site/documents/ajouter/"
FOLDERS = "/site/documents/dossiers/ajouter/"


def go_in(learner):
    learner.activate()
    learner.login()


def right_answers(learner):
    """What the page of a document is answered with, the file being the shelf's."""
    today = learner.world.now.astimezone(clock.PARIS)
    return {
        "fichier": upload("ordonnance"),
        "name": "Ordonnance de mars",
        "dated_on_jour": today.day,
        "dated_on_mois": today.month,
        "dated_on_annee": today.year,
        "category": "ordonnance",
        "confidentialite": "visible",
    }


def add(**wrong):
    return WayToError(
        url=ADD, answers=lambda learner: right_answers(learner) | wrong, prepare=go_in
    )


def faulty(slug, **kwargs):
    return add(fichier=upload(slug, **kwargs))


def ticked(name, documents):
    """The address of that page, once these documents of the list are ticked."""
    named = urlencode({"documents": [each.pk for each in documents]}, doseq=True)
    return f"{reverse(f'profiles:{name}')}?{named}"


def all_ticked(name, learner):
    return ticked(name, learner.person.account.document_set.all())


def one_s_own_and_another_s(learner):
    documents = list(learner.person.account.document_set.all())
    return ticked("delete_documents", [documents[0], documents[-1]])


def on(name, *, prepare=go_in, **wrong):
    """A page about the documents of the profile, answered with all of them but for this."""

    def answers(learner):
        documents = learner.person.account.document_set.all()
        return {"documents": [each.pk for each in documents]} | wrong

    return WayToError(url=partial(all_ticked, name), answers=answers, prepare=prepare)


def have_one_masked(learner):
    """What is alike of all of them is chosen beforehand."""
    go_in(learner)
    learner.person.account.document_set.first().mask(True)


def have_one_of_one_s_own(learner):
    go_in(learner)
    learner.send(ADD, right_answers(learner))


def delete_another_s(learner):
    return {"documents": [learner.person.account.document_set.last().pk]}


def fill_up(learner):
    """Eleven documents of one's own, and no other."""
    go_in(learner)
    learner.person.account.document_set.all().delete()
    for rank in range(11):
        learner.send(ADD, right_answers(learner) | {"name": f"Ordonnance {rank}"})


def folder(text, *, prepare=go_in):
    return WayToError(url=FOLDERS, answers={"name": text}, prepare=prepare)


def have_a_folder(learner):
    go_in(learner)
    learner.send(FOLDERS, {"name": "Asthme"})


WAYS = {
    "file-empty": add(fichier=None),
    "file-again-empty": add(name=""),
    "file-name-real": faulty("ordonnance", name="06 12 34 56 78.pdf"),
    "file-type": faulty("lettre"),
    "file-size": faulty("radio-trop-lourde"),
    "file-void": add(fichier=SimpleUploadedFile("document-vide.pdf", b"", "application/pdf")),
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
    "document-not-own": WayToError(
        url=one_s_own_and_another_s,
        answers=delete_another_s,
        prepare=have_one_of_one_s_own,
    ),
    "documents-too-many": WayToError(
        url=partial(all_ticked, "delete_documents"),
        answers=lambda learner: {
            "documents": [each.pk for each in learner.person.account.document_set.all()]
        },
        prepare=fill_up,
    ),
    "folder-name-empty": folder(""),
    "folder-name-length": folder("a" * 51),
    "folder-name-characters": folder("Asthme #3"),
    "folder-name-taken": folder("asthme", prepare=have_a_folder),
}
