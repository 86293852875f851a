"""What somebody does inside so that every table of this part has a row."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sandbox.world import samples


def live(learner):
    """Add a document of the shelf, make a folder, leave a file on the computer, and print it."""
    today = learner.world.now
    learner.send(
        reverse("profiles:add_document"),
        {
            "fichier": upload("ordonnance"),
            "name": "Ordonnance de mars",
            "dated_on_jour": today.day,
            "dated_on_mois": today.month,
            "dated_on_annee": today.year,
            "category": "ordonnance",
            "confidentialite": "visible",
        },
    )
    learner.send(reverse("profiles:add_folder"), {"name": "Asthme"})
    kept = learner.world.document_set.get(name="Ordonnance de mars")
    learner.send(reverse("profiles:document_file", args=[kept.pk]))
    learner.send(reverse("world:print_file", args=[learner.world.downloadedfile_set.get().pk]))


def upload(slug, *, name=None):
    """A file of the shelf as a browser sends it, under its own name or this one."""
    sample = samples.find(slug)
    return SimpleUploadedFile(name or sample.file_name, sample.make(), sample.content_type)
