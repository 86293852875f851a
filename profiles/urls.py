from django.urls import path

from profiles import agenda, children, home, medical, messages, questions, settings_pages
from profiles.documents import folders, selection
from profiles.documents import views as documents

app_name = "profiles"

urlpatterns = [
    path("accueil/", home.home, name="home"),
    # Just after the activation
    path("questions/", questions.first, name="questions"),
    # The profiles attached to the card
    path("profils/", children.attached, name="attached"),
    path("profils/ajouter/", children.add, name="add_profile"),
    path("profils/<int:pk>/voir/", children.show, name="show_profile"),
    # Medical profile
    path("profil-medical/", medical.summary, name="medical"),
    # Documents
    path("documents/", documents.index, name="documents"),
    path("documents/ajouter/", documents.add, name="add_document"),
    path("documents/confidentialite/", selection.confidentiality, name="documents_confidentiality"),
    path("documents/ranger/", selection.move, name="move_documents"),
    path("documents/supprimer/", selection.delete, name="delete_documents"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/fichier/", documents.file, name="document_file"),
    path("documents/<int:pk>/epingler/", documents.pin, name="pin_document"),
    path("documents/dossiers/ajouter/", folders.add, name="add_folder"),
    path("documents/dossiers/<int:pk>/", documents.folder, name="folder"),
    path("documents/dossiers/<int:pk>/renommer/", folders.rename, name="rename_folder"),
    path("documents/dossiers/<int:pk>/supprimer/", folders.delete, name="delete_folder"),
    # Messages
    path("messagerie/", messages.index, name="messages"),
    # Agenda
    path("agenda/", agenda.index, name="agenda"),
    # Settings
    path("parametres/", settings_pages.index, name="settings"),
]
