from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "profiles"
    verbose_name = "intérieur du site"

    def ready(self):
        from accounts import session
        from profiles import chores, history
        from sandbox.world import clock

        clock.advanced.connect(chores.run, dispatch_uid="profiles.chores")
        clock.asked_next.connect(chores.next_due, dispatch_uid="profiles.next_due")
        session.opened.connect(history.note_log_in, dispatch_uid="profiles.history")
