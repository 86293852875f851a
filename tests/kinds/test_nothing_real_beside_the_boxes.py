"""A slip is a slip, a real number is a real number: where there is no box of a form."""

import html
import time
from urllib.parse import quote, quote_plus, unquote, urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from sandbox.kit.forms import visible
from sandbox.lessons import Mistake, lesson_of
from sandbox.workshop.models import Workshop
from sandbox.workshop.stage import outline
from sandbox.workshop.views.access import new_mediator
from sandbox.workshop.views.prepare import NewWorkshopForm
from sandbox.world.fields import CommentField, TextField
from tests.kinds.typed_values import REAL, values
from tests.workshop.conftest import Mediator
from tests.workshop.test_outline import SMALLEST

NUMBER = "1 85 O5 75 O56 l23 45"
DRAWN = [text for box, text, verdict in values(600, seed=3) if (box, verdict) == ("text", REAL)]
REALS = [text for text in DRAWN if '"' not in text]
"""Not those whose 3 is a quote: without it, they lose a digit."""


def fault(text):
    with pytest.raises(outline.OutlineFaults) as caught:
        outline.read(text)
    return lesson_of(caught.value.error_list[0])


@pytest.mark.parametrize("line", ["# {}", 'mot_inconnu = "{}"', '"{}" = 1', 'vrai_service = "{}"'])
def test_the_whole_file_of_an_outline_is_guarded(line, tried):
    for text in REALS:
        lesson = fault(SMALLEST + line.format(text.replace("\n", " ")))
        assert text not in lesson.says + lesson.why
    tried(len(REALS), "real values in an outline")


def test_no_page_says_again_what_an_address_holds(learner, workshop):
    """Neither what a query says, nor the way back that one asks for."""
    number, mail = "06 12 34 56 78", "marie@orange.fr"
    mediator = Mediator(new_mediator())
    workshop.owner = mediator.user
    workshop.save()
    pages = [
        "/papiers/",
        "/site/",
        "/place/",
        "/site/nouveau-code/identite/",
        "/site/06 12 34 56 78/",
    ]
    for url in pages:
        for name in ["retour", "q"]:
            for value in [f"/site/{number}/", f"/site/?a={mail}", number, f"//x/{mail}"]:
                page = learner.get(f"{url}?{urlencode({name: value})}").content.decode()
                for said in [number, mail, quote(number), quote_plus(number), quote(mail)]:
                    assert said not in html.unescape(page), (url, value)
    for url in ["/place/affichage/", "/place/aide/"]:
        answer = learner.send(url, {"retour": f"/site/?a={number}"})
        assert quote(number) not in unquote(answer["Location"]).replace("+", " ")
        assert number not in unquote(answer["Location"])
    sheets = f"/animation/{workshop.code}/fiches/?{urlencode({'place': number, 'q': mail})}"
    page = html.unescape(mediator.get(sheets).content.decode())
    assert number not in page
    assert quote_plus(number) not in page


def test_a_form_says_its_other_errors_beside_what_the_guard_refuses(db):
    form = NewWorkshopForm({"title": "06 12 34 56 78", "seats": "0"})
    assert not form.is_valid()
    assert form.mistakes[0] == "text-real"
    assert {"workshop-date-empty", "scenario-empty", "seats-wrong"} <= set(form.mistakes)


def test_a_real_number_in_a_comment_is_not_kept(db, rf):
    from sandbox.workshop.views.outline import OutlineForm

    file = SimpleUploadedFile("deroule.toml", f"{SMALLEST}# {NUMBER}".encode())
    form = OutlineForm({}, files={"file": file})
    assert not form.is_valid()
    assert form.mistakes == ["outline-real"]
    assert "La ligne 8" in lesson_of(form.errors_of("file")[0]).says


def test_an_escaped_number_and_an_unknown_word_are_not_shown_again():
    escaped = SMALLEST.replace("Bonjour", "\\u0030612345678")
    assert fault(escaped).slug == "outline-real"
    assert "secret-de-paul" not in fault(SMALLEST + "secret-de-paul = 1").says


LONG = [
    (30_000, lambda size: "a = " + "[" * size),
    (20_000, lambda size: "a = " + "{b=" * size),
    (5_000, lambda size: "a = " + "9" * size),
    (9_000, lambda size: "a = 0x" + "f" * size),
    (30_000, lambda size: ".".join("a" * size) + " = 1"),
    (20_000, lambda size: " . ".join("a" * size) + " = 1"),
    (20_000, lambda size: ".".join(['"a"'] * size) + " = 1"),
    (30_000, lambda size: "[" + ".".join("a" * size) + "]"),
    (30_000, lambda size: "a = {" + ".".join("b" * size) + " = 1}"),
]
AT_ONCE = 0.02
"""Seconds of processor: less is not worth comparing."""


@pytest.mark.full
@pytest.mark.parametrize(("size", "text"), LONG, ids=range(9))
def test_a_file_four_times_as_long_is_not_sixteen_times_as_long_to_refuse(size, text):
    quarter, whole = seconds_to_refuse(text(size // 4)), seconds_to_refuse(text(size))
    assert whole < 12 * max(quarter, AT_ONCE)


def seconds_to_refuse(text):
    """Of this thread alone, whatever else the computer does."""
    start = time.thread_time()
    fault(text)
    return time.thread_time() - start


@pytest.mark.parametrize("sign", ["\\u0000", "\\u202e", "\\u0007"])
def test_an_invisible_sign_in_an_outline_is_refused(sign):
    assert "signe invisible" in fault(SMALLEST.replace("Bonjour", f"Bon{sign}jour")).says


def test_the_product_s_own_outline_passes():
    assert outline.read(outline.own_source()).steps


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x07", "\x1b", "\ue000", "\u200b", "\x00"])
def test_what_nobody_sees_is_not_kept(sign):
    for field in (CommentField(), TextField(empty="title-empty")):
        assert field.clean(f"du pain{sign} frais") == "du pain frais"
    assert visible("a\u2028b\r\nc\td") == "a\nb\nc d"


@pytest.mark.parametrize("title", ["1 85 05 75 056 123 45", NUMBER, "Paul marie@orange.fr"])
def test_a_command_keeps_nothing_real(db, title):
    with pytest.raises(CommandError) as refused:
        call_command("create_workshop", scenario=["sans-photo"], seats=1, title=title)
    assert title not in str(refused.value)
    assert not Workshop.objects.exists()
    with pytest.raises(CommandError) as refused:
        call_command("reset_workshop", title)
    assert title not in str(refused.value)


def test_a_very_long_text_is_not_read():
    with pytest.raises(Mistake) as refused:
        CommentField().clean("1 " * 95_000)
    assert refused.value.code == "text-too-long"
