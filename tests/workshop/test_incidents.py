"""The tray of difficulties: put on a place by its mediator, met by its learner, taken back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts.difficulties.difficulty import DifficultyKind
from accounts.difficulties.post import LATE_BY
from accounts.incidents import DIFFICULTIES
from sandbox.lessons import LESSONS
from sandbox.workshop.robot.mistakes.withdrawal import WEDNESDAY, on_a
from sandbox.workshop.scenarios import build
from sandbox.world import clock, codes
from sandbox.world.models import FraudAct, Incident, Mail
from tests.strict import Learner, right_answers
from tests.workshop.test_reset import rows

PAPERS = reverse("world:papers")
NEWS = reverse("world:news")
LOGIN_CODE = reverse("accounts:login_code")


@pytest.fixture
def learner(workshop):
    return Learner(workshop.places.get(number=1))


@pytest.fixture
def inside(learner):
    learner.activate()
    learner.login()
    return learner


def put(mediator, learner, kind, *, when="maintenant"):
    number = learner.seat.number
    data = {"seat": number, "from": number, "incident": kind, "when": when}
    return mediator.act(learner.seat.workshop, "incidents", **data)


def retire(mediator, learner, kind):
    number = learner.seat.number
    data = {"seat": number, "from": number, "incident": kind}
    return mediator.act(learner.seat.workshop, "incidents/retrait", **data)


def with_the_password(learner):
    person = learner.person
    return {"identifiant": person.noted_identifiant, "password": person.noted_password}


def ask_to_log_in(learner):
    return learner.send(reverse("accounts:login"), with_the_password(learner))


def printed(learner):
    return learner.person.mails.get(template="invitation").context["code"]


def type_the_code(learner, code=None):
    return learner.send(learner.step("code"), {"code": code or printed(learner)}, follow=True)


def identify(learner):
    answers = right_answers(learner.person)["identite"]
    return learner.send(learner.step("identite"), answers, follow=True)


def messages_of(learner, channel):
    with clock.at(learner.world.now):
        return list(learner.person.mails.delivered().filter(channel=channel))


# -- every one of them ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", DifficultyKind)
def test_it_is_put_explained_and_taken_back(mediator, learner, kind):
    """At once and for the next occasion; taken back, every row is as it was."""
    learner.reach("conditions")
    before = rows(learner.seat)
    for when in ["maintenant", "prochaine"]:
        page = put(mediator, learner, kind, when=when)
        for text in [
            DIFFICULTIES[kind].label,
            DIFFICULTIES[kind].cause,
            DIFFICULTIES[kind].say,
            DIFFICULTIES[kind].reads,
        ]:
            assertContains(page, text, html=False)
        assertContains(page, f"«\u00a0{DIFFICULTIES[kind].label}\u00a0» est mis, place\u00a01.")
        assertContains(page, "En cours" if when == "maintenant" else "En attente")
        page = retire(mediator, learner, kind)
        assertContains(page, f"«\u00a0{DIFFICULTIES[kind].label}\u00a0» est retiré, place\u00a01.")
        assertNotContains(page, "En cours")
        assert rows(learner.seat) == before


@pytest.mark.full
@pytest.mark.parametrize("kind", DifficultyKind)
def test_a_reset_takes_it_away(mediator, learner, kind):
    put(mediator, learner, kind)
    learner.send(reverse("workshop:restart"))
    assert not learner.world.incident_set.exists()
    assert not learner.world.mail_set.filter(template="fraud").exists()


@pytest.mark.full
@pytest.mark.parametrize("kind", DifficultyKind)
def test_twice_is_once(mediator, learner, kind):
    put(mediator, learner, kind)
    after = rows(learner.seat)
    put(mediator, learner, kind)
    assert rows(learner.seat) == after


def test_who_has_no_mobile_is_spared(mediator):
    workshop = build.workshop(scenario="lettre-perdue", seats=1, owner=mediator.user)
    odette = Learner(workshop.places.get())
    page = put(mediator, odette, DifficultyKind.SMS_LOST)
    assertContains(page, "Sans effet, place\u00a01\u00a0: la personne n’a pas de mobile.")
    assert not odette.world.incident_set.exists()


# -- the messages ---------------------------------------------------------------------------------


def test_the_sms_never_comes_and_the_email_does(mediator, learner):
    learner.activate()
    put(mediator, learner, DifficultyKind.SMS_LOST)
    ask_to_log_in(learner)
    assert messages_of(learner, "sms") == []
    assertContains(learner.get(LOGIN_CODE), "Un SMS est parti")
    learner.person.one_time_codes.update(sent_at=clock.real_now() - codes.BETWEEN_TWO)
    learner.send(reverse("accounts:new_login_code"), {"channel": "email"})
    assert len(messages_of(learner, "email")) == 1
    retire(mediator, learner, DifficultyKind.SMS_LOST)
    assert len(messages_of(learner, "sms")) == 1


def test_an_sms_that_nobody_has_read_is_taken_away_at_once(mediator, learner):
    learner.activate()
    ask_to_log_in(learner)
    assertContains(learner.get(PAPERS), "Votre code à usage unique")
    put(mediator, learner, DifficultyKind.SMS_LOST)
    assert messages_of(learner, "sms") == []
    assertNotContains(learner.get(PAPERS), "Votre code à usage unique")


def test_for_the_next_sms_the_last_one_stays(mediator, learner):
    learner.activate()
    ask_to_log_in(learner)
    put(mediator, learner, DifficultyKind.SMS_LOST, when="prochaine")
    assert len(messages_of(learner, "sms")) == 1
    learner.person.one_time_codes.update(sent_at=clock.real_now() - codes.BETWEEN_TWO)
    learner.send(reverse("accounts:new_login_code"), {"channel": "sms"})
    assert len(messages_of(learner, "sms")) == 1
    assert not learner.world.incident_set.get().waits


def test_the_sms_comes_late_by_itself(mediator, learner):
    learner.activate()
    put(mediator, learner, DifficultyKind.SMS_LATE)
    ask_to_log_in(learner)
    version = learner.get(PAPERS).content.decode().split("?version=")[1].split("&")[0]
    assert learner.get(NEWS, {"version": version}).status_code == 204
    assert messages_of(learner, "sms") == []
    mail = learner.person.mails.get(template="one_time_code")
    assert clock.real_now() < mail.held_until <= clock.real_now() + LATE_BY
    learner.person.mails.filter(pk=mail.pk).update(held_until=clock.real_now())
    assertContains(learner.get(NEWS, {"version": version, "shows": "papers"}), "usage unique")


def test_the_email_is_in_the_unwanted_folder(mediator, learner):
    put(mediator, learner, DifficultyKind.EMAIL_UNWANTED)
    learner.ask_new_code()
    page = learner.get(PAPERS)
    assertContains(page, "Courrier indésirable (1)")
    assertContains(page, "Ce n’est pas indésirable")
    assertNotContains(page, 'class="badge" id="badge-email">1')
    mail = learner.person.mails.get(channel="email")
    page = learner.send(reverse("world:wanted", args=[mail.pk]), follow=True)
    assertContains(page, "L’e-mail est de nouveau dans la boîte.")
    assertContains(page, "Courrier indésirable (0)")
    type_the_code(learner, mail.context["code"])
    assert "identite" not in learner.person.account.attempts.get(flow="activation").answers


# -- the provisional code -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        (DifficultyKind.CODE_EXPIRED, "code-expired"),
        (DifficultyKind.CODE_USED, "code-used-elsewhere"),
        (DifficultyKind.CODE_MISPRINTED, "code-misprinted"),
    ],
)
@pytest.mark.parametrize("when", ["maintenant", "prochaine"])
def test_the_code_of_the_letter_is_no_good(mediator, learner, kind, slug, when):
    put(mediator, learner, kind, when=when)
    page = type_the_code(learner)
    assertContains(page, LESSONS[slug].says)
    assertContains(page, LESSONS[slug].why)
    learner.ask_new_code()
    learner.reach("conditions")
    assert learner.get(learner.step("conditions")).status_code == 200


@pytest.mark.parametrize(
    "kind", [DifficultyKind.CODE_EXPIRED, DifficultyKind.CODE_USED, DifficultyKind.CODE_MISPRINTED]
)
def test_now_sends_back_who_had_passed_the_page(mediator, learner, kind):
    learner.reach("conditions")
    put(mediator, learner, kind, when="prochaine")
    assert learner.get(learner.step("conditions")).status_code == 200
    put(mediator, learner, kind)
    assertRedirects(learner.get(learner.step("conditions")), learner.step("code"))
    retire(mediator, learner, kind)
    assert learner.get(learner.step("conditions")).status_code == 200


def test_the_letter_on_the_screen_bears_the_last_day_of_its_code(mediator, learner):
    letter = learner.person.mails.get(template="invitation")
    printed = letter.context["valid_until"], letter.sent_at
    put(mediator, learner, DifficultyKind.CODE_EXPIRED)
    letter.refresh_from_db()
    last_day = clock.day_of(learner.world.now) - timedelta(days=1)
    assert letter.context["valid_until"] == last_day.isoformat()
    assert clock.day_of(letter.sent_at) == last_day - timedelta(weeks=6)
    retire(mediator, learner, DifficultyKind.CODE_EXPIRED)
    letter.refresh_from_db()
    assert (letter.context["valid_until"], letter.sent_at) == printed


def test_a_misprint_is_the_same_on_paper_and_on_screen(mediator, learner):
    before = mediator.page(learner.seat.workshop, "fiches/?place=1").content
    code = printed(learner)
    put(mediator, learner, DifficultyKind.CODE_MISPRINTED)
    assert printed(learner) == code != learner.code.code
    sheet = mediator.page(learner.seat.workshop, "fiches/?place=1").content
    assert sheet == before


# -- who one is -----------------------------------------------------------------------------------


def test_the_insurer_has_an_old_number(mediator, learner):
    put(mediator, learner, DifficultyKind.INSURER_PHONE, when="prochaine")
    learner.send(reverse("accounts:new_code", args=["identite"]), identity(learner))
    known = learner.person.known_phone
    assert known != learner.person.phone
    assertContains(learner.get(reverse("accounts:new_code", args=["envoi"])), known[-2:])
    learner.send(reverse("accounts:new_code", args=["envoi"]), {"canal": "sms"})
    assert messages_of(learner, "sms") == []
    retire(mediator, learner, DifficultyKind.INSURER_PHONE)
    assert learner.person.known_phone == learner.person.phone
    assert len(messages_of(learner, "sms")) == 1


def identity(learner):
    return right_answers(learner.person)["identite"]


def test_a_number_corrected_meanwhile_stays(mediator, learner):
    put(mediator, learner, DifficultyKind.INSURER_PHONE)
    learner.person.tell_the_insurer()
    learner.ask_new_code("sms")
    assert len(messages_of(learner, "sms")) == 1
    retire(mediator, learner, DifficultyKind.INSURER_PHONE)
    assert learner.person.known_phone == learner.person.phone


def test_the_card_is_declared_lost(mediator, learner):
    learner.reach("identite")
    put(mediator, learner, DifficultyKind.CARD_LOST, when="prochaine")
    assertContains(identify(learner), LESSONS["card-lost"].why)
    retire(mediator, learner, DifficultyKind.CARD_LOST)
    assertContains(identify(learner), "Mon choix")


def test_the_card_of_somebody_who_has_passed_the_page(mediator, learner):
    learner.reach("conditions")
    put(mediator, learner, DifficultyKind.CARD_LOST)
    assertRedirects(learner.get(learner.step("conditions")), learner.step("identite"))


def test_the_account_exists_already(mediator, learner):
    learner.reach("identite")
    put(mediator, learner, DifficultyKind.ACCOUNT_EXISTS, when="prochaine")
    assertContains(identify(learner), LESSONS["account-exists"].says)
    page = learner.get(learner.step("identite"), follow=True)
    assertContains(page, LESSONS["code-used"].says)
    learner.login()
    assert learner.person.account.is_activated
    retire(mediator, learner, DifficultyKind.ACCOUNT_EXISTS)
    assert learner.person.account.state == "invited"
    assertRedirects(learner.get(reverse("profiles:home")), reverse("accounts:login"))
    learner.activate()
    assert learner.person.account.is_activated


def test_an_activated_space_is_not_activated_again(mediator, inside):
    page = put(mediator, inside, DifficultyKind.ACCOUNT_EXISTS)
    assertContains(page, "Sans effet, place\u00a01")


def test_a_space_that_moved_on_stays_as_it_is(mediator, learner):
    put(mediator, learner, DifficultyKind.ACCOUNT_EXISTS)
    with clock.at(learner.world.now):
        person = learner.person
        person.account.close(by=person)
    retire(mediator, learner, DifficultyKind.ACCOUNT_EXISTS)
    assert learner.person.account.is_closed


# -- the site -------------------------------------------------------------------------------------


def test_the_session_ends_once(mediator, inside):
    put(mediator, inside, DifficultyKind.SESSION_ENDED)
    page = inside.get(reverse("profiles:home"), follow=True)
    assertContains(page, LESSONS["session-ended"].says)
    assertContains(page, LESSONS["session-ended"].why)
    assert not inside.world.incident_set.exists()
    inside.login()
    assert inside.get(reverse("profiles:home")).status_code == 200


def test_the_session_ends_when_a_form_is_sent(mediator, learner):
    put(mediator, learner, DifficultyKind.SESSION_ENDED, when="prochaine")
    learner.reach("identite")
    response = type_the_code(learner)
    assert learner.get(learner.step("code")).status_code == 200
    assertContains(response, "Votre session a expiré")
    assertContains(type_the_code(learner), "Mon identité")


def test_nothing_is_open_yet_so_the_session_waits(mediator, learner):
    assertContains(put(mediator, learner, DifficultyKind.SESSION_ENDED), "En attente")


def test_the_whole_site_stops_and_starts_again(mediator, learner):
    learner.reach("conditions")
    put(mediator, learner, DifficultyKind.SERVICE_STOPPED)
    on_a(WEDNESDAY)(learner)  # a day on which the phone answers
    stopped, site_stopped = reverse("accounts:service_stopped"), reverse("accounts:site_stopped")
    for url in [learner.step("conditions"), reverse("accounts:new_code", args=["identite"])]:
        assertRedirects(learner.get(url), stopped)
        assertRedirects(learner.send(url, {"accord": "on"}), stopped)
    for name in ["accounts:site", "accounts:login", "profiles:home", "accounts:resume"]:
        assertRedirects(learner.get(reverse(name)), site_stopped)
    assertContains(learner.get(stopped), LESSONS["service-stopped"].says)
    assertContains(learner.get(site_stopped), LESSONS["site-stopped"].says)
    for url in [PAPERS, reverse("accounts:phone", args=["demande"])]:
        assert learner.get(url).status_code == 200
    retire(mediator, learner, DifficultyKind.SERVICE_STOPPED)
    for url in [stopped, site_stopped]:
        response = learner.get(url, follow=True)
        assert response.redirect_chain[-1][0] == learner.step("conditions")


def test_an_outage_ends_by_itself_and_can_come_back(mediator, learner):
    put(mediator, learner, DifficultyKind.SERVICE_STOPPED)
    learner.world.incident_set.update(until=clock.real_now())
    assert learner.get(learner.step("code")).status_code == 200
    assertNotContains(mediator.page(learner.seat.workshop, "place/1/"), "En cours")
    put(mediator, learner, DifficultyKind.SERVICE_STOPPED)
    assertRedirects(learner.get(learner.step("code")), reverse("accounts:service_stopped"))


def test_an_outage_that_waits_drops_the_form_that_is_sent(mediator, learner):
    put(mediator, learner, DifficultyKind.SERVICE_STOPPED, when="prochaine")
    assert learner.get(learner.step("code")).status_code == 200
    assertContains(type_the_code(learner), LESSONS["service-stopped"].says)
    assert not learner.person.account.attempts.exists()


def test_the_others_go_on(mediator, workshop, learner):
    put(mediator, learner, DifficultyKind.SERVICE_STOPPED)
    other = Learner(workshop.places.get(number=2))
    assert other.get(other.step("code")).status_code == 200


# -- what comes from a thief ----------------------------------------------------------------------


@pytest.fixture
def bait(mediator, learner):
    put(mediator, learner, DifficultyKind.FRAUD_EMAIL)
    return learner.person.mails.get(template="fraud")


def do(learner, mail, what):
    return learner.send(reverse("world:act", args=[mail.pk]), {"what": what}, follow=True)


def test_it_looks_like_the_others_but_for_its_sender(learner, bait):
    learner.ask_new_code()
    page = learner.get(PAPERS)
    assertContains(page, "service@<wbr>espace-sante-verification.example")
    assertContains(page, "ne-pas-repondre@<wbr>espace-sante.example")
    assertContains(page, "Que faire de cet e-mail", count=2)


def test_what_one_does_is_noted_and_explained(mediator, learner, bait):
    assertContains(do(learner, bait, "opened"), "Ici, vous ne tapez rien.")
    page = do(learner, bait, "gave")
    assertContains(page, "Ce message était faux")
    assertContains(page, "Vous avez ouvert le lien.")
    assertContains(page, "Vous avez donné l’identifiant et le mot de passe.")
    assertContains(page, "Ne donnez jamais vos identifiants à quelqu’un.")
    page = mediator.page(learner.seat.workshop, "place/1/")
    assertContains(page, "a ouvert le lien à")
    assertContains(page, "a donné l’identifiant et le mot de passe à")
    retire(mediator, learner, DifficultyKind.FRAUD_EMAIL)
    assert not learner.world.fraudact_set.exists()
    assert not Mail.objects.filter(pk=bait.pk).exists()


@pytest.mark.parametrize("what", ["reported", "deleted"])
def test_it_goes_away_and_is_explained(learner, bait, what):
    page = do(learner, bait, what)
    assertContains(page, "Ce message était faux")
    assertContains(do(learner, bait, what), "Ce message était faux")
    assert learner.world.fraudact_set.count() == 1
    assertNotContains(learner.get(PAPERS), "Votre carte Vitale expire ce soir")


def test_one_may_close_the_page(learner, bait):
    do(learner, bait, "opened")
    assertContains(do(learner, bait, "left"), "C’est le bon geste.")


def test_ignoring_it_is_said_too(mediator, learner, bait):
    page = mediator.page(learner.seat.workshop, "place/1/")
    assertContains(page, "rien n’a été fait du message")


def test_a_true_message_stays(learner):
    learner.ask_new_code()
    mail = learner.person.mails.get(channel="email")
    for what in ["reported", "deleted", "opened"]:
        assertContains(do(learner, mail, what), "Ce message était vrai")
    assert not learner.world.fraudact_set.exists()
    assertContains(learner.get(PAPERS), "Votre nouveau code provisoire")
    assert learner.get(reverse("world:trap", args=[mail.pk])).status_code == 404


def test_nonsense_is_not_noted(learner, bait):
    do(learner, bait, "mangé")
    assert not FraudAct.objects.exists()


def test_a_neighbour_s_message_is_out_of_reach(workshop, bait):
    neighbour = Learner(workshop.places.get(number=2))
    for name in ["world:act", "world:wanted"]:
        assert neighbour.send(reverse(name, args=[bait.pk]), {"what": "opened"}).status_code == 404
    for name in ["world:trap", "world:message"]:
        assert neighbour.get(reverse(name, args=[bait.pk])).status_code == 404
    assert not FraudAct.objects.exists()


def test_a_letter_is_not_a_message(learner):
    letter = learner.person.mails.get(channel="letter")
    assert learner.get(reverse("world:message", args=[letter.pk])).status_code == 404


@pytest.mark.parametrize("name", ["world:act", "world:wanted"])
def test_these_are_sent_never_read(learner, bait, name):
    assert learner.get(reverse(name, args=[bait.pk])).status_code == 405


def test_a_fraudulent_sms_comes_with_the_next_one(mediator, learner):
    learner.activate()
    put(mediator, learner, DifficultyKind.FRAUD_SMS, when="prochaine")
    assert messages_of(learner, "sms") == []
    ask_to_log_in(learner)
    assert [mail.template for mail in messages_of(learner, "sms")] == ["one_time_code", "fraud"]
    assertContains(learner.get(PAPERS), "06 39 98 00 00")


# -- the room -------------------------------------------------------------------------------------


def test_several_places_then_the_room(mediator, workshop):
    page = mediator.act(
        workshop, "incidents", seat=[1, 3], incident=DifficultyKind.CARD_LOST, when="maintenant"
    )
    assertContains(page, "est mis, places\u00a01 et 3.")
    assert [each.world.seat.number for each in Incident.objects.order_by("world")] == [1, 3]
    mediator.act(workshop, "incidents", all=1, incident=DifficultyKind.SMS_LATE, when="maintenant")
    assert Incident.objects.filter(kind=DifficultyKind.SMS_LATE).count() == 3
    page = mediator.act(
        workshop, "incidents/retrait", seat=[1, 3], incident=DifficultyKind.CARD_LOST
    )
    assertContains(page, "est retiré, places\u00a01 et 3.")
    assertContains(page, "3 places")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"seat": 1}, "Choisissez d’abord un incident."),
        ({"seat": 1, "incident": "tempête"}, "Choisissez d’abord un incident."),
        ({"incident": DifficultyKind.SMS_LOST}, "Choisissez d’abord une place."),
        ({"seat": "9" * 30, "incident": DifficultyKind.SMS_LOST}, "Choisissez d’abord une place."),
    ],
)
def test_nonsense_puts_nothing(mediator, workshop, data, said):
    assertContains(mediator.act(workshop, "incidents", **data), said)
    assert not Incident.objects.exists()


def test_taking_back_what_is_not_there_is_said(mediator, learner):
    assertContains(retire(mediator, learner, DifficultyKind.SMS_LOST), "Rien à retirer")
    assertContains(retire(mediator, learner, "tempête"), "Rien à retirer")


def test_only_who_leads_the_room_decides(stranger, workshop, learner):
    assert put(stranger, learner, DifficultyKind.SMS_LOST).status_code == 404
    assert retire(stranger, learner, DifficultyKind.SMS_LOST).status_code == 404
    for rest in ["incidents/", "navigateur/"]:
        assert stranger.page(workshop, rest).status_code == 404
    assert not Incident.objects.exists()


def test_taking_back_is_sent_never_read(mediator, workshop):
    assert mediator.page(workshop, "incidents/retrait/").status_code == 405


def test_the_toast_goes_when_the_incident_does(mediator, learner):
    put(mediator, learner, DifficultyKind.SMS_LOST)
    workshop = learner.seat.workshop
    shown = "place/1/?mis=sms-lost&sur=1"
    assertContains(mediator.page(workshop, shown), "Annuler")
    retire(mediator, learner, DifficultyKind.SMS_LOST)
    assertNotContains(mediator.page(workshop, shown), "est mis")
    assertNotContains(mediator.page(workshop, "place/1/?mis=x&sur=a"), "est mis")


def test_the_tray_costs_the_same_for_one_place_and_for_many(mediator, workshop):
    mediator.act(
        workshop, "incidents", seat=1, incident=DifficultyKind.FRAUD_SMS, when="maintenant"
    )
    few = count_queries(mediator, workshop)
    for kind in DifficultyKind:
        mediator.act(workshop, "incidents", all=1, incident=kind, when="maintenant")
    assert count_queries(mediator, workshop) == few


def count_queries(mediator, workshop):
    with CaptureQueriesContext(connection) as queries:
        mediator.page(workshop, "incidents/")
    return len(queries)


def test_a_scenario_may_carry_one(mediator):
    """It is on the place from the start, can be taken back, and comes back with a reset."""
    workshop = build.workshop(scenario="souvent-hospitalise", seats=1, owner=mediator.user)
    lucien = Learner(workshop.places.get())
    origin = rows(lucien.seat)
    assertContains(lucien.get(PAPERS), "Votre carte Vitale expire ce soir")
    retire(mediator, lucien, DifficultyKind.FRAUD_EMAIL)
    assertNotContains(lucien.get(PAPERS), "Votre carte Vitale expire ce soir")
    lucien.send(reverse("workshop:restart"))
    assert rows(lucien.seat) == origin


def test_what_the_browser_may_show_is_on_a_sheet(mediator, workshop):
    page = mediator.page(workshop, "navigateur/")
    for words in ["Non sécurisé", "Enregistrer le mot de passe", "Traduire", "Pare-feu"]:
        assertContains(page, words)
    for rest in ["", "autres-postes/"]:
        assertContains(mediator.page(workshop, rest), "Ce que le navigateur peut afficher")
