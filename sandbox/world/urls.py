from django.urls import path

from sandbox.world import views

app_name = "world"

urlpatterns = [
    path("papiers/", views.papers, name="papers"),
    path("papiers/lus/", views.read, name="read"),
    path("nouvelles/", views.news, name="news"),
]
