"""The first start, for real: small projects in a temporary folder, with their own `.venv`."""

import ast
import errno
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sandbox.machine import bootstrap

ROOT = Path(bootstrap.ROOT)
READ_BY_ANY_PYTHON = [
    "manage.py",
    "sandbox/__init__.py",
    "sandbox/machine/__init__.py",
    "sandbox/machine/bootstrap.py",
    "sandbox/machine/terminal.py",
    "tests/__init__.py",
    "tests/__main__.py",
    "tests/bench/__init__.py",
    "tests/bench/__main__.py",
    "tests/full.py",
]
PROGRAM = """
import sys
from sandbox.machine import bootstrap, terminal
terminal.prepare()
bootstrap.ensure("requirements.txt")
import tiny
print(tiny.VERSION, sys.argv[1:], sys.prefix)
sys.exit(7)
"""


class Project:
    """A program with one requirement, brought on a USB stick in `wheels/`."""

    def __init__(self, folder):
        self.folder = folder = folder.resolve()
        shutil.copytree(ROOT / "sandbox", folder / "sandbox", ignore=_only_the_start)
        (folder / "program").mkdir()
        (folder / "program" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
        (folder / "wheels").mkdir()
        self.require(1)

    def require(self, version):
        """Asks for this version, and brings it."""
        (self.folder / "requirements.txt").write_text(f"tiny=={version}\n", encoding="ascii")
        about = f"tiny-{version}.dist-info"
        with zipfile.ZipFile(self.folder / f"wheels/tiny-{version}-py3-none-any.whl", "w") as wheel:
            wheel.writestr("tiny.py", f"VERSION = {version}")
            wheel.writestr(
                f"{about}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n"
            )
            wheel.writestr(
                f"{about}/WHEEL",
                "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            )
            wheel.writestr(f"{about}/RECORD", "")

    def open(self, *arguments):
        """Starts the program in a window of its own."""
        return subprocess.Popen(
            [sys._base_executable, "-m", "program", *arguments],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )

    def start(self, *arguments):
        """The program's exit code, output and messages."""
        window = self.open(*arguments)
        output, messages = window.communicate(timeout=120)
        return window.returncode, output.strip(), messages.strip()

    @property
    def installed(self):
        return next((self.folder / ".venv").rglob("tiny.py"))


def _only_the_start(folder, names):
    return set(names) - {"__init__.py", "machine", "bootstrap.py", "terminal.py"}


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """A project that has started once, and what it said."""
    project = Project(tmp_path_factory.mktemp("l’été d’une clé"))
    return project, project.start("a b", "--full")


@pytest.fixture
def project(started):
    """The same one, as it was after its first start."""
    project, _ = started
    project.require(1)
    project.start()
    return project


@pytest.mark.full
def test_the_first_start_installs_and_says_so(started):
    project, (code, output, messages) = started
    assert (code, output) == (7, f"1 ['a b', '--full'] {project.folder / '.venv'}")
    assert messages == "Première fois\u00a0: j’installe ce qu’il faut. Une à trois minutes."


@pytest.mark.full
def test_the_next_start_says_nothing(project):
    code, output, messages = project.start()
    assert (code, messages) == (7, "")
    assert output.startswith("1 []")


@pytest.mark.full
def test_new_requirements_are_installed(project):
    project.require(2)
    assert project.start()[1].startswith("2 []")


@pytest.mark.full
def test_a_half_done_install_is_done_again(project):
    project.installed.unlink()
    (project.folder / ".venv" / "requirements.txt.sha256").unlink()
    (project.folder / ".venv" / "unfinished").touch()
    code, output, messages = project.start()
    assert (code, output[0]) == (7, "1")
    assert messages.startswith("Première fois")
    assert project.start()[2] == ""


@pytest.mark.full
def test_a_failed_install_is_a_sentence_and_leaves_what_was_there(project):
    (project.folder / "requirements.txt").write_text("tiny==99\n", encoding="ascii")
    code, output, messages = project.start()
    assert (code, output) == (1, "")
    assert "Traceback" not in messages
    assert "relancez la même commande" in messages
    project.require(1)
    assert project.start()[0] == 7


@pytest.mark.full
def test_two_windows_opened_together_both_start(project):
    shutil.rmtree(project.folder / ".venv")
    windows = [project.open(), project.open()]
    said = [window.communicate(timeout=120)[1] for window in windows]
    assert [window.returncode for window in windows] == [7, 7]
    assert sum("j’installe" in messages for messages in said) == 1


@pytest.mark.full
def test_a_python_that_is_gone_is_replaced(project):
    settings = project.folder / ".venv" / "pyvenv.cfg"
    lines = settings.read_text(encoding="utf-8").splitlines()
    gone = ["home = /nowhere" if line.startswith("home") else line for line in lines]
    settings.write_text("\n".join(gone), encoding="utf-8")
    assert project.start()[0] == 7


@pytest.mark.parametrize("path", READ_BY_ANY_PYTHON)
def test_an_old_python_can_read_as_far_as_the_refusal(path):
    ast.parse((ROOT / path).read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_which_one_to_install(monkeypatch):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"Python 3\.11 ou plus récent\. Vous avez Python 3\.9\.2"):
        bootstrap.ensure("requirements.txt")


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "joindre internet"),
        ("OSError: [Errno 28] No space left on device", "plus de place"),
        ("ERROR: something else", "n’a pas abouti"),
    ],
)
def test_a_failure_says_what_to_do(monkeypatch, tmp_path, log, sentence):
    monkeypatch.setattr(bootstrap, "LOG", str(tmp_path / "installation.log"))
    (tmp_path / "installation.log").write_text(log, encoding="utf-8")
    with pytest.raises(SystemExit, match=sentence):
        bootstrap._explain_failure()


def test_debian_s_missing_piece_is_a_line_to_type(monkeypatch):
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(bootstrap, "WINDOWS", False)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: name)
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y python3\.\d+-venv"):
        bootstrap._make_venv()


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, "plus de place"), (errno.EROFS, "pas le droit"), (errno.EIO, "ne répond pas")],
)
def test_a_folder_that_refuses_the_installation_is_a_sentence(monkeypatch, number, why):
    def refuse(*about):
        raise OSError(number, "in English")

    monkeypatch.setattr(bootstrap, "_ready", lambda files: False)
    monkeypatch.setattr(bootstrap, "_prepare", refuse)
    with pytest.raises(SystemExit, match=why):
        bootstrap.ensure("requirements.txt")
