"""A code that is nearly one of these papers is told so, kept, and compared with the right paper.

Whichever page asks for it, and whoever's it is: one's own, a child's, the one before the last.
"""

import html
import re

import pytest
from django.urls import reverse

from sandbox.lessons import LESSONS
from sandbox.world import clock
from tests.accounts.test_withdrawal import identity, sit
from tests.strict import right_answers

REFUSING, OWN = "/site/opposition/code/", "/site/activation/code/"
OF_A_CHILD = reverse("profiles:child_code", args=["code"])
EMPTIED = "La case a été vidée."
NO_CODE = "Aucun code de vos papiers n’est écrit ainsi."
SERVES_NO_MORE = "Un code ne sert plus."
PAPERS = {"letter": "la lettre", "sms": "le SMS", "email": "l’e-mail"}
THIRD = "C’est presque le bon. La différence est dans le 3e groupe de 4."
CASE = "Les lettres sont les bonnes, mais pas les majuscules."


def with_a_fault(code):
    """The same, but for a letter of the third group."""
    other = "S" if code[9] in "rR" else "R"  # another letter, not its capital
    return f"{code[:9]}{other}{code[10:]}"


SLIPS = {
    "fault": (with_a_fault, THIRD),
    "small": (str.lower, CASE),
    "capitals": (str.upper, CASE),
    "short": (lambda code: code[:-1], "Il manque 1 caractère. Vous en avez écrit 11."),
    "long": (lambda code: code + "7", "Il y a 1 caractère en trop. Vous en avez écrit 13."),
    "sign": (lambda code: code[:5] + "ê" + code[6:], "seulement des lettres sans accent"),
}
"""{how it was mistyped: (what makes it, what is said)}."""


def main(response):
    page = response.content.decode()
    text = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])
    return " ".join(html.unescape(text).replace("\u00a0", " ").split())


def box(response):
    found = re.search(r'<input[^>]* name="code"[^>]*>', response.content.decode())[0]
    value = re.search(r' value="([^"]*)"', found)
    return html.unescape(value[1]) if value else ""


def ask(learner, channel, child=None):
    """A new code, for a child or for oneself."""
    url = "accounts:new_code"
    learner.world.provisionalcode_set.update(asked_at=None)
    learner.send(reverse(url, args=["identite"]), identity(learner, child=child))
    if child:
        learner.send(reverse(url, args=["representant"]), {"reponse": "oui"})
    learner.send(reverse(url, args=["envoi"]), {"canal": channel})


def last_code(person):
    return person.provisional_codes.order_by("pk").last().code


def judge_slips(learner, page, code, paper):
    """Each slip on this code is told on this page, kept in its box, compared with this paper."""
    for slip, (mistype, sentence) in SLIPS.items():
        typed = mistype(code)
        answer = learner.send(page, {"code": typed})
        told = main(answer)
        assert sentence in told, (page, slip)
        assert f"Comparez avec {PAPERS[paper]}, groupe par groupe." in told, (page, slip)
        assert box(answer) == typed, (page, slip)
        for lie in (EMPTIED, NO_CODE, SERVES_NO_MORE):
            assert lie not in told, (page, slip)


def child_of(learner, first_name):
    return learner.person.children.get(first_name=first_name)


def test_each_code_of_a_family_is_compared_with_its_own_paper(db):
    gerard = sit("refus")
    zoe = child_of(gerard, "Zoé")
    judge_slips(gerard, REFUSING, last_code(gerard.person), "letter")
    for channel in ("sms", "email"):
        ask(gerard, channel, zoe)
        judge_slips(gerard, REFUSING, last_code(gerard.person), "letter")
        judge_slips(gerard, REFUSING, last_code(zoe), channel)
        judge_slips(gerard, OWN, last_code(gerard.person), "letter")
    ask(gerard, "sms")
    judge_slips(gerard, REFUSING, last_code(gerard.person), "sms")
    judge_slips(gerard, REFUSING, last_code(zoe), "email")


@pytest.mark.parametrize("scenario", ["refus", "code-expire", "deja-cree"])
def test_one_s_own_is_kept_before_any_is_asked_for_a_child(db, scenario):
    learner = sit(scenario)
    code = learner.person.provisional_codes.current().order_by("pk").last()
    for page in (OWN, REFUSING):
        judge_slips(learner, page, code.code, code.channel)


def test_a_code_too_old_is_kept_wherever_it_is_typed(db):
    karim = sit("code-expire")
    for page in (OWN, REFUSING):
        for code in karim.person.provisional_codes.all():
            answer = karim.send(page, {"code": code.code})
            assert "Votre code provisoire a expiré" in main(answer)
            assert EMPTIED not in main(answer)
            assert box(answer) == code.code


def test_a_child_s_code_is_known_where_one_s_own_space_is_open(db):
    chloe = sit("nouveau-ne")
    basile = child_of(chloe, "Basile")
    judge_slips(chloe, REFUSING, last_code(basile), "email")
    like_none = main(chloe.send(REFUSING, {"code": "QQQQZZZZ2222"}))
    assert "Recopiez le code de Basile. Il est dans un e-mail" in like_none
    assert SERVES_NO_MORE not in like_none
    assert "Date de naissance" in main(
        chloe.send(REFUSING, {"code": last_code(basile)}, follow=True)
    )


COPIED = re.compile('data-copied="([^"]*)"')


def test_what_was_refused_is_still_there_after_a_reload(db):
    """The tab keeps it under the message to copy from: the same before and after the refusal,
    whoever's code it nearly was; another one once another code was asked for."""
    gerard = sit("refus")
    zoe = child_of(gerard, "Zoé")
    ask(gerard, "sms", zoe)
    key = COPIED.search(gerard.get(REFUSING).content.decode())[1]
    for code in (last_code(gerard.person), last_code(zoe)):
        refused = gerard.send(REFUSING, {"code": with_a_fault(code)}).content.decode()
        assert COPIED.search(refused)[1] == key
    ask(gerard, "email")
    assert COPIED.search(gerard.get(REFUSING).content.decode())[1] != key


def test_nearly_another_s_is_said_to_be_another_s(db):
    """On one's own page a child's, on a child's page one's own: whole, or with a slip."""
    gerard = sit("refus")
    zoe = child_of(gerard, "Zoé")
    ask(gerard, "sms", zoe)
    for mistype, _ in SLIPS.values():
        told = main(gerard.send(OWN, {"code": mistype(last_code(zoe))}))
        assert "C’est presque le code de Zoé." in told
        assert "Recopiez le code. Il est dans la lettre" in told
    assert "C’est le code de Zoé." in main(gerard.send(OWN, {"code": last_code(zoe)}))


def test_nearly_a_code_of_the_past_is_told_as_that_one(db):
    """The letter's, once another was asked for; then the one that has served."""
    gerard = sit("refus")
    letter = last_code(gerard.person)
    ask(gerard, "sms")
    for page in (OWN, REFUSING):
        for mistype, _ in SLIPS.values():
            answer = gerard.send(page, {"code": mistype(letter)})
            assert "Un code plus récent a été demandé. Seul le dernier code sert." in main(answer)
            assert "Il est dans un SMS" in main(answer)
            assert box(answer) == mistype(letter)
    with clock.at(gerard.world.now):
        gerard.person.provisional_codes.get(code=last_code(gerard.person)).use()
    nearly_used = gerard.send(OWN, {"code": with_a_fault(last_code(gerard.person))})
    assert LESSONS["code-used-elsewhere"].says in main(nearly_used)


def test_a_letter_that_is_misprinted_is_compared_as_it_is_printed(db):
    gerard = sit("refus")
    code = gerard.person.provisional_codes.get()
    printed = code.code
    code.misprint, code.code = printed, f"{'K' if printed[0] != 'K' else 'M'}{printed[1:]}"
    code.save()
    for page in (OWN, REFUSING):
        judge_slips(gerard, page, printed, "letter")
        told = main(gerard.send(page, {"code": printed}))
        assert "c’est la lettre qui porte une faute" in told


def test_the_page_of_a_child_s_code_knows_every_paper(inside):
    louis = child_of(inside, "Louis")
    born = louis.born_on
    inside.send(
        reverse("profiles:child_code", args=["identite"]),
        right_answers(inside.person)["identite"]
        | {"naissance_jour": born.day, "naissance_mois": born.month, "naissance_annee": born.year},
    )
    own = inside.person.provisional_codes.first().code
    told = main(inside.send(OF_A_CHILD, {"code": with_a_fault(own)}))
    assert "C’est presque le code d’Inaya." in told
    ask(inside, "sms", louis)
    judge_slips(inside, OF_A_CHILD, last_code(louis), "sms")
