"""What one said of the messages of « Trier le courrier »."""

from django.db import models

from sandbox.world.models.worlds import InWorld


class SortedMessage(InWorld):
    """What one said of one of the messages to sort (its slug), and the clue that told it."""

    message = models.SlugField("message", max_length=20, db_index=False)
    is_said_genuine = models.BooleanField("dit vrai")
    clue = models.SlugField("ce qui le fait dire", max_length=10, db_index=False)

    class Meta:
        verbose_name = "message trié"
        verbose_name_plural = "messages triés"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["world", "message"], name="sorted_message_said_once"),
        ]

    def __str__(self):
        return f"{self.message}\u00a0: {'vrai' if self.is_said_genuine else 'faux'}"
