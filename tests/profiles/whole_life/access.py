"""What somebody does inside so that every table of this part has a row."""

from django.urls import reverse

from sandbox.world.models import World


def live(learner):
    """See a professional, an emergency, begin to change one’s address, ask for a copy."""
    visit = reverse("profiles:visit")
    form = learner.get(visit).context["form"]
    if form.has_somebody:
        learner.send(visit, {"professionnel": form["professionnel"].initial})
    learner.send(reverse("profiles:simulate", args=["emergency_samu"]))
    address = learner.person.spare_email
    learner.send(reverse("profiles:contact", args=["email"]), {"contact": address})
    ask_for_a_copy(learner)


def ask_for_a_copy(learner):
    """It is asked for since 2025 only: the rest of this life is of the year of its room."""
    worlds, year = World.objects.filter(seat=learner.seat), learner.world.service_year
    worlds.update(service_year=2025)
    learner.send(reverse("profiles:ask_copy"))
    worlds.update(service_year=year)
