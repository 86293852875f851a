from django.urls import path

from profiles import agenda, children, documents, home, medical, messages, questions, settings_pages

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
    # Messages
    path("messagerie/", messages.index, name="messages"),
    # Agenda
    path("agenda/", agenda.index, name="agenda"),
    # Settings
    path("parametres/", settings_pages.index, name="settings"),
]
