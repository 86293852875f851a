"""A room that a mediator leads alone, before people come: who sits there is invented."""

from datetime import timedelta

from django.db import models

from sandbox.workshop.models.rooms import Workshop
from sandbox.world import clock


class Rehearsal(models.Model):
    """Invented learners at the places of a workshop of its own, in the time of the rehearsal.

    That time stops with a pause. `learners` is {number of a place: what its learner is about to
    do}: `word`, that of an occupant; `at`, the second when it is; `rank`, the page of their way
    where they are, -1 before the first; `errors`, how many they made there; `asked`, the second
    when they asked for help; `generation`, that of their world, which a move of who leads changes.
    Who has finished, or whose place somebody has taken, is in it no more.
    """

    workshop = models.OneToOneField(
        Workshop, verbose_name="atelier", on_delete=models.CASCADE, related_name="rehearsal"
    )
    learners = models.JSONField("ce que chacun va faire", default=dict)
    seconds = models.FloatField("secondes jouées avant la dernière pause", default=0)
    runs_since = models.DateTimeField("en marche depuis", null=True)
    is_over = models.BooleanField("finie", default=False)

    class Meta:
        verbose_name = "répétition"

    def __str__(self):
        return f"Répétition de l’{str(self.workshop).lower()}"

    @property
    def time(self):
        """The seconds that it has lasted, pauses left out."""
        since = clock.real_now() - self.runs_since if self.runs_since else timedelta()
        return self.seconds + since.total_seconds()

    @property
    def minutes(self):
        return int(self.time // 60)

    @property
    def has_begun(self):
        return self.runs_since is not None or self.seconds > 0

    def start(self):
        """Have it go on from where it was."""
        if not self.runs_since and not self.is_over:
            self.runs_since = clock.real_now()
            self.save(update_fields=["runs_since"])

    def pause(self):
        self.seconds, self.runs_since = self.time, None
        self.save(update_fields=["seconds", "runs_since"])

    def stop(self):
        """End it: each place stays as its learner left it."""
        self.is_over = True
        self.save(update_fields=["is_over"])
        self.pause()

    def next_place(self):
        """The number of the place whose learner has waited longest to act; None where all wait."""
        now = self.time
        due = {number: each["at"] for number, each in self.learners.items() if each["at"] <= now}
        return int(min(due, key=due.get)) if due else None
