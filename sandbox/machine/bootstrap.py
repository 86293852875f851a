"""Makes the first command the only one: `python3 manage.py …` on a computer with only Python.

`ensure()` brings the running process inside `.venv`, with the pinned requirements installed, and
costs nothing once that is done. Standard library only, and no syntax newer than Python 3.6: an old
Python must be able to read as far as the sentence that asks for a newer one.
"""

import contextlib
import errno
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time

OLDEST = (3, 11)
WINDOWS = os.name == "nt"
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
WHEELS = os.path.join(ROOT, "wheels")
CARRIED = os.path.join(ROOT, "python")
LOG = os.path.join(ROOT, "installation.log")
MADE = os.path.join(VENV, "made")
UNFINISHED = os.path.join(VENV, "unfinished")

HELD = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
"""What the system answers where another program has the lock."""

PATIENCE = (0.1, 0.2, 0.4, 0.8, 1.5, 2)
"""Seconds between two tries, for a file that another program holds."""

AGAIN = "puis relancez la même commande : l’installation reprendra."
MOVE = "Copiez le programme dans un dossier à vous, sur cet ordinateur, " + AGAIN
DISK_FULL = 112
"""What Windows says of a full disk."""

UNREACHABLE = (
    b"connection broken by",
    b"Failed to establish",
    b"getaddrinfo failed",
    b"name resolution",
    b"timed out",
)


def ensure(*requirement_files):
    """Returns inside `.venv` with these requirements installed, or ends with a plain sentence."""
    _refuse_old_python()
    if is_carried():
        return
    ready = _ready(requirement_files)
    if not ready:
        try:
            _prepare(requirement_files)
        except KeyboardInterrupt:
            sys.exit("\nInstallation interrompue. Relancez la même commande : elle reprendra.")
        except OSError as error:
            sys.exit(_why(error))
    if not (ready and _inside()):
        try:
            _restart_inside()
        except OSError as error:
            sys.exit(_why(error))


def is_carried():
    """Whether this Python came with the program, its packages beside it: nothing is to be made."""
    here = os.path.dirname(sys.executable)
    return os.path.isdir(CARRIED) and os.path.samefile(here, CARRIED)


def _why(error):
    """What the disk refused, and what to do: none of our packages is there yet."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT) or getattr(error, "winerror", 0) == DISK_FULL:
        return "Il n’y a plus de place sur le disque. Libérez 500 Mo, " + AGAIN
    where = f"«\u00a0{ROOT}\u00a0»"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Le programme n’a pas le droit d’écrire dans {where}. {MOVE}"
    return f"Le dossier du programme ne répond pas bien\u00a0: {where}. {MOVE}"


def _refuse_old_python():
    if sys.version_info < OLDEST:
        sys.exit(
            f"Il faut Python {_dotted(OLDEST)} ou plus récent. "
            f"Vous avez Python {_dotted(sys.version_info[:3])}.\n"
            "Installez-le depuis https://www.python.org/downloads/ puis relancez la même commande."
        )


def _dotted(version):
    return ".".join(map(str, version))


def _ready(requirement_files):
    return _usable() and not _stale(requirement_files)


def _usable():
    """Whether `.venv` still stands on a Python: folders get moved, Pythons get replaced."""
    settings = _venv_settings()
    version = settings.get("version", "").split(".")[:2]
    if _inside() and _dotted(version) != _dotted(sys.version_info[:2]):
        return False
    return os.path.isdir(settings.get("home", "")) and all(map(os.path.exists, (PYTHON, MADE)))


def _venv_settings():
    try:
        with open(os.path.join(VENV, "pyvenv.cfg"), encoding="utf-8") as lines:
            return dict(line.strip().split(" = ", 1) for line in lines if " = " in line)
    except OSError:
        return {}


def _inside():
    return os.path.exists(VENV) and os.path.samefile(sys.prefix, VENV)


def _stale(requirement_files):
    """The requirement files that changed since they were installed, each with its digest."""
    digests = {name: _digest(name) for name in requirement_files}
    return {name: digest for name, digest in digests.items() if _stamped(name) != digest}


def _digest(name):
    with open(os.path.join(ROOT, name), "rb") as content:
        return hashlib.sha256(content.read()).hexdigest()


def _stamp(name):
    return os.path.join(VENV, name + ".sha256")


def _stamped(name):
    try:
        with open(_stamp(name), encoding="ascii") as stamp:
            return stamp.read()
    except OSError:
        return ""


def _prepare(requirement_files):
    """Installs, alone: two windows opened together do not install on top of each other."""
    told = "Une autre fenêtre installe déjà ce qu’il faut\u00a0: j’attends qu’elle ait fini."
    with alone(VENV + ".lock", told):
        if _ready(requirement_files):
            return
        occasion = "Du nouveau" if any(map(_stamped, requirement_files)) else "Première fois"
        _say(f"{occasion} : j’installe ce qu’il faut. Une à trois minutes.")
        if not _usable():
            _make_venv()
        _install(_stale(requirement_files))
        if not _ready(requirement_files):
            sys.exit("Le dossier « .venv » reste inutilisable. Supprimez-le, " + AGAIN)


@contextlib.contextmanager
def alone(path, told):
    """Hold a lock, which the system lets go by itself if this process dies.

    Args:
        path: of the file that stands for it, made where it is not there.
        told: what is said while another program holds it.
    """
    with open(path, "a") as lock:
        if not locked(lock):
            _say(told)
            while not locked(lock):
                time.sleep(0.2)
        yield


def locked(lock):
    """Lock this open file, unless another program holds it, and say whether it is ours.

    A disk that has no locks, as some of the network, stops nobody.
    """
    try:
        if WINDOWS:
            import msvcrt

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in HELD
    return True


def replace(source, target):
    """Give a file or a folder its name; wait where an antivirus still reads what was written."""
    for pause in PATIENCE:
        try:
            return os.replace(source, target)
        except PermissionError:
            time.sleep(pause)
    return os.replace(source, target)


def _make_venv():
    _bring_venv_module()
    base = getattr(sys, "_base_executable", sys.executable)
    if not _runs([base, "-m", "venv", "--clear", VENV]):
        _fail("Le dossier « .venv » n’a pas pu être préparé.", "Fermez les autres fenêtres noires")
    _write(MADE, "")


def _bring_venv_module():
    """Debian and its family ship Python without what makes a `.venv`."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python{_dotted(sys.version_info[:2])}-venv"
    command = ["apt-get", "install", "-y", package]
    if WINDOWS or not shutil.which("apt-get"):
        sys.exit("Ce Python est incomplet. Installez celui de https://www.python.org/downloads/")
    if os.geteuid() != 0:
        line = " ".join(["sudo", *command])
        sys.exit(f"Il manque un morceau de Python. Tapez :\n\n    {line}\n\n{AGAIN}")
    _runs(["apt-get", "update"])
    if not _runs(command):
        _fail(f"Le paquet {package} n’a pas pu être installé.", "Reliez-vous à internet")


def _install(digests):
    """Downloads and installs; the stamps come last, so a half-done work is begun again."""
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-q"]
    command.append("--no-compile")  # a third of the wait; what is used is compiled on first use
    if os.path.exists(UNFINISHED):
        command.append("--ignore-installed")
    if os.path.isdir(WHEELS):
        command += ["--no-index", "--find-links", WHEELS]
    for name in digests:
        command += ["-r", os.path.join(ROOT, name)]
    _write(UNFINISHED, "")
    if not _runs(command):
        _explain_failure()
    for name, digest in digests.items():
        _write(_stamp(name), digest)
    os.remove(UNFINISHED)


def _write(path, text):
    """Writes whole or not at all."""
    with open(path + ".new", "w", encoding="ascii") as draft:
        draft.write(text)
    replace(path + ".new", path)


def _runs(command):
    """Runs it out of sight, its words kept in the log; whether it worked."""
    environment = dict(_environment(), DEBIAN_FRONTEND="noninteractive")
    with open(LOG, "wb") as log:
        worked = not subprocess.call(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment
        )
    if worked:
        os.remove(LOG)
    return worked


def _explain_failure():
    with open(LOG, "rb") as log:
        words = log.read()
    if b"No space left" in words or b"Errno 28" in words:
        _fail("Il n’y a plus de place sur le disque.", "Libérez 500 Mo")
    if os.path.isdir(WHEELS):
        _fail("Le dossier « wheels » ne va pas avec cet ordinateur.", "Refaites-le, ou retirez-le")
    if any(sign in words for sign in UNREACHABLE):
        _fail("Je n’arrive pas à joindre internet.", "Vérifiez la connexion de cet ordinateur")
    _fail("L’installation n’a pas abouti.", "Vérifiez que cet ordinateur est relié à internet")


def _fail(what, remedy):
    detail = f"(Le détail, pour qui vous aide, est dans {os.path.basename(LOG)}.)"
    sys.exit("\n".join([what, f"{remedy}, {AGAIN}", detail]))


def _say(sentence):
    print(sentence, file=sys.stderr, flush=True)


def _restart_inside():
    """Runs the same command line again with the Python of `.venv`, `-m` and options included."""
    command = [PYTHON] + sys.orig_argv[1:]
    sys.stdout.flush()
    if WINDOWS:
        signal.signal(signal.SIGINT, lambda number, frame: None)
        sys.exit(subprocess.call(command, env=_environment()))
    os.execve(PYTHON, command, _environment())


def _environment():
    """This process's, less what would send the Python of `.venv` back outside."""
    misleading = ("PYTHONHOME", "__PYVENV_LAUNCHER__")
    return {name: value for name, value in os.environ.items() if name not in misleading}
