from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "sandbox.workshop"
    verbose_name = "atelier"
