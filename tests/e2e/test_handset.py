"""The telephone of a place, in a window of a computer and on a real one: where everything is."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from profiles.notifications import Notification, tell
from sandbox.world import clock
from tests.e2e.test_axe import Inspector

pytestmark = pytest.mark.full

WINDOWS = [(1366, 625, True), (390, 844, True), (320, 640, True), (1366, 625, False)]
TABS = {
    "Accueil": "",
    "Documents": "Documents médicaux",
    "Messages": "Messagerie de santé",
    "Profil médical": "Profil médical",
    "Plus": "Plus",
}
"""{tab: the title of its page, "" for that where one is already}."""
FRAMED_FROM = 700
TALL = {1366: 625, 390: 6000, 320: 6000}


def when_they_take_the_telephone_up(learner):
    learner.when_they_open(reverse("workshop:seat"))
    learner.press(learner.button("Sur le téléphone"))
    learner.then_the_page_is("Me connecter")


def when_they_log_in_there(learner):
    person = learner.person
    learner.write(learner.field("Identifiant"), person.noted_identifiant)
    learner.write(learner.field("Mot de passe"), person.noted_password)
    learner.press(learner.button("Me connecter"))
    learner.then_the_page_is("Code à usage unique")
    learner.when_they_give_the_code(person.one_time_codes.first().code)
    learner.then_the_page_is("Associer ce téléphone\u00a0?")


def tab(learner, name):
    return learner.page.get_by_role("navigation", name="Onglets").get_by_role("link", name=name)


def then_the_first_fault_is_in_view(learner):
    """Its label and what is wrong, on the screen of the telephone."""
    learner.then_the_fault_has_the_focus()
    screen = learner.page.locator(".handset > .site").bounding_box()
    for name in (".field--blank, .field--error", ".field__error"):
        box = learner.page.locator(name).first.bounding_box()
        assert max(0, screen["y"]) <= box["y"] < screen["y"] + screen["height"] - 24


def given_a_document_has_come(learner):
    account = learner.account
    with clock.at(account.world.now):
        tell(account, Notification.DOCUMENT)


def then_the_five_tabs_are_at_the_foot_of_the_screen(learner, height):
    """Each in sight and free to be pressed, on one line, under what the page says."""
    learner.page.wait_for_function("document.fonts.status === 'loaded'")
    boxes = [tab(learner, name).bounding_box() for name in TABS]
    assert len({round(box["y"]) for box in boxes}) == 1
    assert all(box["width"] >= 32 and box["height"] >= 48 for box in boxes)
    assert all(height / 2 < box["y"] and box["y"] + box["height"] <= height for box in boxes)
    for name in TABS:
        tab(learner, name).click(trial=True)


def then_it_is_a_telephone_or_the_whole_screen(learner, width):
    frame = learner.page.locator(".handset").bounding_box()
    if width < FRAMED_FROM:
        assert frame["x"] == 0
        assert frame["width"] == width
    else:
        assert frame["x"] > 100
        assert 380 <= frame["width"] <= 430


@pytest.mark.parametrize(("width", "height", "javascript"), WINDOWS)
def test_the_telephone_of_a_place(at_a_pc, otter, tried, width, height, javascript):
    learner = at_a_pc(otter, width=width, height=height, javascript=javascript)
    inspector = Inspector(learner, {})

    def looks(name):
        """In a window as high as the page: a box half under a bar is one gesture away."""
        if javascript:
            learner.page.set_viewport_size({"width": width, "height": max(height, TALL[width])})
            inspector.look(name)
            learner.page.set_viewport_size({"width": width, "height": height})

    learner.given_they_are_logged_in()
    when_they_take_the_telephone_up(learner)
    then_it_is_a_telephone_or_the_whole_screen(learner, width)
    looks("log-in")
    if javascript:
        learner.press(learner.button("Me connecter"))
        then_the_first_fault_is_in_view(learner)
    when_they_log_in_there(learner)
    looks("association")
    learner.press(learner.button("Associer ce téléphone"))
    learner.then_they_are_greeted()
    given_a_document_has_come(learner)

    for name, title in TABS.items():
        if title:
            learner.press(tab(learner, name))
            learner.then_the_page_is(title)
        expect(tab(learner, name)).to_have_attribute("aria-current", "page")
        then_the_five_tabs_are_at_the_foot_of_the_screen(learner, height)
        looks(name)

    learner.press(learner.page.locator(".banner__open"))
    learner.then_the_page_is("Documents médicaux")
    expect(learner.page.locator(".banner")).to_have_count(0)

    for name, title in {
        "closure": "La clôture se fait sur le site",
        "download": "Le fichier se demande sur le site",
        "devices": "Appareils associés",
        "forget_device": "Dissocier le téléphone\u00a0?",
    }.items():
        learner.when_they_open(reverse(f"profiles:{name}"))
        learner.then_the_page_is(title)
        looks(name)

    learner.press(tab(learner, "Plus"))
    learner.press(learner.page.get_by_role("main").get_by_role("button", name="Me déconnecter"))
    learner.then_they_are_told("la session est fermée.")
    learner.when_they_open(reverse("accounts:login"))
    looks("finger")
    learner.press(learner.button("Poser le doigt"))
    learner.then_they_are_greeted()
    learner.when_they_open(reverse("profiles:closure"))
    learner.press(learner.button("Ouvrir le site"))
    learner.then_the_page_is("Clôture du profil")
    expect(learner.page.locator(".handset")).to_have_count(0)
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []
