"""Possibly real values of each kind through each box of each door: none is kept, none is logged."""

import random
from functools import partial

import pytest
from django.db import connection
from django.urls import reverse

from sandbox.world.fictitious import nir_key
from tests.answers import PAGES
from tests.strict import right_answers

draw = random.Random(2026)


def real_nir():
    body = (
        f"{draw.choice('12')}{draw.randrange(100):02d}{draw.randint(1, 12):02d}"
        f"{draw.randint(1, 19):02d}{draw.randint(1, 400):03d}{draw.randint(1, 999):03d}"
    )
    return body + nir_key(body)


def digits(count):
    return "".join(draw.choice("123456789") for _ in range(count))


PAIRS = ["{}{}{}{}{}{}{}{}", "/{}{} {}{}/{}{} {}{}", " {}{} E{} {}{} {}{}", ".{}{}.{}{}.{}{}.{}{}"]
ATS = ["@orange.fr", "_orange.fr", "/free.fr", " sur gmail.com", " chez gmail", " orange fr"]
"""A mobile number and an address, as they are typed: all right, or nearly."""

REAL = {
    "a social security number": real_nir,
    "a serial number": lambda: f"7{digits(10)}",
    "a mobile number": lambda: f"06{draw.choice(PAIRS)}".format(draw.choice("1245678"), *digits(7)),
    "an e-mail": lambda: f"quelqu.un.{digits(6)}{draw.choice(ATS)}",
    "a provisional code": lambda: "".join(draw.choice("ABCDEFGHJKabcdefgh2345") for _ in range(12)),
}


SHOWN_AGAIN = {
    "nir", "serie", "email", "telephone", "identifiant",
    "naissance_jour", "naissance_mois", "naissance_annee", "day_jour", "day_mois", "day_annee",
}  # fmt: skip
"""The boxes where twelve letters are no code but a slip or a name, shown again to be mended."""


def everything_kept():
    """Every text of every table of the database, in one piece."""
    with connection.cursor() as cursor:
        texts = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            texts += [str(row) for row in cursor.fetchall()]
    return "\n".join(texts)


def doors(learner):
    """(url, right answers) of every form that takes something typed."""
    answers = right_answers(learner.person)
    new_code = partial(reverse, "accounts:new_code")
    yield new_code(args=["identite"]), answers["identite"]
    yield new_code(args=["envoi"]), {"canal": "email"}
    attempt = learner.person.account.attempts.last()
    again = {"canal": "email", "attempt": attempt.pk if attempt else ""}
    yield reverse("accounts:new_code_sent"), again
    for step in PAGES:
        yield learner.step(step), right_answers(learner.person)[step]
    identity = answers["identite"]
    asked = {name: text for name, text in identity.items() if name not in {"carte", "serie"}}
    yield reverse("accounts:forgotten_identifiant", args=["identite"]), asked
    password = partial(reverse, "accounts:forgotten_password")
    yield password(args=["identite"]), identity
    yield password(args=["envoi"]), {"canal": "sms"}
    yield password(args=["code"]), {"code": "123456"}
    yield reverse("accounts:login"), {"identifiant": "quelqu.un", "password": "Jardin-4827"}
    yield reverse("accounts:login_code"), {"code": "123456"}
    learner.seat.workshop.may_move_time = True
    learner.seat.workshop.save()
    yield (
        reverse("workshop:time"),
        {"to": "date"} | dict.fromkeys(["day_jour", "day_mois", "day_annee"], ""),
    )


@pytest.mark.parametrize("each", [1, pytest.param(10, marks=pytest.mark.full)])
def test_nothing_real_is_kept_shown_or_logged(learner, caplog, tried, each):
    typed = []
    for url, answers in doors(learner):
        learner.send(url, answers)  # so that the next page can be reached
        for field in answers:
            for kind in [*REAL] * each:
                typed.append(REAL[kind]())
                page = learner.send(url, answers | {field: typed[-1]}, follow=True)
                assert page.status_code == 200
                is_a_slip = kind == "a provisional code" and field in SHOWN_AGAIN
                assert is_a_slip or typed[-1] not in page.content.decode()
    tried(len(typed), "possibly real values posted")
    kept = everything_kept()
    assert [value for value in typed if value in kept] == []
    assert [value for value in typed if value in caplog.text] == []


@pytest.mark.parametrize("kind", REAL)
def test_nothing_real_is_kept_from_an_address(learner, kind, caplog):
    value = REAL[kind]()
    for url, _ in doors(learner):
        learner.get(url, {"code": value, "version": value})
    learner.get(reverse("world:news"), {"version": value})
    assert value not in everything_kept()
    assert value not in caplog.text


def test_the_proof_can_fail(learner):
    learner.reach("identite")
    assert right_answers(learner.person)["code"]["code"] in everything_kept()
