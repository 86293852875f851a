"""A template is cut in lines for who edits it, and its page is sent without that."""

import pytest
from django.template import Context, Engine


@pytest.fixture
def sent(tmp_path):
    engine = Engine(dirs=[tmp_path], loaders=["sandbox.kit.templates.Loader"])

    def page(source, **words):
        (tmp_path / "page.html").write_text(source, "utf-8")
        return engine.get_template("page.html").render(Context(words))

    return page


def test_no_space_begins_a_line_that_is_sent(client, db):
    page = client.get("/").content

    assert page.count(b"\n") > 9
    assert b"\n " not in page


def test_a_line_that_begins_a_tag_stays_one_but_not_that_which_ends_a_block(sent):
    source = "<ul>\n  <li>\n    <b>Un  deux</b>\n  </li>\n\n</ul>\n<p>Trois\n</p>\n"

    assert sent(source) == "<ul>\n<li>\n<b>Un  deux</b></li></ul>\n<p>Trois</p>\n"


def test_a_tag_that_says_nothing_leaves_no_line(sent):
    source = (
        "<i>Un</i>\n{% if all %}\n  {% for each in all %}\n    <b>{{ each }}</b>\n  {% endfor %}\n"
    )
    source += "{% else %}\n  <b>Rien</b>\n{% endif %}\n<i>Fin</i>\n{% if all %}\n{% endif %}\n"

    assert sent(source, all=[2, 3]) == "<i>Un</i>\n<b>2</b>\n<b>3</b>\n<i>Fin</i>\n\n"
    assert sent(source, all=[]) == "<i>Un</i>\n<b>Rien</b>\n<i>Fin</i>\n\n"


@pytest.mark.parametrize(
    "source",
    [
        "<b>3\n    places sur\n  {{ all }}</b>",
        "<b>{{ taken }}\n  {{ words }}\n  {% if all %}sur\n  12{% endif %}</b>",
        "<b\n  >3 places sur 12</b>",
        "<b>3 places sur 12\n</b>",
    ],
)
def test_a_sentence_is_sent_as_one_line_wherever_it_is_cut(sent, source):
    shown = sent(source, taken=3, words="places", all=12)

    assert shown.replace(" </b>", "</b>") == "<b>3 places sur 12</b>"


def test_the_attributes_of_a_tag_are_sent_as_one_line(sent):
    cut = '<a class="alone"{% if here %}\n    aria-current="true"{% endif %}\n  href="/">Ici</a>'

    assert sent(cut, here=True) == '<a class="alone" aria-current="true" href="/">Ici</a>'


def test_what_is_typed_keeps_its_lines(sent):
    source = "<div>\n  <textarea>\n{{ typed }}</textarea>\n</div>"

    assert sent(source, typed="Bonjour,\n  merci") == (
        "<div>\n<textarea>\nBonjour,\n  merci</textarea></div>"
    )
