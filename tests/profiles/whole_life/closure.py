"""What somebody does inside so that every table of this part has a row."""

from django.urls import reverse


def live(learner):
    """Close the profile of a child, and have its data deleted."""
    child = learner.person.children.first()
    learner.send(reverse("profiles:show_profile", args=[child.account.pk]))
    url = reverse("profiles:confirm_closure", args=[child.account.pk])
    learner.send(f"{url}?suppression=on", {"password": learner.person.noted_password})
