"""What somebody does inside so that every table of this part has a row."""

from django.urls import reverse

from profiles.factories import DocumentFactory
from sandbox.world import clock


def live(learner):
    """Reply with a document joined, note an appointment and an exam; there is a pharmacy."""
    profile = learner.person.account
    with clock.at(learner.world.now):
        document = DocumentFactory(profile=profile)
    exchange = profile.thread_set.get(subject="Votre rendez-vous")
    learner.send(
        reverse("profiles:thread", args=[exchange.pk]),
        {"phrase": "document-joint", "piece": document.pk},
    )
    learner.send(
        reverse("profiles:add_date", args=["rendez-vous"]),
        {
            "titre": "consultation",
            "date_jour": "3",
            "date_mois": "avril",
            "date_annee": learner.world.now.year + 1,
            "heure": "14 h 30",
        },
    )
    learner.send(reverse("profiles:exam", args=["rappel-adulte"]), {"status": "realise"})
