"""The shelf of « Mes papiers »: the only files that may be added to a space.

Each comes with the program, names nobody, bears « FACTICE » and is the same at every place, so
that a file taken by a neighbour on a shared PC is known too. A file is known by its fingerprint;
nothing else that is sent is ever kept (safety.md §1.5). One sample of each fault is there to be
refused.
"""

import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from sandbox import facts
from sandbox.kit.pdf import Section, render
from sandbox.world import clock, pictures

MOST_BYTES = facts.number("document-heaviest") * 1024 * 1024
"""« 5 Mo », as a PC counts them (real-service.md §7)."""

TYPES = ["pdf", "txt", "rtf", "jpg", "jpeg", "png", "tiff", "tif"]
"""What the service takes, by the end of the file's name (real-service.md §7)."""

MADE_ON = date(2026, 1, 5)
STAMP = "FACTICE. Document d’entraînement. Tout est faux."


@dataclass(frozen=True)
class Sample:
    """One file of the shelf.

    Args:
        slug: what a Document remembers of it.
        title: what it is, in a few words.
        file_name: the name that it bears once downloaded.
        content_type: what it is for a browser.
        make: gives its bytes, always the same.
        fault: why the service refuses it, in words; empty where it is accepted.
    """

    slug: str
    title: str
    file_name: str
    content_type: str
    make: Callable[[], bytes]
    fault: str = ""

    @property
    def extension(self):
        return extension_of(self.file_name)

    @property
    def is_picture(self):
        """Whether a browser shows it in a page."""
        return self.content_type in {"image/jpeg", "image/png"}


def extension_of(file_name):
    """« pdf » for « Ordonnance.PDF »; empty without a point."""
    return file_name.rpartition(".")[2].lower() if "." in file_name else ""


def find(slug):
    """The Sample of that name, or None."""
    return next((each for each in SAMPLES if each.slug == slug), None)


def accepted():
    return [each for each in SAMPLES if not each.fault]


def faulty():
    return [each for each in SAMPLES if each.fault]


@cache
def fingerprints():
    """{SHA-256 in hexadecimal: the Sample} for what may be added."""
    return {hashlib.sha256(each.make()).hexdigest(): each for each in accepted()}


# -- how they are made ----------------------------------------------------------------------------


def _pdf(title, *sections):
    lead = ["Ce document sert à l’exercice. Il ne parle de personne."]
    return render(title, at=clock.morning_of(MADE_ON), lead=lead, sections=sections)


def _txt(title, *lines):
    return "\r\n".join([STAMP, "", title, "", *lines, ""]).encode("utf-8-sig")


def _rtf(title, *lines):
    escaped = [_escaped(line) for line in lines]
    body = r"\par ".join([rf"{{\b {_escaped(STAMP)}}}", "", rf"{{\b {_escaped(title)}}}", *escaped])
    return (r"{\rtf1\ansi\deff0{\fonttbl{\f0 Verdana;}}\f0\fs26 " + body + "}").encode("ascii")


def _escaped(text):
    return "".join(each if each.isascii() else rf"\u{ord(each)}?" for each in text)


def _odt(*paragraphs):
    """The smallest letter that a word processor opens; same bytes every time."""
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    text = "".join(f"<text:p>{each}</text:p>" for each in paragraphs)
    parts = {
        "mimetype": _ODT,
        "content.xml": (
            f'<office:document-content xmlns:office="{office}office:1.0" '
            f'xmlns:text="{office}text:1.0" office:version="1.2">'
            f"<office:body><office:text>{text}</office:text></office:body>"
            "</office:document-content>"
        ),
        "META-INF/manifest.xml": (
            f'<manifest:manifest xmlns:manifest="{office}manifest:1.0" manifest:version="1.2">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODT}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>"
        ),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


_ODT = "application/vnd.oasis.opendocument.text"

# -- the shelf ------------------------------------------------------------------------------------

SAMPLES = [
    Sample(
        "ordonnance",
        "Ordonnance",
        "ordonnance.pdf",
        "application/pdf",
        partial(
            _pdf,
            "Ordonnance",
            Section(
                "Traitement",
                rows=[
                    ("Salbutamol, en aérosol", "2 bouffées en cas de gêne"),
                    ("Béclométasone, en aérosol", "1 bouffée matin et soir"),
                ],
                paragraphs=["Pour 1 mois. À renouveler 2 fois."],
            ),
        ),
    ),
    Sample(
        "prise-de-sang",
        "Résultat de biologie",
        "prise-de-sang.pdf",
        "application/pdf",
        partial(
            _pdf,
            "Résultat de biologie",
            Section(
                "Prise de sang",
                columns=["Analyse", "Résultat", "Valeurs habituelles"],
                rows=[
                    ("Hémoglobine", "13,2 g/dL", "12 à 16 g/dL"),
                    ("Glycémie à jeun", "0,92 g/L", "0,70 à 1,10 g/L"),
                    ("Cholestérol", "1,80 g/L", "moins de 2 g/L"),
                ],
                paragraphs=["Tous les résultats sont dans les valeurs habituelles."],
            ),
        ),
    ),
    Sample(
        "carnet-de-vaccination",
        "Carnet de vaccination",
        "carnet-de-vaccination.pdf",
        "application/pdf",
        partial(
            _pdf,
            "Carnet de vaccination",
            Section(
                "Vaccins",
                rows=[
                    ("Tétanos et poliomyélite", "Rappel à jour"),
                    ("Rougeole, oreillons, rubéole", "2 doses"),
                    ("Grippe", "Chaque automne"),
                ],
            ),
        ),
    ),
    Sample(
        "compte-rendu",
        "Compte rendu d’hospitalisation",
        "compte-rendu.rtf",
        "application/rtf",
        partial(
            _rtf,
            "Compte rendu d’hospitalisation",
            "Séjour de 2 jours, pour une crise d’asthme.",
            "Retour à la maison, avec un traitement.",
        ),
    ),
    Sample(
        "liste-des-medicaments",
        "Liste des médicaments",
        "liste-des-medicaments.txt",
        "text/plain; charset=utf-8",
        partial(
            _txt,
            "Liste des médicaments",
            "Salbutamol : 2 bouffées en cas de gêne.",
            "Béclométasone : 1 bouffée matin et soir.",
        ),
    ),
    Sample(
        "radio-du-poignet",
        "Radio du poignet",
        "radio-du-poignet.tiff",
        "image/tiff",
        partial(pictures.drawn, "radio-du-poignet.tiff"),
    ),
    Sample(
        "echographie",
        "Échographie",
        "echographie.png",
        "image/png",
        partial(pictures.drawn, "echographie.png"),
    ),
    Sample(
        "certificat-de-sport",
        "Certificat pour le sport",
        "certificat-de-sport.jpg",
        "image/jpeg",
        partial(pictures.drawn, "certificat-de-sport.jpg"),
    ),
    Sample(
        "lettre",
        "Lettre",
        "lettre.odt",
        _ODT,
        partial(_odt, STAMP, "Lettre d’un médecin."),
        fault="son format n’est pas accepté",
    ),
    Sample(
        "radio-trop-lourde",
        "Radio trop lourde",
        "radio-trop-lourde.tiff",
        "image/tiff",
        partial(pictures.enlarged, "radio-du-poignet.tiff", 5),
        fault=facts.filled("elle pèse plus de {document-heaviest}"),
    ),
    Sample(
        "document-vide",
        "Document vide",
        "document-vide.pdf",
        "application/pdf",
        bytes,
        fault="il n’y a rien dedans",
    ),
    Sample(
        "photo-de-vacances",
        "Photo de vacances",
        "photo-de-vacances.jpg",
        "image/jpeg",
        partial(pictures.drawn, "photo-de-vacances.jpg"),
        fault="elle joue le rôle d’une vraie photo, à vous",
    ),
]
