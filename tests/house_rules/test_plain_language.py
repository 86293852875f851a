"""The sentences of the room are short and easy (`langage simple`): a test measures them.

The service's own sentences (`says`) are quoted and stay as they are.
"""

import ast
import re

import textstat

from sandbox import facts
from sandbox.lessons import LESSONS
from sandbox.lessons.words import OF_NOBODY
from sandbox.workshop.scenarios import build, questions
from sandbox.workshop.stage import outline
from sandbox.workshop.telling import why_moved
from sandbox.world.models import Order
from sandbox.world.notices import Notice
from tests.house_rules.every import every
from tests.house_rules.test_sources import COMMENT, SOURCES, TEMPLATES, french_of, read

MOST_WORDS = 16
"""The rule is about twelve words; a list or a number may take a few more."""

MOST_WORDS_ON_AVERAGE = 12
EASIEST_ALLOWED = 60
"""Reading ease in French: simple text is about 82, an administrative one about 33."""

ENOUGH_WORDS = 20
"""Under this, one long word decides of the whole measure."""

FIXED = [
    "Outil de formation indépendant.",
    "Sans lien avec l’Assurance Maladie ni le ministère.",
]
"""Sentences whose words the law or the service decides."""

textstat.set_lang("fr")

BLOCK = re.compile(r"<(p|li|dd|h\d|label|button)\b[^>]*>(.*?)</\1>", re.DOTALL)
DRAWN = re.compile(r"\{% (press|entry)\b[^\n]*?%\}(.*?)\{% end\1 %\}", re.DOTALL)
BREAK = re.compile(
    r"<br>|<b>|</b>|</span>(?=<span)|\{% (?:if|elif|else|endif|for|empty|endfor)\b.*?%\}"
)
VALUE = re.compile(r"\{\{.*?\}\}|\{\w+(?::of)?\}")
FACT = re.compile(r'\{% fact "([\w-]+)" %\}')
TAG = re.compile(r"\{%.*?%\}|<[^>]*>", re.DOTALL)


def sentences(text):
    parts = re.split(r"(?<=[.?!:…])\s+|\n+", re.sub(r"[ \t\u00a0]+", " ", text))
    return [part.strip() for part in parts if re.search(r"\w", part)]


def words(sentence):
    return re.findall(r"[\w’@.-]*\w", sentence)


def too_long(text):
    return [each for each in sentences(text) if len(words(each)) > MOST_WORDS]


def ease(text):
    return textstat.flesch_reading_ease(VALUE.sub("Lola", text))


def texts_of(template):
    """What the blocks of a template say; a value counts for one word, a branch is another text, the
    end of a line nothing."""
    source = FACT.sub(lambda found: facts.words(found[1]), COMMENT.sub("", template))
    source = re.sub(r" *\n *", " ", source)
    return [
        TAG.sub("", VALUE.sub("mot", BREAK.sub("\n", block)))
        for _, block in BLOCK.findall(source) + DRAWN.findall(source)
    ]


def hard_to_read(texts):
    """The sentences to blame where these texts, read one after the other, are not easy."""
    said = [each for text in texts for each in sentences(text) if len(words(each)) > 3]
    prose = [f"{each.rstrip(' :.')}." for each in said if each not in FIXED]
    if sum(len(words(each)) for each in prose) < ENOUGH_WORDS:
        return []
    is_easy = ease(" ".join(prose)) >= EASIEST_ALLOWED
    return [] if is_easy else [each for each in prose if ease(each) < EASIEST_ALLOWED]


@every(LESSONS)
def test_the_help_under_an_error_is_plain(slug):
    text = f"{LESSONS[slug].why} {LESSONS[slug].what}"
    for name, words in OF_NOBODY.items():
        text = text.replace(f"{{{name}}}", words)
    assert too_long(text) == []
    assert ease(text) >= EASIEST_ALLOWED, text


@every(facts.every())
def test_what_a_fact_says_is_plain(slug):
    texts = [facts.filled(each, name="Lola") for each in facts.fact(slug).texts]
    assert [each for text in texts for each in too_long(text)] == []
    assert hard_to_read(texts) == []


TOLD = [(slug, year) for slug in build.scenarios() for year in Order.values]


@every(TOLD, name=str)
def test_the_story_of_a_scenario_is_plain(told):
    text = build.as_told(*told)["story"]
    assert too_long(text) == []
    assert ease(text) >= EASIEST_ALLOWED, text


@every(TOLD, name=str)
def test_the_mission_of_a_scenario_is_plain(told):
    scenario = build.as_told(*told)
    goals = "".join(f"{goal['says']}.\n" for goal in scenario["goals"])
    text = scenario["mission"] + goals
    assert too_long(text) == []
    assert ease(text) >= EASIEST_ALLOWED, text


@every(questions.every())
def test_a_question_of_the_end_is_plain(slug):
    question = questions.every()[slug]
    texts = [question.asks]
    for reply in question.replies:
        texts += [reply.says, reply.why]
    assert [each for text in texts for each in too_long(text)] == []
    assert ease(" ".join(texts)) >= EASIEST_ALLOWED


OUTLINE = outline.read(outline.source(""))
STEPS = [(year, step) for year in Order.values for step in OUTLINE.in_order(year).steps]


@every([step for _, step in STEPS], name=lambda step: step.scene)
def test_the_notes_of_a_step_are_plain(step):
    asked = [text for each in step.questions for text in each.values()]
    facts = [each["fact"] for each in step.reassures]
    texts = [*step.shows, *step.says, *step.does, *asked, *facts, step.real_service]
    assert [each for text in texts for each in too_long(text)] == []
    counts = [len(words(each)) for text in texts for each in sentences(text)]
    assert sum(counts) / len(counts) <= MOST_WORDS_ON_AVERAGE
    assert ease(" ".join(texts)) >= EASIEST_ALLOWED


@every(Notice)
def test_why_a_place_moved_is_said_plainly(notice):
    said = why_moved.SENTENCES[notice]
    assert too_long(said) == []
    assert ease(said) >= EASIEST_ALLOWED


@every(TEMPLATES)
def test_the_sentences_of_a_page_are_short(path):
    assert [each for text in texts_of(read(path)) for each in too_long(text)] == []


@every(TEMPLATES)
def test_the_sentences_of_a_page_are_easy(path):
    assert hard_to_read(texts_of(read(path))) == []


@every(SOURCES)
def test_what_the_code_says_is_short_and_easy(path):
    """Labels, hints, messages; what the service says itself is in the catalogue."""
    texts = [] if path.parent.name == "lessons" else french_of(ast.parse(read(path)))
    assert [each for text in texts for each in too_long(text)] == []
    assert hard_to_read(texts) == []


def test_the_room_speaks_in_short_sentences(tried):
    texts = [text for path in TEMPLATES for text in texts_of(read(path))]
    texts += [f"{lesson.why} {lesson.what}" for lesson in LESSONS.values()]
    counts = [len(words(each)) for text in texts for each in sentences(text)]
    tried(len(counts), "sentences measured")
    assert sum(counts) / len(counts) <= MOST_WORDS_ON_AVERAGE


def test_the_measure_sees_a_hard_text():
    hard = (
        "Conformément aux dispositions réglementaires en vigueur, l’administration se réserve la "
        "possibilité de procéder ultérieurement à la vérification des informations communiquées."
    )
    assert too_long(hard) == [hard]
    assert ease(hard) < EASIEST_ALLOWED
    assert hard_to_read(["Voici le code.", hard]) == [hard]
