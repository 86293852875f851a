from django.urls import reverse


def live(learner):
    """Take the telephone up, associate it, and put it down."""
    handset = reverse("accounts:handset")
    learner.send(handset, {"to": "phone"})
    learner.type_login()
    learner.send(reverse("accounts:associate"))
    learner.send(handset, {"to": "computer"})
