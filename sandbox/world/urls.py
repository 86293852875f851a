from django.urls import path

from sandbox.world import views

app_name = "world"

urlpatterns = [
    path("papiers/", views.papers, name="papers"),
    path("papiers/lus/", views.read, name="read"),
    path("papiers/documents/<slug:slug>/", views.sample, name="sample"),
    path("nouvelles/", views.news, name="news"),
]
