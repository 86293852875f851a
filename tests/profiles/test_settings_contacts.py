"""« Adresse e-mail », « Numéro de téléphone »: a code to the new one, a notice to the old one."""

import html
import re
import unicodedata
from types import SimpleNamespace

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles.settings_pages.contacts import ContactCodeForm, NewEmailForm, NewPhoneForm
from sandbox.lessons import LESSONS
from sandbox.workshop.moves import actions
from sandbox.world import clock, codes, fictitious
from sandbox.world.models import OneTimeCode
from tests.profiles.pages import main_of
from tests.strict import right_answers
from tests.world.test_fields import typed

SETTINGS = reverse("profiles:settings")
KINDS = {"email": "email", "telephone": "phone"}


def url(name, kind):
    return reverse(f"profiles:{name}", args=[kind])


def spare(learner, kind):
    return getattr(learner.person, f"spare_{KINDS[kind]}")


def present(learner, kind):
    return getattr(learner.person.account, KINDS[kind])


def ask(learner, kind, **kwargs):
    return learner.send(url("contact", kind), {"contact": spare(learner, kind)}, **kwargs)


def code_of(learner):
    return learner.person.one_time_codes.first().code


def confirm(learner, kind, code=None, **kwargs):
    return learner.send(url("contact_code", kind), {"code": code or code_of(learner)}, **kwargs)


def later():
    OneTimeCode.objects.update(sent_at=clock.real_now() - codes.BETWEEN_TWO)


@pytest.mark.parametrize("kind", KINDS)
def test_a_code_goes_to_the_new_contact_and_the_old_one_is_told(inside, kind):
    old, new = present(inside, kind), spare(inside, kind)
    assertRedirects(ask(inside, kind), url("contact_code", kind))
    assert present(inside, kind) == old
    response = confirm(inside, kind, follow=True)
    assertRedirects(response, SETTINGS)
    assert present(inside, kind) == new
    assert inside.person.mails.first().template == "contact_changed"
    assert not inside.person.account.contactchange_set.exists()
    assert "chang" in str(inside.person.account.activity_set.first())


LINES = {
    "email": ("Adresse e-mail", "Adresse de rechange"),
    "telephone": ("Téléphone mobile", "Mobile de rechange"),
}


def sheet(learner, kind):
    """What the sheet says now: the contact, then the spare one."""
    page = learner.get(reverse("world:papers")).content.decode()
    read = [re.search(rf"<dt>{line}</dt>\s*<dd[^>]*>(.*?)</dd>", page)[1] for line in LINES[kind]]
    return [re.sub(r"<wbr>|\s", "", line) for line in read]


def end_told(page):
    """How the line to copy ends, as the page tells it."""
    told = re.search(r"de la fiche\s: [^.]*finit par (\w+)\.", html.unescape(main_of(page)))
    return told[1]


def ends(contact, end):
    return contact.partition("@")[0].endswith(end)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_follows_each_change(inside, kind):
    first = sheet(inside, kind)
    for lines in [first[::-1], first]:
        ask(inside, kind)
        confirm(inside, kind)
        later()
        assert sheet(inside, kind) == lines
        assert present(inside, kind) == lines[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_goes_back_with_the_account(inside, workshop, kind):
    first = sheet(inside, kind)
    ask(inside, kind)
    confirm(inside, kind)
    reset = actions.reset(workshop, workshop.seats.filter(number=1))
    assert sheet(inside, kind) == first
    actions.undo(reset)
    assert sheet(inside, kind) == first[::-1]
    assert present(inside, kind) == first[1]


@pytest.mark.parametrize("is_on_paper", [False, True], ids=["screen", "paper"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_help_names_a_line_that_can_be_copied(inside, workshop, kind, is_on_paper):
    workshop.is_on_paper = is_on_paper
    workshop.save()
    printed = [present(inside, kind), spare(inside, kind)]
    for _ in range(3):
        told = end_told(inside.get(url("contact", kind)))
        [named] = [each for each in printed if ends(each, told)]
        same = inside.send(url("contact", kind), {"contact": present(inside, kind)})
        assertContains(same, LESSONS["contact-same"].says)
        assert end_told(same) == told
        assertRedirects(
            inside.send(url("contact", kind), {"contact": named}), url("contact_code", kind)
        )
        confirm(inside, kind)
        assert present(inside, kind) == named
        later()


def test_a_number_given_back_is_any_of_the_sheet(inside):
    inside.send(reverse("profiles:remove_phone"))
    assertContains(inside.get(url("contact", "telephone")), "Je recopie un numéro de la fiche.")


@pytest.mark.parametrize("kind", KINDS)
def test_one_may_go_back_to_the_first_contact(inside, kind):
    first = present(inside, kind)
    ask(inside, kind)
    confirm(inside, kind)
    inside.send(url("contact", kind), {"contact": first})
    confirm(inside, kind)
    assert present(inside, kind) == first


@pytest.mark.parametrize(
    ("kind", "contact", "slug"),
    [
        ("email", "", "email-empty"),
        ("email", "inaya", "email-format"),
        ("email", "inaya@courriel.example", "email-other"),
        ("email", "inaya@orange.fr", "email-real"),
        ("telephone", "06 39", "phone-format"),
        ("telephone", "06 39 98 99 99", "phone-other"),
        ("telephone", "06 12 34 56 78", "phone-real"),
    ],
)
def test_a_contact_that_is_not_on_the_sheet_receives_nothing(inside, kind, contact, slug):
    before = inside.person.one_time_codes.count()
    response = inside.send(url("contact", kind), {"contact": contact})
    assertContains(response, LESSONS[slug].says)
    assert inside.person.one_time_codes.count() == before
    if slug.endswith("-real"):
        assertNotContains(response, contact)


@pytest.mark.parametrize("kind", KINDS)
def test_the_contact_of_now_is_not_a_new_one(inside, kind):
    response = inside.send(url("contact", kind), {"contact": present(inside, kind)})
    assertContains(response, LESSONS["contact-same"].says)


def test_capital_letters_are_forgiven(inside):
    new = spare(inside, "email")
    inside.send(url("contact", "email"), {"contact": new.upper()})
    confirm(inside, "email")
    assert present(inside, "email") == new


@pytest.mark.parametrize(("code", "slug"), [("12345", "otp-format"), ("abcdef", "otp-characters")])
def test_a_misshapen_code_changes_nothing(inside, code, slug):
    ask(inside, "email")
    assertContains(confirm(inside, "email", code), LESSONS[slug].says)


def test_a_wrong_code_then_the_right_one(inside):
    ask(inside, "email")
    wrong = f"{(int(code_of(inside)) + 1) % 1_000_000:06d}"
    assertContains(confirm(inside, "email", wrong), LESSONS["otp-wrong"].says)
    assert present(inside, "email") == inside.person.email
    assertRedirects(confirm(inside, "email"), SETTINGS)


def test_a_code_sent_to_another_contact_is_not_the_right_one(inside):
    ask(inside, "email")
    ask(inside, "telephone")
    code = code_of(inside)
    address = inside.person.account.contactchange_set.get(channel="email")
    if code != address.code.code:
        assertContains(confirm(inside, "email", code), LESSONS["otp-wrong"].says)


def test_a_code_lives_ten_real_minutes(inside):
    ask(inside, "email")
    OneTimeCode.objects.update(sent_at=clock.real_now() - codes.ONE_TIME_LIFE)
    assertContains(confirm(inside, "email"), LESSONS["otp-expired"].says)


def test_a_double_click_sends_one_code_and_changes_once(inside):
    before = inside.person.one_time_codes.count()
    for _ in range(2):
        assertRedirects(ask(inside, "email"), url("contact_code", "email"))
    assert inside.person.one_time_codes.count() == before + 1
    code = code_of(inside)
    for _ in range(2):
        assertRedirects(confirm(inside, "email", code), SETTINGS)
    lines = inside.person.account.activity_set.filter(text="Adresse e-mail changée")
    assert lines.count() == 1


def test_another_code_waits_thirty_seconds(inside):
    ask(inside, "email")
    again = url("another_contact_code", "email")
    assertContains(inside.send(again, follow=True), "Un code est déjà parti.")
    later()
    assertContains(inside.send(again, follow=True), "Un autre code est parti.")
    assertRedirects(confirm(inside, "email"), SETTINGS)


@pytest.mark.parametrize("name", ["contact_code", "another_contact_code"])
def test_without_a_change_there_is_no_code_to_give(inside, name):
    assertRedirects(inside.send(url(name, "email")), SETTINGS)


@pytest.mark.parametrize("name", ["contact", "contact_code", "another_contact_code"])
def test_there_is_no_other_kind_of_contact(inside, name):
    assert inside.send(url(name, "pigeon")).status_code == 404


def test_the_telephone_may_be_removed_and_the_codes_come_by_email(inside):
    remove = reverse("profiles:remove_phone")
    assertRedirects(inside.send(url("contact", "telephone"), {"contact": ""}), remove)
    assertContains(inside.get(remove), "Oui, retirer le numéro")
    assert present(inside, "telephone")
    assertContains(inside.send(remove, follow=True), "Le numéro est retiré.")
    assert present(inside, "telephone") == ""
    assert inside.person.mails.first().context == {"is_removed": True}
    assertRedirects(inside.send(remove), SETTINGS)
    assertRedirects(inside.send(url("contact", "telephone"), {"contact": ""}), SETTINGS)
    assert inside.person.mails.filter(template="contact_changed").count() == 1


def shown(page, there):
    """The text that the papers show in elements of this class, in order."""
    pieces = re.findall(rf'class="{there}"[^>]*>(.*?)</p>', page.content.decode(), re.DOTALL)
    return [" ".join(re.sub("<.*?>", "", each).split()) for each in pieces]


PAPER_OF = {"email": ("mail__sender", "paper__owner"), "telephone": ("bubble__from", "phone__head")}


@pytest.mark.parametrize("kind", KINDS)
def test_the_papers_say_to_which_contact_each_message_went(inside, kind):
    """Each one where it went, also once another contact is the one of the account."""
    lines, heading = PAPER_OF[kind]
    first = getattr(inside.person, KINDS[kind])
    signs = first if kind == "email" else " ".join(re.findall("..", first))
    other = (
        spare(inside, kind) if kind == "email" else " ".join(re.findall("..", spare(inside, kind)))
    )
    assert not [line for line in shown(inside.get("/papiers/"), lines) if "À :" in line]
    ask(inside, kind)
    confirm(inside, kind)
    page = inside.get("/papiers/")
    owner = " ".join(shown(page, heading))
    assert signs in owner
    assert other in owner
    told, code, *before = shown(page, lines)
    assert told.endswith(f"À : {signs}"), "the old one is told"
    assert code.endswith(f"À : {other}")
    assert all(line.endswith(f"À : {signs}") for line in before)
    later()
    inside.send(reverse("accounts:logout"))
    noted = inside.person
    answers = {"identifiant": noted.noted_identifiant, "password": noted.noted_password}
    inside.send(reverse("accounts:login"), answers)
    if kind == "telephone":
        assert shown(inside.get("/papiers/"), lines)[0].endswith(f"À : {other}")


def test_an_account_without_telephone_may_get_one(inside):
    inside.send(reverse("profiles:remove_phone"))
    count = inside.person.mails.filter(template="contact_changed").count()
    inside.send(url("contact", "telephone"), {"contact": inside.person.phone})
    confirm(inside, "telephone")
    assert present(inside, "telephone") == inside.person.phone
    assert inside.person.mails.filter(template="contact_changed").count() == count


def test_the_contacts_of_the_sheet_are_good_at_the_activation_too(learner):
    learner.reach("coordonnees")
    answers = {"email": learner.person.spare_email, "telephone": learner.person.spare_phone}
    assertRedirects(
        learner.send(learner.step("coordonnees"), answers), learner.step("identifiants")
    )
    login = right_answers(learner.person)["identifiants"]
    learner.send(learner.step("identifiants"), login)
    assert {name: sheet(learner, name)[0] for name in KINDS} == answers
    assert {name: present(learner, name) for name in KINDS} == answers


BEGINS_AS_OURS = re.compile(
    r"6\W*3\W*9\W*9\W*8(?:\W*[0-9])*|9(?:\W*9){4}(?:\W*[0-9]){0,8}(?!\W*[0-9])"
    r"|8\W*0\W*2\W*5(?:\W*0){5}(?!\W*[0-9])"
)
"""A mobile or a serial number of ours, with a slip, cut short or not: these boxes keep it."""


@pytest.mark.parametrize("form", [NewEmailForm, NewPhoneForm])
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=typed)
@example(text="\x00")
def test_a_contact_takes_anything_and_keeps_only_what_is_on_the_sheet(account, form, text):
    person = account.holder
    tried = form({"contact": text}, person=person)
    if tried.is_valid():
        assert tried.cleaned_data["contact"] in ["", *person.emails, *person.phones]
    errors = tried.errors_of("contact")
    assert all(error.code in LESSONS for error in errors)
    seen = unicodedata.normalize("NFKC", text)
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in seen)
    if fictitious.may_hold_something_real(BEGINS_AS_OURS.sub(" ", digits)):
        assert tried["contact"].shown == ""


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=typed)
@example(text="\x00")
@example(text="٠٣٤٥٦٧")
@example(text="034567\x1b")
@example(text="Votre code : 034 567. Il est valable 10 minutes.")
def test_only_the_code_that_was_sent_is_right(account, text):
    sent = OneTimeCode(code="034567", sent_at=clock.real_now())
    tried = ContactCodeForm(
        {"code": text}, person=account.holder, change=SimpleNamespace(code=sent)
    )
    hidden = {"Cc", "Cf", "Co", "Cs"}
    seen = "".join(s for s in text if s.isspace() or unicodedata.category(s) not in hidden)
    seen = "".join(str(unicodedata.decimal(s, s)) for s in seen)  # other scripts have digits too
    if tried.is_valid():
        assert "034567" in re.sub("[^0-9]", "", seen)
    else:
        assert re.sub(r"[\s.\-]", "", seen) != "034567"
    assert all(error.code in LESSONS for error in tried.errors_of("code"))


@pytest.mark.parametrize("text", ["0345671", "034567 103311", "034568", "034 56", "O34S67"])
def test_another_code_is_refused(account, text):
    sent = OneTimeCode(code="034567", sent_at=clock.real_now())
    change = SimpleNamespace(code=sent)
    assert not ContactCodeForm({"code": text}, person=account.holder, change=change).is_valid()
