"""What somebody does inside so that every table of this part has a row."""

from django.urls import reverse


def live(learner):
    """Activate a child's profile, look at it, share it with the second parent, come back."""
    child = learner.person.children.first()
    learner.send(reverse("profiles:add_profile"), {"profils": [child.pk], "certifie": "on"})
    learner.send(reverse("profiles:show_profile", args=[child.account.pk]))
    learner.send(reverse("profiles:second_parent"), second_parent(learner))
    learner.send(reverse("profiles:show_profile", args=[learner.person.account.pk]))


def second_parent(learner):
    """What the sheet says of the other parent, the declaration made."""
    return relative(learner.world.person_set.exclude(relation="").first())


def relative(person, **others):
    return {
        "nom": person.last_name,
        "prenom": person.first_name,
        "naissance_jour": person.born_on.day,
        "naissance_mois": person.born_on.month,
        "naissance_annee": person.born_on.year,
        "declare": "on",
    } | others
