from django.urls import include, path

handler500 = "sandbox.workshop.views.faults.server_error"

urlpatterns = [
    path("", include("sandbox.workshop.urls")),
    path("animation/", include("sandbox.workshop.mediation_urls")),
    path("", include("sandbox.world.urls")),
    path("site/", include("profiles.urls")),
    path("site/", include("accounts.urls")),
]
