"""The shelf of « Mes papiers »: what may be added, and one file for each refusal."""

import io
import struct
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib

import pytest
from pypdf import PdfReader
from pytest_django.asserts import assertContains

from sandbox.world import samples
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


FIRST_BYTES = {"tiff": b"II*\0", "png": b"\x89PNG", "jpg": b"\xff\xd8\xff"}


@every_sample
def test_a_picture_is_of_its_kind(sample):
    if sample.extension in FIRST_BYTES:
        assert sample.make().startswith(FIRST_BYTES[sample.extension])


def greys_of_the_radio():
    return read_tiff(samples.find("radio-du-poignet").make())


def read_tiff(file):
    """(width, height, every dot) of a grey TIFF, by the rules of the format alone."""
    directory = struct.unpack("<I", file[4:8])[0]
    count = struct.unpack("<H", file[directory : directory + 2])[0]
    tags = {}
    for rank in range(count):
        at = directory + 2 + 12 * rank
        tag, kind, _ = struct.unpack("<HHI", file[at : at + 8])
        size = "<H" if kind == 3 else "<I"
        tags[tag] = struct.unpack(size, file[at + 8 : at + 8 + struct.calcsize(size)])[0]
    assert list(tags) == sorted(tags)
    assert (tags[258], tags[259], tags[277]) == (8, 1, 1)
    width, height, start = tags[256], tags[257], tags[273]
    assert tags[279] == width * height
    return width, height, file[start : start + tags[279]]


def test_the_radio_is_a_drawing_in_many_greys():
    width, height, dots = greys_of_the_radio()
    assert (width, height) == (480, 576)
    assert len(set(dots)) > 100


def test_an_echography_is_a_drawing_in_many_greys():
    file = samples.find("echographie").make()
    length = struct.unpack(">I", file[33:37])[0]
    parts = [file[at + 4 : at + 4 + length] for at in [37]]
    assert struct.unpack(">II", file[16:24]) == (640, 520)
    assert len(set(zlib.decompressobj().decompress(b"".join(parts)))) > 100


def test_the_heavy_radio_is_the_same_larger():
    width, height, dots = greys_of_the_radio()
    wide, high, larger = read_tiff(samples.find("radio-trop-lourde").make())
    assert (wide, high) == (5 * width, 5 * height)
    assert larger[::5][:width] == dots[:width]
    assert larger[5 * 7 * wide :: 5][:width] == dots[7 * width : 8 * width]
