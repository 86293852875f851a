"""The browser that the tests drive: one that is there already, else one installed for them."""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import machine

SHELLS = ("chromium-headless-shell", "chrome-headless-shell", "headless_shell")
"""The same engine without a window: it opens a page three times faster."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
ON_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
ON_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--js-flags=--no-opt --no-maglev --single-threaded",
)
"""Nothing is asked of the network; nor is a script made faster for later: a page lives a second,
and a quarter of a browser's time went into that."""
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def launch_options():
    """What Playwright's `chromium.launch()` needs on this computer."""
    as_root = ["--no-sandbox"] if machine.is_root() else []
    return {"executable_path": find() or provide(), "args": [*QUIET, *as_root]}


@functools.cache
def provide():
    """The path of a browser, installed if need be; ends with a plain sentence if it cannot be."""
    if browser := find():
        if browser == shutil.which("chromium"):  # without its shell: half a minute saves several
            _install_debian_shell()
        return find()
    print("Il n’y a pas de navigateur pour les tests : j’en installe un.", flush=True)
    for install in (_install_playwright_own, _install_debian_shell, _install_debian_browser):
        install()
        if browser := find():
            return browser
    sys.exit(
        "Il manque un navigateur pour les tests. Installez Chrome ou Chromium, ou tapez :\n\n"
        f"    {sys.executable} -m playwright install chromium\n"
    )


def find():
    """The path of a browser of Chromium's family that is on this computer, or None."""
    return next(filter(_works, _candidates()), None)


def _candidates():
    yield from filter(None, map(shutil.which, SHELLS))
    own = _playwright_own()
    yield from map(str, _shells_beside(own))
    yield from filter(None, map(shutil.which, NAMES))
    for folder in WINDOWS_FOLDERS:
        if folder in os.environ:
            yield from (str(Path(os.environ[folder], name)) for name in ON_WINDOWS)
    yield from ON_MACOS
    yield own


def _works(path):
    """Whether it is there and runs: some systems put an empty box under a browser's name."""
    if sys.platform == "win32":  # there, asking for the version opens a window
        return os.path.isfile(path)
    return os.path.isfile(path) and machine.runs([path, "--version"], patience=30)


def _playwright_own():
    asked = subprocess.run([sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True)
    return asked.stdout.strip()


def _shells_beside(own):
    """Playwright keeps each browser in a folder of its own: `chromium-1255/chrome-linux/chrome`."""
    home, _, place = own.rpartition("chromium-")
    folders = Path(home).glob(f"chromium_headless_shell-{place.split(os.sep)[0]}/*/")
    return [file for folder in folders for file in folder.iterdir() if file.stem in SHELLS]


def _install_playwright_own():
    machine.runs([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"])


def _install_debian_shell():
    machine.install_package("chromium-headless-shell")


def _install_debian_browser():
    machine.install_package("chromium")
