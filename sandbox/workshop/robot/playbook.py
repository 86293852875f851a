"""How each thing is done by a learner who knows how: verbs for the hands, each through the pages.

A verb takes Hands, and answers as the sheet, the card and the messages say.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.urls import reverse

from accounts import channels
from accounts.activation import Activation
from accounts.flows import Flow
from accounts.new_code import NewCode
from accounts.phone import is_open
from accounts.recovery import BRINGS_A_ONE_TIME_CODE, ForgottenPassword
from accounts.withdrawal import Withdrawal
from profiles import first_log_in
from profiles.children import LATER
from profiles.first_choices import PROFILES, FirstChoices
from profiles.questions import QUESTIONS
from sandbox.workshop.robot.browser import Hands, Stuck
from sandbox.world import clock

Verb = Callable[[Hands], None]

# -- papers --------------------------------------------------------------------------------------


def copy(flow: type[Flow], slug: str) -> Verb:
    """What answers a page of a Flow as the papers say, once the one to read is opened."""

    def play(hands: Hands) -> None:
        page = flow.in_order(hands.world.service_year)[slug]
        if page.answers is None:
            raise Stuck(f"the papers do not answer {flow.name}/{slug}")
        if page.reads:
            hands.read(*page.reads)
        with clock.at(hands.world.now):
            answers = page.answers(hands.person)
        hands.send(flow.url(slug), answers)

    return play


def one_time_code(hands: Hands) -> str:
    return hands.read(*BRINGS_A_ONE_TIME_CODE)["code"]


# -- a provisional code --------------------------------------------------------------------------


def tell_the_insurer(hands: Hands) -> None:
    """Have the contacts known, where the insurer knows none, or a former mobile alone."""
    person = hands.person
    if set(channels.of_the_insurer(person)) <= {channels.SMS} and person.has_another_mobile:
        hands.send(reverse("accounts:call_the_insurer"))


def ask_a_code(hands: Hands) -> None:
    """Ask for a new code, and have it."""
    copy(NewCode, "identite")(hands)
    tell_the_insurer(hands)
    copy(NewCode, "envoi")(hands)
    hands.wait_for_the_post()


def hold_a_code(hands: Hands) -> None:
    """Have a code that is good today: that of the papers, or a new one."""
    good = hands.person.provisional_codes.current()
    with clock.at(hands.world.now):
        has_paper = hands.person.mails.delivered().filter(template="invitation").exists()
        is_good = good.good().exists() and has_paper
    if not is_good:
        ask_a_code(hands)


# -- activating ----------------------------------------------------------------------------------


def be_ready_to_activate(hands: Hands) -> None:
    """Have a code that is good today, or be where one can be sent on the way."""
    if Activation.sends_the_code(hands.world.service_year):
        tell_the_insurer(hands)
    else:
        hold_a_code(hands)


def be_ready_to_refuse(hands: Hands) -> None:
    """The same, for who refuses."""
    if Withdrawal.sends_the_code(hands.world.service_year):
        tell_the_insurer(hands)
    else:
        hold_a_code(hands)


def activate(hands: Hands) -> None:
    """Have an activated space."""
    if hands.account.is_activated:
        return
    be_ready_to_activate(hands)
    for slug, page in Activation.in_order(hands.world.service_year).items():
        if page.answers:
            copy(Activation, slug)(hands)


# -- logging in ----------------------------------------------------------------------------------


def choose_another_password(hands: Hands) -> None:
    """« Mot de passe oublié », to its end."""
    for slug in ForgottenPassword.in_order(hands.world.service_year):
        copy(ForgottenPassword, slug)(hands)


def give_the_login(hands: Hands) -> None:
    if not hands.person.noted_password:
        choose_another_password(hands)
    person = hands.person
    login = {"identifiant": person.noted_identifiant, "password": person.noted_password}
    hands.send(reverse("accounts:login"), login)


def give_the_one_time_code(hands: Hands) -> None:
    hands.send(reverse("accounts:login_code"), {"code": one_time_code(hands)})


def log_in(hands: Hands) -> None:
    """Be logged in, what is asked first still to come for who has just activated."""
    activate(hands)
    if not hands.world.sitesession_set.exclude(opened_at=None).exists():
        give_the_login(hands)
        give_the_one_time_code(hands)


def answer(slug: str) -> Verb:
    """What answers one of the first questions, as the sheet says."""

    def play(hands: Hands) -> None:
        answers = QUESTIONS[slug].copied(hands.person)
        hands.send(reverse("profiles:question", args=[slug]), answers)
        if slug == list(QUESTIONS)[-1]:
            hands.go(reverse("profiles:questions"))

    return play


def leave_the_children_for_later(hands: Hands) -> None:
    children = hands.person.children.filter(is_on_card=True)
    later = {f"enfant_{child.pk}": LATER for child in children}
    if later:
        hands.send(reverse("profiles:attached"), later)


def answer_the_questions(hands: Hands) -> None:
    for slug in QUESTIONS:
        answer(slug)(hands)
    leave_the_children_for_later(hands)


def make_the_first_choices(hands: Hands) -> None:
    for slug in FirstChoices.in_order(hands.world.service_year):
        if slug != PROFILES.slug or hands.person.children.filter(is_on_card=True).exists():
            copy(FirstChoices, slug)(hands)


FIRST_LOG_IN = {
    first_log_in.QUESTIONS: answer_the_questions,
    first_log_in.CHOICES: make_the_first_choices,
}
"""{what a first log-in leads to: what passes it}."""


def be_inside(hands: Hands) -> None:
    """Be logged in, what is asked the first time answered."""
    log_in(hands)
    if hands.account.preferences.welcomed_at is None:
        FIRST_LOG_IN[first_log_in.of_year(hands.world.service_year)](hands)


# -- refusing ------------------------------------------------------------------------------------


def ask_the_deletion_of_what_was_refused(hands: Hands) -> None:
    hands.send(reverse("accounts:ask_erasure", args=[hands.account.pk]))


def pass_the_six_weeks(hands: Hands) -> None:
    """Keep silent until the space is created by itself."""
    tomorrow = clock.day_of(hands.world.now) + timedelta(days=1)
    hands.wait_until(max(hands.account.creation_on, tomorrow))


def wait_for_the_hours_of_the_3422(hands: Hands) -> None:
    """Nobody answers on Saturdays and Sundays."""
    while not _answers(hands):
        hands.let_pass(1)


def _answers(hands: Hands) -> bool:
    with clock.at(hands.world.now):
        return is_open()


# -- the children --------------------------------------------------------------------------------


def child_to_open(hands: Hands) -> Any:
    """The first child of the card whose profile this person may open. Raises Stuck without one."""
    able = hands.person.children.filter(is_ward=True, is_on_card=True, is_activable=True)
    if (child := able.first()) is None:
        raise Stuck("no child of the card may be opened")
    return child


def open_a_child_s_profile(hands: Hands) -> None:
    answers = {"profils": [str(child_to_open(hands).pk)], "certifie": "on"}
    hands.send(reverse("profiles:add_profile"), answers)


def open_all_children(hands: Hands) -> None:
    """Open the profile of each child of the card of whom this person decides."""
    able = hands.person.children.filter(is_ward=True, is_on_card=True, is_activable=True)
    answers = {"profils": [str(child.pk) for child in able], "certifie": "on"}
    hands.send(reverse("profiles:add_profile"), answers)


def look_at_the_child(hands: Hands) -> None:
    account = child_to_open(hands).account
    hands.send(reverse("profiles:show_profile", args=[account.pk]))


# -- closing -------------------------------------------------------------------------------------


def closing_page(hands: Hands) -> str:
    """The password page of the closing, both boxes ticked."""
    url = reverse("profiles:confirm_closure", args=[hands.account.pk])
    return f"{url}?copie=on&suppression=on"


def close(hands: Hands, *, with_erasure: bool = True) -> None:
    url = closing_page(hands) if with_erasure else closing_page(hands).partition("?")[0]
    hands.send(url, {"password": hands.person.noted_password})


def close_and_keep(hands: Hands) -> None:
    """Close one's space without asking for the deletion, and log in again."""
    be_inside(hands)
    close(hands, with_erasure=False)
    give_the_login(hands)
    give_the_one_time_code(hands)


def ask_the_deletion(hands: Hands) -> None:
    hands.send(reverse("profiles:ask_erasure"))


def reopen(hands: Hands) -> None:
    hands.send(reverse("profiles:reopen"))
