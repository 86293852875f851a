from django.apps import AppConfig


class WorldConfig(AppConfig):
    name = "sandbox.world"
    verbose_name = "monde simulé"
