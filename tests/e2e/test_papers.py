"""« Mes papiers »: handled like the things they are."""

import re

import pytest
from playwright.sync_api import expect

from sandbox.world import clock, codes, post
from sandbox.world.fictitious import PHOTO_PREFIX
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.somebody import words


def given_mail_arrives(person, channel):
    with clock.at(person.world.now):
        return post.send(person, channel, "one_time_code", {"code": codes.one_time_code()})


def test_the_card_turns_over_and_shows_where_to_look(learner):
    learner.given_their_activation_is_at("identite")
    learner.when_they_take("Carte")
    card = learner.paper(re.compile("La carte d’entraînement"))
    front = card.get_by_role("group", name=re.compile("recto"))
    back = card.get_by_role("group", name=re.compile("verso"))
    expect(front).to_be_visible()
    expect(back).to_be_hidden()

    learner.choose(card.get_by_role("radio", name="Verso"))
    expect(front).to_be_hidden()
    expect(back).to_contain_text("rien à recopier")
    learner.choose(card.get_by_role("radio", name="Recto"))
    expect(front).to_be_visible()

    enlarged = card.get_by_text("Le numéro de série est devant, à droite de la photo.")
    expect(enlarged).to_be_hidden()
    learner.choose(card.get_by_role("checkbox", name="Où regarder ?"))
    expect(enlarged).to_be_visible()
    serial = learner.person.carte_vitale.serial
    assert words(enlarged.inner_text()).endswith(PHOTO_PREFIX + serial)


def test_one_paper_at_a_time_with_the_arrows(at_a_pc, otter):
    learner = at_a_pc(otter, kind=KeyboardUser)
    learner.given_their_activation_is_at("code")
    learner.go_to(learner.page.get_by_role("radio", name="Lettre"))
    papers = [
        "La lettre",
        re.compile("La carte"),
        "Le téléphone",
        "La boîte e-mail",
        re.compile("La fiche"),
        "Les documents",
    ]
    for position, paper in enumerate(papers):
        expect(learner.paper(paper)).to_be_visible()
        for other in papers[:position] + papers[position + 1 :]:
            expect(learner.paper(other)).to_be_hidden()
        learner.page.keyboard.press("ArrowRight")
    expect(learner.paper("La lettre")).to_be_visible()


def test_the_paper_on_top_stays_on_top_from_page_to_page(learner):
    learner.given_they_are_seated()
    learner.when_they_open("/site/")
    learner.when_they_take("Fiche")
    learner.press(learner.link("Activer mon espace santé"))
    learner.then_the_page_is("Ce qu’il me faut")
    expect(learner.paper(re.compile("La fiche"))).to_be_visible()
    learner.page.reload()
    expect(learner.paper(re.compile("La fiche"))).to_be_visible()


@pytest.mark.full
def test_the_mailbox_opens_a_message_and_its_badge_goes(learner):
    learner.given_their_activation_is_at("code")
    mail = given_mail_arrives(learner.person, "email")
    learner.then_a_message_is_announced("E-mails")

    learner.when_they_take("E-mails")
    message = learner.disclosure("Espace santé (faux)")
    expect(message).to_contain_text("Non lu : Votre code à usage unique")
    code = learner.paper("La boîte e-mail").locator(".code")
    expect(code).to_be_hidden()
    learner.press(message)
    expect(code).to_be_visible()
    assert words(code.inner_text()) == mail.context["code"]
    learner.then_no_message_is_announced()
    mail.refresh_from_db()
    assert mail.read_at == learner.person.world.now


@pytest.mark.full
def test_an_sms_is_read_once_it_has_been_looked_at(learner):
    learner.given_their_activation_is_at("code")
    given_mail_arrives(learner.person, "sms")
    learner.then_a_message_is_announced("SMS")
    loads = learner.loads
    learner.when_they_take("SMS")
    learner.then_no_message_is_announced()
    assert not learner.person.mails.filter(read_at=None).exists()
    assert learner.loads == loads


def test_news_leave_what_is_being_read_as_it_is(learner):
    """A message arrives while another is open: it stays open, and so do the typed letters."""
    person = learner.person
    given_mail_arrives(person, "email")
    learner.given_their_activation_is_at("code")
    learner.write(learner.field("Code provisoire"), "abc")
    learner.when_they_take("E-mails")
    learner.press(learner.disclosure("Espace santé (faux)"))
    learner.then_no_message_is_announced()
    expect(learner.paper("La boîte e-mail").locator(".code")).to_be_visible()

    given_mail_arrives(person, "sms")
    learner.then_a_message_is_announced("SMS")
    expect(learner.paper("La boîte e-mail").locator(".code")).to_be_visible()
    learner.then_the_field_holds("Code provisoire", "abc")


def test_the_code_of_the_letter_is_copied_whole(learner):
    """By plain http there is no `navigator.clipboard`: it must work all the same."""
    learner.given_their_activation_is_at("code")
    assert not learner.page.evaluate("isSecureContext")
    learner.press(learner.button("Copier le code"))
    learner.then_they_are_told("Copié")
    field = learner.field("Code provisoire")
    field.press("ControlOrMeta+v")
    learner.then_the_field_holds(
        "Code provisoire", learner.person.provisional_codes.current().last().code
    )


def test_the_drawer_of_a_narrow_screen_keeps_what_was_typed(at_a_pc, otter):
    learner = at_a_pc(otter, width=390)
    learner.given_their_activation_is_at("code")
    assert not learner.drawer_is_open()
    learner.write(learner.field("Code provisoire"), "abcd")
    code = learner.paper("La lettre").locator(".code")
    expect(code).to_be_hidden()

    learner.press(learner.drawer_handle)
    expect(code).to_be_in_viewport()
    assert learner.button("Continuer").evaluate("button => Boolean(button.closest('[inert]'))")
    learner.press(learner.drawer_handle)
    expect(code).to_be_hidden()
    learner.then_the_field_holds("Code provisoire", "abcd")

    learner.press(learner.drawer_handle)
    expect(code).to_be_in_viewport()
    learner.page.keyboard.press("Escape")
    expect(code).to_be_hidden()
    expect(learner.drawer_handle).to_be_focused()
    learner.then_the_field_holds("Code provisoire", "abcd")
    learner.when_they_answer("code")
    learner.then_the_page_is("Mon identité")


@pytest.mark.full
def test_a_folded_desk_announces_too(at_a_pc, otter):
    for width in (1366, 390):
        learner = at_a_pc(otter, width=width)
        learner.given_they_are_seated()
        learner.when_they_open("/site/")
        if learner.drawer_is_open():
            learner.press(learner.drawer_handle)
        known = learner.person.mails.filter(read_at=None).count()
        given_mail_arrives(learner.person, "sms")
        badge = learner.drawer_handle.get_by_text(f"{known + 1} nouveau")
        expect(badge).to_be_visible()
        learner.press(learner.drawer_handle)
        learner.then_a_message_is_announced("SMS", unread=known + 1)


def test_the_desk_folds_and_stays_folded(learner):
    learner.given_they_are_seated()
    learner.when_they_open("/site/")
    expect(learner.paper("La lettre")).to_be_visible()
    learner.press(learner.drawer_handle)
    expect(learner.paper("La lettre")).to_be_hidden()
    learner.press(learner.link("Activer mon espace santé"))
    learner.then_the_page_is("Ce qu’il me faut")
    expect(learner.paper("La lettre")).to_be_hidden()
    learner.press(learner.drawer_handle)
    expect(learner.paper("La lettre")).to_be_visible()


@pytest.mark.full
def test_a_message_shows_on_the_page_of_papers_too(learner):
    learner.given_they_are_seated()
    learner.when_they_open("/papiers/")
    learner.then_the_page_is("Mes papiers")
    loads = learner.loads
    sms = given_mail_arrives(learner.person, "sms")
    code = sms.context["code"]
    expect(learner.paper("Le téléphone").locator(".code")).to_have_text(code)
    assert learner.loads == loads
