"""The room's help is read first in one's own language, the French beside; the site stays French."""

import pickle
import re
from datetime import date
from itertools import pairwise

import pytest
from django.db import transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox import languages
from sandbox.kit.dates import in_french
from sandbox.languages import LANGUAGES, helped_in, said
from sandbox.languages.said import says
from sandbox.workshop import seating
from sandbox.workshop.models import Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.views import access
from sandbox.world import clock
from tests import remembered, replay
from tests.errors import WAYS
from tests.kinds.walked import ONE_IS_ENOUGH, pages_of_a_learner, read
from tests.strict import Learner, right_answers
from tests.workshop.conftest import Mediator

ARABIC = re.compile("[\u0600-\u06ff]")
OF_THE_HELP = {"coach", "hints", "also", "also__over", "languages"}
OF_THE_HELP |= {"guide", "goals", "mission", "asking", "band"}
"""The classes of what the room says."""

CODE = "/site/activation/code/"


@pytest.fixture
def seat(db):
    workshop = remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=2)
    return workshop.seats.get(number=1)


@pytest.fixture
def learner(seat):
    return Learner(seat)


def choose(learner, code, page="/place/"):
    return learner.post(reverse("workshop:language"), {"to": code, "retour": page})


def helps(page):
    """The boxes of the room's help on a page (HTML)."""
    return read(page)[0].having("coach")


def words_of_the_site(element):
    """The words of a page, those of the room's help left out."""
    said = []
    for child in element.children:
        if isinstance(child, str):
            said += child.split()
        elif not OF_THE_HELP.intersection(child.get("class", "").split()):
            said += words_of_the_site(child)
    return said


def test_it_is_chosen_at_one_s_place_and_one_comes_back_to_the_page(learner):
    assertRedirects(choose(learner, "ar", CODE), CODE)
    learner.seat.refresh_from_db()
    assert learner.seat.help_language == "ar"
    [help] = helps(learner.get(CODE).content.decode())
    assert (help.get("lang"), help.get("dir")) == ("ar", "rtl")
    assert ARABIC.search(help.text)
    [french] = help.having("also__french")
    assert (french.get("lang"), french.get("dir")) == ("fr", "ltr")
    assert french.text.startswith("Recopiez le code. Il est dans la lettre")
    choose(learner, "")
    [help] = helps(learner.get(CODE).content.decode())
    assert help.get("lang") is None
    assert help.having("also__french") == []


NAMES = {
    "Français": "fr", "Français facile": "fr", "English": "en", "العربية": "ar",
    "Українська": "uk", "Türkçe": "tr", "Português": "pt",
}  # fmt: skip
"""{what each language calls itself: what the page says of it}."""


def test_each_language_is_offered_by_its_own_name(learner):
    root, _ = read(learner.get("/place/").content.decode())
    offered = [each for each in root.find("button") if "lang" in each.attributes]
    assert [(each.text, each.get("lang")) for each in offered[: len(NAMES)]] == list(NAMES.items())


@pytest.mark.parametrize("wrong", ["de", "ar'", "", "x" * 300])
def test_a_language_that_there_is_not_is_french(learner, wrong):
    choose(learner, "ar")
    assertRedirects(choose(learner, wrong), "/place/")
    learner.seat.refresh_from_db()
    assert learner.seat.help_language == ""


def test_who_sits_down_next_reads_french(learner):
    choose(learner, "ar")
    Learner(learner.seat)
    learner.seat.refresh_from_db()
    assert learner.seat.help_language == ""


def test_what_is_half_typed_is_kept_without_javascript(learner):
    learner.reach("identite")
    page = learner.step("identite")
    assertRedirects(learner.send(page, {"serie": "99999", "keep": "langue:fr-falc"}), page)
    assertContains(learner.get(page), 'value="99999"')
    learner.seat.refresh_from_db()
    assert learner.seat.help_language == "fr-falc"


def journey(seat):
    """A whole activation, page by page, each step left empty first: (where, HTML)."""
    learner = Learner(seat)
    for url in ("/place/", "/papiers/", "/site/activation/"):
        yield url, learner.get(url).content.decode()
    for step, answers in right_answers(learner.person).items():
        url = learner.step(step)
        yield url, learner.get(url).content.decode()
        yield f"{url}, empty", learner.send(url, {}, follow=True).content.decode()
        learner.send(url, answers)
    for url in ("/site/activation/fin/", "/site/connexion/"):
        yield url, learner.get(url).content.decode()
    yield "/site/connexion/, empty", learner.send("/site/connexion/").content.decode()


def pages_in(code, walk, seat, monkeypatch):
    """{where: the page} on that walk, the help being in that language; it then never was."""
    monkeypatch.setattr(seating.languages, "helped_in", lambda _: helped_in(code))
    with transaction.atomic():
        pages = dict(walk(seat))
        transaction.set_rollback(True)
    return {ONE_IS_ENOUGH.sub("/n/", where): read(page)[0] for where, page in pages.items()}


OF_THE_ROOM = ("/place/", "/papiers/tri/", "/site/parametres/qui-voit-quoi/")
"""Pages whose words are the room's: one's place, the sorting, who sees what."""


def judge(pages, french, tongue):
    """Each help is said again, the French beside, and no word of the site is another."""
    assert pages.keys() == french.keys()
    for where, page in pages.items():
        if not where.startswith(OF_THE_ROOM):
            assert words_of_the_site(page) == words_of_the_site(french[where]), where
        for help in page.having("coach"):
            assert (help.get("lang"), help.get("dir")) == (tongue.lang, tongue.direction), where
            assert help.having("also__text"), where
            assert help.having("also__french"), where
            assert tongue.unread in help.text, where


def test_a_whole_journey_says_its_help_again_and_changes_no_word_of_the_site(seat, monkeypatch):
    french = pages_in("", journey, seat, monkeypatch)
    for code in ("ar", "fr-falc"):
        pages = pages_in(code, journey, seat, monkeypatch)
        judge(pages, french, LANGUAGES[code])
        assert sum(len(page.having("coach")) for page in pages.values()) > 15


@pytest.mark.full
@pytest.mark.parametrize("code", LANGUAGES)
def test_so_does_every_page_that_a_learner_reaches(seat, monkeypatch, code):
    french = pages_in("", pages_of_a_learner, seat, monkeypatch)
    judge(pages_in(code, pages_of_a_learner, seat, monkeypatch), french, LANGUAGES[code])


def test_an_error_is_explained_again(learner):
    choose(learner, "en")
    page = learner.send(CODE, {"code": "ABC"}).content.decode()
    [help] = helps(page)
    assert "Missing: 9 characters." in help.text
    assert "Il manque 9 caractères. Vous en avez écrit 3." in help.having("also__french")[0].text
    assert "Le code doit contenir 12 caractères" in page


def test_what_is_copied_is_told_apart_and_never_translated():
    sentence = says("Recopiez le code {name:of}. Il est {where}, {lies}.",
        name="<b>Lola</b>", where="dans la lettre", lies="dans « Mes papiers »")  # fmt: skip
    told = said.said_again(sentence, LANGUAGES["ar"])
    assert '<bdi translate="no">&lt;b&gt;Lola&lt;/b&gt;</bdi>' in told
    assert '<bdi lang="fr" translate="no">«\u00a0Mes papiers\u00a0»</bdi>' in told
    assert "dans la lettre" not in told


def test_a_sentence_that_is_not_translated_is_read_in_french_and_said_to_be(learner, monkeypatch):
    choose(learner, "ar")
    monkeypatch.setattr(said, "gettext", lambda text: text)
    [help] = helps(learner.get(CODE).content.decode())
    assert LANGUAGES["ar"].missing in help.text
    assert help.having("also__text") == []
    assert help.having("also__french")[0].text.startswith("Recopiez le code.")


def test_kept_elsewhere_a_sentence_is_its_french():
    sentence = says("Vous avez écrit {typed}.", typed="{typed}")
    assert sentence == "Vous avez écrit {typed}."
    assert type(pickle.loads(pickle.dumps(sentence))) is str


@pytest.fixture
def unsigned():
    yield
    languages.is_read.cache_clear()


def test_the_mark_goes_once_a_reader_has_signed_and_comes_back_with_a_change(
    learner, monkeypatch, unsigned
):
    choose(learner, "ar")
    arabic = LANGUAGES["ar"]
    for texts, is_read in ((arabic.texts, True), ("0" * 12, False)):
        signed = {"ar": {"by": "Samira", "on": date(2027, 1, 12), "texts": texts}}
        monkeypatch.setattr(languages, "_table", lambda name, signed=signed: signed)
        languages.is_read.cache_clear()
        [help] = helps(learner.get(CODE).content.decode())
        assert (arabic.unread not in help.text) == is_read


def test_who_leads_reads_french_even_where_they_also_hold_a_place(seat):
    mediator = Mediator(access.new_mediator())
    mediator.post(reverse("workshop:enter", args=[seat.token]))
    choose(mediator, "ar")
    assert ARABIC.search(helps(mediator.get(CODE).content.decode())[0].text)
    page = mediator.post(reverse("mediation:new"), {}).content.decode()
    assert helps(page)
    assert not any(ARABIC.search(each.text) for each in helps(page))


def test_nobody_has_signed_yet():
    assert not any(each.is_read for each in LANGUAGES.values())


@pytest.mark.full
@pytest.mark.parametrize("slug", [slug for slug, way in WAYS.items() if not way.is_mediator])
def test_each_error_is_explained_again(db, run, monkeypatch, slug):
    code = list(LANGUAGES)[list(WAYS).index(slug) % len(LANGUAGES)]
    monkeypatch.setattr(seating.languages, "helped_in", lambda _: helped_in(code))
    way = WAYS[slug]
    learner = Learner(remembered.workshop(run, way.scenario, seats=2).places.first())
    way.prepare(learner)
    url, answers = way.url_for(learner), way.answers_for(learner)
    send = learner.get if answers is None else learner.send
    data = {name: text for name, text in (answers or {}).items() if text is not None}
    page = send(url, data, follow=True).content.decode()
    assert LANGUAGES[code].missing not in page
    assert helps(page)


def said_over(page):
    """What a page says over its French, in that language."""
    root, _ = read(page.content.decode())
    return [each.text for each in root.having("also__over")]


def test_asking_for_help_and_its_answer_are_said_again(learner):
    choose(learner, "en")
    page = learner.get(CODE)
    assert "I need help" in said_over(page)
    assertContains(page, "J’ai besoin d’aide")
    learner.send("/place/aide/", {"retour": CODE})
    page = learner.get(CODE)
    assert "Help requested · Cancel" in said_over(page)
    learner.seat.answer()
    asked = learner.get("/place/aide/", {"dit": "asked"}, headers={"HX-Request": "true"})
    assertContains(asked, '<span lang="en" dir="ltr">The person who leads the workshop is coming.')


def test_time_that_passes_is_said_again(learner):
    Workshop.objects.update(may_move_time=True)
    learner.ask_new_code("letter")
    choose(learner, "pt")
    waiting = learner.get("/papiers/")
    assert "Esperar pelo carteiro" in said_over(waiting)
    page = learner.send("/place/attendre/", {"retour": "/papiers/"}, follow=True)
    day = in_french(clock.day_of(learner.world.now), "j F")
    assert f"O carteiro já passou. Hoje é {day} ." in said_over(page)
    assertContains(page, "Le facteur est passé. Nous sommes le")
    moves = said_over(learner.get(reverse("workshop:time")))
    assert {"Avançar o tempo", "Que dia quer?", "Amanhã", "Continuar o exercício"} <= {*moves}


def test_what_time_brings_is_said_again_with_its_names(learner):
    Workshop.objects.update(may_move_time=True)
    choose(learner, "en")
    told = learner.send("/temps/", {"to": "six-semaines"}, follow=True)
    people = "Inaya, Mathis, Lola et Louis"
    assert any(
        each.startswith(f"Health spaces are created for {people}") for each in said_over(told)
    )
    assertContains(told, f"Les espaces santé sont créés pour {people}.")


def test_why_a_place_has_moved_is_said_again(learner):
    choose(learner, "tr")
    workshop = learner.seat.workshop
    actions.jump(workshop, workshop.places, "connexion/identifiant")
    page = learner.get(reverse("world:moved"), {"retour": "/place/"}, follow=True)
    assert "Atölyeyi yöneten kişi sizi bu sayfaya getirdi." in said_over(page)
    assert "Atölyeyi yöneten kişi sizi daha ileri götürdü." in said_over(page)
    assertContains(page, "La personne qui anime l’atelier vous a amené à cette page.")


def test_what_is_printed_is_said_again(seat, learner):
    """The leaf beside the sheet in the language that who leads chose; what is taken home, in that
    of whoever sat there."""
    choose(learner, "uk")
    learner.activate()
    taken = said_over(learner.get("/place/reussites/"))
    mine = ["Активація простору здоров’я мені вдалася.", "Удома, на справжньому сервісі"]
    assert {*mine} <= {*taken}
    mediator = Mediator(access.new_mediator())
    Workshop.objects.update(owner=mediator.user)
    leaf = mediator.page(seat.workshop, "fiches/langue/?langue=ar&place=2")
    assertContains(leaf, "Vous êtes Inaya.")
    assertContains(leaf, LANGUAGES["ar"].unread)
    said = said_over(leaf)
    assert all(ARABIC.search(each) for each in said)
    assert len(said) > 10
    assert {*mine} <= {*said_over(mediator.page(seat.workshop, "reussites/?place=1"))}
    assert said_over(mediator.page(seat.workshop, "fiches/")) == []


def test_easy_french_begins_a_line_with_each_sentence():
    told = said.said_again("Ce code a déjà servi. Demandez-en un nouveau.", LANGUAGES["fr-falc"])
    assert told == "Ce code a déjà servi.<br>Demandez un nouveau code."


@pytest.mark.parametrize("typed", ["{digit}", "Tapez le chiffre {digit} à la place.", "{", "{0}"])
def test_what_somebody_has_typed_is_copied_as_it_is_braces_and_all(typed):
    arabic = LANGUAGES["ar"]
    [sentence] = said.sentences("Zoé est votre petite-fille, et vous décidez pour elle.")
    assert typed in said.said_again(says(f"{sentence} {{name}}", name=typed), arabic)


def test_easy_french_is_said_once_and_its_full_text_is_folded(learner):
    learner.reach("identite")
    choose(learner, "fr-falc")
    place = learner.get("/place/")
    assertContains(place, "C’est votre place.", count=1)
    assertContains(place, "Les noms sont faux.", count=1)
    assertNotContains(place, "Les noms, les cartes et les numéros sont inventés.")
    page = learner.get(learner.step("identite")).content.decode()
    assert page.count("À faire maintenant") == 1
    assert "autour. Le service" in read(page)[0].having("guide")[0].text
    full = read(page)[0].having("also__french")
    assert full
    assert {each.tag for each in full} == {"details"}


def test_another_language_keeps_the_french_under_it(learner):
    choose(learner, "en")
    assertContains(learner.get("/place/"), "Les noms, les cartes et les numéros sont inventés.")
    assertContains(learner.get(CODE), "ce qui est entouré.")


def test_easy_french_is_not_followed_by_the_same_in_french(learner):
    Workshop.objects.update(may_move_time=True)
    choose(learner, "fr-falc")
    learner.post("/temps/", {"to": "semaine"}, follow=True)
    for page in ("/place/", "/temps/", "/papiers/tri/", "/place/reussites/"):
        root, _ = read(learner.get(page).content.decode())
        said = list(said_with_what_follows(root))
        assert said, page
        assert [words for _, words in said if words] == [], page


def said_with_what_follows(element):
    """Each text said again on this page, with the words right after it."""
    for each, after in pairwise([*element.children, ""]):
        if not isinstance(each, str):
            if "also__over" in each.get("class", "").split():
                yield each.text, after.strip() if isinstance(after, str) else ""
            yield from said_with_what_follows(each)


def test_the_sorting_and_the_names_of_the_papers_are_said_again(learner):
    """What is chosen there is the room's own, and so is what became of it."""
    choose(learner, "uk")
    desk = learner.get(CODE).content.decode()
    for words in ("Дата народження:", "Лист", "Навчальна картка, з фото"):
        assert words in desk
    for number in range(1, 9):
        page = reverse("world:sort_message", args=[number])
        assertContains(learner.get(page), "Його надсилає шахрай.")
        learner.send(page, {"verdict": "faux", "indice": "sender"})
    assertContains(learner.get(reverse("world:sorted")), "Скільки повідомлень вас обманули:")
