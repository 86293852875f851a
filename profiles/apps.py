from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "profiles"
    verbose_name = "intérieur du site"

    def ready(self):
        from django.db.models.signals import post_save

        from accounts import session
        from accounts.models import AccountEvent
        from profiles import asking, chores, history, opening
        from sandbox.world import asking as papers_asked
        from sandbox.world import clock

        papers_asked.PAGES.update(asking.PAGES)
        clock.advanced.connect(chores.run, dispatch_uid="profiles.chores")
        clock.asked_next.connect(chores.next_due, dispatch_uid="profiles.next_due")
        session.opened.connect(history.note_log_in, dispatch_uid="profiles.history")
        session.opened.connect(opening.note_log_in, dispatch_uid="profiles.opening_log_in")
        post_save.connect(opening.note_event, sender=AccountEvent, dispatch_uid="profiles.opening")
