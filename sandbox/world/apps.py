from django.apps import AppConfig


class WorldConfig(AppConfig):
    name = "sandbox.world"
    verbose_name = "monde simulé"

    def ready(self):
        from sandbox.world import clock, post_due

        clock.advanced.connect(post_due.tell, dispatch_uid="world.post_due")
        clock.asked_next.connect(post_due.next_due, dispatch_uid="world.next_due")
