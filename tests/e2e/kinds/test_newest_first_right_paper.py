"""In a browser: what a page asks for, and what comes, is laid on the desk and in view."""

import os

from django.urls import reverse
from playwright.sync_api import expect

from sandbox.world import clock, post

SHOTS = os.environ.get("SHOTS")


def shot(learner, name):
    if SHOTS:
        learner.page.screenshot(path=f"{SHOTS}/{name}.png")


def given_an_sms_arrives(learner, code="123456"):
    person = learner.person
    with clock.at(person.world.now):
        post.send(person, "sms", "one_time_code", {"code": code})


def in_view(learner, locator):
    expect(locator).to_be_visible()
    box, height = locator.bounding_box(), learner.page.viewport_size["height"]
    band = learner.page.locator(".band").bounding_box()
    assert box["y"] >= band["y"] + band["height"] - 1, (box, band)
    assert box["y"] + box["height"] <= height, (box, height)


def lines_to_copy_are_in_view(learner, *names):
    lines = learner.page.locator('[data-paper="sheet"] [data-to-copy]')
    expect(lines.locator("dt")).to_have_text(list(names))
    for line in lines.all():
        in_view(learner, line)


def test_at_a_pc_what_is_to_be_copied_is_in_view(at_a_pc, otter):
    learner = at_a_pc(otter, height=625)
    learner.given_their_activation_is_at("code")
    shot(learner, "b-code")
    in_view(learner, learner.paper("La lettre").locator(".code"))

    learner.when_they_take("Documents")
    learner.when_they_answer("code")
    learner.then_the_page_is("Mon identité")
    shot(learner, "b-card")
    in_view(learner, learner.page.locator(".idcard--front .idcard__nir"))
    learner.when_they_take("Fiche")
    given_an_sms_arrives(learner)
    learner.then_a_message_is_announced("SMS")
    expect(learner.page.get_by_role("radio", name="Fiche")).to_be_checked()

    learner.when_they_open("/site/")
    expect(learner.page.locator('[data-paper="phone"]')).to_be_visible()
    expect(learner.page.locator(".bubble").first).to_contain_text("Nouveau")
    shot(learner, "b-sms")
    in_view(learner, learner.page.locator(".bubble .code").first)

    learner.when_they_open(reverse("accounts:activation", args=["identite"]))
    learner.page.locator("h1").click()
    learner.when_they_open("/site/differences/")
    learner.when_they_take("Carte")
    learner.when_they_open("/site/opposition/code/")
    expect(learner.page.get_by_role("radio", name="Lettre")).to_be_checked()
    given_an_sms_arrives(learner, "654321")
    learner.then_a_message_is_announced("SMS")
    expect(learner.page.get_by_role("radio", name="Lettre")).to_be_checked()

    learner.given_their_activation_is_at("identifiants")
    lines_to_copy_are_in_view(learner, "Identifiant", "Mot de passe")


def test_on_a_page_that_asks_for_nothing_what_comes_is_shown(learner):
    learner.given_they_are_seated()
    learner.when_they_open("/site/")
    expect(learner.paper("La lettre")).to_be_visible()
    given_an_sms_arrives(learner)
    expect(learner.paper("Le téléphone")).to_be_visible()


def test_on_a_phone_the_drawer_opens_on_the_right_paper(at_a_pc, otter):
    learner = at_a_pc(otter, width=390, height=700)
    learner.given_their_activation_is_at("coordonnees")
    learner.press(learner.drawer_handle)
    shot(learner, "b-drawer")
    expect(learner.page.get_by_role("radio", name="Fiche")).to_be_checked()
    lines_to_copy_are_in_view(learner, "Adresse e-mail", "Téléphone mobile")


def test_without_javascript_the_paper_is_there_too(at_a_pc, otter):
    learner = at_a_pc(otter, javascript=False)
    learner.given_their_activation_is_at("identite")
    expect(learner.page.locator('[data-paper="card"]')).to_be_visible()
    expect(learner.page.locator('[data-paper="letter"]')).to_be_hidden()
