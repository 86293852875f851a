from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "profiles"
    verbose_name = "intérieur du site"

    def ready(self):
        from accounts import session
        from profiles import history

        session.opened.connect(history.note_log_in, dispatch_uid="profiles.history")
