"""The help of a place: its language, the hints that were asked for, what is kept in sight, the
situation that gave its exercise, what was done for who sits there."""

from django.db import models

from sandbox.languages import LANGUAGES


class Hinted(models.Model):
    """A place that asks for hints, page by page.

    `help_language` is the code of the language in which its help is read first, "" for French.
    `hints` says how near they have come on the page of `hints_on` (`sandbox.world.hints.Standing`);
    `in_sight` is a piece of the papers (a slug), never its value. `situation` is what who sits
    there said of theirs (as `scenarios/situations/` keeps it), "" for nothing. `done_for` are the
    ends (slugs) reached for who was led: the guide goes on after them.
    """

    hints = models.JSONField("indices demandés sur cette page", default=dict)
    hints_on = models.CharField("page de ces indices", max_length=200, blank=True)
    in_sight = models.SlugField(
        "ce qui est gardé sous les yeux", max_length=30, blank=True, db_index=False
    )

    situation = models.SlugField("situation dite", blank=True, default="", db_index=False)
    done_for = models.TextField("parcours faits à sa place, un par ligne", blank=True)
    help_language = models.CharField("langue de l’aide", max_length=10, blank=True)

    class Meta:
        abstract = True

    def be_helped_in(self, code):
        """Give the help in the language of that code first; in French alone where there is none."""
        self.help_language = code if code in LANGUAGES else ""
        self.itself.update(help_language=self.help_language)

    def hints_of(self, page):
        """How near the hints have come on that page (its path); {} where none was asked there."""
        return self.hints if self.hints_on == _as_kept(page) else {}

    def note_hints(self, page, hints):
        """Write how near they have come on that page."""
        self.itself.update(hints=hints, hints_on=_as_kept(page))

    def forget_hints_but_of(self, page):
        """Begin again, where one goes from the page of these hints to that one."""
        if self.hints and not self.hints_of(page):
            self.itself.update(hints={})

    def keep_in_sight(self, piece):
        """« Garder sous les yeux » that piece; "" for none any more."""
        self.itself.update(in_sight=piece)


def _as_kept(page):
    return page[: Hinted._meta.get_field("hints_on").max_length]
