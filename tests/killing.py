"""A room that can be killed, the people at work in it, and what is left of their work.

The room is the real program, in a process of its own, on data of its own. As a program, this
module resets a workshop again and again: begun cold, a reset spends its life loading Python, and
is never killed at work.
"""

import contextlib
import http.client
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from tests.answers import PAGES, answers

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 180  # seconds, for a program to start or to answer
*STEPS, LAST_STEP = PAGES
MOST_RESETS = 1000
TAGS = re.compile(r"<[^>]+>")
TOKENS = re.compile(r'name="(csrfmiddlewaretoken|generation)" value="([^"]*)"')


def wait_until(happened):
    """Waits for something that somebody else does, and not for ever."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.005)


class Room:
    """The program: opened, killed and opened again on the same data."""

    def __init__(self, data):
        self.data = data
        self.port = free_port()
        self.environment = os.environ | {"SANDBOX_DATA_DIR": str(data), "PYTHONUTF8": "1"}
        self.is_killed = threading.Event()
        self.process = None

    def __enter__(self):
        self.open()
        return self

    def __exit__(self, *exception):
        self.kill()

    def open(self):
        """Starts the program, and waits until it answers."""
        log = self.data / "program.log"
        address = ["--host", "127.0.0.1", "--port", str(self.port)]
        with log.open("wb") as output:
            self.process = self.start(
                "manage.py", "run_workshop", "--no-demo", *address, stdout=output, stderr=output
            )
        try:
            wait_until(lambda: self._answers() or self.process.poll() is not None)
            assert self.process.poll() is None, log.read_text(encoding="utf-8")
        except BaseException:
            self.kill()
            raise
        self.is_killed.clear()

    def kill(self):
        """Ends the program at once: it finishes nothing."""
        self.is_killed.set()
        self.process.kill()
        self.process.wait()

    def start(self, *arguments, **options):
        """Starts another Python on the room's data."""
        return subprocess.Popen(
            [sys.executable, *arguments],
            **{"cwd": ROOT, "env": self.environment, "stdin": subprocess.DEVNULL} | options,
        )

    def ask(self, method, path, body=None, **headers):
        """The answer to one request: (status, headers, page)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.headers, response.read().decode()

    def _answers(self):
        with contextlib.suppress(OSError, http.client.HTTPException):
            return self.ask("GET", "/")[0] == 200
        return False

    def new_workshop(self, seats, title=""):
        """The description of a workshop made for this purpose."""
        scenario = ["--scenario", "mere-trois-enfants", "--seats", str(seats), "--json"]
        scenario += ["--title", title]
        options = {"stdout": subprocess.PIPE, "encoding": "utf-8"}
        with self.start("manage.py", "create_workshop", *scenario, **options) as program:
            try:
                return json.loads(program.communicate(timeout=PATIENCE)[0])
            finally:
                program.kill()

    def let_last(self, workshop):
        """No midnight erases it while a test goes on: the program has the clock of the machine."""
        file = self.data / "sandbox.sqlite3"
        with contextlib.closing(sqlite3.connect(file, timeout=PATIENCE)) as database, database:
            later = "UPDATE workshop_workshop SET held_on = date(held_on, '+2 days') WHERE code = ?"
            assert database.execute(later, [workshop["code"]]).rowcount == 1
        return workshop

    @contextlib.contextmanager
    def database(self):
        """The database seen from outside, read only; its rows are dictionaries."""
        uri = f"{(self.data / 'sandbox.sqlite3').as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE)) as database:
            database.row_factory = lambda cursor, row: dict(
                zip((column for column, *_ in cursor.description), row, strict=True)
            )
            yield database

    def damage(self):
        """What SQLite itself finds wrong in the file."""
        with self.database() as database:
            found = database.execute("PRAGMA integrity_check").fetchall()
            found += database.execute("PRAGMA foreign_key_check").fetchall()
        return [row for row in found if row != {"integrity_check": "ok"}]

    def world_of(self, seat):
        """Every row of the world of a described seat: {table: [rows]}, but for the room's clock."""
        token = seat["enter_path"].split("/")[-2]
        with self.database() as database:
            found = database.execute(
                "SELECT world_id AS id FROM workshop_seat WHERE token = ?", [token]
            )
            key = found.fetchone()
            tables = database.execute(
                "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c "
                "WHERE c.name = 'workshop_ref' AND m.name <> 'world_world' ORDER BY m.name"
            ).fetchall()
            owned = 'SELECT * FROM "{}" WHERE world_id = :id ORDER BY id'
            rows = {
                name: database.execute(owned.format(name), key).fetchall()
                for name in (table["name"] for table in tables)
            }
            itself = database.execute("SELECT * FROM world_world WHERE id = :id", key).fetchall()
        return rows | {"world_world": [row | {"seen_at": None} for row in itself]}

    def actions_of(self, workshop):
        """How many save points each action made on a described workshop has, oldest first."""
        with self.database() as database:
            found = database.execute(
                "SELECT count(p.id) AS kept FROM workshop_action a "
                "JOIN workshop_workshop w ON w.id = a.workshop_id "
                "LEFT JOIN workshop_savepoint p ON p.action_id = a.id "
                "WHERE w.code = ? GROUP BY a.id ORDER BY a.id",
                [workshop["code"]],
            ).fetchall()
        return [row["kept"] for row in found]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class Somebody:
    """Someone at a place, who does the activation and remembers what the room acknowledged.

    Args:
        room: the Room.
        seat: the place, as a workshop's description gives it.
    """

    def __init__(self, room, seat):
        self.room, self.seat = room, seat
        self.cookie = ""
        self.acknowledged = {}
        self.sent = {}
        self.writes = 0
        self.faults = []
        self.press(seat["enter_path"])

    def work(self, laps):
        """Answers the same pages again and again, then finishes, unless the room is killed."""
        try:
            self.walk(laps)
        except (OSError, http.client.HTTPException) as gone:
            if not self.room.is_killed.is_set():
                self.faults.append(repr(gone))
        except AssertionError as refused:
            self.faults.append(str(refused))

    def walk(self, laps=1):
        """Does the whole activation; each lap types the same answers with other spaces."""
        for lap in range(laps):
            answers = right_answers(self.seat["person"], self.seat["login"], lap)
            for step in STEPS:
                self.answer(step, answers[step])
        self.answer(LAST_STEP, answers[LAST_STEP])

    def answer(self, step, typed):
        """Posts one page, as it stands; a redirection is the room's word that it is kept."""
        path = f"{self.seat['site_path']}activation/{step}/"
        self.sent = {step: {name: [text] for name, text in typed.items()}}
        self.press(path, typed)
        self.acknowledged |= self.sent
        self.sent = {}
        self.writes += 1

    def press(self, path, typed=(), *, of=""):
        """Opens this page, or the one `of` which the form is, and posts its form, to which the room
        must say yes."""
        tokens = dict(TOKENS.findall(self._ask("GET", of or path)))
        return self._ask("POST", path, urlencode(tokens | dict(typed)), status=302)

    @property
    def world(self):
        """Every row of this place's world: {table: [rows]}."""
        return self.room.world_of(self.seat)

    def is_seated(self):
        """Whether the cookie of before still opens this place."""
        page = TAGS.sub("", self._ask("GET", self.seat["site_path"]))
        return f"Place\u00a0{self.seat['number']} · " in page

    def _ask(self, method, path, body=None, *, status=200):
        headers = {"Cookie": self.cookie}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        found, answered, page = self.room.ask(method, path, body, **headers)
        assert found == status, f"{method} {path}: {found}"
        for cookie in SimpleCookie(answered["Set-Cookie"] or "").values():
            self.cookie = f"{cookie.key}={cookie.value}"
        return page


def right_answers(person, login, lap):
    """What the sheet says to answer, page by page, with spaces that tell this lap from others."""
    year, month, day = person["born_on"].split("-")
    return answers(
        code=_spaced(person["provisional_code"], lap),
        nir=_spaced(person["nir"], lap),
        born=(day, month, year),
        has_photo=person["card"]["has_photo"],
        serial=_spaced(person["card"]["serial"], lap),
        email=person["email"],
        phone=_spaced(person["phone"], lap),
        **login,
    )


def _spaced(text, number):
    """The text with a space after each character whose rank is a 1 in this number, in binary."""
    return "".join(
        f"{letter} " if number >> rank & 1 else letter for rank, letter in enumerate(text)
    )


@contextlib.contextmanager
def at_work(room, people, laps):
    """Has all these people work at once; the room is killed where the block ends.

    Args:
        laps: how many each of them does before the last page.
    """
    threads = [
        threading.Thread(target=somebody.work, args=[count])
        for somebody, count in zip(people, laps, strict=True)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        room.kill()
        for thread in threads:
            thread.join(PATIENCE)


class Resets:
    """The command that resets a workshop, again and again, in a program that can be killed.

    The first time is as soon as the program has loaded; it waits for a word before the others.
    """

    def __init__(self, room, code):
        self.acknowledged = 0
        self.process = room.start(
            "-m",
            "tests.killing",
            code,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.kill()

    def wait(self, count):
        """Waits until the command has said that many more times that it has reset everything."""
        for _ in range(count):
            assert self.process.stdout.readline()
            self.acknowledged += 1

    def go_on(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def kill(self):
        """Ends the program at once; all that it has said counts."""
        self.process.kill()
        with self.process as process:
            if not process.stdout.closed:
                self.acknowledged += len(process.stdout.readlines())


def _reset_again_and_again(code):
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sandbox.settings")
    django.setup()

    def reset():
        call_command("reset_workshop", code, stdout=sys.stdout)
        sys.stdout.flush()

    reset()
    if sys.stdin.readline():
        for _ in range(MOST_RESETS):
            reset()


if __name__ == "__main__":
    _reset_again_and_again(*sys.argv[1:])
