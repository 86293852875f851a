"""The texts that a human signs: letters, messages and sheets, as they are read.

A text that changes on purpose is read again, then signed by replacing its file.
"""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from pypdf import PdfReader

from accounts import letters
from accounts.models import Sharing
from accounts.proof_of_refusal import proof_of
from profiles import sharing
from profiles.models.documents import Category
from sandbox.workshop.scenarios import build
from sandbox.world import clock, post
from sandbox.world.models import FRAUD, Mail
from tests.workshop.conftest import Mediator

HERE = Path(__file__).parent

SIGNED = []
"""The names of the texts compared so far."""

BLOCKS = (
    "p|dl|dt|dd|ul|ol|li|h\\d|div|table|caption|td|th|tr|article|section|legend|option|form|label"
)


def as_read(html):
    """The words of a page, a line a block, without what only the screen needs.

    As a browser does: where the lines of its source end is no matter.
    """
    html = re.sub(r"<(script|template|title).*?</\1>|<svg.*?</svg>", "", html, flags=re.DOTALL)
    html = re.sub(r"[ \t\n]+", " ", html)
    html = re.sub(rf"<br>|</?(?:{BLOCKS})\b[^>]*>", "\n", html)
    html = re.sub(r"(?<=[a-z])<(?:b|span)>|</small>|</b>(?= ?<)|(?<=</span></span>) ", "\n", html)
    html = html.replace("</span><span>", " ")
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in strip_tags(html).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def signed(name, text):
    SIGNED.append(name)
    path = HERE / f"{name}.txt"
    assert text == path.read_text(encoding="utf-8"), f"{path.name} no longer says this."


@pytest.fixture
def room(db):
    """The workshop whose texts are signed: same seed and same day, whenever the tests run."""
    return build.workshop(
        scenario="mere-trois-enfants", seats=1, seed="signé", code="LUNE", held_on=date(2026, 3, 16)
    )


@pytest.fixture
def person(room):
    return room.places.get().world.player


def test_the_invitation(person):
    letter = person.mails.get()
    context = {"mail": letter, "person": person, "on_paper": True}
    with clock.at(person.world.now):
        signed("invitation", as_read(render_to_string(letter.template_path, context)))


def test_the_invitation_by_email(person):
    code = person.provisional_codes.get()
    code.channel = Mail.Channel.EMAIL
    with clock.at(person.world.now):
        signed("invitation-email", email_as_read(letters.invitation(person.account, code)))


@pytest.mark.parametrize("channel", [Mail.Channel.SMS, Mail.Channel.EMAIL])
def test_the_one_time_code(person, channel):
    with clock.at(person.world.now):
        mail = post.send(person, channel, "one_time_code", {"code": "034567"})
        text = as_read(render_to_string(mail.template_path, {"mail": mail}))
    signed(f"code-{channel}", text)


@pytest.mark.parametrize("child", ["", "Lola"])
@pytest.mark.parametrize("channel", Mail.Channel)
def test_a_new_provisional_code(person, channel, child):
    context = {"code": "aB3dE5gH7jK9", "valid_until": "2026-04-27", "child": child}
    with clock.at(person.world.now):
        mail = post.send(person, channel, "provisional_code", context)
        shown = {"mail": mail, "person": person, "on_paper": True}
        text = as_read(render_to_string(mail.template_path, shown))
        if channel == Mail.Channel.EMAIL:
            text = as_read(render_to_string(mail.subject_path, shown)) + text
    signed(f"nouveau-code-{channel}{'-enfant' if child else ''}", text)


@pytest.mark.parametrize("channel", [Mail.Channel.SMS, Mail.Channel.EMAIL])
def test_the_identifiant(person, channel):
    with clock.at(person.world.now):
        mail = post.send(person, channel, "identifiant", {"identifiant": "inaya.leguellec.01"})
        text = as_read(render_to_string(mail.template_path, {"mail": mail}))
    signed(f"identifiant-{channel}", text)


@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize("child", ["", "Lola"])
def test_what_says_that_a_copy_is_ready(person, child, is_closed):
    context = {"child": child, "asked_on": "2026-03-15", "is_closed": is_closed}
    with clock.at(person.world.now):
        mail = post.send(person, Mail.Channel.EMAIL, "copy_ready", context)
        text = email_as_read(mail)
    signed(f"copie-prete-email{'-enfant' * bool(child)}{'-cloture' * is_closed}", text)


@pytest.mark.parametrize("is_for_tomorrow", [False, True])
def test_a_reminder_of_the_agenda(person, is_for_tomorrow):
    context = {"first_name": "Lola", "is_for_tomorrow": is_for_tomorrow}
    with clock.at(person.world.now):
        mail = post.send(person, Mail.Channel.EMAIL, "reminder", context)
        text = email_as_read(mail)
    signed(f"reminder-{'appointment-' * is_for_tomorrow}email", text)


def test_the_two_reminders_of_a_majority(person):
    with clock.at(person.world.now):
        letters.of_age(person.children[0], to=person)
    to_the_adult, to_the_parent = person.mails.filter(template="of_age").order_by("pk")
    signed("18-ans-enfant-email", email_as_read(to_the_adult))
    signed("18-ans-parent-email", email_as_read(to_the_parent))


def test_the_reminder_that_a_space_is_not_activated(person):
    with clock.at(person.world.now):
        mail = letters.activation_reminder(person.account)
        text = email_as_read(mail)
    signed("rappel-activation-email", text)


def test_what_says_that_a_message_is_there(person):
    with clock.at(person.world.now):
        mail = post.send(person, Mail.Channel.EMAIL, "new_message", {"first_name": "Lola"})
        text = email_as_read(mail)
    signed("new_message-email", text)


@pytest.mark.parametrize(
    ("name", "channel", "template", "context"),
    [
        ("adresse-changee-email", Mail.Channel.EMAIL, "contact_changed", {"is_removed": False}),
        ("numero-change-sms", Mail.Channel.SMS, "contact_changed", {"is_removed": False}),
        ("numero-retire-sms", Mail.Channel.SMS, "contact_changed", {"is_removed": True}),
        (
            "acces-email",
            Mail.Channel.EMAIL,
            "new_access",
            {"first_name": "Lola", "professional": "Dr\u00a0Essai"},
        ),
        (
            "prevention-email",
            Mail.Channel.EMAIL,
            "prevention",
            {
                "first_name": "Simone",
                "exam": "Mon bilan prévention",
                "every": "une fois, de 70 à 75 ans",
                "age": 73,
            },
        ),
        (
            "acces-urgence-email",
            Mail.Channel.EMAIL,
            "emergency_access",
            {"first_name": "Lola", "professional": "SAMU de Villefictive"},
        ),
    ],
)
def test_what_the_settings_send(person, name, channel, template, context):
    with clock.at(person.world.now):
        mail = post.send(person, channel, template, context)
        text = as_read(render_to_string(mail.template_path, {"mail": mail}))
        if channel == Mail.Channel.EMAIL:
            text = as_read(render_to_string(mail.subject_path, {"mail": mail})) + text
    signed(name, text)


def test_the_invitation_of_a_child(db):
    """It comes to the parent who declared the child, with the child's own code."""
    seat = build.workshop(
        scenario="nouveau-ne", seats=1, seed="signé", held_on=date(2026, 3, 16)
    ).places.get()
    mail = seat.world.player.mails.get(template="child_invitation")
    with clock.at(seat.world.now):
        signed("invitation-enfant", email_as_read(mail))


@pytest.mark.parametrize("channel", [Mail.Channel.EMAIL, Mail.Channel.SMS])
def test_what_a_thief_sends(room, person, rf, channel):
    request = rf.get("/papiers/")
    request.world = person.world
    with clock.at(person.world.now):
        mail = post.send(person, channel, FRAUD)
        shown = {"mail": mail, "request": request, "keeps": ""}
        text = as_read(render_to_string(mail.template_path, shown, request=request))
        if channel == Mail.Channel.EMAIL:
            text = as_read(render_to_string(mail.subject_path, shown)) + text
    signed(f"fraude-{channel}", text)


@pytest.mark.parametrize("role", Sharing.Role)
def test_the_invitation_to_open_a_profile(person, role):
    with clock.at(person.world.now):
        signed(f"partage-invitation-{role}", email_as_read(shared(person, role).to.mails.get()))


@pytest.mark.parametrize("role", Sharing.Role)
@pytest.mark.parametrize("word", ["oui", "non"])
def test_the_answer_to_an_invitation(person, role, word):
    with clock.at(person.world.now):
        sharing.answer(shared(person, role), is_accepted=word == "oui")
        mail = person.mails.get(template="sharing_answer")
        signed(f"partage-reponse-{role}-{word}", email_as_read(mail))


def test_the_proof_of_a_carer_s_access(person):
    with clock.at(person.world.now):
        sharing.answer(shared(person, Sharing.Role.CARER), is_accepted=True)
    content = person.account.document_set.get(category=Category.ADMINISTRATIVE).content
    lines = list(content["lead"])
    for section in content["sections"]:
        rows = [f"{question}\u00a0: {answer}" for question, answer in section["rows"]]
        lines += ["", section["title"], *rows, *section["paragraphs"]]
    signed("justificatif-proche", "\n".join(lines) + "\n")


def shared(person, role):
    """An invitation to Yanis: to Lola's profile as a parent, to Inaya's own as a carer."""
    of_a_child = role == Sharing.Role.PARENT
    whose = person.children.get(first_name="Lola") if of_a_child else person
    yanis = person.world.person_set.get(first_name="Yanis")
    days = None if of_a_child else 180
    return sharing.invite(whose.account, yanis, by=person, role=role, days=days)


def email_as_read(mail):
    subject, body = (
        as_read(render_to_string(path, {"mail": mail}))
        for path in (mail.subject_path, mail.template_path)
    )
    return subject + body


def test_the_printed_sheet(room, django_user_model):
    room.owner = django_user_model.objects.create(username="signataire")
    room.save()
    page = Mediator(room.owner).get("/animation/LUNE/fiches/").content.decode()
    signed("fiche", as_read(page.split("<main")[1].partition(">")[2]))


# -- refusing -----------------------------------------------------------------------------------


@pytest.mark.parametrize("child", ["", "Lola"])
@pytest.mark.parametrize("channel", [Mail.Channel.EMAIL, Mail.Channel.LETTER])
@pytest.mark.parametrize("template", ["opposition", "closed_before_activation"])
def test_a_refusal(person, template, channel, child):
    with clock.at(person.world.now):
        mail = post.send(person, channel, template, {"child": child})
        shown = {"mail": mail, "person": person, "on_paper": True}
        text = as_read(render_to_string(mail.template_path, shown))
        if channel == Mail.Channel.EMAIL:
            text = as_read(render_to_string(mail.subject_path, shown)) + text
    name = {"opposition": "opposition", "closed_before_activation": "cloture-sans-connexion"}
    signed(f"{name[template]}-{channel}{'-enfant' if child else ''}", text)


@pytest.mark.parametrize("child", ["", "Lola"])
@pytest.mark.parametrize("erased_by", ["", "2026-05-15"])
def test_a_closing(person, child, erased_by):
    with clock.at(person.world.now):
        mail = post.send(
            person, Mail.Channel.EMAIL, "closed", {"child": child, "erased_by": erased_by}
        )
        text = email_as_read(mail)
    signed(f"cloture{'-suppression' * bool(erased_by)}-email{'-enfant' * bool(child)}", text)


@pytest.mark.parametrize("child", ["", "Lola"])
@pytest.mark.parametrize("channel", [Mail.Channel.EMAIL, Mail.Channel.LETTER])
def test_a_deletion(person, channel, child):
    with clock.at(person.world.now):
        mail = post.send(person, channel, "erased", {"child": child})
        shown = {"mail": mail, "person": person, "on_paper": True}
        text = as_read(render_to_string(mail.template_path, shown))
        if channel == Mail.Channel.EMAIL:
            text = email_as_read(mail)
    signed(f"suppression-{channel}{'-enfant' * bool(child)}", text)


@pytest.mark.parametrize("child", ["", "Lola"])
@pytest.mark.parametrize("channel", [Mail.Channel.EMAIL, Mail.Channel.LETTER])
def test_a_deletion_that_is_asked_for(person, channel, child):
    context = {"child": child, "erased_by": "2026-05-15"}
    with clock.at(person.world.now):
        mail = post.send(person, channel, "erasure_asked", context)
        shown = {"mail": mail, "person": person, "on_paper": True}
        text = as_read(render_to_string(mail.template_path, shown))
        if channel == Mail.Channel.EMAIL:
            text = email_as_read(mail)
    signed(f"suppression-demandee-{channel}{'-enfant' * bool(child)}", text)


@pytest.mark.parametrize("is_for_a_child", [False, True])
def test_the_proof_of_an_opposition(person, is_for_a_child):
    account = (person.children[1] if is_for_a_child else person).account
    with clock.at(person.world.now):
        account.oppose(by=person)
    pages = PdfReader(io.BytesIO(proof_of(account.events.get()))).pages
    text = "".join(f"{page.extract_text()}\n" for page in pages)
    signed(f"preuve-opposition{'-enfant' if is_for_a_child else ''}", text)
