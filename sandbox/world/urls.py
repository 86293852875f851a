from django.urls import path

from sandbox.world import computers, views
from sandbox.world.sorting import pages as sorting

app_name = "world"

urlpatterns = [
    path("papiers/", views.papers, name="papers"),
    path("papiers/messages/", views.messages_apart, name="messages"),
    path("papiers/lus/", views.read, name="read"),
    path("papiers/messages/<int:pk>/", views.message, name="message"),
    path("papiers/messages/<int:pk>/geste/", views.act, name="act"),
    path("papiers/messages/<int:pk>/lien/", views.trap, name="trap"),
    path("papiers/messages/<int:pk>/boite/", views.wanted, name="wanted"),
    path("papiers/tri/", sorting.index, name="sorting"),
    path("papiers/tri/<int:number>/", sorting.message, name="sort_message"),
    path("papiers/tri/reponses/", sorting.end, name="sorted"),
    path("papiers/tri/recommencer/", sorting.again, name="sort_again"),
    path("papiers/documents/<slug:slug>/", views.sample, name="sample"),
    path("ordinateur/", computers.folder, name="computer"),
    path("ordinateur/<int:pk>/corbeille/", computers.throw, name="throw_file"),
    path("ordinateur/<int:pk>/imprimer/", computers.print_file, name="print_file"),
    path("ordinateur/imprimante/", computers.take_papers, name="take_papers"),
    path("ordinateur/corbeille/vider/", computers.empty_bin, name="empty_bin"),
    path("nouvelles/", views.news, name="news"),
    path("nouvelles/suite/", views.moved, name="moved"),
]
