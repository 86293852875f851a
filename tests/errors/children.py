"""The ways to the errors of `sandbox/lessons/children.py`."""

from django.urls import reverse

from tests.errors.way import WayToError
from tests.profiles.whole_life.children import relative, second_parent
from tests.strict import right_answers

ADD = reverse("profiles:add_profile")
SECOND_PARENT = reverse("profiles:second_parent")
CARERS = reverse("profiles:carers")


def page(slug):
    return reverse("profiles:child_code", args=[slug])


# -- Ajouter un ou plusieurs profils -----------------------------------------------------------


def logged_in(learner):
    """Activated where the story has not done it, and logged in."""
    if not learner.person.account.is_activated:
        learner.activate()
    learner.login()


def ticked(first_name):
    def answers(learner):
        child = learner.person.children.get(first_name=first_name)
        return {"profils": child.pk, "certifie": "on"}

    return answers


def ticked_only(learner):
    return {"profils": learner.person.children.first().pk}


# -- The child's own code ----------------------------------------------------------------------


def papers_of(first_name):
    """The parent's papers, with the birth date of that child."""

    def answers(learner):
        born = learner.world.person_set.get(first_name=first_name).born_on
        return right_answers(learner.person)["identite"] | {
            "naissance_jour": born.day,
            "naissance_mois": born.month,
            "naissance_annee": born.year,
        }

    return answers


def identified(learner):
    logged_in(learner)
    learner.send(page("identite"), papers_of("Zélie")(learner))


def for_zelie(learner):
    identified(learner)
    zelie = learner.person.children.get(first_name="Zélie")
    learner.send(page("personne"), {"personne": zelie.pk})


def code_of_manon(learner):
    manon = learner.person.children.get(first_name="Manon")
    return {"code": manon.provisional_codes.get().code}


def basile_activated(learner):
    logged_in(learner)
    basile = learner.person.children.get()
    learner.send(page("identite"), papers_of("Basile")(learner))
    learner.send(page("code"), {"code": basile.provisional_codes.get().code})
    learner.send(page("representant"), {"reponse": "oui"})


# -- Partager un profil ------------------------------------------------------------------------


def looking_at_a_child(learner):
    logged_in(learner)
    child = learner.person.children.first()
    learner.send(ADD, {"profils": child.pk, "certifie": "on"})
    learner.send(reverse("profiles:show_profile", args=[child.account.pk]))


def looking_at_basile(learner):
    basile_activated(learner)
    basile = learner.person.children.get()
    learner.send(reverse("profiles:show_profile", args=[basile.account.pk]))


def sharing(prepare=looking_at_a_child, *, scenario="mere-trois-enfants", **wrong):
    return WayToError(
        url=SECOND_PARENT,
        answers=lambda learner: second_parent(learner) | wrong,
        prepare=prepare,
        scenario=scenario,
    )


WAYS = {
    "profiles-empty": WayToError(url=ADD, answers={"certifie": "on"}, prepare=logged_in),
    "certificate-empty": WayToError(url=ADD, answers=ticked_only, prepare=logged_in),
    "not-representative": WayToError(
        url=ADD, answers=ticked("Nino"), prepare=logged_in, scenario="jumelles"
    ),
    "child-birth-date": WayToError(
        url=page("identite"), answers=papers_of("Inaya"), prepare=logged_in
    ),
    "child-activated": WayToError(
        url=page("identite"),
        answers=papers_of("Basile"),
        prepare=basile_activated,
        scenario="nouveau-ne",
    ),
    "whom-empty": WayToError(
        url=page("personne"), answers={}, prepare=identified, scenario="jumelles"
    ),
    "code-of-another": WayToError(
        url=page("code"), answers=code_of_manon, prepare=for_zelie, scenario="jumelles"
    ),
    "birth-name-empty": sharing(nom=""),
    "first-name-empty": sharing(prenom=""),
    "length-empty": WayToError(url=CARERS, answers=second_parent, prepare=logged_in),
    "declaration-empty": sharing(declare=None),
    "relative-unknown": sharing(naissance_annee="1901"),
    "relative-name": sharing(prenom="Yannis"),
    "relative-oneself": WayToError(
        url=SECOND_PARENT,
        answers=lambda learner: relative(learner.person),
        prepare=looking_at_a_child,
    ),
    "relative-not-activated": sharing(looking_at_basile, scenario="nouveau-ne"),
}
