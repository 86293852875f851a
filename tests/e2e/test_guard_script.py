"""The guard speaks twice, in Python and in JavaScript: it must say the same thing."""

import random

import pytest

from sandbox.lessons import LESSONS, Mistake
from sandbox.world import fictitious, identities
from sandbox.world.fields import (
    EmailField,
    IdentifiantField,
    NirField,
    PhoneField,
    SerialField,
    check_serial,
)

PERSON = identities.make(
    seed="garde", rank=7, tag="07", first_name="Inaya", last_name="Leguellec", sex="F",
    born_year=1988, department="35",
)  # fmt: skip
MANY = 300
SEPARATORS = ["", " ", ".", "-", "\u00a0", "\u202f", "_", "/", "·", "  ", "–"]
NIR_CUTS = [1, 3, 5, 7, 10, 13]
PAIRS = [2, 4, 6, 8]


def spread(draw, value, cuts):
    """The value as somebody writes it: whole, or in groups."""
    between = draw.choice(SEPARATORS)
    edges = [0, *cuts, len(value)]
    return between.join(value[a:b] for a, b in zip(edges, edges[1:], strict=False))


def digits(draw, length):
    return "".join(draw.choice("0123456789") for _ in range(length))


def spoiled(draw, value):
    """A slip: one character less, one more, one changed, two exchanged, or none."""
    at = draw.randrange(max(1, len(value) - 1))
    slips = [
        value[:at] + value[at + 1 :],
        value[:at] + draw.choice("0123456789AB @") + value[at:],
        value[:at] + draw.choice("0123456789") + value[at + 1 :],
        value[:at] + value[at : at + 2][::-1] + value[at + 2 :],
        value[: at + 1],
        value,
        value,
    ]
    return draw.choice(slips)


def nirs(draw):
    department = draw.choice(["01", "35", "75", "97", "2A", "2B", "99"])
    town = draw.choice(["000", "000", digits(draw, 3)])
    body = draw.choice("123478") + digits(draw, 4) + department + town + digits(draw, 3)
    key = draw.choice([fictitious.nir_key(body), "", digits(draw, 2)])
    return spread(draw, spoiled(draw, body + key), NIR_CUTS)


def serials(draw):
    values = [
        PERSON.serial, "99999" + digits(draw, 6),
        digits(draw, 11), digits(draw, draw.randint(1, 22)),
        fictitious.PHOTO_PREFIX + PERSON.serial, fictitious.PHOTO_PREFIX + digits(draw, 11),
        fictitious.TECHNICAL_NUMBER, fictitious.PHOTO_PREFIX, PERSON.nir, PERSON.nir[3:13],
        f"{PERSON.born_on:%d%m%Y}", f"{PERSON.born_on:%d%m%y}", "31121999", "32131999",
    ]  # fmt: skip
    return spread(draw, spoiled(draw, draw.choice(values)), draw.choice([[], [10], [4, 8]]))


def phones(draw):
    national = draw.choice([PERSON.phone, "063998" + digits(draw, 4), "0" + digits(draw, 9)])
    prefix = draw.choice(["", "", "+33", "0033", "+33 (0)", "33"])
    value = national if not prefix else prefix + national.removeprefix("0")
    return spread(draw, spoiled(draw, value), draw.choice([[], PAIRS]))


def emails(draw):
    name = draw.choice(["inaya.leguellec.07", "marie", "j-p", "0639984127", "0612345678", "a b"])
    domain = draw.choice(
        ["courriel.example", "COURRIEL.EXAMPLE", "courriel.example.", "example", "example.com",
         "gmail.com", "wanadoo.fr", "courriel.exemple", "courriel", ""]
    )  # fmt: skip
    value = draw.choice([f"{name}@{domain}", f"<{name}@{domain}>", f"{name}@{domain} ", name])
    return draw.choice([value, spoiled(draw, value), f"{value}, marie@orange.fr"])


def texts(draw):
    value = draw.choice([nirs, serials, phones, emails])(draw)
    return draw.choice([value, f"mon numéro est {value}", f"{value} !", f"a{value}", "papillon.82"])


def server_says(kind, value):
    """Whether the field itself turns the value away as possibly real."""
    fields = {
        "nir": NirField, "serial": SerialField, "phone": PhoneField, "email": EmailField,
        "text": IdentifiantField,
    }  # fmt: skip
    field = fields[kind](empty=None)
    field.own = [PERSON.nir]
    try:
        cleaned = field.clean(value)
        if kind == "serial" and cleaned:
            check_serial(cleaned, has_photo=None, nirs=[PERSON.nir])
    except Mistake as mistake:
        code = mistake.code if hasattr(mistake, "code") else mistake.error_list[0].code
        return code.endswith("-real") and not LESSONS[code].keeps
    return False


KINDS = {"nir": nirs, "serial": serials, "phone": phones, "email": emails, "text": texts}


@pytest.mark.parametrize("kind", KINDS)
def test_the_browser_and_the_server_agree(learner, tried, kind):
    learner.given_they_are_seated()
    learner.when_they_open("/site/activation/code/")
    draw = random.Random(kind)
    values = sorted({KINDS[kind](draw) for _ in range(MANY)})
    judged = learner.page.evaluate(
        "([kind, values, nir]) => values.map((value) => guard.couldBeReal(kind, value, nir))",
        [kind, values, PERSON.nir],
    )
    let_through = [
        value
        for value, refused in zip(values, judged, strict=True)
        if server_says(kind, value) and not refused
    ]
    too_strict = [
        value
        for value, refused in zip(values, judged, strict=True)
        if refused and not server_says(kind, value)
    ]
    tried(len(values), "values judged by both guards")
    assert any(judged)
    assert not all(judged)
    assert (let_through, too_strict) == ([], [])


def test_the_browser_lets_everything_of_the_papers_through(learner):
    learner.given_they_are_seated()
    learner.when_they_open("/site/activation/code/")
    papers = {
        "nir": PERSON.nir, "serial": PERSON.serial, "phone": PERSON.phone, "email": PERSON.email,
        "text": PERSON.identifiant, "code": identities.provisional_code("garde"),
    }  # fmt: skip
    for kind, value in papers.items():
        assert not learner.page.evaluate(
            "([k, v]) => window.guard.couldBeReal(k, v)", [kind, value]
        )
