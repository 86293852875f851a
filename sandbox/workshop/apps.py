from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "sandbox.workshop"
    verbose_name = "atelier"

    def ready(self):
        from sandbox.workshop import beginnings, watching
        from sandbox.world import progress

        progress.stepped.connect(beginnings.note, dispatch_uid="workshop.beginnings")
        progress.stepped.connect(watching.note, dispatch_uid="workshop.watching")
