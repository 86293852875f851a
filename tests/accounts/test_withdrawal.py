"""« M’opposer à Mon espace santé »: in time, too late, for a child, deleted."""

import io
from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts.states import ERASURE_DELAY, State, Transition
from sandbox.lessons import LESSONS
from sandbox.workshop.robot.mistakes.hit import hit
from sandbox.world import clock
from sandbox.world.models import Incident, Mail
from tests import remembered, replay
from tests.answers import rank
from tests.strict import Learner, right_answers

DOOR = reverse("accounts:withdraw")
END = reverse("accounts:withdrawn")
PAPERS = reverse("world:papers")


def page(slug):
    return reverse("accounts:withdrawal", args=[slug])


def sit(scenario):
    return Learner(remembered.workshop(replay.current, scenario=scenario, seats=1).places.get())


@pytest.fixture
def gerard(db):
    return sit("refus")


@pytest.fixture
def nadia(db):
    return sit("deja-cree")


def identity(learner, *, child=None):
    born = (child or learner.person).born_on
    return right_answers(learner.person)["identite"] | {
        "naissance_jour": born.day,
        "naissance_mois": born.month,
        "naissance_annee": born.year,
    }


def ask_the_code_of(learner, child):
    url = "accounts:new_code"
    learner.send(reverse(url, args=["identite"]), identity(learner, child=child))
    learner.send(reverse(url, args=["representant"]), {"reponse": "oui"})
    learner.send(reverse(url, args=["envoi"]), {"canal": "email"})
    return child.provisional_codes.current().get()


def identify(learner, *, child=None):
    """Every page before the confirmation, rightly."""
    owner = child or learner.person
    code = owner.provisional_codes.current().last()
    learner.send(page("code"), {"code": code.code})
    learner.send(page("identite"), identity(learner, child=child))
    if child:
        learner.send(page("representant"), {"reponse": "oui"})


def refuse(learner, *, child=None):
    identify(learner, child=child)
    return learner.send(page("confirmation"))


def state(person):
    return type(person).objects.get(pk=person.pk).account.state


# -- in time ------------------------------------------------------------------------------------


def test_the_door_says_that_the_code_is_needed_even_to_refuse(gerard):
    response = gerard.get(DOOR)
    assertContains(response, "Ici, il faut un code, même pour dire non.")
    assertContains(response, "Sans lettre, on peut aussi refuser.")
    assertContains(response, f'href="{reverse("accounts:login")}"')
    assertContains(gerard.get(reverse("accounts:site")), f'href="{DOOR}"')


def test_refusing_in_time(gerard):
    assertRedirects(
        gerard.send(page("code"), right_answers(gerard.person)["code"]), page("identite")
    )
    assertRedirects(gerard.send(page("identite"), identity(gerard)), page("confirmation"))
    response = gerard.get(page("confirmation"))
    assertContains(response, "L’espace santé ne sera pas créé.")
    assertContains(response, "Étape 3 sur 3")
    assert state(gerard.person) == State.INVITED

    assertRedirects(gerard.send(page("confirmation")), END)
    event = gerard.person.account.events.get()
    assert (event.transition, event.by) == (Transition.OPPOSE, gerard.person)
    assert event.at == gerard.world.now
    response = gerard.get(END)
    assertContains(
        response,
        "Mon espace santé ne sera pas créé. Je peux changer d’avis à tout moment.",
    )
    mail = gerard.person.mails.get(channel=Mail.Channel.EMAIL)
    assert (mail.template, mail.context) == ("opposition", {"child": ""})
    assert gerard.person.provisional_codes.get().is_used


def test_who_has_no_email_gets_a_letter(gerard):
    type(gerard.person).objects.filter(pk=gerard.person.pk).update(email="", known_email="")
    refuse(gerard)
    letter = gerard.person.mails.filter(template="opposition").get()
    assert letter.channel == Mail.Channel.LETTER
    assert letter.deliver_at == gerard.world.now + timedelta(days=3)
    assertContains(gerard.get(PAPERS), "Une lettre est en route")


def test_nothing_can_be_written_to_who_has_no_address(gerard):
    people = type(gerard.person).objects.filter(pk=gerard.person.pk)
    people.update(email="", known_email="", is_known_by_post=False)
    refuse(gerard)
    assert state(gerard.person) == State.OPPOSED
    assert not gerard.person.mails.filter(template="opposition").exists()


def test_the_last_day_is_still_in_time_and_midnight_is_not(gerard):
    account = gerard.person.account
    last_day = account.invited_on + timedelta(days=42)
    gerard.world.advance_to(datetime.combine(last_day, time(23, 59), tzinfo=clock.PARIS))
    identify(gerard)
    assertContains(gerard.get(page("confirmation")), "Je confirme mon opposition")

    gerard.world.advance_to(clock.midnight_of(account.creation_on))
    assertRedirects(gerard.get(page("confirmation")), page("code"))
    assertRedirects(gerard.send(page("confirmation")), page("code"))
    assertContains(gerard.get(page("code")), LESSONS["code-expired"].says)
    assert state(gerard.person) == State.AUTO_CREATED


@pytest.mark.parametrize("slug", ["identite", "representant", "confirmation"])
def test_no_page_before_its_turn(gerard, slug):
    assertRedirects(gerard.get(page(slug)), page("code"))
    assertRedirects(gerard.send(page(slug)), page("code"))
    assert state(gerard.person) == State.INVITED


def test_pages_that_do_not_exist(gerard, learner):
    assert gerard.get(page("poker")).status_code == 404
    assertRedirects(gerard.get(END), DOOR)
    refuse(learner)
    event = learner.person.account.events.get()
    assert learner.get(reverse("accounts:proof", args=[event.pk])).status_code == 200
    assert gerard.get(reverse("accounts:proof", args=[event.pk])).status_code == 404


def test_a_double_click_refuses_once(gerard):
    identify(gerard)
    for _ in range(2):
        assertRedirects(gerard.send(page("confirmation")), END)
    assert gerard.person.account.events.count() == 1
    assert gerard.person.mails.filter(template="opposition").count() == 1


def test_reload_and_back_after_the_end_change_nothing(gerard):
    refuse(gerard)
    for slug in ["identite", "confirmation"]:
        assertRedirects(gerard.get(page(slug)), END)
    assertContains(gerard.get(END), "Mon opposition est enregistrée")
    assert gerard.person.account.events.count() == 1


def test_giving_up_keeps_nothing(gerard):
    identify(gerard)
    give_up = reverse("accounts:give_up", args=["withdrawal"])
    assertRedirects(gerard.send(give_up, {"confirme": "1"}), DOOR)
    assertRedirects(gerard.get(page("confirmation")), page("code"))
    assert state(gerard.person) == State.INVITED


def test_a_journey_left_is_resumed(gerard):
    identify(gerard)
    response = gerard.get(reverse("accounts:resume"), follow=True)
    assert response.redirect_chain[-1][0] == page("confirmation")


def test_an_outage_closes_the_door(gerard):
    hit(Incident.Kind.SERVICE_STOPPED)(gerard)
    stopped = reverse("accounts:service_stopped")
    assertRedirects(gerard.get(page("code")), stopped)


def test_the_wrong_code_of_a_neighbour_is_not_shown_again(learner, neighbour):
    code = neighbour.code.code
    response = learner.send(page("code"), {"code": code})
    assertContains(response, LESSONS["code-wrong"].says)
    assertNotContains(response, code)


# -- the proof ------------------------------------------------------------------------------------


def proof_url(person):
    return reverse("accounts:proof", args=[person.account.events.get(transition="oppose").pk])


def test_the_proof_has_the_same_bytes_each_time(gerard):
    refuse(gerard)
    url = proof_url(gerard.person)
    assertContains(gerard.get(END), f'href="{url}" hx-boost="false"')
    first, second = gerard.get(url), gerard.get(url)
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == 'attachment; filename="preuve-opposition.pdf"'
    assert first.content == second.content
    text = PdfReader(io.BytesIO(first.content)).pages[0].extract_text()
    assert "FACTICE" in text
    assert "Gérard Boisfictif" in text


def test_a_closing_has_no_proof_of_opposition(nadia):
    nadia.ask_new_code()
    refuse(nadia)
    event = nadia.person.account.events.get(transition=Transition.CLOSE)
    assert nadia.get(reverse("accounts:proof", args=[event.pk])).status_code == 404


# -- from the activation ---------------------------------------------------------------------------


def test_refusing_from_the_choice_that_follows_the_identification(gerard):
    gerard.reach("choix")
    assertContains(
        gerard.get(gerard.step("choix")), "Je m’oppose à la création de Mon espace santé"
    )
    response = gerard.send(gerard.step("choix"), {"choix": "refuser"})
    assertRedirects(response, page("confirmation"))
    assert state(gerard.person) == State.INVITED
    assertRedirects(gerard.send(page("confirmation")), END)
    assert state(gerard.person) == State.OPPOSED
    assert not gerard.person.account.attempts.filter(finished_at=None).exists()


def test_the_choice_can_be_made_again_before_the_end(gerard):
    gerard.reach("choix")
    gerard.send(gerard.step("choix"), {"choix": "refuser"})
    assertRedirects(gerard.get(gerard.step("conditions")), gerard.step("choix"))
    assertRedirects(
        gerard.send(gerard.step("choix"), {"choix": "activer"}), gerard.step("conditions")
    )
    gerard.reach(None)
    assert state(gerard.person) == State.ACTIVATED
    assert not gerard.person.account.attempts.filter(finished_at=None).exists()


def test_choosing_to_refuse_twice_is_choosing_once(gerard):
    gerard.reach("choix")
    for _ in range(2):
        response = gerard.send(gerard.step("choix"), {"choix": "refuser"})
        assertRedirects(response, page("confirmation"))
    assert gerard.person.account.attempts.filter(flow="withdrawal").count() == 1


@pytest.mark.parametrize("choix", ["", "hésiter"])
def test_a_choice_must_be_made(gerard, choix):
    gerard.reach("choix")
    response = gerard.send(gerard.step("choix"), {"choix": choix})
    assertContains(response, LESSONS["choice-of-space-empty"].says)


# -- too late -----------------------------------------------------------------------------------


def test_after_six_weeks_the_old_code_has_expired(nadia):
    response = nadia.send(page("code"), right_answers(nadia.person)["code"])
    assertContains(response, LESSONS["code-expired"].says)
    assertContains(response, reverse("accounts:ask_new_code"))


def test_after_six_weeks_the_same_door_closes(nadia):
    nadia.ask_new_code()
    identify(nadia)
    response = nadia.get(page("confirmation"))
    assertContains(response, "Je confirme la clôture")
    assertContains(response, "Je ne peux plus empêcher sa création.")
    assertRedirects(nadia.send(page("confirmation")), END)
    event = nadia.person.account.events.last()
    assert (event.before, event.after) == (State.AUTO_CREATED, State.CLOSED)
    assert event.by == nadia.person
    assertContains(nadia.get(END), "L’espace santé est clôturé")
    assert nadia.person.mails.filter(template="closed_before_activation").count() == 1


def test_the_door_promises_a_proof_only_to_who_opposed(nadia, gerard):
    nadia.ask_new_code()
    refuse(nadia)
    page = nadia.get(DOOR)
    assertContains(page, "J’ai clôturé mon espace santé, le ")
    assertNotContains(page, "Ma preuve est toujours là.")
    refuse(gerard)
    assertContains(gerard.get(DOOR), "Ma preuve est toujours là.")


def test_the_choice_after_six_weeks_is_to_activate_or_to_close(nadia):
    nadia.reach("choix")
    response = nadia.get(nadia.step("choix"))
    assertContains(response, "Je clôture Mon espace santé")
    assertNotContains(response, "Je m’oppose")
    nadia.send(nadia.step("choix"), {"choix": "refuser"})
    nadia.send(page("confirmation"))
    assert state(nadia.person) == State.CLOSED


def test_created_is_not_activated(nadia):
    login = nadia.get(reverse("accounts:login"))
    assertContains(login, "n’est pas «\u00a0activé\u00a0»")
    assert [mail.template for mail in nadia.person.mails.all()] == ["invitation"]
    account = nadia.person.account
    assert account.document_set.get().professional.name == "Dr\u00a0Fictif"
    nadia.activate()
    assertContains(nadia.get(reverse("accounts:activated")), "Créé, puis activé")
    activated_at = account.events.get(transition=Transition.ACTIVATE).at
    seen = account.activity_set.exclude(professional=None).get()
    created_at = account.events.get(transition=Transition.AUTO_CREATE).at
    assert created_at < seen.at < activated_at


@pytest.mark.parametrize(
    ("scenario", "words"),
    [("refus", "Pour se connecter"), ("deja-cree", "il a été créé tout seul")],
)
def test_the_log_in_page_tells_who_has_no_login_yet(db, scenario, words):
    learner = sit(scenario)
    assertContains(learner.get(reverse("accounts:login")), words)
    learner.activate()
    assertNotContains(learner.get(reverse("accounts:login")), words)


# -- already ----------------------------------------------------------------------------------


def test_an_activated_space_is_closed_from_inside(gerard):
    code = gerard.code.code
    gerard.activate()
    response = gerard.send(page("code"), {"code": code})
    assertContains(response, LESSONS["already-activated"].what)
    assertContains(response, f'href="{reverse("accounts:login")}"')
    assert state(gerard.person) == State.ACTIVATED


def test_an_opposed_space_gives_the_proof_again(gerard):
    code = gerard.code.code
    refuse(gerard)
    response = gerard.send(page("code"), {"code": code})
    assertContains(response, LESSONS["already-opposed"].says)
    assertContains(response, f'href="{END}"')
    assertContains(gerard.get(DOOR), f'href="{END}"')
    gerard.ask_new_code()
    gerard.send(page("code"), {"code": gerard.code.code})
    response = gerard.send(page("identite"), identity(gerard))
    assertContains(response, LESSONS["already-opposed"].says)
    assert gerard.person.account.events.count() == 1


# -- changing one's mind ---------------------------------------------------------------------------


def test_a_refusal_is_taken_back_with_a_new_code(gerard):
    old = gerard.code.code
    refuse(gerard)
    response = gerard.send(gerard.step("code"), {"code": old})
    assertContains(response, LESSONS["code-used-to-refuse"].what)
    gerard.ask_new_code()
    gerard.reach("conditions")
    assertContains(
        gerard.get(gerard.step("conditions")), f"Étape {rank('conditions', without=['choix'])}"
    )
    gerard.activate()
    assert [event.transition for event in gerard.person.account.events.all()] == [
        Transition.OPPOSE,
        Transition.ACTIVATE,
    ]
    assertRedirects(gerard.get(END), DOOR)
    assert gerard.get(proof_url(gerard.person)).status_code == 200


def test_a_closed_space_opens_again_with_a_new_code(nadia):
    nadia.ask_new_code()
    refuse(nadia)
    nadia.person.provisional_codes.update(asked_at=clock.real_now() - timedelta(minutes=1))
    nadia.ask_new_code()
    nadia.activate()
    account = nadia.person.account
    assert account.state == State.ACTIVATED
    assert account.events.last().transition == Transition.REOPEN
    assertRedirects(nadia.type_login(), reverse("profiles:home"))
    assert account.document_set.count() == 1


# -- for a child --------------------------------------------------------------------------------


def test_a_child_is_refused_with_its_own_code_by_the_representative(gerard):
    zoe = gerard.person.children.get()
    code = ask_the_code_of(gerard, zoe)
    gerard.send(page("code"), {"code": code.code})
    response = gerard.send(page("identite"), identity(gerard, child=zoe))
    assertRedirects(response, page("representant"))
    response = gerard.send(page("representant"), {"reponse": "non"})
    assertContains(response, "Je ne peux pas accéder au profil de Zoé")
    gerard.send(page("representant"), {"reponse": "oui"})
    assertContains(gerard.get(page("confirmation")), "prévu pour Zoé")
    assertRedirects(gerard.send(page("confirmation")), END)
    event = zoe.account.events.get()
    assert (event.transition, event.by) == (Transition.OPPOSE, gerard.person)
    assert (state(zoe), state(gerard.person)) == (State.OPPOSED, State.INVITED)
    mail = gerard.person.mails.filter(template="opposition").get()
    assert mail.context == {"child": "Zoé"}
    assert gerard.get(proof_url(zoe)).status_code == 200


def test_the_child_first_then_oneself_and_each_has_a_proof(gerard):
    zoe = gerard.person.children.get()
    ask_the_code_of(gerard, zoe)
    identify(gerard)
    assertContains(gerard.get(page("confirmation")), "Commencez par les enfants.")
    refuse(gerard, child=zoe)
    identify(gerard)
    assertNotContains(gerard.get(page("confirmation")), "Commencez par les enfants.")
    gerard.send(page("confirmation"))
    response = gerard.get(END)
    for person in [gerard.person, zoe]:
        assertContains(response, proof_url(person))


def test_oneself_first_blocks_nothing_here(gerard):
    zoe = gerard.person.children.get()
    refuse(gerard)
    assertContains(gerard.get(END), "On refuse pour un enfant à la fois")
    ask_the_code_of(gerard, zoe)
    assertRedirects(refuse(gerard, child=zoe), END)
    assert state(zoe) == State.OPPOSED


def test_the_code_of_one_and_the_date_of_another(gerard):
    zoe = gerard.person.children.get()
    gerard.send(page("code"), right_answers(gerard.person)["code"])
    response = gerard.send(page("identite"), identity(gerard, child=zoe))
    assertContains(response, "La date dit Zoé, mais le code est pour Gérard.")
    assert state(zoe) == State.INVITED


def test_another_code_asks_again_who_the_representative_is(learner):
    mathis, lola, _ = learner.person.children
    ask_the_code_of(learner, mathis)
    ask_the_code_of(learner, lola)
    identify(learner, child=mathis)
    learner.send(page("code"), {"code": lola.provisional_codes.get().code})
    learner.send(page("identite"), identity(learner, child=lola))
    assertRedirects(learner.get(page("confirmation")), page("representant"))


# -- deleting the data of what silence created --------------------------------------------------


def ask_erasure(learner, account=None):
    account = account or learner.person.account
    return learner.send(reverse("accounts:ask_erasure", args=[account.pk]), follow=True)


def closed_without_a_log_in(learner):
    learner.ask_new_code()
    refuse(learner)
    return learner.person.account


def test_the_data_of_what_silence_created_are_deleted_when_it_is_asked_for(nadia):
    account = closed_without_a_log_in(nadia)
    assertContains(nadia.get(END), "Supprimer définitivement les données")
    for _ in range(2):
        assertContains(ask_erasure(nadia), "Leur suppression sera faite le")
    request = nadia.world.erasurerequest_set.get()
    assert request.by == nadia.person
    mail = nadia.person.mails.get(template="erasure_asked")
    assert mail.context == {"child": "", "erased_by": request.due_on.isoformat()}
    assert account.document_set.exists()
    nadia.world.advance_to(nadia.world.now + ERASURE_DELAY)
    assert not account.document_set.exists()
    assert nadia.person.mails.first().template == "erased"
    assertContains(nadia.get(END), "Elles ont été effacées le")


def test_the_deletion_asks_before(nadia):
    account = closed_without_a_log_in(nadia)
    url = reverse("accounts:ask_erasure", args=[account.pk])
    end = nadia.get(END)
    assertContains(end, f'href="{url}"')
    assertNotContains(end, f'action="{url}"')
    question = nadia.get(url)
    assertContains(question, "Non, revenir")
    assertContains(question, "Oui, supprimer définitivement")
    assert not nadia.world.erasurerequest_set.exists()


def test_activating_after_all_cancels_the_deletion(nadia):
    account = closed_without_a_log_in(nadia)
    ask_erasure(nadia)
    nadia.person.provisional_codes.update(asked_at=None)
    nadia.ask_new_code()
    nadia.activate()
    assert not nadia.world.erasurerequest_set.exists()
    nadia.world.advance_to(nadia.world.now + ERASURE_DELAY)
    assert account.document_set.exists()


def test_nothing_is_deleted_of_a_space_that_this_door_did_not_close(nadia, gerard):
    url = reverse("accounts:ask_erasure", args=[nadia.person.account.pk])
    assert nadia.get(url).status_code == 404
    assert ask_erasure(nadia).status_code == 404
    refuse(gerard)
    assert ask_erasure(gerard).status_code == 404
    assert ask_erasure(gerard, nadia.person.account).status_code == 404


def test_who_has_refused_for_everybody_reads_no_step_of_it_any_more(gerard):
    """A child who may still be refused is one more journey; Jeanne has none."""
    jeanne = sit("sans-photo")
    for who in (gerard, jeanne):
        assertContains(who.get(page("code")), "tape 1 sur")
        refuse(who)
    assertContains(gerard.get(page("code")), "tape 1 sur")
    over = jeanne.get(page("code"))
    assertNotContains(over, "tape 1 sur")
    assertNotContains(over, "etape")
