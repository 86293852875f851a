"""The shelf of « Mes papiers »: what may be added, and one file for each refusal."""

import io
import re
import struct
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib

import pytest
from pypdf import PdfReader
from pytest_django.asserts import assertContains

from sandbox.world import pictures, samples
from sandbox.world.fictitious import may_hold_something_real

every_sample = pytest.mark.parametrize("sample", samples.SAMPLES, ids=lambda each: each.slug)


def url(sample):
    return f"/papiers/documents/{sample.slug}/"


@every_sample
def test_a_sample_is_downloaded_under_its_name(learner, sample):
    file = learner.get(url(sample))
    assert file["Content-Disposition"] == f'attachment; filename="{sample.file_name}"'
    assert file["Content-Type"] == sample.content_type
    assert file.content == sample.make()


def test_both_desks_lead_to_every_sample(learner):
    for page in [learner.get("/papiers/"), learner.get("/site/")]:
        for sample in samples.SAMPLES:
            assertContains(page, f'href="{url(sample)}" hx-boost="false"', count=1)


def test_the_shelf_is_for_those_who_have_a_seat(client):
    assert client.get(url(samples.SAMPLES[0])).status_code in {302, 404}


def test_another_name_is_not_found(learner):
    assert learner.get("/papiers/documents/secret/").status_code == 404


@every_sample
def test_a_sample_has_the_same_bytes_each_time(sample):
    assert sample.make() == sample.make()


@every_sample
def test_a_sample_has_a_slug_that_a_document_remembers(sample):
    assert samples.find(sample.slug) is sample
    assert len(sample.slug) <= 40
    assert not may_hold_something_real(sample.file_name)


def test_the_good_ones_are_accepted_and_differ():
    good = samples.accepted()
    assert len(good) == 8
    assert len(samples.fingerprints()) == len(good)
    assert {each.extension for each in good} == {"pdf", "txt", "rtf", "jpg", "png", "tiff"}
    for sample in good:
        assert sample.extension in samples.TYPES
        assert 0 < len(sample.make()) <= samples.MOST_BYTES


def test_there_is_one_sample_of_each_fault():
    kind, heavy, void, unknown = samples.faulty()
    assert kind.extension not in samples.TYPES
    assert heavy.extension in samples.TYPES
    assert samples.MOST_BYTES < len(heavy.make()) < 7_000_000
    assert void.make() == b""
    assert unknown.extension in samples.TYPES
    assert unknown.make()


# -- what they hold -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sample", [each for each in samples.SAMPLES if each.extension == "pdf"][:3]
)
def test_a_pdf_is_stamped_and_tagged(sample):
    reader = PdfReader(io.BytesIO(sample.make()))
    assert "FACTICE" in reader.pages[0].extract_text()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("slug", ["compte-rendu", "liste-des-medicaments"])
def test_a_text_is_stamped(slug):
    assert b"FACTICE" in samples.find(slug).make()


def test_a_letter_opens_in_a_word_processor():
    archive = zipfile.ZipFile(io.BytesIO(samples.find("lettre").make()))
    assert archive.namelist()[0] == "mimetype"
    for name in ["content.xml", "META-INF/manifest.xml"]:
        ElementTree.fromstring(archive.read(name))
    assert "FACTICE" in archive.read("content.xml").decode()


LINES = ["RADIO", "FACTICE"]


def drawing(width, rows):
    """The picture in characters, one a square."""
    dots = width // len(pictures.squares(LINES)[0])
    lines = ["".join("#" if grey < 128 else " " for grey in row[::dots]) for row in rows[::dots]]
    return "\n".join(line.rstrip() for line in lines)


EXPECTED = "\n".join(
    "".join("#" if value == pictures.BLACK else " " for value in row).rstrip()
    for row in pictures.squares(LINES)
)


def test_a_png_shows_its_words():
    file = pictures.png(LINES)
    width, height = struct.unpack(">II", file[16:24])
    length = struct.unpack(">I", file[33:37])[0]
    data = zlib.decompress(file[41 : 41 + length])
    rows = [data[y * (width + 1) + 1 : (y + 1) * (width + 1)] for y in range(height)]
    assert drawing(width, rows) == EXPECTED


def test_a_tiff_shows_its_words():
    file = pictures.tiff(LINES)
    directory = struct.unpack("<I", file[4:8])[0]
    count = struct.unpack("<H", file[directory : directory + 2])[0]
    tags = {}
    for rank in range(count):
        at = directory + 2 + 12 * rank
        tag, kind, _ = struct.unpack("<HHI", file[at : at + 8])
        size = "<H" if kind == 3 else "<I"
        tags[tag] = struct.unpack(size, file[at + 8 : at + 8 + struct.calcsize(size)])[0]
    width, start = tags[256], tags[273]
    rows = [file[start + y * width : start + (y + 1) * width] for y in range(tags[257])]
    assert drawing(width, rows) == EXPECTED
    assert list(tags) == sorted(tags)


def test_a_jpeg_has_every_part_and_one_number_a_block():
    file = pictures.jpeg(LINES)
    assert file.startswith(b"\xff\xd8")
    assert file.endswith(b"\xff\xd9")
    assert drawing(8 * len(pictures.squares(LINES)[0]), list(blocks_of(file))) == EXPECTED


def blocks_of(file):
    """The rows of dots of our own JPEG, read back by its Huffman codes."""
    height, width = struct.unpack(">HH", re.search(rb"\xff\xc0..\x08(....)", file, re.S)[1])
    start = file.index(b"\xff\xda") + 10
    data = file[start:-2].replace(b"\xff\0", b"\xff")
    bits = "".join(f"{byte:08b}" for byte in data)
    at, level = 0, 0
    for _ in range(height // 8):
        row = []
        for _ in range(width // 8):
            size = int(bits[at : at + 4], 2)
            raw = bits[at + 4 : at + 4 + size]
            if raw:
                level += int(raw, 2) - (0 if raw[0] == "1" else (1 << size) - 1)
            at += 4 + size + 1
            row += [level * pictures.STEP // 8 + 128] * 8
        yield from [row] * 8
