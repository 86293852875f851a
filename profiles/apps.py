from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "profiles"
    verbose_name = "intérieur du site"

    def ready(self):
        from django.db.models.signals import post_save

        from accounts import session
        from accounts.models import AccountEvent
        from profiles import asking, carers, guiding, history, inside_due, opening
        from sandbox.world import asking as papers_asked
        from sandbox.world import clock
        from sandbox.world import guiding as guided

        session.OF_WHO_DECIDES |= carers.OF_WHO_DECIDES
        papers_asked.PAGES.update(asking.PAGES)
        guided.WHY.update(guiding.WHY)
        guided.WAYS.update(guiding.WAYS)
        clock.advanced.connect(inside_due.carry_out, dispatch_uid="profiles.inside_due")
        clock.asked_next.connect(inside_due.next_due, dispatch_uid="profiles.next_due")
        session.opened.connect(history.note_log_in, dispatch_uid="profiles.history")
        session.opened.connect(opening.note_log_in, dispatch_uid="profiles.opening_log_in")
        post_save.connect(opening.note_event, sender=AccountEvent, dispatch_uid="profiles.opening")
