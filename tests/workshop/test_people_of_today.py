"""The people of today: what each of them has to find out, then their mission to its end."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.models import Seat, Workshop
from sandbox.world.models import Mail
from tests import remembered
from tests.accounts.test_app_order import ORDER, reach, send
from tests.strict import Learner

CALL = reverse("accounts:call_the_insurer")
INSURER = reverse("accounts:insurer_line")


@pytest.fixture
def sits(db, run):
    """Somebody at a place of this scenario, in the order of this year."""

    def sit(scenario):
        room = remembered.workshop(run, scenario, seats=1, service_year=2025)
        return Learner(room.places.get())

    return sit


def activates(learner, *, since):
    for slug in ORDER[ORDER.index(since) :]:
        assert send(learner, slug).status_code == 302, slug


def ends_of(learner):
    """The ends that were reached, and whether the mission is done."""
    seat = Seat.objects.get(pk=learner.seat.pk)
    return seat.achieved.splitlines(), seat.is_finished


def test_marius_calls_before_he_sends_the_code(sits):
    marius = sits("ancien-numero")
    reach(marius, "envoi")
    page, person = marius.get(marius.step("envoi")), marius.person
    assertContains(page, f"••\xa0{person.known_phone[-2:]}")
    assert person.known_phone[-2:] not in {each[-2:] for each in person.phones}
    assertNotContains(page, "Par e-mail")
    assertContains(page, f'href="{INSURER}"')

    assertContains(marius.get(INSURER), f'action="{CALL}"')
    marius.send(CALL)
    assertContains(marius.get(marius.step("envoi")), f"••\xa0{person.phone[-2:]}")
    send(marius, "envoi", canal="sms")
    assert marius.person.known_phone == person.phone
    assert not marius.person.mails.first().is_held
    activates(marius, since="code")
    marius.type_login()
    assert ends_of(marius) == (["coordonnees-corrigees", "activation", "connexion"], True)


def test_what_marius_sends_to_his_former_number_never_comes(sits):
    marius = sits("ancien-numero")
    reach(marius, "envoi")
    send(marius, "envoi", canal="sms")
    page = marius.get(marius.step("code"))
    assertContains(page, "il est parti à un ancien mobile")
    assertContains(page, "Appelez l’Assurance Maladie")
    marius.send(CALL)
    assertContains(marius.get(marius.step("envoi")), f"••\xa0{marius.person.phone[-2:]}")


def test_thais_is_invited_by_an_email_that_brings_her_code(mediator, run):
    """In the order of the tutorial, whose first page asks for it."""
    room = remembered.workshop(run, "invitee-par-email", seats=1, owner=mediator.user)
    assertContains(mediator.page(room, "fiches/"), "Le code provisoire est dans l’e-mail")
    thais = Learner(room.places.get())
    [mail] = thais.person.mails.all()
    assert (mail.channel, mail.template) == (Mail.Channel.EMAIL, "invitation")
    page = thais.get(thais.step("code"))
    assertContains(page, "Votre espace santé va être créé")
    assertContains(page, "Il est dans un e-mail")
    assertNotContains(thais.get("/papiers/"), "Objet\xa0: votre espace santé va être créé")
    thais.activate_only()
    thais.type_login()
    assert ends_of(thais) == (["activation", "connexion"], True)


def test_thais_plays_in_the_order_of_the_application_too(sits):
    thais = sits("invitee-par-email")
    activates(thais, since="carte")
    thais.type_login()
    assert ends_of(thais) == (["activation", "connexion"], True)


def test_a_stand_is_opened_by_one_press_and_serves_one_person_after_the_other(mediator):
    page = mediator.post("/animation/stand/", follow=True)
    room = Workshop.objects.get()
    assert (room.is_stand, room.places.count(), room.service_year) == (True, 1, 2025)
    mediator.post("/animation/stand/")
    assert Workshop.objects.count() == 1
    entry = reverse("workshop:enter", args=[room.places.get().token])
    assertContains(page, "M’asseoir ici")
    nadege = Learner(room.places.get())
    nadege.cookies = mediator.cookies
    assertContains(nadege.post(entry, follow=True), "Nadège")
    activates(nadege, since="carte")
    assert ends_of(nadege) == (["nouveau-code", "activation"], True)
    end = nadege.get("/place/fin/")
    for words in ("Ma feuille à emporter", "Chez moi\xa0: je me connecte", "Personne suivante"):
        assertContains(end, words)
    assertContains(nadege.get("/place/reussites/"), "Chez moi\xa0: je me connecte")
    assert nadege.seat.events.filter(kind="done", is_put=False).exists()

    sat = nadege.seat.events.filter(kind="sat").count()
    welcome = nadege.post("/place/suivant/", follow=True)
    assertNotContains(welcome, "Quelqu’un a déjà travaillé ici")
    assertNotContains(welcome, "Reprendre")
    assert ends_of(nadege) == ([], False)
    assert not nadege.person.account.is_activated
    assert nadege.seat.events.filter(kind="sat").count() == sat + 1


def test_nobody_is_next_in_a_room_that_is_no_stand(sits):
    assert sits("ancien-numero").post("/place/suivant/").status_code == 404
