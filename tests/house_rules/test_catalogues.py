"""Each sentence of the help is in the catalogue of each language, as it has to be."""

import gettext
import io
import re

from babel.messages.pofile import read_po

from sandbox.languages import LANGUAGES
from sandbox.languages.said import ON_THE_SCREEN, OURS, PLACE
from tests import catalogues
from tests.house_rules.every import every

TO_MEND = (
    "run `python3 -m tests.catalogues`, then write what is empty in "
    "sandbox/languages/locale/*/LC_MESSAGES/django.po (easy French too), then run it again"
)


def places(text):
    return {found[1] for found in PLACE.finditer(text)}


def on_the_screen(text):
    return {words.replace("\u00a0", " ") for words in ON_THE_SCREEN.findall(text)}


def by_code(language):
    return language.code


@every(LANGUAGES.values(), name=by_code)
def test_each_sentence_is_translated(language):
    translated = catalogues.read(language)
    missing = [each for each in catalogues.every_sentence() if not translated.get(each)]
    gone = translated.keys() - catalogues.every_sentence().keys()
    assert not missing, f"{len(missing)} without a translation ({missing[0]!r}): {TO_MEND}"
    assert not gone, f"{len(gone)} that are said no more ({min(gone)!r}): {TO_MEND}"


@every(LANGUAGES.values(), name=by_code)
def test_what_comes_into_a_sentence_and_the_words_of_the_screen_are_kept(language):
    for french, other in catalogues.read(language).items():
        assert places(french) == places(other), french
        assert on_the_screen(french) <= on_the_screen(other), french


LONGEST = 12  # words
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def test_easy_french_says_one_short_thing_at_a_time():
    said = catalogues.read(LANGUAGES["fr-falc"]).values()
    each = [sentence for text in said for sentence in re.split(r"(?<=[.?!]) ", text)]
    assert [sentence for sentence in each if len(WORD.findall(sentence)) > LONGEST] == []


@every(LANGUAGES.values(), name=by_code)
def test_what_is_compiled_is_what_is_written(language):
    with language.catalogue.open("rb") as file:
        written = list(read_po(file))
    assert not [each.id for each in written if each.fuzzy and each.id]
    compiled = io.BytesIO(language.catalogue.with_suffix(".mo").read_bytes())
    known = gettext.GNUTranslations(compiled)._catalog
    told = {OURS + each.id: each.string for each in written if each.id and each.string}
    assert {key: text for key, text in known.items() if key} == told, TO_MEND
