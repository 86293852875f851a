from django.urls import path

from accounts.session import logged_in
from profiles import (
    agenda,
    attachments,
    child_code,
    children,
    closure,
    exam_status,
    first_choices,
    home,
    messages,
    questions,
    sharing,
)
from profiles.documents import folders, selection
from profiles.documents import views as documents
from profiles.medical import pages as medical
from profiles.settings_pages import (
    account,
    activity,
    confidentiality,
    contacts,
    data_import,
    download,
    emergency,
    index,
    professionals,
    who_sees,
)

app_name = "profiles"

urlpatterns = [
    path("accueil/", home.home, name="home"),
    # Just after the activation
    path("questions/", questions.first, name="questions"),
    path("questions/<slug:slug>/", questions.question, name="question"),
    path("premiers-choix/", first_choices.following, name="next_choice"),
    path(
        "premiers-choix/<slug:step>/",
        logged_in(first_choices.FirstChoices.as_view()),
        name="first_choices",
    ),
    # The profiles attached to the card
    path("profils/", children.attached, name="attached"),
    path("profils/ajouter/", children.add, name="add_profile"),
    path("profils/opposition/", children.oppose, name="oppose_child"),
    path("profils/code/autre-code/", child_code.ask_code, name="ask_child_code"),
    path("profils/code/<slug:step>/", logged_in(child_code.ChildCode.as_view()), name="child_code"),
    path("profils/<int:pk>/voir/", children.show, name="show_profile"),
    # Sharing a profile
    path("partage/", sharing.index, name="sharing"),
    path("partage/deuxieme-parent/", sharing.second_parent, name="second_parent"),
    path("partage/proches/", sharing.carers, name="carers"),
    path("partage/<int:pk>/arret/", sharing.stop, name="stop_sharing"),
    path("partage/<int:pk>/reponse/", sharing.answer_for, name="answer_for"),
    path("partage/<int:pk>/invitation/", sharing.invitation, name="invitation"),
    # Medical profile
    path("profil-medical/", medical.summary, name="medical"),
    path("profil-medical/synthese/", medical.save_synthesis, name="save_synthesis"),
    path("profil-medical/mesures/", medical.measures),
    path(
        "profil-medical/mesures/<int:pk>/modifier/", medical.change_measure, name="change_measure"
    ),
    path("profil-medical/mesures/<int:pk>/supprimer/", medical.delete_measure),
    path("profil-medical/mesures/<slug:kind>/ajouter/", medical.add_measure, name="add_measure"),
    path("profil-medical/habitudes/", medical.habits, name="habits"),
    path("profil-medical/directives/", medical.directives, name="directives"),
    path("profil-medical/don-d-organes/", medical.donation, name="donation"),
    path("profil-medical/<slug:section>/", medical.section, name="medical_section"),
    path("profil-medical/<slug:section>/ajouter/", medical.add, name="add_entry"),
    path("profil-medical/<slug:section>/rien/", medical.nothing, name="nothing_to_declare"),
    path("profil-medical/<slug:section>/<int:pk>/modifier/", medical.change, name="change_entry"),
    path("profil-medical/<slug:section>/<int:pk>/supprimer/", medical.delete, name="delete_entry"),
    # Documents
    path("documents/", documents.index, name="documents"),
    path("documents/ajouter/", documents.add, name="add_document"),
    path("documents/confidentialite/", selection.confidentiality, name="documents_confidentiality"),
    path("documents/ranger/", selection.move, name="move_documents"),
    path("documents/supprimer/", selection.delete, name="delete_documents"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/telecharger/", documents.download, name="download_document"),
    path("documents/<int:pk>/fichier/", documents.file, name="document_file"),
    path("documents/<int:pk>/epingler/", documents.pin, name="pin_document"),
    path("documents/<int:pk>/envoyer/", messages.send_document, name="send_document"),
    path("documents/dossiers/ajouter/", folders.add, name="add_folder"),
    path("documents/dossiers/<int:pk>/", documents.folder, name="folder"),
    path("documents/dossiers/<int:pk>/renommer/", folders.rename, name="rename_folder"),
    path("documents/dossiers/<int:pk>/supprimer/", folders.delete, name="delete_folder"),
    # Messages
    path("messagerie/", messages.index, name="messages"),
    path("messagerie/nouveau/", messages.new, name="new_message"),
    path("messagerie/pieces/<int:pk>/", attachments.attachment, name="attachment"),
    path("messagerie/<int:pk>/", messages.thread, name="thread"),
    path("messagerie/<int:pk>/supprimer/", messages.delete, name="delete_thread"),
    # Agenda
    path("agenda/", agenda.index, name="agenda"),
    path("agenda/passe/", agenda.past, name="agenda_past"),
    path("agenda/examens/", exam_status.recommended, name="exams"),
    path("agenda/examens/<slug:slug>/", exam_status.change, name="exam"),
    path("agenda/ajouter/<slug:kind>/", agenda.add, name="add_date"),
    path("agenda/<int:pk>/", agenda.look, name="date"),
    path("agenda/<int:pk>/modifier/", agenda.change, name="change_date"),
    path("agenda/<int:pk>/supprimer/", agenda.delete, name="delete_date"),
    # Settings
    path("parametres/", index.index, name="settings"),
    path("parametres/mot-de-passe/", account.password, name="password"),
    path("parametres/notifications/", account.notifications, name="notifications"),
    path("parametres/telephone/retrait/", contacts.remove_phone, name="remove_phone"),
    path("parametres/coordonnees/<slug:kind>/", contacts.change, name="contact"),
    path("parametres/coordonnees/<slug:kind>/code/", contacts.code, name="contact_code"),
    path(
        "parametres/coordonnees/<slug:kind>/autre-code/",
        contacts.another_code,
        name="another_contact_code",
    ),
    path("parametres/professionnels/", professionals.allowed, name="professionals"),
    path("parametres/professionnels/bloques/", professionals.blocked, name="blocked_professionals"),
    path("parametres/professionnels/visite/", professionals.visit, name="visit"),
    path("parametres/professionnels/<int:pk>/", professionals.one, name="professional"),
    path(
        "parametres/professionnels/<int:pk>/blocage/",
        professionals.block,
        name="block_professional",
    ),
    path(
        "parametres/professionnels/<int:pk>/deblocage/",
        professionals.unblock,
        name="unblock_professional",
    ),
    path(
        "parametres/professionnels/<int:pk>/administrateur/",
        professionals.appoint,
        name="appoint_administrator",
    ),
    path(
        "parametres/professionnels/<int:pk>/administrateur/retrait/",
        professionals.dismiss,
        name="dismiss_administrator",
    ),
    path("parametres/confidentialite/", confidentiality.confidentiality, name="confidentiality"),
    path("parametres/qui-voit-quoi/", who_sees.who_sees, name="who_sees"),
    path("parametres/urgence/", emergency.emergency, name="emergency"),
    path("parametres/urgence/simulation/<slug:switch>/", emergency.simulate, name="simulate"),
    path("parametres/import/", data_import.data_import, name="data_import"),
    path("parametres/historique/", activity.activity, name="activity"),
    path("parametres/historique/<slug:kind>/", activity.activity, name="activity_tab"),
    path("parametres/historique/<int:pk>/signalement/", activity.report, name="report_activity"),
    path("parametres/donnees/", download.download, name="download"),
    path("parametres/donnees/demande/", download.ask, name="ask_copy"),
    path("parametres/donnees/fichier/", download.file, name="download_file"),
    # Closing, and coming back
    path("parametres/cloture/", closure.closure, name="closure"),
    path("parametres/cloture/<int:pk>/", closure.confirm, name="confirm_closure"),
    path("cloture/", closure.closed, name="closed"),
    path("cloture/suppression/", closure.ask_erasure, name="ask_erasure"),
    path("cloture/reouverture/", closure.reopen, name="reopen"),
    path("cloture/<int:pk>/", closure.closed_end, name="closed_end"),
    path("cloture/<int:pk>/copie/", closure.closed_copy, name="closed_copy"),
]
