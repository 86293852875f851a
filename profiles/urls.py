from django.urls import path

from profiles import agenda, children, documents, home, messages, questions, settings_pages
from profiles.medical import pages as medical

app_name = "profiles"

urlpatterns = [
    path("accueil/", home.home, name="home"),
    # Just after the activation
    path("questions/", questions.first, name="questions"),
    path("questions/<slug:slug>/", questions.question, name="question"),
    # The profiles attached to the card
    path("profils/", children.attached, name="attached"),
    path("profils/ajouter/", children.add, name="add_profile"),
    path("profils/<int:pk>/voir/", children.show, name="show_profile"),
    # Medical profile
    path("profil-medical/", medical.summary, name="medical"),
    path("profil-medical/synthese/", medical.save_synthesis, name="save_synthesis"),
    path("profil-medical/mesures/", medical.measures),
    path("profil-medical/mesures/<int:pk>/modifier/", medical.change_measure),
    path("profil-medical/mesures/<int:pk>/supprimer/", medical.delete_measure),
    path("profil-medical/mesures/<slug:kind>/ajouter/", medical.add_measure, name="add_measure"),
    path("profil-medical/habitudes/", medical.habits),
    path("profil-medical/directives/", medical.directives),
    path("profil-medical/don-d-organes/", medical.donation),
    path("profil-medical/<slug:section>/", medical.section, name="medical_section"),
    path("profil-medical/<slug:section>/ajouter/", medical.add, name="add_entry"),
    path("profil-medical/<slug:section>/rien/", medical.nothing, name="nothing_to_declare"),
    path("profil-medical/<slug:section>/<int:pk>/modifier/", medical.change, name="change_entry"),
    path("profil-medical/<slug:section>/<int:pk>/supprimer/", medical.delete, name="delete_entry"),
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
