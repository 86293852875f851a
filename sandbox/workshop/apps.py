from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "sandbox.workshop"
    verbose_name = "atelier"

    def ready(self):
        from sandbox.workshop import beginnings, goals, watching
        from sandbox.world import progress

        progress.stepped.connect(beginnings.note, dispatch_uid="workshop.beginnings")
        progress.stepped.connect(watching.note, dispatch_uid="workshop.watching")
        progress.finished.connect(goals.note_finished, dispatch_uid="workshop.finished")
