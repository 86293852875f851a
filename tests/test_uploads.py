"""A file that is sent stays in memory, within bounds, and never touches the disk."""

import tempfile
import threading
from contextlib import closing, suppress
from http.client import HTTPConnection

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client
from django.test.client import encode_multipart

from sandbox.machine import heavy_requests as receiving
from sandbox.workshop.management.commands import run_workshop
from sandbox.workshop.robot.mistakes.documents import ADD, right_answers
from sandbox.world import samples, uploads

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


def test_the_heaviest_sample_is_kept_whole():
    heaviest = max(len(each.make()) for each in samples.SAMPLES)
    assert samples.MOST_BYTES < heaviest < receiving.BEGINNING - MARGIN


@pytest.mark.parametrize("size", [0, 10, 99, 100, 101, 119, 120, 121, 1_000])
@pytest.mark.parametrize("piece", [1, 7, 64, 2_000])
def test_a_body_keeps_its_two_ends(monkeypatch, size, piece):
    monkeypatch.setattr(receiving, "BEGINNING", 100)
    monkeypatch.setattr(receiving, "END", 20)
    body = bytes(rank % 251 for rank in range(size))
    ends = receiving.Ends()
    for start in range(0, size, piece):
        ends.append(body[start : start + piece])
    kept = body if size <= 120 else body[:100] + body[-20:]
    assert len(ends) == len(kept)
    assert ends.getfile().read() == kept


@pytest.fixture
def served(monkeypatch):
    """Gives what the room's own server understands of a form sent to it."""
    understood = {}

    def application(environ, start_response):
        request = WSGIRequest(environ)
        file = request.FILES["fichier"]
        understood.update(size=file.size, name=request.POST["name"])
        start_response("200 OK", [("Content-Length", "0")])
        return []

    monkeypatch.setattr(run_workshop, "get_wsgi_application", lambda: application)
    server = run_workshop.Command().listen("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()

    def send(size, *, is_chunked):
        boundary = "x"
        file = {"fichier": SimpleUploadedFile("photo.jpg", b"x" * size), "name": "Radio"}
        body = encode_multipart(boundary, file)
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        sent = iter([body[:70_000], body[70_000:]]) if is_chunked else body
        there = HTTPConnection("127.0.0.1", server.effective_port, timeout=20)
        with closing(there) as connection:
            connection.request("POST", "/", sent, headers, encode_chunked=is_chunked)
            with connection.getresponse() as response:
                return response.status, understood

    yield send
    server.task_dispatcher.shutdown()
    with suppress(OSError):  # it was awake already, and has closed what would wake it
        server.trigger.pull_trigger(server.close)  # by the thread that listens
    thread.join()


@pytest.mark.parametrize("is_chunked", [False, True])
@pytest.mark.parametrize("size", [3, 6_000_000, 30_000_000])
def test_a_file_that_is_too_heavy_reaches_its_form(served, no_disk, size, is_chunked):
    status, understood = served(size, is_chunked=is_chunked)
    assert status == 200
    assert understood["name"] == "Radio"
    assert (understood["size"] > samples.MOST_BYTES) == (size > samples.MOST_BYTES)


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
