"""Hints come nearer by degrees: which paper, which part of it, then that part in yellow."""

import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from accounts.difficulties.difficulty import DifficultyKind
from sandbox.workshop import half_typed
from sandbox.workshop.models import Display, Guidance, Seat, SeatEvent
from sandbox.workshop.moves import actions
from sandbox.workshop.robot.mistakes.hit import hit
from sandbox.workshop.telling import debrief
from sandbox.world import writing
from tests.kinds.test_help_fits_the_papers import hints_on, sit
from tests.kinds.walked import read
from tests.strict import Learner, right_answers

CODE, IDENTITY, LOGIN = "/site/activation/code/", "/site/activation/identite/", "/site/connexion/"
YELLOW = re.compile(r'<mark class="(?:code )?yellow".*?</mark>', re.DOTALL)
FRAMED = re.compile(r'class="yellow__group">([^<]*)<')
BESIDE = re.compile(r'<p class="hints__extract hints__extract--beside".*?</p>', re.DOTALL)
"""What a telephone shows again under the hint: its papers are in a drawer."""
TAG = re.compile("<[^>]+>")


@pytest.fixture
def inaya(db):
    return sit("mere-trois-enfants")


def press(learner, url, **told):
    return learner.send(url, {"keep": "indice"} | told, follow=True).content.decode()


def said(page):
    """The hint on this page; "" for none."""
    return next(iter(hints_on(page)), "")


def yellow(page):
    """What is in yellow on the papers, without what sets its groups apart."""
    found = YELLOW.findall(BESIDE.sub("", page))
    return [re.sub(r"\s", "", TAG.sub("", each)) for each in found]


def framed(page):
    """The groups framed there."""
    return FRAMED.findall(BESIDE.sub("", page))


def on_top(page):
    root, _ = read(page)
    papers = [each for each in root.find("input") if each.get("name") == "paper"]
    return next((each.get("value") for each in papers if "checked" in each.attributes), "")


def slipped(code, at):
    """That code with another sign in one place, which no look-alike is."""
    return f"{code[:at]}{'R' if code[at] != 'R' else 'S'}{code[at + 1 :]}"


def hints_of(learner):
    return SeatEvent.objects.filter(seat=learner.seat, kind="hint").count()


def test_each_press_comes_one_degree_nearer(inaya):
    assert said(inaya.get(CODE).content.decode()) == ""
    far, nearer, nearest = (press(inaya, CODE) for _ in range(3))
    assert "Regardez la lettre, dans « Mes papiers »." in said(far)
    assert "12 signes, en 3 groupes" in said(nearer)
    assert "12 signes" not in said(far)
    assert (yellow(far), yellow(nearer)) == ([], [])
    assert yellow(nearest) == [inaya.code.code]
    assert len(BESIDE.findall(nearest)) == 1
    [extract] = BESIDE.findall(nearest)
    assert "<b>La lettre</b>" in extract
    assert "Code provisoire" in extract
    assert BESIDE.findall(far + nearer) == []
    assert "en jaune" in said(nearest)
    assert "À recopier" in nearest
    assert "Encore un indice" not in inaya.get(LOGIN).content.decode()
    assert all("Encore un indice" in page for page in (far, nearer))
    assert "n indice" not in nearest
    assert hints_of(inaya) == 3


def test_the_paper_of_which_it_speaks_lies_on_top(inaya):
    inaya.reach("identite")
    assert on_top(press(inaya, IDENTITY)) == "card"
    assert on_top(press(inaya, IDENTITY, box="naissance_mois")) == "sheet"


@pytest.mark.parametrize("at", [1, 6, 11])
def test_the_group_that_differs_is_named_then_framed(inaya, at):
    code = inaya.code.code
    group = code[at // 4 * 4 : at // 4 * 4 + 4]
    refused = inaya.send(CODE, {"code": slipped(code, at)}).content.decode()
    assert said(refused) == ""
    fault = re.search(r'name="at_fault" value="([^"]+)"', refused)[1]
    press(inaya, CODE, at_fault=fault)
    hint = said(press(inaya, CODE, at_fault=fault))
    rank = ["1er", "2e", "3e"][at // 4]
    assert f"Comparez le {rank} groupe. Sur la lettre, il commence par" in hint
    assert re.search(rf" {re.escape(group[0])}\.", hint)
    assert framed(press(inaya, CODE)) == [group]


def test_the_site_stays_as_vague_and_its_lesson_as_it_was(inaya):
    wrong = slipped(inaya.code.code, 9)
    before = inaya.send(CODE, {"code": wrong}).content.decode()
    for _ in range(3):
        press(inaya, CODE)
    after = inaya.send(CODE, {"code": wrong}).content.decode()
    for page in (before, after):
        assert "Ce code provisoire n’est pas le bon" in page
        assert "La différence est dans le 3e groupe de 4." in page
    assert "Comparez le 3e groupe." in said(after)
    assert framed(after) == [inaya.code.code[8:]]


def test_what_is_nothing_like_the_paper_is_compared_with_nothing(inaya):
    refused = inaya.send(CODE, {"code": "AAAABBBBCCCC"}).content.decode()
    fault = re.search(r'name="at_fault" value="([^"]+)"', refused)[1]
    assert fault == "code:"
    press(inaya, CODE, at_fault=fault)
    assert "12 signes" in said(press(inaya, CODE, at_fault=fault))
    assert framed(press(inaya, CODE, at_fault=fault)) == []


def test_where_the_paper_itself_is_wrong_nothing_is_blamed_on_who_copied(inaya):
    hit(DifficultyKind.CODE_MISPRINTED)(inaya)
    printed = inaya.person.mails.first().context["code"]
    refused = inaya.send(CODE, {"code": printed}).content.decode()
    fault = re.search(r'name="at_fault" value="([^"]+)"', refused)[1]
    press(inaya, CODE, at_fault=fault)
    hint = said(press(inaya, CODE, at_fault=fault))
    assert "Vous avez bien écrit ce qui est sur le papier." in hint
    assert "Comparez" not in hint


@pytest.mark.parametrize(
    ("box", "wrong", "tells"),
    [
        ("naissance", {"naissance_annee": "1971"}, "Comparez l’année."),
        ("naissance", {"naissance_jour": "32"}, "née le"),
        ("serie", {"serie": "last"}, "Comparez le dernier chiffre"),
        ("nir", {"nir": "last"}, "Comparez le 7e groupe. Sur la carte, il commence par le chiffre"),
    ],
)
def test_it_is_about_the_box_that_was_refused(inaya, box, wrong, tells):
    inaya.reach("identite")
    right = right_answers(inaya.person)["identite"]
    ends = {"serie": right["serie"], "nir": right["nir"]}
    typed = {
        name: f"{ends[name][:-1]}{(int(ends[name][-1]) + 1) % 10}" if text == "last" else text
        for name, text in wrong.items()
    }
    page = inaya.send(IDENTITY, right | typed).content.decode()
    fault = re.search(r'name="at_fault" value="([^"]+)"', page)[1]
    assert fault.startswith(f"{box}:")
    press(inaya, IDENTITY, at_fault=fault)
    assert tells in said(press(inaya, IDENTITY, at_fault=fault))


def test_another_box_begins_at_what_is_not_said_yet(inaya):
    """The same paper is not told twice; another one is."""
    inaya.reach("identite")
    press(inaya, IDENTITY, box="nir")
    assert "à droite de la photo" in said(press(inaya, IDENTITY, box="serie"))
    sheet = said(press(inaya, IDENTITY, box="naissance_jour"))
    assert "Regardez la fiche" in sheet
    assert "ligne" not in sheet


def test_after_the_last_degree_of_a_box_comes_the_next_box(inaya):
    inaya.reach("identite")
    for _ in range(3):
        page = press(inaya, IDENTITY)
    assert yellow(page) == [inaya.person.nir]
    assert "Indice\u00a0: Date de naissance" in press(inaya, IDENTITY).replace(" :", "\u00a0:")


def test_what_is_half_typed_stays_without_javascript(inaya):
    inaya.reach("identite")
    half = {"nir": inaya.person.nir, "naissance_jour": "27"}
    page = press(inaya, IDENTITY, **half)
    assert "Date de naissance" in said(page)  # the first box is done
    assert f'value="{inaya.person.nir}"' in page
    assert 'value="27"' in page


def test_a_piece_of_a_page_keeps_nothing_in_the_place_of_what_is_typed(inaya):
    """With JavaScript nothing that is typed is sent, so that nothing is shown in its place."""
    inaya.send(CODE, {"keep": "indice"}, headers={"HX-Request": "true"})
    assert "half-typed" not in inaya.session
    assert hints_of(inaya) == 1


def test_a_page_older_than_the_place_asks_for_nothing(inaya):
    inaya.post(CODE, {"keep": "indice", "generation": "99"})
    inaya.post(CODE, {"keep": "garder:code", "generation": "99"})
    assert hints_of(inaya) == 0
    assert Seat.objects.get(pk=inaya.seat.pk).in_sight == ""


LONG = ["code:" + "9" * 5000, "code:" + "1," * 20000]


@pytest.mark.parametrize(
    "fault", ["code:99", "code:0", "code:x", "nothing:1", ":", "code", "²:²", *LONG]
)
def test_whatever_a_browser_sends_back_is_survived(inaya, fault):
    for _ in range(3):
        assert said(press(inaya, CODE, at_fault=fault, box=fault))
    assert len(str(Seat.objects.get(pk=inaya.seat.pk).hints)) < 1000


def test_a_button_that_names_no_piece_keeps_nothing(inaya):
    inaya.send(CODE, {"keep": "garder"})
    assert Seat.objects.get(pk=inaya.seat.pk).in_sight == ""


def test_two_presses_at_once_are_one_hint(inaya, monkeypatch):
    keep_half_typed = half_typed.keep

    def meanwhile(request):
        monkeypatch.setattr(half_typed, "keep", keep_half_typed)
        press(inaya, CODE)
        keep_half_typed(request)

    monkeypatch.setattr(half_typed, "keep", meanwhile)
    press(inaya, CODE)
    assert hints_of(inaya) == 1
    assert Seat.objects.get(pk=inaya.seat.pk).hints["degree"] == 1
    press(inaya, CODE)
    assert hints_of(inaya) == Seat.objects.get(pk=inaya.seat.pk).hints["degree"] == 2


def test_they_begin_again_with_another_page(inaya):
    for _ in range(2):
        press(inaya, CODE)
    assert said(inaya.get(CODE).content.decode())
    inaya.get("/papiers/")
    assert said(inaya.get(CODE).content.decode())
    inaya.get(LOGIN)
    assert said(inaya.get(CODE).content.decode()) == ""


def test_they_begin_again_once_it_was_right(inaya):
    press(inaya, CODE)
    inaya.send(CODE, {"code": inaya.code.code}, follow=True)
    assert said(inaya.get(CODE).content.decode()) == ""


def test_they_are_gone_with_who_asked(inaya):
    press(inaya, CODE)
    inaya.send(CODE, {"keep": "garder:code"})
    inaya.post("/place/quitter/")
    seat = Seat.objects.get(pk=inaya.seat.pk)
    assert (seat.hints, seat.in_sight) == ({}, "")
    assert said(Learner(seat).get(CODE).content.decode()) == ""


def test_a_reset_takes_them_away(inaya):
    press(inaya, CODE)
    inaya.send(CODE, {"keep": "garder:code"})
    actions.reset(inaya.seat.workshop, inaya.seat.workshop.places)
    page = inaya.get(CODE).content.decode()
    assert said(page) == ""
    assert "Ne plus garder" not in page


# -- a paper that is not there -----------------------------------------------------------------


def test_who_has_no_code_is_shown_the_way_to_one(db):
    odette = sit("lettre-perdue")
    for _ in range(2):
        page = press(odette, CODE)
        assert "Vos papiers n’ont pas de code. Demandez-en un." in said(page)
        assert "Un lien, sous la case" in said(page)
        assert yellow(page) == []
    assertContains(odette.get(CODE), "Je n’ai pas ou je n’ai plus de code provisoire")


def test_who_has_no_identifiant_is_not_told_to_copy_it(inaya):
    page = press(inaya, LOGIN, box="identifiant")
    assert "L’identifiant de la fiche servira une fois l’espace santé activé." in said(page)
    assert yellow(press(inaya, LOGIN, box="identifiant")) == []


def test_nor_is_a_password_that_opens_nothing_yet(inaya):
    page = press(inaya, LOGIN, identifiant=inaya.person.noted_identifiant)
    assert "Le mot de passe de la fiche servira une fois l’espace santé activé." in said(page)
    assert yellow(page) == []


def test_an_invented_password_is_on_no_paper(inaya):
    inaya.activate()
    inaya.person.noted_password = ""
    type(inaya.person).objects.filter(pk=inaya.person.pk).update(noted_password="")
    page = press(inaya, LOGIN, box="password")
    assert "Il n’est pas sur la fiche." in said(page)


def test_each_child_s_code_is_shown_where_the_page_does_not_say_whose(db):
    karim = sit("refus")
    page = "/site/opposition/code/"
    for _ in range(3):
        shown = press(karim, page)
    assert yellow(shown) == [karim.code.code]


# -- papers on the table -----------------------------------------------------------------------


def test_a_printed_paper_is_described_then_drawn(db):
    learner = sit("mere-trois-enfants", on_paper=True)
    far, _, nearest = (press(learner, CODE) for _ in range(3))
    assert "Regardez la lettre, sur la table." in said(far)
    assert learner.code.code not in TAG.sub("", far)
    assert "Voici comment c’est écrit sur la lettre, en jaune." in said(nearest)
    assert yellow(nearest) == [learner.code.code]
    assert "Ouvrir mes papiers" not in nearest


# -- again, and the whole room --------------------------------------------------------------------


def test_again_the_general_help_is_the_first_of_them(inaya):
    inaya.send("/place/encore/")
    page = inaya.get(CODE)
    assertNotContains(page, "Recopiez le code.")
    first = press(inaya, CODE)
    assert "Recopiez le code. Il est dans la lettre" in first.replace("\u00a0", " ")
    assert said(first) == ""
    assert "Regardez la lettre" in said(press(inaya, CODE))
    assert hints_of(inaya) == 2


def test_who_wants_no_help_still_asks_for_it_degree_by_degree(inaya):
    Seat.objects.filter(pk=inaya.seat.pk).update(notch=Guidance.REAL)
    page = inaya.get(CODE)
    assertNotContains(page, "Recopiez le code.")
    assertContains(page, "Un indice")
    assert "Recopiez le code. Il est dans la lettre" in press(inaya, CODE).replace("\u00a0", " ")
    assert "Regardez la lettre" in said(press(inaya, CODE))


def test_the_room_reads_none_on_its_wall(inaya):
    seat = inaya.seat.workshop.seats.get(number=0)
    wall = Learner(seat)
    Seat.objects.filter(pk=seat.pk).update(display=Display.PROJECTED, in_sight="code")
    page = wall.get(CODE)
    for words in ("Un indice", "Garder sous les yeux", "Ne plus garder"):
        assertNotContains(page, words)


def test_the_room_counts_them_and_nobody_is_named(inaya):
    for _ in range(2):
        press(inaya, CODE)
    workshop = inaya.seat.workshop
    assert debrief.totals(workshop)["hints"] == 2
    assert ["Indices demandés", "", 2] in [line[2:] for line in debrief.table(workshop)]


# -- kept in sight ------------------------------------------------------------------------------

KEPT = re.compile(r'<span class="in-sight__value" translate="no".*?</p>', re.DOTALL)


def kept(page):
    return [re.sub(r"\s", "", TAG.sub("", each)) for each in KEPT.findall(page.content.decode())]


def keep(learner, url, piece):
    return learner.send(url, {"keep": f"garder:{piece}"}, follow=True)


def test_what_the_page_asks_is_kept_in_sight_until_it_is_no_more(inaya):
    assertContains(inaya.get(CODE), 'value="garder:code"')
    assert kept(keep(inaya, CODE, "code")) == [inaya.code.code]
    assert kept(inaya.get(CODE)) == [inaya.code.code]
    assert kept(keep(inaya, CODE, "")) == []


def test_its_button_says_that_it_is_kept(inaya):
    inaya.reach("identite")
    assert shown_as_kept(inaya.get(IDENTITY)) == []
    assert shown_as_kept(keep(inaya, IDENTITY, "serial")) == ["serial"]
    assertContains(inaya.get(IDENTITY), "Numéro de série\u00a0: </span>")


def shown_as_kept(page):
    """The pieces whose button says « Gardé » rather than « Garder sous les yeux »."""
    root, _ = read(page.content.decode())
    forms = [each for each in root.find("form") if each.get("data-keeps-in-sight")]
    spans = [
        (form.get("data-keeps-in-sight"), span) for form in forms for span in form.find("span")
    ]
    kept = {piece for piece, span in spans if shows(span, "data-kept")}
    assert kept.isdisjoint(piece for piece, span in spans if shows(span, "data-to-keep"))
    return sorted(kept)


def shows(span, name):
    return name in span.attributes and "hidden" not in span.attributes


def test_it_is_kept_where_the_page_asks_for_it_alone(inaya):
    inaya.reach("identite")
    page = keep(inaya, IDENTITY, "nir")
    assert kept(page) == [inaya.person.nir]
    assertContains(page, 'value="garder:serial"')
    assertNotContains(page, 'value="garder:code"')
    assert kept(inaya.get(LOGIN)) == []
    assert kept(keep(inaya, IDENTITY, "serial")) == [inaya.person.carte_vitale.serial]


def test_it_follows_the_code_that_counts(inaya):
    keep(inaya, CODE, "code")
    former = inaya.code.code
    inaya.ask_new_code("sms")
    assert kept(inaya.get(CODE)) == [inaya.code.code] != [former]


@pytest.mark.parametrize("piece", ["", "x", "nir:", "card", "../", "é"])
def test_nothing_else_is_kept(inaya, piece):
    assert kept(keep(inaya, CODE, piece)) == []


def test_six_digits_are_kept_as_soon_as_they_come(inaya):
    inaya.activate()
    inaya.send(LOGIN, {"identifiant": inaya.person.noted_identifiant,
                       "password": inaya.person.noted_password})  # fmt: skip
    page = keep(inaya, "/site/connexion/code/", "digits")
    assert kept(page) == [inaya.person.one_time_codes.first().code]


def test_a_line_of_the_sheet_is_kept_as_it_is_printed(inaya):
    inaya.reach("coordonnees")
    page = "/site/activation/coordonnees/"
    assert kept(keep(inaya, page, "phone")) == [inaya.person.phone]
    assert writing.phone(inaya.person.phone) in TAG.sub(
        "", keep(inaya, page, "phone").content.decode()
    )
