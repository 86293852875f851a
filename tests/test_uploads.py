"""A file that is sent stays in memory, within bounds, and never touches the disk."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sandbox import uploads
from sandbox.workshop.management.commands import run_workshop
from sandbox.world import samples
from tests.walls.documents import ADD, right_answers

MARGIN = 300_000
"""What a form may add to its file: every other answer, and what separates them."""


@pytest.fixture
def no_disk(monkeypatch):
    """Any temporary file is a failure."""

    def refuse(*args, **kwargs):
        raise AssertionError("A file was about to be written on the disk.")

    for name in ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp"]:
        monkeypatch.setattr(tempfile, name, refuse)


@pytest.mark.parametrize("size", [0, 1, 70_000, uploads.MOST_KEPT, uploads.MOST_KEPT + 70_000])
def test_the_beginning_is_kept_and_the_rest_is_counted(rf, no_disk, size):
    sent = SimpleUploadedFile("photo.jpg", b"x" * size)
    file = rf.post("/", {"fichier": sent}).FILES["fichier"]
    assert (file.name, file.size) == ("photo.jpg", size)
    assert len(file.read()) == min(size, uploads.MOST_KEPT)


def test_adding_a_document_writes_no_file(inside, no_disk):
    inside.send(ADD, right_answers(inside))
    assert inside.person.account.document_set.filter(sample="ordonnance").exists()


def test_the_room_admits_the_heaviest_sample_without_the_disk(monkeypatch):
    heaviest = max(len(each.make()) for each in samples.SAMPLES)
    assert samples.MOST_BYTES < heaviest < run_workshop.LARGEST_REQUEST - MARGIN
    made = {}
    monkeypatch.setattr(run_workshop.waitress, "create_server", lambda app, **how: made.update(how))
    run_workshop.Command().listen("127.0.0.1", 0)
    assert made["inbuf_overflow"] >= made["max_request_body_size"] == run_workshop.LARGEST_REQUEST


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x",
        b'--x\r\nContent-Disposition: form-data; name="fichier"; filename=""\r\n\r\n\r\n--x--',
        b'--x\r\nContent-Disposition: form-data; name="fichier"; filename="\xff\x00"\r\n\r\na',
        b'--x\r\nContent-Disposition: form-data; filename="a.pdf"\r\n\r\na\r\n--x--',
        b'--x\r\nContent-Disposition: form-data; name="fichier"; filename="a.pdf"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n???\r\n--x--",
    ],
)
def test_a_body_that_no_browser_sends_is_never_a_500(learner, body):
    response = Client.post(learner, ADD, body, content_type="multipart/form-data; boundary=x")
    assert response.status_code in {302, 400}
