"""What somebody does inside so that every table of this part has a row."""

from django.urls import reverse


def live(learner):
    """See a professional, live through an emergency, begin to change one's address."""
    visit = reverse("profiles:visit")
    form = learner.get(visit).context["form"]
    if form.has_somebody:
        learner.send(visit, {"professionnel": form["professionnel"].initial})
    learner.send(reverse("profiles:simulate", args=["emergency_samu"]))
    address = learner.person.spare_email
    learner.send(reverse("profiles:contact", args=["email"]), {"contact": address})
