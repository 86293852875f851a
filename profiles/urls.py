from django.urls import path

from accounts.session import logged_in
from profiles import (
    agenda,
    children,
    documents,
    home,
    medical,
    messages,
    questions,
    settings_pages,
    sharing,
)

app_name = "profiles"

urlpatterns = [
    path("accueil/", home.home, name="home"),
    # Just after the activation
    path("questions/", questions.first, name="questions"),
    # The profiles attached to the card
    path("profils/", children.attached, name="attached"),
    path("profils/ajouter/", children.add, name="add_profile"),
    path("profils/opposition/", children.oppose, name="oppose_child"),
    path("profils/code/<slug:step>/", logged_in(children.ChildCode.as_view()), name="child_code"),
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
