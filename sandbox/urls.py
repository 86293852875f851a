from django.urls import include, path

urlpatterns = [
    path("", include("sandbox.workshop.urls")),
    path("animation/", include("sandbox.workshop.mediation_urls")),
    path("", include("sandbox.world.urls")),
    path("site/", include("profiles.urls")),
    path("site/", include("accounts.urls")),
]
