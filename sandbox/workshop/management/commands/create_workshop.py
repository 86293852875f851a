import json

from django.core.management.base import CommandError
from django.urls import reverse

from sandbox.kit.french import counted
from sandbox.machine import tables
from sandbox.machine.commands import RoomCommand, whole
from sandbox.workshop.models import LONGEST_TITLE, MOST_SEATS, Guidance, tidy
from sandbox.workshop.scenarios import build
from sandbox.workshop.telling import goals
from sandbox.workshop.views.access import login_path, machine_mediator
from sandbox.world import fictitious
from sandbox.world.models import SERVICE_YEAR, Order

SEATS = whole("Un atelier a de %d à %d places.", 1, MOST_SEATS)


class Command(RoomCommand):
    help = "Crée un atelier et ses places."

    def add_arguments(self, parser):
        parser.add_argument(
            "--scenario",
            action="append",
            metavar="NOM",
            help="le nom court du scénario. Plusieurs sont donnés à tour de rôle. "
            "Sans lui, c’est celui de l’ordre des pages.",
        )
        parser.add_argument(
            "--seats", type=SEATS, required=True, metavar="NOMBRE", help="le nombre de places"
        )
        parser.add_argument("--title", default="", metavar="TITRE", help="le titre de l’atelier")
        parser.add_argument(
            "--order",
            type=int,
            choices=Order.values,
            default=SERVICE_YEAR,
            help="l’ordre des pages\u00a0: de l’application (2025), ou du tutoriel (2022)",
        )
        parser.add_argument(
            "--guidance",
            choices=Guidance.values,
            default=Guidance.GUIDED.value,
            help="l’aide au départ\u00a0: guidé, ou comme en vrai",
        )
        parser.add_argument("--json", action="store_true", help="décrire l’atelier en JSON")

    def handle(self, *, scenario, seats, title, **options):
        scenario = scenario or [build.USUAL[options["order"]]]
        if any(fictitious.may_hold_something_real(typed) for typed in [title, *scenario]):
            raise CommandError(
                "Ce texte contient peut-être une vraie information. Rien n’est gardé. "
                "Choisissez un titre sans numéro ni adresse."
            )
        for each in scenario:
            if each not in build.scenarios():
                known = ", ".join(build.scenarios())
                raise CommandError(f"Le scénario « {each} » n’existe pas. Il y a : {known}.")
        tables.bring_up_to_date()
        title, owner = tidy(title)[:LONGEST_TITLE], machine_mediator()
        first, *others = scenario
        workshop = build.workshop(
            scenario=first,
            other_scenarios=others,
            seats=seats,
            title=title,
            owner=owner,
            service_year=options["order"],
            guidance=options["guidance"],
        )
        if options["json"]:
            return json.dumps(description(workshop), indent=2)
        return f"L’atelier {workshop.code} est prêt : {counted(seats, 'place')}."


def description(workshop):
    """The workshop and its fake people, for programs: a contract, kept stable."""
    seats = workshop.places.select_related("workshop", "world")
    return {
        "code": workshop.code,
        "guidance": workshop.guidance,
        "order": workshop.service_year,
        "join_path": reverse("workshop:places", args=[workshop.code]),
        "board_path": reverse("mediation:board", args=[workshop.code]),
        "login_path": login_path(workshop.owner),
        "seats": [seat_description(seat) for seat in seats],
    }


def seat_description(seat):
    person = seat.world.player
    return {
        "number": seat.number,
        "animal": seat.animal.name,
        "scenario": seat.scenario,
        "mission": build.as_told(seat.scenario, seat.world.service_year)["mission"].strip(),
        "goals": goals.ends_of(seat.scenario),
        "enter_path": reverse("workshop:enter", args=[seat.token]),
        "site_path": reverse("accounts:site"),
        "papers_path": reverse("world:papers"),
        "person": {
            "first_name": person.first_name,
            "last_name": person.last_name,
            "born_on": person.born_on.isoformat(),
            "nir": person.nir,
            "card": {
                "has_photo": person.carte_vitale.has_photo,
                "serial": person.carte_vitale.serial,
            },
            "provisional_code": provisional_code(person),
            "email": person.email or None,
            "phone": person.phone or None,
        },
        "login": {"identifiant": person.noted_identifiant, "password": person.noted_password},
        "children": [
            {
                "first_name": child.first_name,
                "last_name": child.last_name,
                "born_on": child.born_on.isoformat(),
                "provisional_code": provisional_code(child),
            }
            for child in person.children
        ],
    }


def provisional_code(person):
    codes = person.provisional_codes.order_by("-sent_on", "-pk")
    return codes.values_list("code", flat=True).first()
