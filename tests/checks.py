"""The checks, in the order in which they are quickest to fail."""

import argparse
import concurrent.futures
import os
import random
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests import browsers, postgres

ROOT = Path(__file__).resolve().parent.parent
PYTEST = ["-m", "pytest", "--durations", "10"]
WORKERS = min(1 + (os.cpu_count() or 1), 6)
"""One more than there are processors: a test waits for its browser, or the browser for it."""
SIDE_BY_SIDE = ["-n", str(WORKERS), "--dist", "worksteal"]
MEASURED = ["--cov", "--cov-report="]  # the sum and its floor; `coverage report -m` says the rest
MOMENTS = {
    "un dimanche": "2027-01-10",
    "un 29 février": "2028-02-29",
    "un 31 décembre, dix minutes avant minuit": "2026-12-31T23:50",
    "la nuit où l’on perd une heure": "2027-03-28T01:59:50",
    "la nuit où l’on gagne une heure": "2027-10-31T02:59:50",
    "un 1er du mois": "2027-05-01",
}
"""When something is closed, missing, said twice, or written otherwise."""
MEMORY = next(filter(os.path.isdir, ["/dev/shm"]), None)
"""Where data are written at once, for as long as a run lasts; elsewhere, on the disk."""

LINT_IMPORTS = [
    "-c",
    "from importlinter.cli import lint_imports_command as run; run(['--no-logo'])",
]
CHECKS = {
    "La mise en page du code": ["-m", "ruff", "format", "--check", "."],
    "Les règles d’écriture": ["-m", "ruff", "check", "."],
    "Le sens des dépendances": LINT_IMPORTS,
    "Les types": ["-m", "mypy"],
    "Les réglages": ["manage.py", "check", "--fail-level", "WARNING"],
    "Les migrations": ["manage.py", "makemigrations", "--check", "--dry-run"],
}


def every_day(arguments):
    """The exit code of every check then of pytest, or of pytest alone if it is given arguments."""
    return _until_failure(_every_day(arguments))


def full(arguments):
    """The exit code of everything there is, for the hours when nobody waits."""
    return _until_failure(_full(arguments))


def _until_failure(steps):
    """Runs the (name, exit code) steps as they come; the first that fails ends it."""
    try:
        for name, code in steps:
            if code:
                print(f"\nArrêt ici : {name[0].lower()}{name[1:]}.", file=sys.stderr)
                return code
    except KeyboardInterrupt:
        print("\nArrêt demandé.", file=sys.stderr)
        return 130
    return 0


def _every_day(arguments):
    whom_and_when, asked = _split(arguments)
    if not asked:
        yield from _checks()
    yield from _tests("Les tests", whom_and_when, asked)


def _split(arguments):
    """Whom a run meets and when, which every test hears; then what is asked of pytest alone."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    for option in ("--seed", "--today"):
        parser.add_argument(option)
    known, asked = parser.parse_known_args(arguments)
    return [f"--{name}={value}" for name, value in vars(known).items() if value], asked


def _full(arguments):
    yield from _checks()
    yield from _tests("Les tests, longs compris", ["--full"], arguments, measured=MEASURED)
    for occasion, moment in MOMENTS.items():
        options = ["--no-browser", "--today", moment, "--seed", str(random.randrange(10**6))]
        yield from _tests(f"Les tests, {occasion}", options, arguments)
    with postgres.cluster() as url:
        options = ["--full", "--no-browser", "--migrations"]
        yield from _tests("Les tests sur PostgreSQL", options, arguments, DATABASE_URL=url)


def _checks():
    """Side by side; meanwhile, a browser is found, or installed."""
    with concurrent.futures.ThreadPoolExecutor() as together:
        browser = together.submit(browsers.provide)
        answers = together.map(partial(_run, heard=subprocess.PIPE), CHECKS.values())
        for name, answer in zip(CHECKS, answers, strict=True):
            print(f"— {name}\n{answer.stdout}".rstrip(), flush=True)
            yield name, answer.returncode
    print(f"— Le navigateur des tests : {browser.result()}", flush=True)


def _tests(name, options, arguments, *, measured=(), **environment):
    """All of them, side by side; the asked ones, one by one.

    Args:
        measured: the options that measure what a whole run goes through.
    """
    asked = arguments or [*measured, *SIDE_BY_SIDE]
    print(f"— {name}", flush=True)
    yield name, _run([*PYTEST, *options, *asked], **environment).returncode


def _run(command, *, heard=None, **environment):
    """One command, ended, on data of its own: a developer's `data/` is never touched.

    Args:
        heard: `subprocess.PIPE` where what it says is kept; said at once otherwise.
    """
    own = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONUTF8": "1"}  # a room is opened many times
    with tempfile.TemporaryDirectory(dir=MEMORY, ignore_cleanup_errors=True) as data:
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=os.environ | own | {"SANDBOX_DATA_DIR": data} | environment,
            stdout=heard,
            stderr=heard and subprocess.STDOUT,
            encoding="utf-8",
        )
