"""« French »: elision, numbers, hours and signs are right whoever is played and however many.

People are renamed so that each begins as names may, and every page, message, document and table of
theirs is read by rules that know nothing of the code.
"""

import copy
import io
import re
import zipfile
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from pypdf import PdfReader

from sandbox.kit.french import counted, filled, listed, numbered, of
from sandbox.lessons import LESSONS, gap, lesson, seconds
from sandbox.workshop.animals import animal_of
from sandbox.workshop.models import Seat
from sandbox.workshop.moves import lead as leading
from sandbox.workshop.robot.journeys import STEPS
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from tests.house_rules.test_sources import ROOT, TEMPLATES
from tests.strict import Learner
from tests.workshop.conftest import Mediator

CASTS = [
    ["Inaya", "Odette", "Élodie", "Hugo", "Ulysse"],
    ["Henri", "Yvette", "Œdipe", "Inès", "Aïcha"],
    ["Lola", "Yanis", "Hamza", "Zoé", "Noé"],
]
"""Who is played, then the children and the relatives."""

# -- the rules of the reader ---------------------------------------------------------------------

NAMES = r"Henri|Hugo|Yvette|Œdipe"
"""The names before which one elides though they do not begin with a plain vowel."""

VOWELS = "aeiouàâéèêëîïôûAEIOUÀÂÉÈÊËÎÏÔÛ"
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
COUNTED = (
    "place|enfant|jour|semaine|seconde|minute|document|message|rubrique|exercice|étape|erreur|code|"
    "page|personne|professionnel|chiffre|caractère|atelier|mesure|profil|proche|aide|fichier"
)
SLIPS = {
    "no elision": rf"\b(?:[dD]e|[qQ]ue|[jJ]usque|[nN]e|[sS]e|(?<!-)[jJ]e)[ \u00a0]"
    rf"(?:(?!(?:oui|onze|un\b|ou\b|[aA][ \u00a0]à|[A-Z]\b))[{VOWELS}]|(?:{NAMES})\b)",
    "elision too many": r"\b[dq]u?’(?:Yanis|Hamza|Lola|Zoé|Noé)",
    "no contraction": r"\b(?:[dD]e|[àÀ])[ \u00a0](?:Les?\b|les?[ \u00a0](?!\w+(?:er|ir|re)\b))",
    "a plural for one": rf"\b[lLcCdDmM]es[ \u00a0]1\b|(?<![\d,])\b[01][ \u00a0](?:{COUNTED})s\b",
    "a singular for several": rf"(?<![\d,°])\b(?:[2-9]|[1-9]\d+)[ \u00a0](?:{COUNTED})\b(?!s)",
    "an article that disagrees": rf"\b(?:la|une|cette)[ \u00a0](?:{COUNTED})s\b",
    "the first of a month": rf"(?<![\d/])\b0?1[ \u00a0](?:{MONTHS})",
    "an hour with a colon": r"\b\d{1,2}:\d{2}\b",
    "0 min": r"(?<![\d,])\b0[ \u00a0]min\b",
    "a straight sign": r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]|(?<!\w)\"\w",
    "a sign stuck to its word": r"[A-Za-zà-ÿ»][;!?](?=\s|$)|[a-zà-ÿ»]:(?=\s|$)",
    "a plain space before a sign": r"[\w»)] [;:!?»](?=\s|$)",
    "a plain space after «": "« |«\\w|\\w»",
    "a stop after a sign": r"[?!…]\.(?!\.)",
    "a double space": r"[ \u00a0]\u00a0|\u00a0[ \u00a0]",
    "a capital after a date": rf"\d(?:er)?[ \u00a0](?:{MONTHS})\u00a0: [LUDC]\w+",
}
RULES = {name: re.compile(rule) for name, rule in SLIPS.items()}


def slips(text):
    return [
        (name, text[max(0, found.start() - 30) : found.end() + 20])
        for name, rule in RULES.items()
        for found in rule.finditer(text)
    ]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Le profil de Inaya", "no elision"),
        ("Le code de Henri", "no elision"),
        ("le profil que Odette ouvre", "no elision"),
        ("le profil d’Yanis", "elision too many"),
        ("le dossier de Le Guellec", "no contraction"),
        ("Les 1 places", "a plural for one"),
        ("1 enfants", "a plural for one"),
        ("3 place", "a singular for several"),
        ("la places 1, 2", "an article that disagrees"),
        ("le 1 janvier 2027", "the first of a month"),
        ("29 novembre, 10:00", "an hour with a colon"),
        ("Bloqué 0 min", "0 min"),
        ("l'espace", "a straight sign"),
        ("Pourquoi?", "a sign stuck to its word"),
        ("Pourquoi ?", "a plain space before a sign"),
        ("« Mes papiers »", "a plain space after «"),
        ("28\u00a0janvier\u00a0: Les données", "a capital after a date"),
    ],
)
def test_the_reader_sees_each_slip(text, slip):
    assert slip in [name for name, _ in slips(text)]


# -- the grammar ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    {
        "Lola": "de Lola",
        "Inaya": "d’Inaya",
        "Odette": "d’Odette",
        "Élodie": "d’Élodie",
        "Îlan": "d’Îlan",
        "Œdipe": "d’Œdipe",
        "Hugo": "d’Hugo",
        "Henri": "d’Henri",
        "Hélène": "d’Hélène",
        "Hamza": "de Hamza",
        "Yvette": "d’Yvette",
        "Yanis": "de Yanis",
        "Yéléna": "de Yéléna",
        "Le Guellec": "du Guellec",
        "les Essais": "des Essais",
        "": "de ",
    }.items(),
)
def test_what_de_becomes_before_a_name(name, words):
    assert of(name) == words
    assert filled("Le profil {name:of}", {"name": name}) == f"Le profil {words}"


def test_how_things_are_counted():
    assert counted(0, "place") == "0 place"
    assert counted(1, "place prise") == "1 place prise"
    assert counted(2, "place prise") == "2 places prises"
    assert [seconds(1), seconds(2)] == ["1 seconde", "2 secondes"]
    assert gap("a" * 11, 12, "caractère") == "Il manque 1 caractère. Vous en avez écrit 11."
    assert gap("a" * 14, 12, "caractère") == "Il y a 2 caractères en trop. Vous en avez écrit 14."
    assert [listed([1]), listed([1, 2]), listed([1, 2, 3])] == ["1", "1 et 2", "1, 2 et 3"]
    assert numbered("place", [3]) == "place\u00a03"
    assert numbered("place", [3, 5]) == "places\u00a03 et 5"


NEEDED = re.compile(r"\{(\w+)")


@pytest.mark.parametrize("name", sorted({name for cast in CASTS for name in cast}))
def test_each_lesson_with_each_name(name, tried):
    """What the lessons count is given in words by their callers, so any text will do here."""
    for slug, raw in LESSONS.items():
        text = f"{raw.says}\n{raw.why}\n{raw.what}"
        facts = dict.fromkeys(NEEDED.findall(text), name) | {"low": 2, "high": 300}
        said = lesson(slug, **facts)
        for sentence in (said.says, said.why, said.what):
            assert slips(sentence) == [], slug
    tried(len(LESSONS), "lessons with a name")


# -- what is read --------------------------------------------------------------------------------


class Reader(HTMLParser):
    """The sentences of a page, a block each, in their order."""

    SILENT = {"script", "template", "svg"}
    INLINE = {"a", "b", "strong", "span", "small", "em", "wbr", "i", "u"}

    def __init__(self):
        super().__init__()
        self.blocks, self.silent = [""], 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in self.SILENT
        self.hear(tag)

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT
        self.hear(tag)

    def hear(self, tag):
        if tag not in self.INLINE:
            self.blocks.append("")

    def handle_data(self, data):
        if not self.silent:
            self.blocks[-1] += data


def sentences(page):
    reader = Reader()
    reader.feed(page)
    blocks = (re.sub(r"[ \t\n]+", " ", block).strip() for block in reader.blocks)
    return [block for block in blocks if block]


def read(response):
    """Every sentence of an answer: a page, a PDF, a zip, a table."""
    kind, body = response.headers.get("Content-Type", ""), response.getvalue()
    if kind.startswith("text/html"):
        return sentences(body.decode())
    if not body:
        return []
    if kind == "application/pdf":
        return words_of_a_pdf(body)
    if kind == "application/zip":
        copied = zipfile.ZipFile(io.BytesIO(body))
        return words_of_a_pdf(copied.read("profil.pdf"))
    return body.decode("utf-8-sig").splitlines() if kind.startswith("text/") else []


def words_of_a_pdf(body):
    """Its words; where a line is cut, and the sign before it, is the drawing’s own business."""
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return [re.sub(r"\s+", " ", line) for line in text.split("\n")]


IS_DRAWN = {"a plain space before a sign", "a plain space after «", "a double space"}
"""What a PDF’s text, read back, cannot say: a no-break space is drawn as any other."""


def check(client, urls, seen):
    """Read these pages and those they lead to; {address: slips} of those that have some."""
    found, left = {}, list(urls)
    while left:
        url = left.pop(0)
        if url in seen:
            continue
        seen.add(url)
        response = client.get(url)
        if response.status_code != 200:
            continue
        drawn = IS_DRAWN if "html" not in response.headers.get("Content-Type", "") else set()
        slipped = [
            (name, words)
            for sentence in read(response)
            for name, words in slips(sentence)
            if name not in drawn
        ]
        if slipped:
            found[url] = slipped
        if response.headers["Content-Type"].startswith("text/html"):
            left += links(response.content.decode())
    return found


WALKED = re.compile(r'href="((?:/site/|/papiers/|/place/)[^"#]*)"')
ONE_IS_ENOUGH = re.compile(r"/(?:\d+|20\d\d-\d\d)/")
"""One document, one message, one month stands for the others of its kind."""


def links(page):
    kinds = {}
    for url in WALKED.findall(page):
        kinds.setdefault(ONE_IS_ENOUGH.sub("/n/", url.partition("?")[0]), url.replace("&amp;", "&"))
    return list(kinds.values())


# -- who is read ---------------------------------------------------------------------------------


def recast(scenario, cast):
    """The same story with other first names."""
    story = copy.deepcopy(scenario)
    old = [story["person"], *story.get("children", []), *story.get("relatives", [])]
    renamed = {}
    for person, name in zip(old, [*cast, "Ève", "Omar"], strict=False):
        renamed[person["first_name"]] = name
        person["first_name"] = name
    for table in story.values():
        for row in [each for each in table if isinstance(each, dict)]:
            for key in ("profile", "by"):
                row[key] = renamed.get(row.get(key), row.get(key)) if key in row else None
                if row[key] is None:
                    del row[key]
    return story


@pytest.fixture
def played_by(monkeypatch, db):
    """Make a room of one place, its people renamed: `played_by(cast, scenario)`."""

    def make(cast, scenario, **changes):
        stories = build.scenarios()
        story = recast(stories[scenario], cast) | changes
        monkeypatch.setattr(build, "scenarios", lambda: stories | {scenario: story})
        owner = access.new_mediator()
        room = build.workshop(scenario=scenario, seats=1, owner=owner)
        return room, room.places.get()

    return make


def go(seat, step):
    with transaction.atomic():
        held = Seat.objects.filter(pk=seat.pk).select_related("workshop", "world")
        leading.lead(list(held.select_for_update()), STEPS[step])


JOURNEYS = {
    "mere-trois-enfants": ["nouveau-code/parti", "dedans/accueil", "cloture/fin"],
    "jumelles": ["code-enfant/fin"],
    "refus": ["refus/fin"],
}


LONG = [pytest.param(cast, id=cast[0], marks=pytest.mark.full) for cast in CASTS[1:]]


@pytest.mark.parametrize("cast", [pytest.param(CASTS[0], id=CASTS[0][0]), *LONG])
@pytest.mark.parametrize("scenario", JOURNEYS)
def test_every_page_whoever_is_played(played_by, scenario, cast, tried):
    room, seat = played_by(cast, scenario)
    found, seen = {}, set()
    learner = Learner(seat)
    for step in [None, *JOURNEYS[scenario]]:
        if step:
            go(seat, step)
        if step == "dedans/accueil":
            learner.login()
        found |= check(learner, ["/papiers/", "/site/", "/place/"], seen)
        seen -= {"/papiers/", "/site/", "/place/"}
    assert found == {}
    tried(len(seen), "pages read as French")
    assert len(seen) > 12


def test_the_pages_of_a_mediator(played_by, tried):
    room, seat = played_by(CASTS[0], "jumelles")
    mediator = Mediator(room.owner)
    Learner(seat)
    pages = [
        "",
        "place/1/",
        "fiches/",
        "fiche-animateur/",
        "bilan/",
        "bilan.csv",
        "mur/",
        "deroule/",
        "deroule/etapes/",
        "temps/",
        "agir/",
    ]
    found = check(mediator, [f"/animation/{room.code}/{page}" for page in pages], set())
    assert found == {}


@pytest.mark.parametrize("children", [1, 2])
def test_how_many_children_are_attached(played_by, children):
    stories = build.scenarios()["mere-trois-enfants"]
    named = [each | {} for each in stories["children"][:children]]
    cast = CASTS[0]
    for child, name in zip(named, cast[1:], strict=False):
        child["first_name"] = name
    messages = [each for each in stories["messages"] if "profile" not in each]
    _, seat = played_by(cast, "mere-trois-enfants", children=named, messages=messages)
    go(seat, "questions/enfants")
    learner = Learner(seat)
    learner.login()
    page = learner.get(reverse("profiles:attached")).content.decode()
    assert [each for text in sentences(page) for each in slips(text)] == []
    assert ("Je décide pour elle" in page) == (children == 1)


def test_what_the_commands_print(db, capsys):
    for places in (1, 2):
        room = build.workshop(scenario="refus", seats=places)
        call_command("reset_workshop", room.code)
        call_command("create_workshop", scenario=["refus"], seats=places)
    call_command("purge_workshops")
    printed = capsys.readouterr().out
    assert "1 place." in printed
    assert "2 places." in printed
    assert [each for line in printed.splitlines() for each in slips(line)] == []


PAGES = ROOT / "templates"
SITE = [page for page in TEMPLATES if page.relative_to(PAGES).parts[0] in {"accounts", "profiles"}]
ROOM_S_VOICE = re.compile(r"\{% comment.*?endcomment %\}|\{% coach.*?endcoach %\}", re.DOTALL)
TO_SOMEBODY = re.compile(
    r"\b(?!rendez|chez|assez|nez)(?:vous|votre|vos|\w{2,}ez)\b(?<!endez-vous)", re.I
)
SAID_BY_THE_SERVICE = [
    "Nous avons besoin de vos coordonnées",
    "Vous n’avez pas de profil à ajouter",
]
ABOUT_THE_TRAINING = ["accounts/differences.html"]


def test_one_voice_a_page():
    """The simulated site says « je »; « vous » is the room's, in its own frame (`coach`)."""
    strangers = {}
    for page in SITE:
        name = page.relative_to(PAGES).as_posix()
        text = ROOM_S_VOICE.sub("", page.read_text(encoding="utf-8"))
        text = re.sub(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
        for quoted in SAID_BY_THE_SERVICE:
            text = text.replace(quoted, "")
        if name not in ABOUT_THE_TRAINING and (found := TO_SOMEBODY.findall(text)):
            strangers[name] = found
    assert strangers == {}


TITLED = re.compile(r"\b(?:Dr|Mme|Pr|Me) (?=[A-ZÉ])")


@pytest.mark.parametrize("scenario", build.scenarios())
def test_a_title_is_never_parted_from_its_name(scenario):
    """« Dr » ended a line of the copy of one's data, and « Exemple » began the next."""
    assert not TITLED.search(repr(build.scenarios()[scenario]).replace("\\xa0", "\u00a0"))


def test_a_place_keeps_its_number_and_its_animal():
    assert str(Seat(number=2)) == "Place\u00a02 · la\u00a0chouette"
    assert str(animal_of(37)) == "la\u00a0loutre bleue"
    assert animal_of(2).name == "la chouette"
