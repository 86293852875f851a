"""The ways to the errors of `sandbox/lessons/children.py`."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.functional import Promise

from accounts.identity import copied_identity
from sandbox.workshop.robot.mistakes.way import Doing, Player, Typed, Way
from sandbox.workshop.robot.mistakes.way_in import MOTHER
from sandbox.workshop.robot.routes import nothing

ADD = reverse_lazy("profiles:add_profile")
SECOND_PARENT = reverse_lazy("profiles:second_parent")
CARERS = reverse_lazy("profiles:carers")


def page(slug: str) -> Promise:
    return reverse_lazy("profiles:child_code", args=[slug])


# -- Ajouter un ou plusieurs profils -----------------------------------------------------------


def logged_in(player: Player) -> None:
    """Activated where the story has not done it, and logged in."""
    if not player.person.account.is_activated:
        player.activate()
    player.login()


def ticked(first_name: str) -> Doing:
    def answers(player: Player) -> Typed:
        child = player.person.children.get(first_name=first_name)
        return {"profils": child.pk, "certifie": "on"}

    return answers


def ticked_only(player: Player) -> Typed:
    return {"profils": player.person.children.first().pk}


# -- The child's own code ----------------------------------------------------------------------


def papers_of(first_name: str) -> Doing:
    """The parent's papers, with the birth date of that child."""

    def answers(player: Player) -> Typed:
        child = player.world.person_set.get(first_name=first_name)
        return copied_identity(player.person, child)

    return answers


def twins(player: Player) -> list[Any]:
    children = list(player.person.children)
    days = [child.born_on for child in children]
    return [child for child in children if days.count(child.born_on) > 1]


def identified(player: Player) -> None:
    player.send(page("identite"), copied_identity(player.person, twins(player)[0]))


def for_a_twin(player: Player) -> None:
    identified(player)
    player.send(page("personne"), {"personne": twins(player)[0].pk})


def code_of_the_other(player: Player) -> Typed:
    return {"code": twins(player)[1].provisional_codes.get().code}


def basile_activated(player: Player) -> None:
    basile = player.person.children.get()
    player.send(page("identite"), papers_of("Basile")(player))
    player.send(page("code"), {"code": basile.provisional_codes.get().code})
    player.send(page("representant"), {"reponse": "oui"})


# -- Partager un profil ------------------------------------------------------------------------


def second_parent(player: Player) -> Typed:
    """What the sheet says of the other parent, the declaration made."""
    return relative(player.world.person_set.exclude(relation="").first())


def relative(person: Any) -> Typed:
    born = person.born_on
    return {
        "nom": person.last_name,
        "prenom": person.first_name,
        "naissance_jour": born.day,
        "naissance_mois": born.month,
        "naissance_annee": born.year,
        "declare": "on",
    }


def looking_at_a_child(player: Player) -> None:
    child = player.person.children.first()
    player.send(ADD, {"profils": child.pk, "certifie": "on"})
    player.send(reverse_lazy("profiles:show_profile", args=[child.account.pk]))


def looking_at_basile(player: Player) -> None:
    basile_activated(player)
    basile = player.person.children.get()
    player.send(reverse_lazy("profiles:show_profile", args=[basile.account.pk]))


def adding(answers: Typed | Doing, *, scenario: str = MOTHER) -> Way:
    return Way("enfants/ajouter", url=ADD, answers=answers, begins=logged_in, scenario=scenario)


def of_the_code(slug: str, answers: Typed | Doing, prepare: Doing, *, scenario: str) -> Way:
    return Way(
        f"code-enfant/{slug}",
        url=page(slug),
        answers=answers,
        begins=logged_in,
        prepare=prepare,
        scenario=scenario,
    )


def sharing(prepare: Doing = looking_at_a_child, *, scenario: str = MOTHER, **wrong: Any) -> Way:
    return Way(
        "dedans/partage",
        url=SECOND_PARENT,
        answers=lambda player: {**second_parent(player), **wrong},
        begins=logged_in,
        prepare=prepare,
        scenario=scenario,
    )


WAYS = {
    "profiles-empty": adding({"certifie": "on"}),
    "certificate-empty": adding(ticked_only),
    "not-representative": adding(ticked("Nino"), scenario="jumelles"),
    "child-birth-date": of_the_code("identite", papers_of("Inaya"), nothing, scenario=MOTHER),
    "child-activated": of_the_code(
        "identite", papers_of("Basile"), basile_activated, scenario="nouveau-ne"
    ),
    "whom-empty": of_the_code("personne", {}, identified, scenario="jumelles"),
    "code-of-another": of_the_code("code", code_of_the_other, for_a_twin, scenario="jumelles"),
    "birth-name-empty": sharing(nom=""),
    "first-name-empty": sharing(prenom=""),
    "length-empty": Way(
        "dedans/partage", url=CARERS, answers=second_parent, begins=logged_in, scenario=MOTHER
    ),
    "declaration-empty": sharing(declare=None),
    "relative-unknown": sharing(naissance_annee="1901"),
    "relative-name": sharing(prenom="Yannis"),
    "relative-oneself": Way(
        "dedans/partage",
        url=SECOND_PARENT,
        answers=lambda player: relative(player.person),
        begins=logged_in,
        prepare=looking_at_a_child,
        scenario=MOTHER,
    ),
    "relative-not-activated": sharing(looking_at_basile, scenario="nouveau-ne"),
}
