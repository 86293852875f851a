"""The tray of difficulties: from the mediator's page to the learner's screen, and back."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.difficulties.difficulty import DifficultyKind
from accounts.incidents import DIFFICULTIES
from sandbox.lessons import LESSONS
from sandbox.workshop.robot.mistakes.hit import hit
from sandbox.workshop.robot.mistakes.incidents import printed_code
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.mediator import MediatorAtALaptop
from tests.e2e.somebody import Somebody, answers_of
from tests.e2e.test_axe import NARROW, Inspector
from tests.e2e.test_new_code import when_they_choose

BAIT = "espace-sante-verification.example"
FRAUD = "Votre carte Vitale expire ce soir"


class AtTheTray(MediatorAtALaptop):
    """The mediator, on the page of the otter's place."""

    def given_they_look_at(self, seat):
        self.room = seat.workshop
        self.when_they_open(f"/animation/{self.room.code}/place/{seat.number}/")

    def fold(self, kind):
        return self.page.locator("details.incident").filter(
            has=self.disclosure(DIFFICULTIES[kind].label)
        )

    def when_they_put(self, kind):
        self.press(self.disclosure(DIFFICULTIES[kind].label))
        expect(self.fold(kind)).to_contain_text(DIFFICULTIES[kind].say)
        self.press(self.fold(kind).get_by_role("button", name="Maintenant"))
        self.then_it_is_done(f"«\u00a0{DIFFICULTIES[kind].label}\u00a0» est mis")

    def when_they_take_off(self, kind):
        self.press(self.disclosure(DIFFICULTIES[kind].label))
        self.press(self.fold(kind).get_by_role("button", name="Retirer"))
        expect(
            self.page.get_by_text(f"«\u00a0{DIFFICULTIES[kind].label}\u00a0» est retiré")
        ).to_be_visible()


@pytest.fixture
def mediator(at_a_pc, room, otter, django_user_model):
    room.owner = django_user_model.objects.create(username="animatrice")
    room.save()
    mediator = at_a_pc(None, kind=AtTheTray)
    mediator.given_they_are_let_in(room.owner)
    mediator.given_they_look_at(otter)
    return mediator


@pytest.mark.parametrize(
    ("kind", "width", "javascript"),
    [
        pytest.param(Somebody, 1366, True, id="mouse"),
        pytest.param(KeyboardUser, 1366, True, id="keyboard", marks=pytest.mark.full),
        pytest.param(Somebody, 1366, False, id="without JavaScript", marks=pytest.mark.full),
        pytest.param(Somebody, 390, True, id="390", marks=pytest.mark.full),
    ],
)
def test_a_fraudulent_email(at_a_pc, mediator, otter, kind, width, javascript):
    """It comes by itself, one follows its link, closes the page, and both sides say so."""
    learner = at_a_pc(otter, kind=kind, width=width, javascript=javascript)
    learner.given_their_activation_is_at("code")
    mediator.when_they_put(DifficultyKind.FRAUD_EMAIL)
    if not javascript:
        learner.page.reload()
    elif not learner.is_narrow:
        learner.then_a_message_is_announced("E-mails")
    learner.when_they_take("E-mails")
    learner.press(learner.disclosure(FRAUD))
    expect(learner.page.get_by_text("service@espace-sante-verification.example")).to_be_visible()
    learner.press(learner.button(BAIT))
    learner.press(learner.button("Fermer cette page"))
    learner.then_the_page_is("Ce message était faux")
    expect(learner.page.get_by_text("C’est le bon geste.")).to_be_visible()

    mediator.given_they_look_at(otter)
    mediator.press(mediator.disclosure(DIFFICULTIES[DifficultyKind.FRAUD_EMAIL].label))
    expect(mediator.fold(DifficultyKind.FRAUD_EMAIL)).to_contain_text(
        "a fermé la page sans rien donner"
    )
    mediator.given_they_look_at(otter)
    mediator.when_they_take_off(DifficultyKind.FRAUD_EMAIL)
    learner.press(learner.link("Revenir à mes papiers"))
    learner.then_the_page_is("Mes papiers")
    expect(learner.page.get_by_text(FRAUD)).to_have_count(0)


@pytest.mark.full
def test_annuler_just_after(at_a_pc, mediator, otter):
    learner = at_a_pc(otter)
    learner.given_their_activation_is_at("code")
    mediator.when_they_put(DifficultyKind.FRAUD_SMS)
    learner.then_a_message_is_announced("SMS")
    mediator.when_they_take_it_back()
    expect(mediator.page.get_by_text("est retiré")).to_be_visible()
    learner.then_no_message_is_announced("SMS")


# -- every one of them ----------------------------------------------------------------------------


def reads(*sentences):
    def look(learner):
        for sentence in sentences:
            expect(learner.page.locator("main").get_by_text(sentence).first).to_be_visible()

    return look


def refused_by(slug):
    return reads(LESSONS[slug].says, LESSONS[slug].why)


def types_the_code(learner):
    learner.when_they_open("/site/activation/code/")
    learner.when_they_fill({"Code provisoire": printed_code(learner)})
    learner.when_they_go_on()


def identifies(learner):
    learner.when_they_open("/site/activation/identite/")
    learner.when_they_fill(answers_of(learner.person)["identite"])
    learner.when_they_go_on()


def opens(address):
    return lambda learner: learner.when_they_open(address)


def logs_in(learner):
    credential = answers_of(learner.person)["identifiants"]
    learner.when_they_open("/site/connexion/")
    learner.when_they_fill({name: credential[name] for name in ("Identifiant", "Mot de passe")})
    learner.press(learner.button("Me connecter"))
    learner.then_the_page_is("Code à usage unique")


def asks_for_a_code(learner):
    learner.when_they_open(reverse("accounts:ask_new_code"))
    learner.when_they_fill(answers_of(learner.person)["identite"])
    learner.when_they_go_on()


def asks_for_an_email(learner):
    asks_for_a_code(learner)
    when_they_choose(learner, "Par e-mail")
    learner.when_they_open("/papiers/")


def has_no_sms(learner):
    learner.when_they_take("SMS")
    expect(learner.page.get_by_text("Aucun message.")).to_be_visible()


def has_an_old_number(learner):
    end = learner.person.known_phone[-2:]
    assert end != learner.person.phone[-2:]
    expect(learner.page.locator("main").get_by_text(re.compile(f"06.*{end}$"))).to_be_visible()


def sees_the_folder(learner):
    learner.press(learner.disclosure("Courrier indésirable (1)"))
    learner.press(learner.disclosure("Votre nouveau code provisoire"))
    expect(learner.button("Ce n’est pas indésirable")).to_be_visible()


def has_a_fraud(tab, words):
    def look(learner):
        learner.when_they_take(tab)
        expect(learner.desk.get_by_text(words).first).to_be_visible()

    return look


STORIES = {
    DifficultyKind.SMS_LOST: ("activated", logs_in, has_no_sms),
    DifficultyKind.SMS_LATE: ("activated", logs_in, has_no_sms),
    DifficultyKind.EMAIL_UNWANTED: ("code", asks_for_an_email, sees_the_folder),
    DifficultyKind.CODE_EXPIRED: ("code", types_the_code, refused_by("code-expired")),
    DifficultyKind.CODE_USED: ("code", types_the_code, refused_by("code-used-elsewhere")),
    DifficultyKind.CODE_MISPRINTED: ("code", types_the_code, refused_by("code-misprinted")),
    DifficultyKind.INSURER_PHONE: ("code", asks_for_a_code, has_an_old_number),
    DifficultyKind.CARD_LOST: ("identite", identifies, refused_by("card-lost")),
    DifficultyKind.ACCOUNT_EXISTS: (
        "identite",
        opens("/site/activation/identite/"),
        refused_by("code-used"),
    ),
    DifficultyKind.SESSION_ENDED: (
        "conditions",
        opens("/site/activation/"),
        refused_by("session-ended"),
    ),
    DifficultyKind.SERVICE_STOPPED: ("code", opens("/site/connexion/"), refused_by("site-stopped")),
    DifficultyKind.FRAUD_EMAIL: ("code", opens("/site/"), has_a_fraud("E-mails", FRAUD)),
    DifficultyKind.FRAUD_SMS: ("code", opens("/site/"), has_a_fraud("SMS", BAIT)),
}
"""Where the learner stands, what they do, what they find."""


@pytest.mark.full
@pytest.mark.parametrize("kind", DifficultyKind)
def test_each_one_from_the_tray_to_the_screen_and_back(at_a_pc, mediator, otter, kind):
    learner = at_a_pc(otter)
    start, does, finds = STORIES[kind]
    if start == "activated":
        learner.given_their_space_is_activated()
    else:
        learner.given_their_activation_is_at(start)
    mediator.when_they_put(kind)
    does(learner)
    finds(learner)
    if kind != DifficultyKind.SESSION_ENDED:
        mediator.given_they_look_at(otter)
        mediator.when_they_take_off(kind)
    assert not otter.world.incident_set.exists()


@pytest.mark.full
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_the_pages_of_the_tray_are_accessible(
    at_a_pc, room, otter, django_user_model, tried, width, height
):
    room.owner = django_user_model.objects.create(username="animatrice")
    room.save()
    mediator = at_a_pc(None, kind=AtTheTray, width=width, height=height)
    learner = at_a_pc(otter, width=width, height=height)
    learner.given_their_activation_is_at("code")
    for kind in (DifficultyKind.FRAUD_EMAIL, DifficultyKind.FRAUD_SMS, DifficultyKind.CARD_LOST):
        hit(kind)(learner)
    room_pages = Inspector(mediator, {}, also=[NARROW])
    learner_pages = Inspector(learner, {}, also=[NARROW])
    mediator.given_they_are_let_in(room.owner)
    mediator.given_they_look_at(otter)
    mediator.press(mediator.disclosure(DIFFICULTIES[DifficultyKind.FRAUD_EMAIL].label))
    room_pages.look("place, tray open")
    mediator.when_they_open(f"/animation/{room.code}/incidents/?mis=card-lost&sur=7")
    mediator.press(mediator.disclosure(DIFFICULTIES[DifficultyKind.CARD_LOST].label))
    room_pages.look("incidents")
    mediator.when_they_open(f"/animation/{room.code}/navigateur/")
    room_pages.look("browser")
    learner.when_they_open("/papiers/")
    learner.press(learner.disclosure(FRAUD))
    learner.press(learner.disclosure("Que faire de cet e-mail ?"))
    learner.press(learner.disclosure("Que faire de ce SMS ?"))
    learner.press(learner.disclosure("Courrier indésirable"))
    learner_pages.look("papers")
    learner.press(learner.button(BAIT).first)
    learner.then_the_page_is("Espace santé (faux)\u00a0: confirmez vos informations")
    learner_pages.look("trap")
    learner.press(learner.button("Fermer cette page"))
    learner.then_the_page_is("Ce message était faux")
    learner_pages.look("explained")
    hit(DifficultyKind.SERVICE_STOPPED)(learner)
    learner.when_they_open("/site/connexion/")
    learner_pages.look("stopped")
    tried(room_pages.pages + learner_pages.pages, "pages of the tray through axe")
    assert room_pages.faults + learner_pages.faults == []
