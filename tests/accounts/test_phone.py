"""The 3422: refuse, close and have the data deleted, receive a code, by answers to choose."""

from datetime import datetime, time

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts.states import State, Transition
from sandbox.lessons import LESSONS
from sandbox.workshop.robot.mistakes.withdrawal import SATURDAY, WEDNESDAY, on_a
from sandbox.world import clock
from sandbox.world.models import Mail
from tests.accounts.test_withdrawal import PAPERS, refuse, sit, state


def question(slug):
    return reverse("accounts:phone", args=[slug])


@pytest.fixture
def gerard(db):
    return sit("refus")


@pytest.fixture
def nadia(db):
    """Her space was created by itself; it is a weekday."""
    nadia = sit("deja-cree")
    on_a(WEDNESDAY)(nadia)
    return nadia


def tell(learner, answers):
    for slug, answer in answers.items():
        response = learner.send(question(slug), {"reponse": answer})
    return response


def said(wish, *, whom=None, **others):
    """Everything that is answered to the 3422, in order."""
    child = {"representant": "oui"} if whom not in (None, "moi") else {}
    answers = {"demande": wish} | ({"pour-qui": whom} if whom else {})
    answers |= {"numero": "lire", "naissance": "lire", "carte": "lire"} | child
    return answers | others | {"accord": others.get("accord", "oui")}


@pytest.fixture
def on_a_weekday(gerard):
    on_a(WEDNESDAY)(gerard)
    return gerard


def test_the_papers_have_a_telephone(gerard):
    call = reverse("accounts:call")
    assertContains(gerard.get(PAPERS), f'href="{call}"')
    assertContains(sit("lettre-perdue").get(PAPERS), f'href="{call}"')


def test_refusing_by_telephone(on_a_weekday):
    gerard = on_a_weekday
    assertRedirects(gerard.get(reverse("accounts:call")), question("demande"))
    assertContains(gerard.get(question("demande")), "La personne du 3422\u00a0:")
    assertRedirects(tell(gerard, said("refuser", whom="moi")), PAPERS)
    event = gerard.person.account.events.get()
    assert (event.transition, event.by) == (Transition.OPPOSE, gerard.person)
    assert gerard.person.mails.filter(template="opposition").count() == 1
    assertRedirects(gerard.send(question("accord"), {"reponse": "oui"}), PAPERS)
    assert gerard.person.account.events.count() == 1


def test_the_code_that_the_telephone_did_not_ask_for_still_activates(on_a_weekday):
    gerard = on_a_weekday
    tell(gerard, said("refuser", whom="moi"))
    page = gerard.get(reverse("accounts:withdrawn"))
    assertContains(page, "Mon code provisoire sert encore, jusqu’au")
    assertNotContains(page, "J’en demande un nouveau")
    gerard.activate()
    assert state(gerard.person) == State.ACTIVATED


def test_refusing_for_a_child_by_telephone(on_a_weekday):
    gerard = on_a_weekday
    zoe = gerard.person.children.get()
    tell(gerard, said("refuser", whom=str(zoe.pk), accord="oui"))
    assert (state(zoe), state(gerard.person)) == (State.OPPOSED, State.INVITED)
    assert zoe.account.events.get().by == gerard.person


def test_who_is_not_the_representative_decides_nothing(on_a_weekday):
    gerard = on_a_weekday
    zoe = gerard.person.children.get()
    answers = said("refuser", whom=str(zoe.pk))
    del answers["accord"]
    response = tell(gerard, answers | {"representant": "non"})
    assertContains(response, "Je ne peux pas accéder au profil de Zoé")
    assertRedirects(gerard.get(question("accord")), question("representant"))
    assert state(zoe) == State.INVITED


def test_another_child_is_certified_apart(learner):
    on_a(WEDNESDAY)(learner)
    mathis, lola, _ = learner.person.children
    answers = said("refuser", whom=str(mathis.pk))
    del answers["accord"]
    tell(learner, answers)
    learner.send(question("pour-qui"), {"reponse": str(lola.pk)})
    assertRedirects(learner.get(question("accord")), question("representant"))


@pytest.mark.parametrize("data", ["garder", "supprimer"])
def test_closing_by_telephone(nadia, data):
    asked = said("refuser", donnees=data)
    tell(nadia, without_end(asked))
    then = {
        "garder": "Ses données sont gardées.",
        "supprimer": "Puis ses données seront supprimées.",
    }
    assertContains(nadia.get(question("accord")), then[data])
    for _ in range(2):
        assertRedirects(nadia.send(question("accord"), {"reponse": "oui"}), PAPERS)
    assert state(nadia.person) == State.CLOSED
    assert nadia.person.account.events.last().by == nadia.person
    mails = nadia.person.mails.values_list("template", flat=True)
    is_deleted = data == "supprimer"
    assert list(mails).count("closed_before_activation") == 1
    assert list(mails).count("erasure_asked") == is_deleted
    requests = nadia.world.erasurerequest_set.filter(account=nadia.person.account, by=nadia.person)
    assert requests.count() == is_deleted


def test_what_becomes_of_the_data_is_only_asked_of_what_exists(on_a_weekday):
    gerard = on_a_weekday
    tell(gerard, without_end(said("refuser", whom="moi")))
    assertRedirects(gerard.get(question("donnees")), question("accord"))
    assertContains(gerard.get(question("accord")), "ne sera pas créé.")


def test_what_becomes_of_the_data_is_answered(nadia):
    tell(nadia, without_end(said("refuser")))
    assertRedirects(nadia.get(question("accord")), question("donnees"))
    response = nadia.send(question("donnees"), {"reponse": "peut-être"})
    assertContains(response, LESSONS["call-empty"].says)
    assertContains(nadia.get(question("donnees")), "Que voulez-vous ?")


def test_hanging_up_at_the_end_closes_and_deletes_nothing(nadia):
    tell(nadia, said("refuser", donnees="supprimer", accord="non"))
    assert state(nadia.person) == State.AUTO_CREATED
    assert not nadia.world.erasurerequest_set.exists()


def test_the_data_of_another_are_decided_for_apart(learner):
    """Mathis's were to be deleted; then it is about Lola."""
    learner.world.advance_to(clock.morning_of(learner.person.account.creation_on))
    on_a(WEDNESDAY)(learner)
    mathis, lola, _ = learner.person.children
    tell(learner, without_end(said("refuser", whom=str(mathis.pk), donnees="supprimer")))
    learner.send(question("pour-qui"), {"reponse": str(lola.pk)})
    learner.send(question("representant"), {"reponse": "oui"})
    assertRedirects(learner.get(question("accord")), question("donnees"))


def test_a_code_by_post_for_who_is_known_nowhere(db):
    yvette = sit("sans-coordonnees")
    on_a(WEDNESDAY)(yvette)
    tell(yvette, said("code", adresse="lire"))
    code = yvette.person.provisional_codes.current().get()
    assert code.channel == Mail.Channel.LETTER
    assert yvette.person.is_known_by_post
    assertContains(yvette.get(PAPERS), "Une lettre est en route")
    answers = said("code")
    del answers["accord"]
    tell(yvette, answers)
    response = yvette.send(question("accord"), {"reponse": "oui"})
    assertContains(response, LESSONS["code-too-soon"].says)


def test_hanging_up_changes_nothing(on_a_weekday):
    gerard = on_a_weekday
    tell(gerard, {"demande": "refuser"})
    give_up = reverse("accounts:give_up", args=["phone"])
    assertContains(gerard.send(give_up), "Raccrocher maintenant")
    assertRedirects(gerard.send(give_up, {"confirme": "1"}), PAPERS)
    assertRedirects(gerard.get(question("numero")), question("demande"))
    response = tell(gerard, said("refuser", whom="moi", accord="non"))
    assertRedirects(response, PAPERS)
    assert state(gerard.person) == State.INVITED


@pytest.mark.parametrize("slug", ["numero", "naissance", "carte"])
def test_what_is_not_read_stops_the_call(on_a_weekday, slug):
    gerard = on_a_weekday
    answers = said("refuser", whom="moi")
    upto = dict(list(answers.items())[: list(answers).index(slug)])
    tell(gerard, upto)
    assertContains(gerard.send(question(slug), {"reponse": "non"}), LESSONS["call-cannot"].says)
    assert slug not in gerard.person.account.attempts.get(flow="phone").answers


@pytest.mark.parametrize("answer", ["", "autre", "99999"])
def test_an_answer_of_the_list(on_a_weekday, answer):
    tell(on_a_weekday, {"demande": "refuser"})
    response = on_a_weekday.send(question("pour-qui"), {"reponse": answer})
    assertContains(response, LESSONS["call-empty"].says)


def without_end(answers):
    return {slug: answer for slug, answer in answers.items() if slug != "accord"}


@pytest.mark.parametrize(
    ("prepare", "wish", "slug"),
    [
        ("activate", "refuser", "already-activated"),
        ("activate", "code", "account-exists"),
        ("refuse", "refuser", "already-opposed"),
    ],
)
def test_the_file_says_what_is_done_already(on_a_weekday, prepare, wish, slug):
    gerard = on_a_weekday
    gerard.activate() if prepare == "activate" else refuse(gerard)
    response = tell(gerard, without_end(said(wish, whom="moi")))
    assertContains(response, LESSONS[slug].says)


def test_a_file_that_is_not_checked_gets_no_code(db):
    vannina = sit("corse")
    on_a(WEDNESDAY)(vannina)
    child = vannina.person.children.get()
    answers = without_end(said("code", whom=str(child.pk)))
    del answers["representant"]
    assertContains(tell(vannina, answers), LESSONS["not-activable"].says)


@pytest.mark.parametrize(
    ("weekday", "hour", "answers"),
    [
        (WEDNESDAY, time(8, 29), False),
        (WEDNESDAY, time(8, 30), True),
        (WEDNESDAY, time(17, 29), True),
        (WEDNESDAY, time(17, 30), False),
        (SATURDAY, time(10, 0), False),
        (SATURDAY + 1, time(10, 0), False),
    ],
)
def test_the_hours_of_the_3422_are_those_of_the_simulation(gerard, weekday, hour, answers):
    on_a(weekday)(gerard)
    world = gerard.world
    day = world.now.astimezone(clock.PARIS).date()
    world.now = datetime.combine(day, hour, tzinfo=clock.PARIS)
    world.save()
    response = gerard.get(question("demande"))
    assert response.status_code == (200 if answers else 302)
    if not answers:
        assertContains(gerard.get(reverse("accounts:call")), LESSONS["call-closed"].says)
        assertRedirects(gerard.send(question("demande"), {"reponse": "code"}), response["Location"])
