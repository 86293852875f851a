"""A second engine: Firefox without a window, led over its own socket (Marionette)."""

import base64
import itertools
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

NAMES = ("firefox-esr", "firefox")
PATIENCE = 60
"""Seconds that a start, or a page, may take on a busy machine."""

PREFERENCES = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "widget.gtk.overlay-scrollbars.enabled": False,
    "ui.useOverlayScrollbars": 0,
}


def find():
    """The path of Firefox, or None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def opened():
    """A Firefox with a profile of its own, closed at the end.

    Raises:
        TimeoutError: it did not start in time.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
        Path(profile, "user.js").write_text("\n".join(lines))
        command = [find(), "--headless", "--marionette", "--no-remote", "--profile", profile]
        program = subprocess.Popen(
            command,
            env=os.environ | {"HOME": profile, "MOZ_HEADLESS": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            firefox = Firefox(_port(Path(profile, "MarionetteActivePort")))
            yield firefox
            firefox.close()
        finally:
            program.terminate()
            program.wait(PATIENCE)


def _port(file):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if file.exists() and (port := file.read_text().strip()):
            return int(port)
        time.sleep(0.1)
    raise TimeoutError("Firefox did not start")


class Firefox:
    """What a test asks of it: open, resize, run a script, print."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.numbers = itertools.count(1)
        self._read()
        self("WebDriver:NewSession", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})

    def __call__(self, command, **parameters):
        """Send one command and return its answer.

        Raises:
            RuntimeError: Firefox refused it.
        """
        message = json.dumps([0, next(self.numbers), command, parameters])
        self.socket.sendall(f"{len(message.encode())}:{message}".encode())
        _, _, error, answer = self._read()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return answer

    def _read(self):
        length = b""
        while not length.endswith(b":"):
            length += self.socket.recv(1)
        left, text = int(length[:-1]), b""
        while len(text) < left:
            text += self.socket.recv(left - len(text))
        return json.loads(text)

    def open(self, url):
        self("WebDriver:Navigate", url=url)

    def seat(self, url, cookies):
        """Take these cookies ({name: value}) at this address, then open it."""
        self.open(url)
        for name, value in cookies.items():
            self("WebDriver:AddCookie", cookie={"name": name, "value": value})
        self.open(url)

    def resize(self, width, height):
        """Give the page this width and height (pixels), not counting the window around it."""
        for _ in range(2):
            inside = self.run("return [innerWidth, innerHeight, outerWidth, outerHeight]")
            self(
                "WebDriver:SetWindowRect",
                width=width + inside[2] - inside[0],
                height=height + inside[3] - inside[1],
            )

    def run(self, script, *arguments):
        answer = self("WebDriver:ExecuteScript", script=script, args=list(arguments))
        return answer["value"]

    def print(self, *, width=21.0, height=29.7, margin=1.0, scale=1.0):
        """The page as a PDF, on a sheet of this size (cm)."""
        sides = dict.fromkeys(("top", "bottom", "left", "right"), margin)
        answer = self(
            "WebDriver:Print",
            page={"width": width, "height": height},
            margin=sides,
            scale=scale,
            shrinkToFit=False,
        )
        return base64.b64decode(answer["value"])

    def screenshot(self):
        answer = self("WebDriver:TakeScreenshot", full=False, hash=False)
        return base64.b64decode(answer["value"])

    def close(self):
        self("Marionette:Quit", flags=["eForceQuit"])
        self.socket.close()
