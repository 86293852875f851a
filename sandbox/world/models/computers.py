from pathlib import PurePath

from django.db import models
from django.utils.functional import cached_property

from sandbox.world import clock, progress
from sandbox.world.models.worlds import InWorld

CLEANED = "fichier-efface"
"""The slug of what is done once nothing is left."""


class DownloadedFile(InWorld):
    """What a download leaves on the computer of a place: in its folder, then in its bin.

    It is no part of a profile: it stays when one logs out, and when a space is closed.
    """

    name = models.CharField("nom du fichier", max_length=120)
    downloaded_at = models.DateTimeField("téléchargé le")
    is_in_bin = models.BooleanField("dans la corbeille", default=False)

    class Meta:
        verbose_name = "fichier téléchargé"
        verbose_name_plural = "fichiers téléchargés"
        ordering = ["downloaded_at", "pk"]

    def __str__(self):
        return self.name

    def throw(self):
        """Put it into the bin, from which anybody may still take it."""
        self.is_in_bin = True
        self.save(update_fields=["is_in_bin"])


class PrintedPaper(InWorld):
    """A file of that computer on paper, on the printer: there until somebody takes it."""

    name = models.CharField("nom du fichier", max_length=120)
    printed_at = models.DateTimeField("imprimé le")

    class Meta:
        verbose_name = "papier imprimé"
        verbose_name_plural = "papiers imprimés"
        ordering = ["printed_at", "pk"]

    def __str__(self):
        return self.name


class Computer:
    """The shared computer of a World's place and its printer, as far as downloads tell."""

    def __init__(self, world):
        self.world = world

    @cached_property
    def files(self):
        """What is left of what was downloaded."""
        return list(self.world.downloadedfile_set.all())

    @property
    def folder(self):
        """« Téléchargements »."""
        return [each for each in self.files if not each.is_in_bin]

    @property
    def bin(self):
        """« Corbeille »."""
        return [each for each in self.files if each.is_in_bin]

    @cached_property
    def papers(self):
        """What lies on the printer."""
        return list(self.world.printedpaper_set.all())

    @property
    def is_clean(self):
        """Whether the person after finds nothing."""
        return not self.files and not self.papers

    def print(self, file):
        """Have a DownloadedFile come out of the printer: there is something left again."""
        self.world.printedpaper_set.create(name=file.name, printed_at=clock.now())
        progress.undo(self.world, CLEANED)

    def take_the_papers(self):
        """Take along all that lies on the printer."""
        self.world.printedpaper_set.all().delete()

    def keep(self, name):
        """Have a file downloaded, under a name of its own, as a browser does: something is left."""
        path, taken = PurePath(name), {each.name for each in self.files}
        rank = 1
        while name in taken:
            name = f"{path.stem} ({rank}){path.suffix}"
            rank += 1
        self.world.downloadedfile_set.create(name=name, downloaded_at=clock.now())
        progress.undo(self.world, CLEANED)

    def empty_the_bin(self):
        """Take away for good what is in the bin."""
        self.world.downloadedfile_set.filter(is_in_bin=True).delete()
