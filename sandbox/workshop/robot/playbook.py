"""How each thing is done by a learner who knows how: verbs for the hands, each through the pages.

A verb takes Hands, and answers as the sheet, the card and the messages say.
"""

from django.urls import reverse

from accounts import channels
from accounts.activation import BRINGS_A_CODE, Activation
from accounts.identity import copied_identity, copied_number
from accounts.phone import KEEP, MYSELF, READ, TO_REFUSE, is_open
from accounts.phone import YES as CONFIRMED
from accounts.whom import YES as CERTIFIED
from profiles.children import LATER
from profiles.questions import NO, QUESTIONS, YES
from sandbox.workshop.scenarios.contents import LINES, NONE
from sandbox.world import clock
from sandbox.world.models import Mail


def flow(name, step, *, app="accounts"):
    return reverse(f"{app}:{name}", args=[step])


# -- papers --------------------------------------------------------------------------------------


def copy(flow, page):
    """What answers a Page of a Flow as the papers say, once the one to read is opened."""

    def play(hands):
        if page.reads:
            hands.read(*page.reads)
        with clock.at(hands.world.now):
            answers = page.answers(hands.person)
        hands.send(flow.url(page.slug), answers)

    return play


def code_of(hands, child=None):
    """The provisional code read in the latest paper that brings one, for oneself or for a child."""
    if child:
        return hands.read("child_invitation", "provisional_code")["code"]
    return hands.read(*BRINGS_A_CODE)["code"]


def one_time_code(hands):
    return hands.read("one_time_code")["code"]


# -- a provisional code --------------------------------------------------------------------------


def tell_the_insurer(hands):
    """Have the contacts known, where the insurer knows none."""
    if not channels.of_the_insurer(hands.person):
        hands.send(reverse("accounts:call_the_insurer"))


def say_whose_code(hands, child=None):
    """The pages of « Nouveau code provisoire » before the choice of a channel."""
    person = hands.person
    hands.send(flow("new_code", "identite"), copied_identity(person, child))
    if child:
        if len([each for each in person.children if each.born_on == child.born_on]) > 1:
            hands.send(flow("new_code", "personne"), {"personne": child.pk})
        hands.send(flow("new_code", "representant"), {"reponse": CERTIFIED})


def choose_a_channel(hands):
    """By message where the insurer can send one, by post otherwise."""
    known = channels.of_the_insurer(hands.person)
    quickest = [Mail.Channel.EMAIL, Mail.Channel.SMS, Mail.Channel.LETTER]
    channel = next(each for each in quickest if each in known)
    hands.send(flow("new_code", "envoi"), {"canal": channel})


def ask_a_code(hands, child=None):
    """Ask for a new code, and have it."""
    say_whose_code(hands, child)
    tell_the_insurer(hands)
    choose_a_channel(hands)
    hands.wait_for_the_post()


def hold_a_code(hands):
    """Have a code that is good today: that of the papers, or a new one."""
    good = hands.person.provisional_codes.current()
    with clock.at(hands.world.now):
        has_paper = hands.person.mails.delivered().filter(template="invitation").exists()
        is_good = good.good().exists() and has_paper
    if not is_good:
        ask_a_code(hands)


# -- activating ----------------------------------------------------------------------------------


def activate(hands):
    """Have an activated space."""
    if hands.account.is_activated:
        return
    hold_a_code(hands)
    for page in Activation.steps.values():
        copy(Activation, page)(hands)


# -- logging in ----------------------------------------------------------------------------------


def give_the_login(hands):
    person = hands.person
    login = {"identifiant": person.noted_identifiant, "password": person.noted_password}
    hands.send(reverse("accounts:login"), login)


def give_the_one_time_code(hands):
    hands.send(reverse("accounts:login_code"), {"code": one_time_code(hands)})


def log_in(hands):
    """Be logged in, the first questions still to come for who has just activated."""
    activate(hands)
    if not hands.world.sitesession_set.exclude(opened_at=None).exists():
        give_the_login(hands)
        give_the_one_time_code(hands)


def answer(slug):
    """What answers one of the first questions, as the sheet says."""

    def play(hands):
        line = dict(hands.person.answers)[LINES[slug]]
        hands.send(reverse("profiles:question", args=[slug]), _answer_of(slug, line))
        if slug == list(QUESTIONS)[-1]:
            hands.go(reverse("profiles:questions"))

    return play


def _answer_of(slug, line):
    sections = getattr(QUESTIONS[slug], "sections", None)
    if not sections:
        return {"answer": line}
    if line in NONE:
        return {"has": NO}
    for name in sections:
        for value, label in QUESTIONS[slug].base_fields[name].choices:
            if label == line:
                return {"has": YES, name: [value]}
    raise LookupError(f"No list holds {line!r}.")


def leave_the_children_for_later(hands):
    children = hands.person.children.filter(is_on_card=True)
    later = {f"enfant_{child.pk}": LATER for child in children}
    if later:
        hands.send(reverse("profiles:attached"), later)


def be_inside(hands):
    """Be logged in, the first questions answered."""
    log_in(hands)
    if hands.account.preferences.welcomed_at is None:
        for slug in QUESTIONS:
            answer(slug)(hands)
        leave_the_children_for_later(hands)


# -- a login that was forgotten ------------------------------------------------------------------


def say_whose_identifiant(hands):
    hands.send(flow("forgotten_identifiant", "identite"), copied_number(hands.person))


def say_whose_password(hands):
    hands.send(flow("forgotten_password", "identite"), copied_identity(hands.person))


def choose_where(name):
    """Where the identifiant, or the code, is sent: as the account knows."""

    def play(hands):
        channel = next(iter(channels.of_the_account(hands.account)))
        hands.send(flow(name, "envoi"), {"canal": channel})

    return play


def prove_it(hands):
    hands.send(flow("forgotten_password", "code"), {"code": one_time_code(hands)})


def change_the_password(hands):
    spare = hands.person.spare_password
    answers = {"password": spare, "confirmation": spare}
    hands.send(flow("forgotten_password", "nouveau"), answers)


# -- refusing ------------------------------------------------------------------------------------


def refuse_with_the_code(hands):
    hands.send(flow("withdrawal", "code"), {"code": code_of(hands)})


def refuse_as_oneself(hands):
    hands.send(flow("withdrawal", "identite"), copied_identity(hands.person))


def confirm_the_refusal(hands):
    hands.send(flow("withdrawal", "confirmation"))


def refuse(hands):
    """Have refused one's space, on the site."""
    refuse_with_the_code(hands)
    refuse_as_oneself(hands)
    confirm_the_refusal(hands)


def ask_the_deletion_of_what_was_refused(hands):
    hands.send(reverse("accounts:ask_erasure", args=[hands.account.pk]))


def pass_the_six_weeks(hands):
    """Keep silent until the space is created by itself."""
    hands.wait_until(hands.account.creation_on)


def wait_for_the_hours_of_the_3422(hands):
    """Nobody answers on Saturdays and Sundays."""
    while not _answers(hands):
        hands.let_pass(1)


def _answers(hands):
    with clock.at(hands.world.now):
        return is_open()


def say_on_the_phone(slug, reply):
    def play(hands):
        if slug == "demande":
            hands.send(flow("phone", "demande"), {"reponse": TO_REFUSE})
            if hands.person.children.exists():
                hands.send(flow("phone", "pour-qui"), {"reponse": MYSELF})
        else:
            hands.send(flow("phone", slug), {"reponse": reply})

    return play


CALL = {
    "demande": say_on_the_phone("demande", TO_REFUSE),
    "numero": say_on_the_phone("numero", READ),
    "naissance": say_on_the_phone("naissance", READ),
    "carte": say_on_the_phone("carte", READ),
    "donnees": say_on_the_phone("donnees", KEEP),
    "accord": say_on_the_phone("accord", CONFIRMED),
}
"""{question: what is said}, in order."""


# -- the children --------------------------------------------------------------------------------


def child_to_open(hands):
    """The first child of the card whose profile this person may open."""
    able = hands.person.children.filter(is_ward=True, is_on_card=True, is_activable=True)
    return able.first()


def open_a_child_s_profile(hands):
    answers = {"profils": [str(child_to_open(hands).pk)], "certifie": "on"}
    hands.send(reverse("profiles:add_profile"), answers)


def look_at_the_child(hands):
    account = child_to_open(hands).account
    hands.send(reverse("profiles:show_profile", args=[account.pk]))


def invited_child(hands):
    """The child whose own code has come by message last."""
    name = hands.read("child_invitation")["child"]
    return hands.person.children.get(first_name=name)


def say_which_child(hands):
    child = invited_child(hands)
    hands.send(flow("child_code", "identite", app="profiles"), copied_identity(hands.person, child))


def choose_the_twin(hands):
    child = invited_child(hands)
    hands.send(flow("child_code", "personne", app="profiles"), {"personne": child.pk})


def give_the_child_s_code(hands):
    child = invited_child(hands)
    hands.send(flow("child_code", "code", app="profiles"), {"code": code_of(hands, child)})


def certify(hands):
    hands.send(flow("child_code", "representant", app="profiles"), {"reponse": CERTIFIED})


# -- closing -------------------------------------------------------------------------------------


def closing_page(hands):
    """The password page of the closing, both boxes ticked."""
    url = reverse("profiles:confirm_closure", args=[hands.account.pk])
    return f"{url}?copie=on&suppression=on"


def close(hands, *, with_erasure=True):
    url = closing_page(hands) if with_erasure else closing_page(hands).partition("?")[0]
    hands.send(url, {"password": hands.person.noted_password})


def close_and_keep(hands):
    """Close one's space without asking for the deletion, and log in again."""
    be_inside(hands)
    close(hands, with_erasure=False)
    give_the_login(hands)
    give_the_one_time_code(hands)


def ask_the_deletion(hands):
    hands.send(reverse("profiles:ask_erasure"))


def reopen(hands):
    hands.send(reverse("profiles:reopen"))
