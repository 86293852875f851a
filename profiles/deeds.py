"""What one does once inside, on pages that come in any order: a form sent, and it is done."""

from dataclasses import dataclass

from django.contrib import messages


@dataclass(frozen=True)
class InsideDeed:
    """One thing that can be done inside.

    Args:
        label: its name, for who watches the room.
        did: what one can say afterwards.
        views: the pages whose form does it, by the names of their urls here.
    """

    label: str
    did: str
    views: tuple


DEEDS = {
    "profil-medical": InsideDeed(
        "Profil médical rempli",
        "J’ai rempli mon profil médical.",
        (
            "add_measure",
            "change_measure",
            "add_entry",
            "change_entry",
            "nothing_to_declare",
            "habits",
            "directives",
            "donation",
            "add_cared_treatment",
            "add_vaccination",
        ),
    ),
    "synthese": InsideDeed(
        "Synthèse enregistrée",
        "J’ai enregistré la synthèse pour les professionnels.",
        ("save_synthesis",),
    ),
    "document": InsideDeed(
        "Document ajouté", "J’ai ajouté un document.", ("add_document", "attachment")
    ),
    "rangement": InsideDeed(
        "Documents rangés",
        "J’ai rangé mes documents.",
        ("move_documents", "add_folder", "rename_folder", "delete_folder", "pin_document"),
    ),
    "document-masque": InsideDeed(
        "Document réglé", "J’ai choisi qui voit un document.", ("documents_confidentiality",)
    ),
    "document-supprime": InsideDeed(
        "Document supprimé", "J’ai supprimé un document.", ("delete_documents",)
    ),
    "message": InsideDeed(
        "Message écrit",
        "J’ai écrit à un professionnel.",
        ("new_message", "thread", "send_document"),
    ),
    "agenda": InsideDeed(
        "Date notée", "J’ai noté une date dans l’agenda.", ("add_date", "change_date")
    ),
    "acces": InsideDeed(
        "Accès réglés",
        "J’ai choisi qui peut voir mon profil.",
        (
            "visit",
            "block_professional",
            "unblock_professional",
            "appoint_administrator",
            "dismiss_administrator",
            "confidentiality",
            "emergency",
            "stop_sharing",
        ),
    ),
    "signalement": InsideDeed(
        "Accès signalé", "J’ai signalé un accès que je ne connais pas.", ("report_activity",)
    ),
    "partage": InsideDeed(
        "Profil partagé", "J’ai invité quelqu’un à voir un profil.", ("second_parent", "carers")
    ),
    "suppression": InsideDeed(
        "Suppression demandée", "J’ai demandé la suppression de mes données.", ("ask_erasure",)
    ),
    "reouverture": InsideDeed("Profil rouvert", "J’ai rouvert mon profil.", ("reopen",)),
    "telechargement": InsideDeed(
        "Document téléchargé", "J’ai téléchargé un document.", ("document_file",)
    ),
    "impression": InsideDeed(
        "Document imprimé", "J’ai imprimé un document, et j’ai pris le papier.", ()
    ),
    "fichier-efface": InsideDeed(
        "Téléchargements effacés", "J’ai effacé de l’ordinateur ce que j’avais téléchargé.", ()
    ),
    "deconnexion": InsideDeed("Déconnexion", "J’ai fermé ma session avant de partir.", ()),
    "telephone-associe": InsideDeed(
        "Téléphone associé", "J’ai associé un téléphone à mon compte.", ()
    ),
    "coordonnees-corrigees": InsideDeed(
        "Coordonnées corrigées", "J’ai fait corriger mes coordonnées par l’Assurance Maladie.", ()
    ),
    "reglages": InsideDeed(
        "Réglages changés",
        "J’ai changé un réglage de mon compte.",
        (
            "forget_device",
            "password",
            "notifications",
            "contact_code",
            "remove_phone",
            "data_import",
        ),
    ),
}
"""{slug: InsideDeed}."""


def nothing(request, why):
    """Say why this request, though it was accepted, has done nothing: it is no deed."""
    messages.info(request, why)
    request.has_done_nothing = True
