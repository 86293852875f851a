"""Each exercise in a browser: its mission, its hints, its goals one by one, its end, again alone.

The pages are gone through by requests, as the learner of `tests.strict` does; what becomes of the
mission is read, and pressed, in a browser.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sandbox.workshop.moves import actions
from sandbox.workshop.robot.mistakes.documents import ADD
from sandbox.workshop.robot.mistakes.documents import right_answers as a_document
from sandbox.workshop.scenarios import build
from tests.accounts.test_phone import question
from tests.accounts.test_withdrawal import ask_the_code_of, refuse
from tests.e2e.test_axe import Inspector
from tests.profiles.test_children_code import code_of, page, say_who
from tests.profiles.test_closure import close
from tests.strict import Learner

pytestmark = pytest.mark.full


def activates(learner):
    learner.activate_only()


def logs_in(learner):
    learner.type_login()


def asks_a_code(learner):
    learner.ask_new_code()


def calls_for_a_code(learner):
    """Nobody knows where to write to Yvette: she reads her address, then the postman comes."""
    told = {"demande": "code"} | dict.fromkeys(["numero", "naissance", "carte", "adresse"], "lire")
    for slug, answer in (told | {"accord": "oui"}).items():
        learner.send(question(slug), {"reponse": answer})
    learner.send(reverse("workshop:wait"))


def calls_the_insurer(learner):
    learner.send(reverse("accounts:call_the_insurer"))


def chooses_another_password(learner):
    learner.choose_another_password()


def associates_the_telephone(learner):
    learner.send(reverse("accounts:handset"), {"to": "phone"})
    learner.type_login()
    learner.send(reverse("accounts:associate"))


def refuses(learner):
    refuse(learner)


def refuses_for_zoe(learner):
    zoe = learner.person.children.get()
    ask_the_code_of(learner, zoe)
    refuse(learner, child=zoe)


def uses_the_code_of(name):
    def use(learner):
        say_who(learner, name)
        child = learner.person.children.get(first_name=name)
        learner.send(page("personne"), {"personne": child.pk})
        learner.send(page("code"), {"code": code_of(learner, name).code})
        learner.send(page("representant"), {"reponse": "oui"})

    return use


def chooses_for_the_children(learner):
    learner.finish()


def closes(learner):
    close(learner)


def adds_a_document(learner):
    learner.send(ADD, a_document(learner))


def masks_everything(learner):
    learner.send(reverse("profiles:confidentiality"), {"documents": "masques"})


def downloads_a_document(learner):
    """Once logged in, as the first goal supposes."""
    learner.type_login()
    document = learner.person.account.document_set.get(name="Ordonnance de renouvellement")
    learner.send(reverse("profiles:document_file", args=[document.pk]))


def on_the_computer(view):
    def do(learner):
        file = learner.world.downloadedfile_set.get()
        learner.send(reverse(f"world:{view}", args=[file.pk]))

    return do


def takes_a_paper(learner):
    on_the_computer("print_file")(learner)
    learner.send(reverse("world:take_papers"))


def leaves_no_trace(learner):
    on_the_computer("throw_file")(learner)
    learner.send(reverse("world:empty_bin"))


def logs_out(learner):
    learner.send(reverse("accounts:logout"))


PLAYS = {
    "ancien-numero": [calls_the_insurer, activates, logs_in],
    "cloture": [logs_in, closes],
    "code-expire": [asks_a_code, activates, logs_in],
    "corse": [activates, logs_in],
    "cree-jamais-active": [activates, logs_in],
    "deja-cree": [asks_a_code, activates, logs_in],
    "invitee-par-email": [activates, logs_in],
    "jumelles": [logs_in, uses_the_code_of("Manon"), uses_the_code_of("Zélie")],
    "lettre-perdue": [asks_a_code, activates, logs_in],
    "meme-email": [asks_a_code, activates, logs_in],
    "mere-trois-enfants": [activates, logs_in, chooses_for_the_children],
    "mot-de-passe-oublie": [
        chooses_another_password,
        logs_in,
        associates_the_telephone,
    ],
    "nee-a-l-etranger": [activates, logs_in],
    "nouveau-ne": [logs_in, uses_the_code_of("Basile")],
    "ordinateur-partage": [downloads_a_document, takes_a_paper, leaves_no_trace, logs_out],
    "refus": [refuses, refuses_for_zoe],
    "sans-coordonnees": [calls_for_a_code, activates, logs_in],
    "sans-photo": [activates, logs_in],
    "souvent-hospitalise": [logs_in, adds_a_document, masks_everything],
    "stand-hopital": [asks_a_code, activates],
}
"""{scenario: what reaches each of its goals, in order}."""


def test_each_exercise_is_played():
    assert list(PLAYS) == list(build.scenarios())


HINTED = "/site/nouveau-code/identite/"
"""A page that asks whoever it is to copy something from a paper, in both orders."""


def hints_come_nearer(somebody):
    """At each press, until what is to be copied is in yellow on its paper."""
    somebody.when_they_open(HINTED)
    hint, told = somebody.page.locator("#indices .coach[role=status]"), set()
    for asks in ("Un indice", "Encore un indice", "Encore un indice"):
        expect(somebody.page.locator("#bureau mark.yellow")).to_have_count(0)
        somebody.press(somebody.button(asks))
        expect(hint).to_have_count(1)
        for before in told:
            expect(hint).not_to_have_text(before)
        told.add(hint.text_content())
    expect(somebody.page.locator("#bureau mark.yellow").first).to_be_visible()


@pytest.mark.parametrize("scenario", PLAYS)
def test_from_the_mission_to_again_alone(scenario, at_a_pc, transactional_db):
    seat = build.workshop(scenario=scenario, seats=1).places.get()
    learner, contents = Learner(seat), build.scenarios()[scenario]
    somebody = at_a_pc(seat)
    somebody.given_they_are_seated(learner)
    place = somebody.page.locator("main")
    goals = place.locator(".goals").first.locator("li")
    inspector = Inspector(somebody, {})

    hints_come_nearer(somebody)
    inspector.look("hinted")
    somebody.when_they_open(reverse("workshop:seat"))
    for line in contents["mission"].strip().splitlines():
        expect(place).to_contain_text(line)
    expect(goals).to_have_count(len(contents["goals"]))
    for reached, play in enumerate(PLAYS[scenario], 1):
        somebody.page.goto("about:blank")  # an open page would follow what moves meanwhile
        play(learner)
        somebody.when_they_open(reverse("workshop:seat"))
        expect(goals.filter(has_text="Fait.")).to_have_count(reached)
        expect(goals.nth(reached - 1)).to_contain_text("Fait.")

    somebody.when_they_open(reverse("world:papers"))
    somebody.press(somebody.button("Voir la suite").last)
    somebody.then_they_are_told("C’est réussi")
    expect(somebody.page.locator("main")).to_contain_text(contents["remember"])
    inspector.look("end")
    before = learner.person
    somebody.press(somebody.button("Encore une fois, seul"))
    expect(place).to_contain_text("encore une fois, avec d’autres numéros")
    expect(goals.filter(has_text="Fait.")).to_have_count(0)
    inspector.look("again")
    assert inspector.faults == []
    after = learner.person
    assert str(after) == str(before)
    assert after.noted_password != before.noted_password


def test_what_was_done_for_somebody_is_not_ticked(at_a_pc, transactional_db):
    seat = build.workshop(scenario="mere-trois-enfants", seats=1).places.get()
    somebody = at_a_pc(seat)
    somebody.given_they_are_seated(Learner(seat))
    actions.jump(seat.workshop, seat.itself, "connexion/identifiant")
    somebody.when_they_open(reverse("workshop:seat"))
    expect(somebody.page.locator("main")).to_contain_text("vous a amené plus loin")
    expect(somebody.page.locator("main").get_by_text("Fait.")).to_have_count(0)
