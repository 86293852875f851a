from django.urls import path

from sandbox.workshop import views

app_name = "workshop"

urlpatterns = [
    path("", views.door, name="door"),
    path("place/", views.seat, name="seat"),
    path("place/<str:token>/", views.enter, name="enter"),
]
