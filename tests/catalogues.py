"""Keep the catalogues of the languages of the help: `python3 -m tests.catalogues`.

It adds each sentence that the room says to every catalogue, empty, to be translated there, takes
out those that it says no more, compiles what is translated, and prints the word that a reader signs
(`sandbox/languages/signatures.toml`). A test says when it is to be run.
"""

import ast
import io
import os
import re
from functools import cache
from itertools import chain, combinations, product

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.house_rules.every import ROOT

CONTEXT = "aide"
SOURCES = [ROOT / name for name in ("sandbox", "accounts", "profiles")]
TEMPLATES = ROOT / "templates"
OF_THE_MEDIATOR = ("workshop", "print")
"""Folders of pages whose reader has chosen no language."""

A_PAGE_SAYS = re.compile(
    r'"([^"]+)"\|again|\{% said_o(?:ver|nce) "([^"]+)"|\{% slot "wait" words="([^"]+)"'
)


@cache
def every_sentence():
    """{sentence of the help: where it is said}, in the order in which they are met."""
    said = {}
    for where, text in _texts():
        for sentence in _sentences(text):
            said.setdefault(sentence, where)
    return said


def _sentences(text):
    from sandbox.languages.said import PLACE, sentences

    return [each for each in sentences(text) if not PLACE.fullmatch(each)]


def _texts():
    yield from _of_missions()
    yield from _of_lessons()
    yield from _of_the_papers()
    yield from _of_hints()
    yield from _of_slips()
    yield from _of_pages()
    yield from _of_facts()
    yield from _of_the_room()
    yield from _of_code()


def _of_missions():
    from sandbox.workshop.scenarios import build, questions, situations

    for each in questions.every().values():
        told = [text for reply in each.replies for text in (reply.says, reply.why)]
        yield from ((f"question {each.slug}", text) for text in (each.asks, *told))

    for asked in situations.questions().values():
        told = [text for answer in asked.answers for text in (answer.says, answer.adds) if text]
        yield from ((f"situation {asked.slug}", text) for text in (asked.asks, *told))

    for slug, scenario in build.scenarios().items():
        goals = [goal["says"] for goal in scenario["goals"]]
        texts = [scenario["mission"].strip(), *goals, scenario["remember"]]
        told = scenario.get("order_2025", {})
        texts += [told[name].strip() for name in ("mission", "remember") if name in told]
        texts += [scenario["left_out"]] if "left_out" in scenario else []
        yield from ((f"scenario {slug}", text) for text in texts)


def _of_lessons():
    from sandbox.lessons import LESSONS
    from tests.errors import WAYS

    for slug, lesson in LESSONS.items():
        if not WAYS[slug].is_mediator:
            yield from ((f"lesson {slug}", text) for text in (lesson.why, lesson.what))


def _of_the_papers():
    from django.utils.text import get_text_list

    from accounts.provisional_code import groups_that_differ
    from profiles.settings_pages import contacts
    from sandbox.lessons import NOUNS
    from sandbox.lessons.words import OF_NOBODY
    from sandbox.world import naming, nearly, sorting, words
    from sandbox.world.fields.dates import NAMED
    from sandbox.world.sorting.pages import SortingForm

    tables = [OF_NOBODY, NOUNS, naming.THINGS, naming.KEYS, naming.IN_WORDS, nearly.SLIPS]
    for table in [*tables, nearly.BETWEEN_WORDS, sorting.CLUES, sorting.KNOWN]:
        yield from (("a word of the papers", text) for text in table.values())
    for field in SortingForm.base_fields.values():
        asked = [text for _, *texts in field.cards for text in texts]
        yield from (("a choice of the sorting", text) for text in (field.label, *asked))
    for some in _some_of(NAMED.values()):
        yield "the parts of a date", get_text_list(some, "et")
    for some in _some_of(range(3)):
        code = "".join("bbbb" if each in some else "aaaa" for each in range(3))
        yield "the groups of a code", groups_that_differ("a" * 12, code)
    others = ["presque", "19 ou 20", contacts.OTHER_EMAIL, contacts.OTHER_PHONE]
    yield from (("a word of an error", text) for text in others)
    for name, value in vars(words).items():
        if name.isupper():
            texts = value.values() if isinstance(value, dict) else value
            for text in [texts] if isinstance(texts, str) else texts:
                if " " in str(text):
                    yield f"words.{name}", text


def _some_of(things):
    """Each way to take one of these things, or several."""
    things = list(things)
    return chain.from_iterable(combinations(things, count + 1) for count in range(len(things)))


def _of_slips():
    from sandbox.lessons.while_typing import NOTES

    yield from (("a slip while typing", text) for text in NOTES.values())


def _of_hints():
    from sandbox import facts
    from sandbox.workshop.models.rooms import Guidance
    from sandbox.world import guiding, hint_words

    texts = [text for each in Guidance for text in (each.label, each.says, each.way)]
    yield from (("workshop/_notch.html", text) for text in texts)
    yield from ((f"guide {page}", why) for page, why in guiding.WHY.items())

    tables = "LOOK LOOK_AT_THAT_OF OF_SEVERAL ON_THE_PRINTED_SHEET WHERE COMPARE COMPARE_PART SAME"
    for name in f"{tables} FIRST RANK SIGNS YELLOW EXTRACT FRAMED".split():
        texts = _strings(getattr(hint_words, name))
        yield from ((f"hints.{name}", facts.filled(text)) for text in texts)


def _strings(value):
    """All the texts of a table, whatever it holds them in."""
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _of_pages():
    from django.template import loader

    from sandbox import facts
    from sandbox.kit.coach import IN_REALITY, OF_THE_ROOM, Coach

    yield from (("over a help", words) for words in (OF_THE_ROOM, IN_REALITY))
    for path in sorted(TEMPLATES.rglob("*.html")):
        where = path.relative_to(TEMPLATES).as_posix()
        found = A_PAGE_SAYS.findall(path.read_text("utf-8"))
        yield from ((where, facts.filled("".join(words))) for words in found)
        if not where.startswith(OF_THE_MEDIATOR):
            for node in loader.get_template(where).template.nodelist.get_nodes_by_type(Coach):
                yield from ((where, text) for text in coached(node))


def coached(node):
    """All that a help (a Coach) may say, by blocks."""
    from sandbox.kit.coach import blocks

    if node.title:
        yield str(node.title.var)
    for way in sorted(ways(node.nodelist)):
        yield from blocks(way)


def ways(nodelist):
    """All that may come of these nodes, each condition taken and not taken."""
    return {"".join(each) for each in product(*map(_ways, nodelist))}


def _ways(node):
    from django.template import Context
    from django.template.base import TextNode
    from django.template.defaulttags import IfNode

    from sandbox.kit.coach import Given, lists_of

    if isinstance(node, TextNode):
        return [node.s]
    if isinstance(node, Given):
        return [f"\ue000{node.place}\ue001"]
    if isinstance(node, IfNode):
        branches = node.conditions_nodelists
        otherwise = set() if branches[-1][0] is None else {""}
        return otherwise.union(*(ways(branch) for _, branch in branches))
    if getattr(getattr(node, "func", None), "__name__", "") == "fact":
        return [node.render(Context())]
    _, *inner = lists_of([node])
    return ways(inner[0]) if inner else [""]


def _of_facts():
    from sandbox import facts

    for slug, fact in facts.every().items():
        yield from ((f"fact {slug}", facts.filled(text)) for text in fact.real)


def _of_the_room():
    """Why a place has moved, what time brings, what its turn is for, and what is taken home."""
    from django.utils.dates import WEEKDAYS
    from django.utils.translation import override

    from sandbox import facts
    from sandbox.workshop.moves.time_moves import OfferedMove
    from sandbox.workshop.moves.timeline import OVER
    from sandbox.workshop.moves.waits import WAITS
    from sandbox.workshop.stage import outline
    from sandbox.workshop.telling import why_moved
    from sandbox.workshop.telling.achievements import ACHIEVEMENTS
    from sandbox.workshop.views import time
    from sandbox.world.models import Order

    texts = [*dict.fromkeys(why_moved.SENTENCES.values()), time.NOWHERE, OVER]
    texts += ["Ce qui s’est passé"]
    texts += [each.said for each in WAITS.values()] + [each.label for each in OfferedMove]
    with override("fr"):
        texts += [str(WEEKDAYS[day]) for day in range(5)]
    for each in ACHIEVEMENTS.values():
        texts += [each.did, *each.then]
    texts += facts.fact("order-of-today").real
    own = outline.read(outline.own_source())
    for year in Order.values:
        texts += [step.task for step in own.in_order(year).steps if step.task]
    yield from (("the room", text) for text in texts)


def _of_code():
    """What a module says with `says("…")`, or `says(facts.filled("…"))`."""
    from sandbox import facts

    for path in sorted(path for folder in SOURCES for path in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            text = node.args[0] if name == "says" and node.args else None
            if getattr(getattr(text, "func", None), "attr", "") == "filled":
                text = text.args[0]
            if isinstance(text, ast.Constant):
                yield path.relative_to(ROOT).as_posix(), facts.filled(text.value)


def read(language):
    """The catalogue of a Language: {sentence: its translation, "" where there is none yet}."""
    path = language.catalogue
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {each.id: each.string for each in read_po(file) if each.id}


def written(language, translated):
    """(bytes of its catalogue with these translations, bytes of the same compiled)."""
    catalogue = Catalog(locale=None, fuzzy=False)
    for sentence, where in every_sentence().items():
        string = translated.get(sentence, "")
        catalogue.add(sentence, string, context=CONTEXT, auto_comments=[where])
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalogue, width=100, omit_header=True)
    write_mo(compiled, catalogue)
    return HEAD.format(name=language.name).encode() + text.getvalue(), compiled.getvalue()


HEAD = """# The help of the room in another language: {name}.
# Write each translation under its French. What is between braces stays, in any order; « … » holds
# the words of the screen, which stay in French. Then run `python3 -m tests.catalogues`.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sandbox.settings")
    import django

    django.setup()
    from sandbox.languages import LANGUAGES

    for language in LANGUAGES.values():
        text, compiled = written(language, read(language))
        language.catalogue.parent.mkdir(parents=True, exist_ok=True)
        language.catalogue.write_bytes(text)
        language.catalogue.with_suffix(".mo").write_bytes(compiled)
        missing = sum(not each for each in read(language).values())
        print(f"{language.code}: {missing} to translate, texts = {language.texts!r}")


if __name__ == "__main__":
    main()
