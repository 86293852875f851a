"""Steps 8, 12 and 13, as the tutorial tells them; then the twins, and the newborn."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import remembered
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.somebody import Somebody, answers_of, words
from tests.e2e.test_axe import NARROW, Inspector
from tests.strict import Learner

CERTIFICATE = "Je certifie être le représentant légal du ou des profils sélectionnés."
ADD = "Ajouter un ou plusieurs profils"
WAYS = [
    pytest.param(Somebody, True, id="mouse"),
    pytest.param(Somebody, False, id="without javascript"),
    pytest.param(KeyboardUser, True, id="keyboard", marks=pytest.mark.full),
]


@pytest.fixture
def inside(at_a_pc, run, transactional_db):
    """Somebody of this scenario, logged in, on the home page of the space."""

    def sit(scenario, **options):
        seat = remembered.workshop(run, scenario, seats=1).places.get()
        learner = Learner(seat)
        if not learner.person.account.is_activated:
            learner.activate()
        learner.login()
        somebody = at_a_pc(seat, **options)
        somebody.learner = learner
        somebody.given_they_are_seated(learner)
        somebody.when_they_open(reverse("profiles:home"))
        return somebody

    return sit


def when_they_decide(somebody, child, answer):
    group = somebody.page.get_by_role("radiogroup", name=child, exact=True)
    somebody.choose(group.get_by_role("radio", name=answer, exact=True))


def when_they_open_their_menu(somebody):
    somebody.press(somebody.disclosure("changer de profil"))


def when_they_add_a_profile(somebody):
    when_they_open_their_menu(somebody)
    somebody.press(somebody.link("Ajouter un profil"))
    somebody.then_the_page_is(ADD)


def when_they_look_at(somebody, name):
    when_they_open_their_menu(somebody)
    somebody.press(somebody.page.get_by_role("button", name=re.compile(f"^{name} ")))


def when_they_say_whose_code(somebody, child):
    born = child.born_on
    date = {"Jour": str(born.day), "Mois": str(born.month), "Année": str(born.year)}
    somebody.when_they_fill(answers_of(somebody.person)["identite"] | date)
    somebody.when_they_go_on()


def when_they_certify(somebody, child):
    somebody.then_the_page_is("Représentant légal")
    somebody.choose(somebody.page.get_by_role("radio", name="Oui, je le certifie"))
    somebody.when_they_go_on()
    somebody.then_they_are_told(f"Le profil de {child} est activé.")


def when_they_name(somebody, relative):
    born = relative.born_on
    somebody.when_they_fill(
        {
            "Nom de naissance": relative.last_name,
            "Prénom": relative.first_name,
            "Jour": str(born.day),
            "Mois": str(born.month),
            "Année": str(born.year),
            "Je déclare que cette personne est l’autre représentant légal de l’enfant.": True,
        }
    )
    somebody.press(somebody.button("Partager l’accès"))


def the_code_in_the_email(somebody, child):
    """Opened in the mailbox, among others that look like it."""
    somebody.when_they_take("E-mails")
    email = somebody.page.locator("details.mail").filter(has_text=f"{child} va être créé")
    if email.get_attribute("open") is None:
        somebody.press(email.locator(".mail__summary"))
    code = words(email.locator(".code").inner_text())
    somebody.when_they_put_their_papers_away()
    return code


def child(somebody, first_name):
    return somebody.person.children.get(first_name=first_name)


@pytest.mark.parametrize(("kind", "javascript"), WAYS)
def test_step_8_each_child_is_decided_for(inside, kind, javascript):
    inaya = inside("mere-trois-enfants", kind=kind, javascript=javascript)
    inaya.when_they_open(reverse("profiles:attached"))
    inaya.then_the_page_is("Le compte est désormais activé")
    when_they_decide(inaya, "Mathis Leguellec", "Activer")
    when_they_decide(inaya, "Lola Leguellec", "M’opposer")
    inaya.when_they_go_on()
    inaya.then_the_errors_are("Certifier être le représentant légal")
    inaya.choose(inaya.field(CERTIFICATE))
    inaya.when_they_go_on()

    inaya.then_the_page_is("M’opposer au profil de Lola ?")
    inaya.then_they_are_told("Le profil de Mathis est activé.")
    inaya.press(inaya.button("Oui, m’opposer"))
    inaya.then_they_are_told("Le profil de Lola ne sera pas créé.")
    inaya.then_they_are_greeted()
    states = [each.account.state for each in inaya.person.children]
    assert states == ["activated", "opposed", "invited"]


@pytest.mark.parametrize(
    ("kind", "javascript", "width"),
    [
        (Somebody, True, 1366),
        pytest.param(Somebody, False, 320, marks=pytest.mark.full),
        pytest.param(KeyboardUser, True, 320, marks=pytest.mark.full),
    ],
)
def test_steps_12_and_13_a_profile_is_added_and_looked_at(inside, kind, javascript, width):
    inaya = inside("mere-trois-enfants", kind=kind, javascript=javascript, width=width, height=640)
    when_they_add_a_profile(inaya)
    inaya.press(inaya.button("Activer"))
    inaya.then_the_errors_are("Sélectionner un profil", "Certifier être le représentant légal")
    inaya.choose(inaya.page.get_by_role("checkbox", name="Lola Leguellec"))
    inaya.choose(inaya.field(CERTIFICATE))
    inaya.press(inaya.button("Activer"))
    inaya.then_they_are_told("Le profil de Lola est activé.")

    when_they_look_at(inaya, "Lola Leguellec")
    inaya.then_they_are_told("Le profil de Lola est affiché.")
    if inaya.is_narrow:
        when_they_look_at(inaya, "Inaya Leguellec")
    else:
        inaya.press(inaya.button("Revenir à mon profil"))
    inaya.then_they_are_told("Mon profil est affiché.")
    expect(inaya.button("Revenir à mon profil")).to_have_count(0)


@pytest.mark.full
@pytest.mark.plays("jumelles")
def test_the_twins_each_have_their_code_and_their_other_parent(inside):
    solene = inside("jumelles")
    when_they_add_a_profile(solene)
    solene.choose(solene.page.get_by_role("checkbox", name="Nino Portessai"))
    solene.choose(solene.field(CERTIFICATE))
    solene.press(solene.button("Activer"))
    solene.then_the_errors_are("Je ne peux pas accéder au profil de Nino")

    codes = {name: the_code_in_the_email(solene, name) for name in ["Zélie", "Manon"]}
    solene.press(solene.link("Saisir le code d’un enfant"))
    when_they_say_whose_code(solene, child(solene, "Manon"))
    solene.then_the_page_is("Je choisis pour qui j’active le profil")
    solene.choose(solene.page.get_by_role("radio", name="Manon Valfictif"))
    solene.when_they_go_on()
    solene.then_the_page_is("Mon code provisoire")
    solene.when_they_fill({"Code provisoire": codes["Zélie"]})
    solene.when_they_go_on()
    solene.then_they_are_told("C’est le code de Zélie.")
    solene.when_they_fill({"Code provisoire": codes["Manon"]})
    solene.when_they_go_on()
    when_they_certify(solene, "Manon")

    when_they_look_at(solene, "Manon Valfictif")
    solene.then_they_are_told("Le profil de Manon est affiché.")
    solene.when_they_open(reverse("profiles:sharing"))
    solene.press(solene.link("Partager le profil"))
    solene.then_the_page_is("Partage du profil de Manon")
    when_they_name(solene, solene.person.world.person_set.get(first_name="Idriss"))
    solene.then_they_are_told("L’invitation est partie.")
    solene.press(solene.button("Faire accepter Idriss"))
    solene.then_they_are_told("Idriss a accepté. Un e-mail le dit aussi.")
    solene.then_a_message_is_announced("E-mails")


@pytest.mark.full
def test_somebody_offers_their_own_profile(inside):
    solene = inside("jumelles", kind=KeyboardUser)
    when_they_open_their_menu(solene)
    solene.press(solene.page.get_by_role("link", name=re.compile("^Invitation en attente")))
    solene.then_the_page_is("Invitation en attente")
    solene.press(solene.button("Accepter"))
    solene.then_they_are_told("Le profil d’Odile est en haut à droite.")
    when_they_look_at(solene, "Odile Essaiville")
    solene.then_they_are_told("Le profil d’Odile est affiché.")


@pytest.mark.full
@pytest.mark.plays("nouveau-ne")
def test_the_newborn_is_not_on_the_card_yet(inside):
    chloe = inside("nouveau-ne", javascript=False)
    when_they_add_a_profile(chloe)
    chloe.then_they_are_told("Vous n’avez pas de profil à ajouter")
    chloe.then_they_are_told("Basile n’est pas encore sur la carte.")
    code = child(chloe, "Basile").provisional_codes.get().code
    chloe.press(chloe.link("Saisir le code d’un enfant"))
    when_they_say_whose_code(chloe, child(chloe, "Basile"))
    chloe.then_the_page_is("Mon code provisoire")
    chloe.when_they_fill({"Code provisoire": code})
    chloe.when_they_go_on()
    when_they_certify(chloe, "Basile")

    when_they_look_at(chloe, "Basile Montessai")
    chloe.when_they_open(reverse("profiles:second_parent"))
    when_they_name(chloe, chloe.person.world.person_set.get(first_name="Marin"))
    chloe.then_the_errors_are("Cette personne n’a pas encore activé son profil")


@pytest.mark.full
@pytest.mark.parametrize(
    ("width", "height"),
    [(1366, 768), (390, 844)],
)
def test_every_page_of_children_is_accessible(inside, tried, width, height):
    solene = inside("jumelles", width=width, height=height)
    inspector = Inspector(solene, {}, also=[NARROW])
    learner = solene.learner

    def look(name, address):
        solene.when_they_open(address)
        inspector.look(name)

    zelie = child(solene, "Zélie")
    look("attached", reverse("profiles:attached"))
    look("add", reverse("profiles:add_profile"))
    solene.press(solene.disclosure("Un enfant n’est pas dans la liste"))
    solene.press(solene.button("Activer"))
    solene.then_the_fault_has_the_focus()
    inspector.look("add, wrong")
    look("oppose", f"{reverse('profiles:oppose_child')}?enfant={zelie.pk}")
    code_page = reverse("profiles:child_code", args=["identite"])
    look("identity", code_page)
    when_they_say_whose_code(solene, zelie)
    solene.then_the_page_is("Je choisis pour qui j’active le profil")
    inspector.look("twins")
    solene.choose(solene.page.get_by_role("radio", name="Zélie Valfictif"))
    solene.when_they_go_on()
    solene.then_the_page_is("Mon code provisoire")
    inspector.look("code")
    look("carers", reverse("profiles:carers"))
    invited = solene.person.world.sharing_set.get()
    look("invitation", reverse("profiles:invitation", args=[invited.pk]))

    learner.send(reverse("profiles:add_profile"), {"profils": [zelie.pk], "certifie": "on"})
    learner.send(reverse("profiles:show_profile", args=[zelie.account.pk]))
    look("second parent", reverse("profiles:second_parent"))
    when_they_name(solene, solene.person.world.person_set.get(first_name="Idriss"))
    solene.then_they_are_told("L’invitation est partie.")
    inspector.look("sharing")
    when_they_open_their_menu(solene)
    inspector.look("menu")
    sharing = zelie.account.sharings.get()
    look("stop", reverse("profiles:stop_sharing", args=[sharing.pk]))
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []
