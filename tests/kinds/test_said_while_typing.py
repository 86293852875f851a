"""What is said while one types: by the page, of what each box can hold, to who wants help."""

import re

import pytest
from django.urls import reverse

from sandbox.lessons.while_typing import NOTES
from tests import remembered
from tests.house_rules.test_plain_language import too_long
from tests.strict import Learner

LOOKS_FOR = re.compile(r'id="(\w+)"[^>]*? data-slips="([^"]*)" data-typed="(\w+)-typed"', re.DOTALL)


@pytest.fixture
def learner(run, db):
    return Learner(remembered.workshop(run, "mere-trois-enfants", seats=1).places.get())


def test_each_box_looks_for_what_it_cannot_hold_and_has_where_to_say_it(learner):
    learner.reach("identifiants")
    digits, secret, day = "unshifted letter", "caps inverted space", "unshifted beside"
    small = "caps inverted capitals space"
    days = {f"naissance_{part}": day for part in ("jour", "mois", "annee")}
    boxes = {
        "code": {"code": "caps key never"},
        "identite": {"nir": digits, "serie": digits} | days,
        "coordonnees": {"email": "space", "telephone": digits},
        "identifiants": {"identifiant": small, "password": secret, "confirmation": secret},
    }
    for slug, told in boxes.items():
        page = learner.get(learner.step(slug)).content.decode()
        found = LOOKS_FOR.findall(page)
        assert {box: slips for box, slips, _ in found} == told, slug
        for _, _, note in found:
            assert len(re.findall(f'id="{note}-typed" role="status"></p>', page)) == 1, note
    page = learner.get("/site/connexion/").content.decode()
    told = {box: slips for box, slips, _ in LOOKS_FOR.findall(page)}
    assert told == {"identifiant": "caps inverted", "password": secret}


def test_a_code_never_has_the_signs_that_look_alike(learner):
    page = learner.get(learner.step("code")).content.decode()
    assert sorted(re.search('data-never="(.*?)"', page)[1]) == sorted("0Oo1lI")


def test_nothing_is_said_to_who_does_as_in_reality(learner):
    page = learner.get(learner.step("code")).content.decode()
    assert page.count('id="en-tapant"') == 1
    assert sorted(re.findall('data-note="([a-z]+)"', page)) == sorted(NOTES)
    learner.send(reverse("workshop:notch"), {"to": "real", "retour": learner.step("code")})
    assert "en-tapant" not in learner.get(learner.step("code")).content.decode()


@pytest.mark.parametrize("slip", NOTES)
def test_a_note_says_what_happened_and_what_to_do_in_short_sentences(slip):
    assert too_long(NOTES[slip]) == []
    assert len(re.findall("[.:]", NOTES[slip])) >= 2


def test_each_note_is_said_in_the_language_of_who_learns_over_the_french(learner):
    learner.post(reverse("workshop:language"), {"to": "ar", "retour": "/place/"})
    page = learner.get("/site/activation/code/").content.decode()
    notes = (
        page.split('<template id="en-tapant"')[1].split("</template>")[0].split("data-note=")[1:]
    )
    assert len(notes) == 8
    for note in notes:
        arabic, french = note.split('<span lang="fr">')
        assert 'lang="ar" dir="rtl"' in arabic
        assert {*re.findall(r"\{\w+\}", arabic)} == {*re.findall(r"\{\w+\}", french)}
