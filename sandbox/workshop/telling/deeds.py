"""What one does once inside, on pages that come in any order: a form sent, and it is done."""

from dataclasses import dataclass

from django.urls import reverse

from sandbox.kit.forms import is_sent


@dataclass(frozen=True)
class Deed:
    """One thing that can be done inside.

    Args:
        label: its name, as the room tells it.
        did: what one can say afterwards.
        views: the pages whose form does it.
    """

    label: str
    did: str
    views: tuple


DEEDS = {
    "profil-medical": Deed(
        "Profil médical rempli",
        "J’ai rempli mon profil médical.",
        ("add_measure", "add_entry", "change_entry", "nothing_to_declare"),
    ),
    "document": Deed("Document ajouté", "J’ai ajouté un document.", ("add_document",)),
    "rangement": Deed(
        "Documents rangés", "J’ai rangé mes documents.", ("move_documents", "add_folder")
    ),
    "document-masque": Deed(
        "Document réglé", "J’ai choisi qui voit un document.", ("documents_confidentiality",)
    ),
    "message": Deed(
        "Message écrit", "J’ai écrit à un professionnel.", ("new_message", "send_document")
    ),
    "agenda": Deed("Date notée", "J’ai noté une date dans l’agenda.", ("add_date",)),
    "acces": Deed(
        "Accès réglés",
        "J’ai choisi qui peut voir mon profil.",
        ("professionals", "professional", "confidentiality", "emergency"),
    ),
    "partage": Deed(
        "Profil partagé", "J’ai invité quelqu’un à voir un profil.", ("second_parent", "carers")
    ),
    "suppression": Deed(
        "Suppression demandée", "J’ai demandé la suppression de mes données.", ("ask_erasure",)
    ),
    "reouverture": Deed("Profil rouvert", "J’ai rouvert mon profil.", ("reopen",)),
    "reglages": Deed(
        "Réglages changés",
        "J’ai changé un réglage de mon compte.",
        ("password", "notifications", "contact_code", "remove_phone"),
    ),
}
"""{slug: Deed}."""

_OF_VIEWS = {f"profiles:{view}": deed for deed in DEEDS.values() for view in deed.views}
_ELSEWHERE = ("accounts:login", "accounts:site", "workshop:door")
"""Where one is sent who may do nothing there."""


def done(request, response):
    """The label of the Deed that this request has just done; "" for none.

    A form that is accepted leads to another page; a refused one is shown again.
    """
    deed = _OF_VIEWS.get(request.resolver_match.view_name)
    if deed is None or not is_sent(request) or response.status_code != 302:
        return ""
    is_refused = response["Location"].split("?")[0] in map(reverse, _ELSEWHERE)
    return "" if is_refused else deed.label
