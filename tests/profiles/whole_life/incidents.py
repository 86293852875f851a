"""What somebody does so that every table of the difficulties has a row."""

from django.urls import reverse

from sandbox.workshop.robot.mistakes.hit import hit
from sandbox.world.models import FraudAct, Incident


def live(learner):
    """Receive a fraudulent e-mail and report it, sort one; a difficulty of the card lasts."""
    hit(Incident.Kind.FRAUD_EMAIL)(learner)
    hit(Incident.Kind.CARD_LOST)(learner)
    mail = learner.person.mails.get(template="fraud")
    learner.send(reverse("world:act", args=[mail.pk]), {"what": FraudAct.What.REPORTED})
    answers = {"verdict": "vrai", "indice": "sender"}
    learner.send(reverse("world:sort_message", args=[1]), answers)
