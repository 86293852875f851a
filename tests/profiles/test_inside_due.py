"""What time brings inside the spaces: documents, messages, the end of an access, a majority.

The agenda and the deletion have their own files.
"""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from accounts.factories import AccountFactory
from accounts.models import Sharing
from accounts.states import State
from profiles import sharing
from profiles.factories import PreferencesFactory
from profiles.measures import majority_of
from profiles.models import Arrival
from sandbox.languages import LANGUAGES
from sandbox.languages.said import said_again
from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from sandbox.world.factories import GuardianshipFactory
from sandbox.world.notices import Notice
from tests import remembered, replay
from tests.profiles.test_children_add import add, child
from tests.profiles.test_children_show import show
from tests.strict import Learner

SETTINGS = reverse("profiles:settings")
ENGLISH = LANGUAGES["en"]


def sit(scenario):
    return Learner(remembered.workshop(replay.current, scenario=scenario, seats=1).places.get())


def told(move):
    return [each.text for each in move.happenings.all()]


def arrival(learner, kind=Arrival.Kind.DOCUMENT, **which):
    return learner.world.arrival_set.get(kind=kind, **which)


def after(learner, *, days=0, **delay):
    return learner.world.advance_to(learner.world.now + timedelta(days=days, **delay))


def be(account, state):
    account.state = state
    account.save()


def story(move):
    return [(each.at, each.text) for each in move.happenings.all()]


@pytest.mark.swept
@pytest.mark.parametrize("scenario", build.scenarios())
def test_each_next_event_tells_something_and_together_they_are_the_whole_story(db, scenario):
    """Whoever acts because time passes says when; nobody is stopped where nothing happens.

    What is told can be said again in another language.
    """
    learner = sit(scenario)
    learner.activate()
    learner.login()
    add(learner, *(each.first_name for each in learner.person.children))
    then = learner.world.now + timedelta(days=700)
    before = saves.take([learner.seat], SavePoint.Kind.BEFORE)
    at_once = story(learner.world.advance_to(then))
    saves.restore(SavePoint.objects.filter(pk=before[0].pk), notice=Notice.RESTORED)
    world, step_by_step = learner.world, []
    while (due := world.next_due) and due <= then:
        move = world.advance_to(due)
        assert [said_again(each.said, ENGLISH) for each in move.happenings.all()], due
        step_by_step += story(move)
    assert step_by_step == at_once


# -- what professionals put there ---------------------------------------------------------------


@pytest.fixture
def nadia(db):
    """Her space was created by itself, and is not activated."""
    return sit("deja-cree")


def test_a_doctor_deposits_a_document_while_time_passes(nadia):
    account, coming = nadia.person.account, arrival(nadia)
    assert nadia.world.next_due == coming.at
    move = after(nadia, days=40)
    assert [(each.at, each.text) for each in move.happenings.all()] == [
        (coming.at, "Dr\u00a0Fictif a déposé un document dans l’espace santé de Nadia.")
    ]
    document = account.document_set.first()
    assert (document.name, str(document.professional)) == ("Ordonnance", "Dr\u00a0Fictif")
    assert (document.added_at, document.dated_on) == (coming.at, clock.day_of(coming.at))
    line = account.activity_set.first()
    assert (str(line), line.at) == ("Document déposé\u00a0: Ordonnance", coming.at)
    assert not nadia.world.arrival_set.exists()


def test_it_comes_once_however_the_way_is_cut(nadia):
    stories = [told(after(nadia, days=1)) for _ in range(20)]
    assert sum(stories, []) == ["Dr\u00a0Fictif a déposé un document dans l’espace santé de Nadia."]
    assert nadia.person.account.document_set.count() == 2


def test_an_activated_space_is_told_of_it_by_an_e_mail(inside):
    coming = arrival(inside)
    move = after(inside, days=14)
    assert "Dr\u00a0Exemple a déposé un document dans l’espace santé d’Inaya." in told(move)
    mail = inside.person.mails.get(template="new_document")
    assert mail.sent_at == coming.at
    assertContains(inside.get(reverse("profiles:documents")), "Compte rendu de consultation")


def test_a_message_is_written_to_who_can_read_it(inside):
    coming = arrival(inside, kind=Arrival.Kind.MESSAGE)
    move = after(inside, days=14)
    assert "Dr\u00a0Exemple a écrit un message à Inaya." in told(move)
    thread = inside.person.account.thread_set.get(subject="Après votre visite")
    assert thread.message_set.get().sent_at == coming.at
    assert thread.answer
    assert inside.person.mails.filter(template="new_message", sent_at=coming.at).exists()


def test_an_exchange_may_come_closed(db):
    lucien = sit("souvent-hospitalise")
    after(lucien, days=9)
    thread = lucien.person.account.thread_set.get(subject="Vos nouveaux résultats")
    assert thread.is_closed


@pytest.mark.parametrize("state", [State.INVITED, State.OPPOSED, State.CLOSED])
def test_nothing_comes_where_there_is_no_space(learner, state):
    account = learner.person.account
    be(account, state)
    documents = account.document_set.count()
    assert all("Dr\u00a0Exemple" not in text for text in told(after(learner, days=14)))
    assert account.document_set.count() == documents


def test_nobody_writes_to_a_space_that_is_only_created(nadia):
    with clock.at(nadia.world.now):
        nadia.person.account.arrival_set.update(
            kind=Arrival.Kind.MESSAGE, content={"subject": "Bonjour", "text": "Bonjour."}
        )
    assert nadia.world.next_due is None
    assert told(after(nadia, days=20)) == []
    assert not nadia.person.account.thread_set.exists()


def test_what_was_missed_does_not_come_late(learner):
    """It was for the day when there was no space yet."""
    after(learner, days=20)
    learner.activate()
    documents = learner.person.account.document_set.count()
    after(learner, days=20)
    assert learner.person.account.document_set.count() == documents


def test_what_comes_when_the_settings_mask_it_is_masked(inside):
    preferences = inside.person.account.preferences
    preferences.masks_new_documents = True
    preferences.save()
    after(inside, days=14)
    assert inside.person.account.document_set.get(name="Compte rendu de consultation").is_masked


# -- what ends by itself --------------------------------------------------------------------------


@pytest.fixture
def shared(inside):
    """Inaya has invited Yanis as a carer, for 90 days; he has not answered. No date is noted."""
    inside.world.arrival_set.all().delete()
    inside.person.account.agendaentry_set.all().delete()
    with clock.at(inside.world.now):
        return sharing.invite(
            inside.person.account,
            inside.world.person_set.get(first_name="Yanis"),
            by=inside.person,
            role=Sharing.Role.CARER,
            days=90,
        )


def accept(shared):
    with clock.at(shared.world.now):
        sharing.answer(shared, is_accepted=True)


def ends(shared):
    return clock.midnight_of(shared.last_day + timedelta(days=1))


def test_an_access_ends_the_day_after_its_last_one(inside, shared):
    accept(shared)
    after(inside, days=60)
    assert inside.world.next_due == ends(shared)
    assert told(inside.world.advance_to(ends(shared) - timedelta(seconds=1))) == []
    assert shared.account.sharings.filter(pk=shared.pk).exists()
    move = after(inside, seconds=1)
    assert told(move) == ["L’accès de Yanis au profil d’Inaya est terminé."]
    line = inside.person.account.activity_set.first()
    assert (str(line), line.at) == ("Accès terminé pour Yanis Leguellec", ends(shared))
    assert told(after(inside, days=30)) == []


def test_an_invitation_without_an_answer_expires(inside, shared):
    move = inside.world.advance_to(ends(shared))
    assert "Yanis n’a pas répondu à temps pour le profil d’Inaya. L’invitation a expiré." in told(
        move
    )
    line = inside.person.account.activity_set.first()
    assert str(line) == "Invitation expirée pour Yanis Leguellec"


@pytest.mark.parametrize("how", ["stop", "refuse"])
def test_what_was_ended_by_somebody_does_not_end_again(inside, shared, how):
    with clock.at(inside.world.now):
        getattr(shared, how)()
    stories = told(after(inside, days=100))
    assert not any("Yanis" in text for text in stories)


def test_nothing_ends_in_a_space_that_is_closed(inside, shared):
    accept(shared)
    be(inside.person.account, State.CLOSED)
    assert not any("Yanis" in text for text in told(after(inside, days=100)))


# -- eighteen years -------------------------------------------------------------------------------


@pytest.fixture
def karim(db):
    """The father of Sami, who is 17, on the day after both have activated."""
    learner = sit("code-expire")
    learner.activate()
    learner.login()
    add(learner, "Sami")
    return learner


def test_the_two_reminders_of_a_majority(karim):
    sami = child(karim, "Sami")
    birthday = clock.midnight_of(majority_of(sami.born_on))
    assert karim.world.next_due == birthday
    assert told(karim.world.advance_to(birthday - timedelta(seconds=1))) == []
    move = karim.world.advance_to(birthday)
    assert told(move) == [
        "Sami a 18\u00a0ans. 2\u00a0rappels sont partis\u00a0: à Sami et à Karim."
    ]
    (happening,) = move.happenings.all()
    assert said_again(happening.said, ENGLISH) == (
        '<bdi translate="no">Sami</bdi> is 18 years old. 2 reminders have been sent: '
        'to <bdi translate="no">Sami</bdi> and to <bdi translate="no">Karim</bdi>.'
    )
    mails = karim.person.mails.filter(template="of_age").order_by("pk")
    assert [mail.context["name"] for mail in mails] == ["Sami", "Karim"]
    assert told(after(karim, days=400)) == []
    assert child(karim, "Sami").account.is_activated


def test_the_page_says_that_nothing_else_is_simulated(karim):
    sami = child(karim, "Sami")
    words = "seuls ces 2 rappels sont simulés"
    show(karim, sami.account)
    assertNotContains(karim.get(SETTINGS), words)
    karim.world.advance_to(clock.midnight_of(majority_of(sami.born_on)))
    assertContains(karim.get(SETTINGS), words)
    show(karim, karim.person.account)
    assertNotContains(karim.get(SETTINGS), words)
    assertContains(karim.get(reverse("accounts:differences")), "Les 18\u00a0ans d’un enfant")


@pytest.mark.parametrize("state", [state for state in State if state != State.ACTIVATED])
def test_nobody_is_reminded_of_a_profile_that_is_not_activated(karim, state):
    be(child(karim, "Sami").account, state)
    assert not any("18" in text for text in told(after(karim, days=200)))
    assert not karim.person.mails.filter(template="of_age").exists()


def test_nobody_is_reminded_of_the_child_of_somebody_else(karim):
    sami = child(karim, "Sami")
    sami.guardianships.update(is_legal=False)
    assert not any("18" in text for text in told(after(karim, days=200)))


@pytest.mark.parametrize(
    ("born_on", "birthday"),
    [
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2008, 2, 28), date(2026, 2, 28)),
        (date(2010, 3, 29), date(2028, 3, 29)),
    ],
)
def test_a_majority_is_a_civil_day_of_paris(person, born_on, birthday):
    """Born on a leap day; on the day when the hour changes."""
    world = person.world
    world.now = clock.morning_of(birthday - timedelta(days=2))
    world.save()
    with clock.at(world.now):
        guardianship = GuardianshipFactory(guardian=person, child__born_on=born_on)
        AccountFactory(holder=guardianship.child, state=State.ACTIVATED)
        PreferencesFactory(profile=AccountFactory(holder=person))
    assert world.next_due == clock.midnight_of(birthday)
