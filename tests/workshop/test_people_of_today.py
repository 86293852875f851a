"""The people of today: what each of them has to find out, then their mission to its end."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.lessons import LESSONS
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
    assertContains(page, "comparez la fin du numéro avec la fiche")
    assert re.search(r'name="paper" value="sheet"[^>]* checked', page.content.decode())
    assertContains(page, f'href="{INSURER}"')

    line = marius.get(INSURER)
    assertContains(line, f'action="{CALL}"')
    assertContains(line, "Ici, on n’appelle pas vraiment")
    assertNotContains(line, "La personne au téléphone")
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
    assertContains(page, f'href="{INSURER}"')
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
    assertContains(mediator.get("/animation/"), "gardez-le sous les yeux")
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
    in_the_middle = nadege.get(nadege.step("carte"))
    assertContains(in_the_middle, 'action="/place/suivant/"')
    assertNotContains(in_the_middle, 'action="/place/quitter/"')
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
    assert ends_of(nadege) == ([], False)
    assert not nadege.person.account.is_activated
    assert nadege.seat.events.filter(kind="sat").count() == sat + 1

    assertContains(welcome, "Si c’était trop tôt, rien n’est perdu")
    nadege.send("/place/reprendre/")
    assert nadege.person.account.is_activated
    assertContains(nadege.get("/place/"), "Personne suivante")


def test_nobody_is_next_in_a_room_that_is_no_stand(sits):
    assert sits("ancien-numero").post("/place/suivant/").status_code == 404


def test_yamina_s_number_of_elsewhere_is_right(sits):
    yamina = sits("nee-a-l-etranger")
    person = yamina.person
    assert (person.nir[3:5], person.nir[5:10]) == ("20", "99000")
    assert (person.born_on.day, person.born_on.month) == (1, 1)
    reach(yamina, "identite")
    told = "À la place du département, 99\xa0: la personne est née à l’étranger"
    assertContains(yamina.get(yamina.step("identite")), told)
    assertContains(yamina.get("/place/"), "et un mois 20\xa0: il est juste")
    wrong = person.nir[:-1] + ("1" if person.nir[-1] != "1" else "2")
    assertContains(send(yamina, "identite", nir=wrong), LESSONS["nir-key"].says)
    activates(yamina, since="identite")
    yamina.type_login()
    assert ends_of(yamina) == (["activation", "connexion"], True)


def test_rose_aimee_does_not_copy_the_code_of_firmin(sits):
    rose = sits("meme-email")
    firmin = rose.world.person_set.get(first_name="Firmin")
    assert firmin.email == rose.person.email
    assert rose.person.nir[5:10] == "97000"
    [mail] = rose.person.mails.all()
    assert mail.context["child"] == "Firmin"
    reach(rose, "code")
    refused = send(rose, "code", code=mail.context["code"])
    assertContains(refused, "C’est le code de Firmin")
    assertNotContains(refused, "sert après la connexion")
    activates(rose, since="code")
    assert rose.person.account.email == firmin.email
    rose.type_login()
    assert ends_of(rose) == (["nouveau-code", "activation", "connexion"], True)


def test_the_page_of_the_contacts_says_what_is_not_known_of_one_address_for_two(sits):
    rose = sits("meme-email")
    reach(rose, "verification")
    assertContains(rose.get(rose.step("verification")), "ne dit ni oui, ni non")
    yamina = sits("nee-a-l-etranger")
    reach(yamina, "verification")
    assertNotContains(yamina.get(yamina.step("verification")), "ne dit ni oui, ni non")


def test_bernard_comes_back_with_another_password(sits, mediator):
    bernard = sits("mot-de-passe-oublie")
    person = bernard.person
    assert person.noted_password == ""
    Workshop.objects.update(owner=mediator.user)
    sheet = mediator.page(Workshop.objects.get(), "fiches/")
    assertContains(sheet, "Le mot de passe est oublié")
    assertContains(bernard.get(reverse("accounts:login")), "Mot de passe oublié")
    bernard.choose_another_password()
    assert bernard.person.noted_password == person.spare_password
    bernard.type_login()
    assert ends_of(bernard) == (["mot-de-passe-oublie", "connexion"], False)


def test_bernard_then_enters_with_his_finger(sits):
    bernard = sits("mot-de-passe-oublie")
    bernard.choose_another_password()
    assertContains(bernard.get("/place/"), "Sur le téléphone")
    bernard.send(reverse("accounts:handset"), {"to": "phone"})
    bernard.type_login()
    bernard.send(reverse("accounts:associate"))
    ends = ["mot-de-passe-oublie", "connexion", "telephone-associe"]
    assert ends_of(bernard) == (ends, True)
    bernard.send(reverse("accounts:logout"))
    assert bernard.get(reverse("accounts:login")).url == reverse("accounts:finger")
