"""A browser without a network: it calls the room's WSGI application as the server would."""

import io
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from tests.strict import right_answers

TOKENS = re.compile(r'name="(csrfmiddlewaretoken|generation)" value="([^"]*)"')


class Browser:
    """Keeps its cookies, and posts what the page in front of it would post."""

    application = staticmethod(get_wsgi_application())

    def __init__(self, seat=None):
        self.cookies = SimpleCookie()
        self.seat = seat
        if seat:
            enter = reverse("workshop:enter", args=[seat.token])
            self.ask(enter, self.tokens(enter))

    def ask(self, path, data=None, *, status=302):
        """The body of the answer, which must have this status; a post if there is data."""
        path, _, query = path.partition("?")
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "REMOTE_ADDR": "127.0.0.1"}
        if self.cookies:
            environ["HTTP_COOKIE"] = "; ".join(
                f"{name}={morsel.value}" for name, morsel in self.cookies.items()
            )
        if data is not None:
            body = urlencode(data).encode()
            environ |= {
                "REQUEST_METHOD": "POST",
                "CONTENT_TYPE": "application/x-www-form-urlencoded",
                "CONTENT_LENGTH": str(len(body)),
                "wsgi.input": io.BytesIO(body),
            }
        setup_testing_defaults(environ)
        response = self.application(environ, self._start)
        body = b"".join(response)
        response.close()
        if self.status != status:
            raise AssertionError(f"{path}: {self.status}")
        return body.decode()

    def _start(self, status, headers):
        self.status = int(status.split()[0])
        for name, value in headers:
            if name == "Set-Cookie":
                self.cookies.load(value)

    def tokens(self, path):
        """What every form of this page posts."""
        return dict(TOKENS.findall(self.ask(path, status=200)))

    def reach(self, slug):
        """Does every page of the activation before this one, rightly; all of them for None."""
        for step, answers in right_answers(self.seat.world.player).items():
            if step == slug:
                return
            path = step_path(step)
            self.ask(path, self.tokens(path) | answers)


def step_path(step):
    return reverse("accounts:activation", args=[step])
