from django.apps import AppConfig


class WorldConfig(AppConfig):
    name = "sandbox.world"
    verbose_name = "monde simulé"

    def ready(self):
        from sandbox.world import chores, clock

        clock.advanced.connect(chores.run, dispatch_uid="world.chores")
        clock.asked_next.connect(chores.next_due, dispatch_uid="world.next_due")
