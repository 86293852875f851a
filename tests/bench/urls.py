"""The product's addresses, and those that only a benchmark asks for."""

from django.urls import include, path

from sandbox.urls import urlpatterns as of_the_product
from tests.bench import views

urlpatterns = [
    *of_the_product,
    path("bench/", include(([path("bare/", views.bare)], "workshop"), namespace="bench")),
    path("bench/stock/<slug:step>/", views.StockActivation.as_view()),
]
