from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "profiles"
    verbose_name = "intérieur du site"

    def ready(self):
        from profiles import chores
        from sandbox.world import clock

        clock.advanced.connect(chores.run, dispatch_uid="profiles.chores")
