"""Help never contradicts the papers: it names what this person holds, where it lies, and no more.

What is on the table is read in the rows, not in the help's own words.
"""

import re
from dataclasses import replace
from datetime import timedelta
from string import Formatter

import pytest
from django.core.cache import cache
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts.difficulties.difficulty import DifficultyKind
from accounts.models import AccountEvent
from sandbox.kit.dates import in_french
from sandbox.lessons import LESSONS, in_general, lesson, told_to
from sandbox.lessons.words import OF_NOBODY
from sandbox.workshop.models import Seat
from sandbox.workshop.robot.mistakes.hit import hit
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from sandbox.world import clock, post
from sandbox.world.models import Incident, Mail, Person
from sandbox.world.papers import Papers
from sandbox.world.words import Words
from tests import remembered, replay
from tests.accounts.test_withdrawal import ask_the_code_of
from tests.errors import WAYS
from tests.strict import Learner, right_answers
from tests.workshop.conftest import Mediator

SCENARIOS = list(build.scenarios())
SITE_PAGES = [
    "/site/", "/site/activation/", "/site/activation/code/", "/site/opposition/",
    "/site/opposition/code/", "/site/connexion/", "/site/nouveau-code/identite/",
    "/site/identifiant-oublie/identite/", "/site/mot-de-passe-oublie/identite/", "/site/3422/",
]  # fmt: skip
HELP = re.compile(r'<div class="coach"')
DIV = re.compile(r"<(/?)div\b")
TAG = re.compile(r"<[^>]+>")
CODE_IS = re.compile(r"Il est (dans la lettre|dans un SMS|dans un e-mail), ([^.]*)\.")
CHANNELS = {"dans la lettre": "letter", "dans un SMS": "sms", "dans un e-mail": "email"}
HERE = "dans « Mes papiers »"


def read(html):
    return TAG.sub(" ", html).replace("\u00a0", " ").replace("&nbsp;", " ")


def help_on(page):
    """What is said on the page, what the guard of the browser may say left out."""
    shown = re.sub(r"<template.*?</template>", "", page, flags=re.DOTALL)
    return [read(whole_div(shown, found.start())) for found in HELP.finditer(shown)]


def whole_div(page, start):
    """The <div> that begins there, with those that it holds."""
    depth = 0
    for tag in DIV.finditer(page, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return page[start : tag.start()]
    raise ValueError("a <div> that does not end")


def sit(scenario, *, on_paper=False):
    workshop = remembered.workshop(replay.current, scenario, seats=1, is_on_paper=on_paper)
    return Learner(workshop.places.get())


class Table:
    """What lies before somebody, read in the rows once: the pages and lessons move nothing."""

    def __init__(self, learner, *, on_paper):
        person = learner.person
        self.on_paper = on_paper
        self.has_phone = bool(person.phone)
        self.channels = channels_of_good_mails(person)
        self.has_children = person.children.exists()
        self.is_activated = person.account.is_activated
        self.written = written_on_the_papers_of(person)


def written_on_the_papers_of(person):
    """What may be copied from these papers, as it is printed, without its gaps."""
    rows = [person, *person.world.person_set.all()]
    sheet = ["email", "spare_email", "phone", "spare_phone", "noted_identifiant",
             "noted_password", "spare_password", "full_name"]  # fmt: skip
    texts = {getattr(each, name).replace(" ", "") for each in rows for name in sheet}
    texts |= {in_french(each.born_on, "jFY") for each in rows}
    texts |= {m.context["code"] for m in person.mails.all() if "code" in m.context}
    return texts | {person.nir, person.carte_vitale.serial}


def channels_of_good_mails(person):
    """Of each code of these papers that could still serve: whether it has arrived or not."""
    codes = person.world.provisionalcode_set.filter(used_at=None, replaced_at=None)
    codes = codes.filter(person__in=[person, *person.children])
    texts = set(codes.values_list("code", flat=True))
    return {m.channel for m in person.mails.all() if m.context.get("code") in texts}


def judge(text, table, where):
    """Fail where this help names a paper, a code or a door that is not there."""
    if table.on_paper:
        for paper in ("la fiche", "la carte", "la carte d’entraînement", "la lettre"):
            assert f"{paper}, {HERE}" not in text, where
        assert "Où regarder" not in text, where
        assert "La carte et la fiche sont dans" not in text, where
    else:
        assert "sur la table" not in text, where
    if not table.has_phone:
        assert "SMS" not in text, where
        assert "numéro de la fiche" not in text, where
    for paper, lies in CODE_IS.findall(text):
        assert CHANNELS[paper] in table.channels, (where, text)
        is_on_the_table = table.on_paper and paper == "dans la lettre"
        assert lies == ("sur la table" if is_on_the_table else HERE), (where, text)
    if "n’ont pas de code" in text:
        assert not table.channels or table.has_children, (where, text)
    if table.is_activated:
        assert "Recopiez le code." not in text, (where, text)
    assert "{" not in text, where


@pytest.mark.swept
@pytest.mark.parametrize("on_paper", [False, True], ids=["screen", "paper"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_coach_names_what_is_there(db, scenario, on_paper):
    learner = sit(scenario, on_paper=on_paper)
    table, seen = Table(learner, on_paper=on_paper), 0
    for url in SITE_PAGES:
        response = learner.get(url, follow=True)
        for text in help_on(response.content.decode()):
            judge(text, table, f"{scenario} {url}")
            seen += 1
    assert seen >= 5


HINTED = {
    "/site/activation/code/": "code",
    "/site/opposition/code/": "code",
    "/site/nouveau-code/identite/": "nir",
    "/site/connexion/": "identifiant",
}
"""{page that asks to copy from a paper: its first box}."""


@pytest.mark.swept
@pytest.mark.parametrize("on_paper", [False, True], ids=["screen", "paper"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_hint_names_what_is_there(db, scenario, on_paper):
    """At the nearest degree, which says the others too, and never further than the papers go."""
    learner = sit(scenario, on_paper=on_paper)
    table, seen = Table(learner, on_paper=on_paper), 0
    for url, box in HINTED.items():
        nearest = {"box": box, "degree": 3, "faults": []}
        Seat.objects.filter(pk=learner.seat.pk).update(hints=nearest, hints_on=url)
        seen += judge_hints(learner.get(url).content.decode(), table, f"{scenario} {url}")
    assert seen >= 2


@pytest.mark.full
@pytest.mark.parametrize("on_paper", [False, True], ids=["screen", "paper"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_hint_of_each_box_names_what_is_there(db, scenario, on_paper):
    """Press after press, to the nearest degree of each box of each page."""
    learner = sit(scenario, on_paper=on_paper)
    table, seen = Table(learner, on_paper=on_paper), 0
    for url in SITE_PAGES:
        for press in range(1, 13):
            page = learner.send(url, {"keep": "indice"}, follow=True).content.decode()
            seen += judge_hints(page, table, f"{scenario} {url} {press}")
    assert seen >= 24


def judge_hints(page, table, where):
    hints = hints_on(page)
    for text in hints:
        judge(text, table, where)
        judge_hint(text, page, table, where)
    return len(hints)


HINT = re.compile(r'<div class="coach" role="status">(.*?)</div>', re.DOTALL)
SHOWN = re.compile(r'<mark class="(?:code )?yellow".*?</mark>', re.DOTALL)
A_PAPER = re.compile(r"Regardez (la carte d’entraînement|la fiche|la lettre|le SMS|l’e-mail)")


def hints_on(page):
    return [" ".join(read(each).split()) for each in HINT.findall(page)]


def judge_hint(text, page, table, where):
    """Fail where this hint shows what is not there, or has a code copied where there is none."""
    lies = HERE if not table.on_paper else "sur la table"
    for paper in A_PAPER.findall(text):
        if paper in {"la carte d’entraînement", "la fiche"}:
            assert f"{paper}, {lies}" in text, (where, text)
        elif "Code provisoire" in text:
            assert (
                CHANNELS[
                    {
                        "la lettre": "dans la lettre",
                        "le SMS": "dans un SMS",
                        "l’e-mail": "dans un e-mail",
                    }[paper]
                ]
                in table.channels
            ), (where, text)
    shown = [*SHOWN.finditer(page)]
    assert bool(shown) == ("en jaune" in text), (where, text)
    for each in shown:
        assert re.sub(r"\s", "", TAG.sub("", each[0])) in table.written, (where, each[0])
    if "Code provisoire" in text and not A_PAPER.search(text):
        assert not shown, (where, text)


FACTS = {
    "gap": "Il manque 1 chiffre.", "parts": "le jour", "typed": 3, "name": "Lola", "child": "Lola",
    "owner": "Lola", "wait": "30 secondes", "moment": "dimanche", "measure": "Taille", "low": 1,
    "high": 2, "professional": "Dr Essai", "author": "Dr Essai", "count": 11, "chosen": 2,
    "seats": 1, "s": "", "where": "ligne 1", "problem": "vide",
}  # fmt: skip


@pytest.mark.parametrize("on_paper", [False, True], ids=["screen", "paper"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_lesson_names_what_is_there(db, scenario, on_paper):
    learner = sit(scenario, on_paper=on_paper)
    table = Table(learner, on_paper=on_paper)
    seat = type(learner.seat).objects.get(pk=learner.seat.pk)
    words = Words(Papers(learner.world, printed_until=seat.printed_until))
    with clock.at(learner.world.now), told_to(words):
        for slug in LESSONS:
            if WAYS[slug].is_mediator:
                continue
            told = lesson(slug, **facts_for(slug))
            judge(read(f"{told.why} {told.what}"), table, slug)


def facts_for(slug):
    """Something for each fact of this lesson, but for the words of the papers."""
    raw = LESSONS[slug]
    names = {name for _, name, _, _ in Formatter().parse(raw.says + raw.why + raw.what) if name}
    return {name: FACTS.get(name, "x") for name in names - OF_NOBODY.keys()}


@pytest.fixture
def inaya(learner):
    return learner


def words_of(learner):
    return Words(Papers(learner.world))


def said(learner, what="find_code", about=None):
    words = words_of(learner)
    words.about = about
    with clock.at(learner.world.now):
        return words[what].replace("\u00a0", " ")


def hold(learner, kind, **fields):
    incident = Incident.objects.create(world=learner.world, kind=kind)
    learner.person.mails.exclude(channel="letter").update(held_by=incident, **fields)


def test_where_the_code_is_at_each_moment(inaya):
    assert said(inaya) == "Recopiez le code. Il est dans la lettre, dans « Mes papiers »."
    inaya.ask_new_code("letter")
    assert "La lettre est en route." in said(inaya)
    assert said(inaya, "compare_code") == said(inaya)
    inaya.send(reverse("workshop:wait"))
    assert said(inaya) == "Recopiez le code. Il est dans la lettre, dans « Mes papiers »."
    inaya.person.provisional_codes.update(asked_at=None)
    inaya.ask_new_code("sms")
    assert said(inaya) == "Recopiez le code. Il est dans un SMS, dans « Mes papiers »."
    assert said(inaya, "compare_code") == "Comparez avec le SMS, groupe par groupe."
    hold(inaya, Incident.Kind.SMS_LOST)
    assert said(inaya).startswith("Le SMS n’est pas encore arrivé.")


def test_an_e_mail_put_aside_is_where_it_is(inaya):
    inaya.ask_new_code("email")
    hold(inaya, Incident.Kind.EMAIL_UNWANTED, is_unwanted=True)
    assert "dans « Courrier indésirable »" in said(inaya)


def test_a_code_too_old_is_said_to_have_a_date(db):
    assert said(sit("code-expire")).endswith("Lisez jusqu’à quand il est valable.")


def test_a_code_that_served_to_refuse(db):
    learner = sit("refus")
    refuse(learner)
    assert said(learner) == "Ce code a déjà servi. Demandez-en un nouveau."


@pytest.mark.parametrize("scenario", ["lettre-perdue", "sans-coordonnees"])
def test_without_a_letter_there_is_no_code_to_copy(db, scenario):
    page = sit(scenario).get("/site/activation/code/").content.decode()
    text = " ".join(help_on(page))
    assert "Vos papiers n’ont pas de code. Demandez-en un." in text
    assert "Recopiez" not in text


def test_who_starts_activated_is_sent_to_the_log_in(db):
    for scenario in ["cloture", "jumelles", "nouveau-ne", "souvent-hospitalise"]:
        page = sit(scenario).get("/site/activation/code/")
        assertContains(page, "déjà activé. Un code ne sert plus.")
        assertContains(page, f'class="button button--small" href="{reverse("accounts:login")}"')


def test_a_space_that_exists_is_closed_not_refused(db):
    for scenario, verb in {
        "refus": "Refuser",
        "deja-cree": "Clôturer",
        "code-expire": "Clôturer",
    }.items():
        learner = sit(scenario)
        learner.ask_new_code()
        page = learner.get(reverse("accounts:new_code_sent"))
        for offered in ("Refuser", "Clôturer"):
            assert (f"{offered} avec ce code" in page.content.decode()) == (offered == verb)


def test_a_child_has_a_code_of_their_own(db):
    learner = sit("jumelles")
    zelie, nino = [learner.person.children.get(first_name=n) for n in ("Zélie", "Nino")]
    assert said(learner, about=zelie) == (
        "Recopiez le code de Zélie. Il est dans un e-mail, dans « Mes papiers »."
    )
    assert said(learner, about=nino) == "Vos papiers n’ont pas de code pour Nino. Demandez-en un."


def test_the_six_digits_are_looked_for_where_they_come(inaya):
    assert "n’ont pas encore ce code" in said(inaya, "find_digits")
    with clock.at(inaya.world.now):
        post.send(inaya.person, Mail.Channel.EMAIL, "one_time_code", {"code": "034567"})
    assert "dans le dernier e-mail, dans « Mes papiers »" in said(inaya, "find_digits")
    hold(inaya, Incident.Kind.SMS_LATE)
    assert "L’e-mail n’est pas encore arrivé." in said(inaya, "find_digits")


def test_help_says_the_card_that_was_ticked_by_mistake(db):
    learner = sit("sans-photo")
    learner.reach("identite")
    wrong = right_answers(learner.person)["identite"] | {"carte": "avec-photo"}
    page = learner.send(learner.step("identite"), wrong)
    assertContains(page, "La carte d’entraînement n’a pas de photo.")
    assertNotContains(page, "Recopiez les 11 derniers chiffres.")


# -- a lesson told away from its form -----------------------------------------------------------


def test_no_lesson_is_told_with_a_blank():
    for slug in LESSONS:
        told = in_general(slug)
        for text in (told.says, told.why, told.what):
            assert not re.search(r"\{|\}|…|\.\.|\bde un\b| \.| , ", text), (slug, text)
            assert text == text[:1].upper() + text[1:] or not text, (slug, text)
        assert told.says, slug
        assert told.what, slug


def test_the_seat_s_page_tells_the_error_of_that_page(db):
    mediator = Mediator(access.new_mediator())
    workshop = build.workshop(scenario="lettre-perdue", seats=1, owner=mediator.user)
    learner = Learner(workshop.places.get())
    learner.send("/site/activation/code/", {"code": "abc"})
    page = read(mediator.page(workshop, "place/1/").content.decode())
    assert "Il manque 9 caractères. Vous en avez écrit 3." in page
    assert "Vos papiers n’ont pas de code. Demandez-en un." in page
    assert "Il manque …" not in page
    assert "Comparez avec la lettre" not in page


# -- the mediator has no papers -----------------------------------------------------------------

MEDIATORS_WAYS = [slug for slug, way in WAYS.items() if way.is_mediator]


@pytest.mark.parametrize("slug", MEDIATORS_WAYS)
def test_a_mediator_s_form_speaks_of_no_papers(db, slug):
    judge_mediator(refused_to_a_mediator(WAYS[slug]))


DATES = [
    {"jour": "31", "mois": "2", "annee": "2027"}, {"jour": "0", "mois": "2", "annee": "2027"},
    {"jour": "1", "mois": "13", "annee": "2027"}, {"jour": "1", "mois": "2", "annee": "26"},
]  # fmt: skip


@pytest.mark.parametrize("day", DATES, ids=lambda day: "-".join(day.values()))
def test_a_mediator_s_date_is_told_without_papers(db, day):
    way, workshop = WAYS["title-empty"], {f"held_on_{part}": text for part, text in day.items()}
    answers = way.answers | {"title": "Mardi"} | workshop
    judge_mediator(refused_to_a_mediator(replace(way, answers=answers)))
    mediator = Mediator(access.new_mediator())
    room = build.workshop(scenario="refus", seats=1, owner=mediator.user)
    jump = {"to": "date"} | {f"day_{part}": text for part, text in day.items()}
    judge_mediator(mediator.act(room, "temps", all="1", **jump).content.decode())


def refused_to_a_mediator(way):
    remembered.workshop(replay.current, "mere-trois-enfants", seats=2)
    mediator = Mediator(access.new_mediator())
    way.prepare(mediator)
    url = way.url(mediator) if callable(way.url) else way.url
    answers = way.answers(mediator) if callable(way.answers) else way.answers
    way.meanwhile(mediator)
    answers = {name: text for name, text in answers.items() if text is not None}
    return mediator.post(url, answers).content.decode()


def judge_mediator(page):
    assert "Mes\u00a0papiers" not in page.replace(" ", "\u00a0")
    assert "Que faire" in page
    assert "1950" not in page
    assert "sur la fiche" not in page


# -- the printed sheets -------------------------------------------------------------------------


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_first_page_of_the_sheet_says_what_can_be_done(db, scenario):
    mediator = Mediator(access.new_mediator())
    workshop = remembered.workshop(replay.current, scenario, seats=1, owner=mediator.user)
    person = workshop.places.get().world.player
    page = mediator.page(workshop, "fiches/").content.decode()
    first = read(page.split("page 2 sur 2")[0])
    assert ("choisissez « Me connecter »" in first) == person.account.is_activated
    is_another_s = [bool(mail.context.get("child")) for mail in person.mails.all()]
    is_without_code = not person.account.is_activated and all(is_another_s)
    assert ("« Demander un nouveau code provisoire »" in first) == is_without_code
    if person.account.is_activated:
        assert "Recopiez les majuscules" not in first


# -- the doors that follow ----------------------------------------------------------------------


def papers_of(learner, child):
    born = {"jour": child.born_on.day, "mois": child.born_on.month, "annee": child.born_on.year}
    born = {f"naissance_{part}": number for part, number in born.items()}
    return right_answers(learner.person)["identite"] | born


def ask(learner, child=None, *, to_refuse=False):
    url = reverse("accounts:new_code", args=["identite"]) + "?pour=refuser" * to_refuse
    answers = right_answers(learner.person)["identite"]
    learner.send(url, papers_of(learner, child) if child else answers)
    if child:
        learner.send(reverse("accounts:new_code", args=["representant"]), {"reponse": "oui"})
    return learner.send(
        reverse("accounts:new_code", args=["envoi"]), {"canal": "sms"}, follow=True
    ).content.decode()


def main_button(page):
    return re.search(r'<div class="row">\s*(?:<span[^>]*>)?<a class="button" href="([^"]*)"', page)[
        1
    ]


def test_the_main_button_follows_where_one_came_from(db):
    for comes_to_refuse in (False, True):
        learner = sit("refus")
        to_refuse = f"/site/opposition/code/?personne={learner.person.pk}"
        door = to_refuse if comes_to_refuse else "/site/activation/code/"
        assert main_button(ask(learner, to_refuse=comes_to_refuse)) == door


def test_each_link_to_a_new_code_says_what_it_is_for(db):
    learner = sit("refus")
    for url in ["/site/opposition/", "/site/opposition/code/"]:
        assertContains(learner.get(url), "/site/nouveau-code/?pour=refuser")
    response = learner.get(
        "/site/nouveau-code/", headers={"Referer": "http://testserver/site/opposition/code/"}
    )
    assert response["Location"].endswith("identite/?pour=refuser")
    assertRedirects(learner.get("/site/nouveau-code/"), "/site/nouveau-code/identite/")


def test_a_child_s_code_opens_no_door_that_is_shut(db):
    learner = sit("refus")
    zoe = learner.person.children.get()
    page = ask(learner, zoe)
    assert "/site/profils/code/" not in page
    assert "sert après la connexion" not in page
    to_refuse = f"/site/opposition/code/?personne={zoe.pk}"
    assert main_button(ask_again(learner, zoe, to_refuse=True)) == to_refuse


def ask_again(learner, child, **how):
    learner.person.world.provisionalcode_set.update(asked_at=None)
    return ask(learner, child, **how)


def test_a_child_s_number_is_typed_once(inside):
    louis = inside.person.children.get(first_name="Louis")
    code_page = reverse("profiles:child_code", args=["code"])
    inside.send(reverse("profiles:child_code", args=["identite"]), papers_of(inside, louis))
    response = inside.send(reverse("profiles:ask_child_code"))
    assertRedirects(response, reverse("accounts:new_code", args=["envoi"]), target_status_code=302)
    inside.send(reverse("accounts:new_code", args=["representant"]), {"reponse": "oui"})
    page = inside.send(
        reverse("accounts:new_code", args=["envoi"]), {"canal": "sms"}, follow=True
    ).content.decode()
    assert main_button(page) == code_page
    assert "il faut d’abord être connecté" not in page
    assertContains(inside.get(code_page), "Recopiez le code de Louis. Il est dans un SMS")
    inside.send(code_page, {"code": louis.provisional_codes.last().code})
    inside.send(reverse("profiles:child_code", args=["representant"]), {"reponse": "oui"})
    assert type(louis).objects.get(pk=louis.pk).account.is_activated


def refuse(learner):
    code = learner.person.provisional_codes.get().code
    page = "/site/opposition/{}/".format
    learner.send(page("code"), {"code": code})
    learner.send(page("identite"), right_answers(learner.person)["identite"])
    return learner.send(page("confirmation"))


def test_the_home_page_leads_back_to_the_proof(db):
    learner = sit("refus")
    proof = reverse("accounts:withdrawn")
    assertNotContains(learner.get("/site/"), proof)
    refuse(learner)
    assert AccountEvent.objects.refusals().exists()
    assertContains(learner.get("/site/"), f'href="{proof}"')


def test_who_has_refused_is_told_of_who_is_left_and_of_no_used_code(db):
    """Gérard, then Zoé: his own code is spent, and of no use any more."""
    gerard = sit("refus")
    zoe = gerard.person.children.get()
    refuse(gerard)
    page = gerard.get("/site/opposition/").content.decode()
    assert "Vos papiers n’ont pas de code pour Zoé. Demandez-en un." in " ".join(help_on(page))
    assert "a déjà servi" not in page
    ask_the_code_of(gerard, zoe)
    for url in ["/site/opposition/", "/site/opposition/code/"]:
        said = " ".join(help_on(gerard.get(url).content.decode()))
        assert "Recopiez le code de Zoé." in said
        assert "a déjà servi" not in said


# -- the 3422 -----------------------------------------------------------------------------------

SUNDAY, MONDAY = 6, 0


def on_a_sunday(learner):
    world = learner.world
    days = (SUNDAY - world.now.astimezone(clock.PARIS).weekday()) % 7
    world.now += timedelta(days=days)
    world.save(update_fields=["now"])


def test_one_may_wait_for_the_3422_to_open(db):
    learner = sit("sans-coordonnees")
    on_a_sunday(learner)
    page = learner.get(reverse("accounts:call"))
    assertContains(page, "Attendre lundi")
    learner.send(reverse("workshop:wait"), {"what": "3422", "retour": reverse("accounts:call")})
    now = learner.world.now.astimezone(clock.PARIS)
    assert (now.weekday(), now.hour, now.minute) == (MONDAY, 8, 30)
    assertRedirects(
        learner.get(reverse("accounts:call")), reverse("accounts:phone", args=["demande"])
    )


def test_no_letter_is_promised_to_an_address_that_nobody_knows(db):
    yvette = sit("sans-coordonnees")
    on_a_sunday(yvette)
    yvette.send(reverse("workshop:wait"), {"what": "3422"})

    def say(slug, answer):
        return yvette.send(reverse("accounts:phone", args=[slug]), {"reponse": answer})

    say("demande", "code")
    for slug in ("numero", "naissance", "carte"):
        say(slug, "lire")
    page = yvette.get(reverse("accounts:phone", args=["adresse"]))
    assertContains(page, "Je n’ai pas votre adresse.")
    assertContains(page, yvette.person.street)
    assertContains(say("adresse", "non"), LESSONS["call-cannot"].says)
    say("adresse", "lire")
    say("accord", "oui")
    assert yvette.person.mails.filter(channel="letter").exists()


def test_another_person_is_only_spoken_of_beside_a_code_that_is_there(db):
    """Odette has lost her letter, Inaya has hers: the same wrong code."""
    told = {}
    for scenario in ["lettre-perdue", "mere-trois-enfants"]:
        learner = sit(scenario)
        page = learner.send("/site/activation/code/", {"code": "QQQQZZZZ2222"}).content.decode()
        told[scenario] = " ".join(help_on(page))
    assert "Aucun code de vos papiers n’est écrit ainsi. Ils n’en ont pas encore." in " ".join(
        told["lettre-perdue"].split()
    )
    assert "autre personne" not in told["lettre-perdue"]
    assert "C’est peut-être celui d’une autre personne." in told["mere-trois-enfants"]


# -- a code that will never come ----------------------------------------------------------------


def sent_to_an_old_mobile(learner, **known):
    """A code asked for by SMS, once the mediator has put that difficulty."""
    hit(DifficultyKind.INSURER_PHONE)(learner)
    Person.objects.filter(pk=learner.person.pk).update(**known)
    learner.ask_new_code("sms")
    return [main_of(learner, url) for url in PAGES_OF_A_NEW_CODE]


def main_of(learner, url):
    page = learner.get(url).content.decode()
    return read(page[page.index("<main") : page.index("</main>")])


PAGES_OF_A_NEW_CODE = ["/site/nouveau-code/parti/", "/site/activation/code/", "/site/activation/"]
WAITS = re.compile("Attendez un peu|pas encore arrivé")


@pytest.mark.parametrize(
    ("known", "choose"),
    [
        ({}, "Demandez un autre code : choisissez l’e-mail ou le courrier."),
        ({"known_email": ""}, "Demandez un autre code : choisissez le courrier."),
        ({"is_known_by_post": False}, "Demandez un autre code : choisissez l’e-mail."),
        ({"known_email": "", "is_known_by_post": False}, "Appelez l’Assurance Maladie."),
    ],
)
def test_nobody_waits_for_an_sms_that_went_to_an_old_mobile(inaya, known, choose):
    for page in sent_to_an_old_mobile(inaya, **known):
        assert "Le SMS n’arrive pas : il est parti à un ancien mobile." in page
        assert "Comparez la fin du numéro avec la fiche" in page
        assert choose in page
        assert not WAITS.search(page)
        assert "Utilisez ce code" not in page


def test_once_the_mobile_is_the_right_one_another_code_is_asked_for(inaya):
    sent_to_an_old_mobile(inaya)
    with clock.at(inaya.world.now):
        inaya.person.tell_the_insurer()
    page = main_of(inaya, PAGES_OF_A_NEW_CODE[0])
    assert "il est parti à un ancien mobile. Demandez un autre code." in page
    assert "Comparez la fin" not in page


def test_an_sms_that_is_only_late_is_still_waited_for(inaya):
    hit(DifficultyKind.SMS_LATE)(inaya)
    inaya.ask_new_code("sms")
    assert WAITS.search(main_of(inaya, PAGES_OF_A_NEW_CODE[0]))


# -- what whoever leads reads -------------------------------------------------------------------


def test_the_seat_s_page_tells_each_error_as_its_learner_reads_it(db):
    """The group that differs, and the paper of that very code, not of another."""
    mediator = Mediator(access.new_mediator())
    workshop = build.workshop(scenario="refus", seats=1, owner=mediator.user)
    learner = Learner(workshop.places.get())
    ask(learner, learner.person.children.get())
    own = learner.person.provisional_codes.get().code
    typed = f"{own[:9]}{'R' if own[9] != 'R' else 'S'}{own[10:]}"
    told = ("C’est presque le bon. La différence est dans le 3e groupe de 4.",
            "Comparez avec la lettre, groupe par groupe.")  # fmt: skip
    answer = read(learner.send("/site/opposition/code/", {"code": typed}).content.decode())
    seen = read(mediator.page(workshop, "place/1/").content.decode())
    for sentence in told:
        assert sentence in answer
        assert sentence in seen
    learner.send("/site/opposition/code/", {"code": own[:-1]})
    seen = read(mediator.page(workshop, "place/1/").content.decode())
    assert "Il manque 1 caractère. Vous en avez écrit 11." in seen
    cache.clear()
    seen = read(mediator.page(workshop, "place/1/").content.decode())
    assert "Il en manque, ou il y en a trop." in seen


def test_what_one_reads_is_not_told_of_who_sits_there_after(db):
    mediator = Mediator(access.new_mediator())
    workshop = build.workshop(scenario="refus", seats=1, owner=mediator.user)
    learner = Learner(workshop.places.get())
    learner.send("/site/activation/code/", {"code": "abc"})
    learner.send(reverse("workshop:leave"))
    Learner(workshop.places.get()).get("/site/activation/code/")
    seen = read(mediator.page(workshop, "place/1/").content.decode())
    assert "Vous en avez écrit" not in seen
