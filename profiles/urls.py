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
    path("messagerie/nouveau/", messages.new, name="new_message"),
    path("messagerie/<int:pk>/", messages.thread, name="thread"),
    path("messagerie/<int:pk>/clore/", messages.close, name="close_thread"),
    # Agenda
    path("agenda/", agenda.index, name="agenda"),
    path("agenda/passe/", agenda.past, name="agenda_past"),
    path("agenda/examens/", agenda.recommended, name="exams"),
    path("agenda/ajouter/<slug:kind>/", agenda.add, name="add_entry"),
    path("agenda/<int:pk>/", agenda.look, name="agenda_entry"),
    path("agenda/<int:pk>/modifier/", agenda.change, name="change_entry"),
    path("agenda/<int:pk>/supprimer/", agenda.delete, name="delete_entry"),
    # Settings
    path("parametres/", settings_pages.index, name="settings"),
]
