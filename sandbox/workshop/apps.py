from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "sandbox.workshop"
    verbose_name = "atelier"

    def ready(self):
        from django.contrib.auth.signals import user_logged_in

        from sandbox.workshop.moves import beginnings
        from sandbox.workshop.telling import goals, watching, why_moved
        from sandbox.workshop.views import access
        from sandbox.world import notices, progress

        notices.SENTENCES.update(why_moved.SENTENCES)
        progress.stepped.connect(beginnings.note, dispatch_uid="workshop.beginnings")
        progress.stepped.connect(watching.note, dispatch_uid="workshop.watching")
        user_logged_in.connect(access.note_the_day, dispatch_uid="workshop.day")
        progress.finished.connect(goals.note_finished, dispatch_uid="workshop.finished")
        progress.undone.connect(goals.note_undone, dispatch_uid="workshop.undone")
