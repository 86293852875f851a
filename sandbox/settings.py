"""One file of settings: the room's safe defaults, then what an environment may change.

`SANDBOX_DATA_DIR` holds everything the program writes (default `data/`): delete it to forget
everything. `DATABASE_URL` replaces SQLite by PostgreSQL where several machines serve one room. The
rest is for who hosts it: `check_hosting` says what is missing.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.management.base import CommandError

from sandbox.machine import hosting, places, private, zone
from sandbox.machine.hosts import ALWAYS, own_names

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = private.folder(places.data_folder(), ours=["secret_key", "sandbox.sqlite3*"])


def database(url):
    """Django's settings for a `postgresql://user:password@host:port/name` address.

    Raises:
        CommandError: it is no such address.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or ""
    except ValueError:  # a port that is no number, brackets that do not close
        parts = port = None
    name = parts and parts.path.strip("/")
    if not name or parts.scheme not in {"postgresql", "postgres"}:
        raise CommandError(
            "L’adresse de DATABASE_URL ne se lit pas. Elle s’écrit ainsi\u00a0: "
            "postgresql://nom:mot-de-passe@serveur:5432/base. Corrigez-la, ou enlevez-la\u00a0: "
            "les données sont alors dans un fichier."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": port,
        "CONN_MAX_AGE": None,
    }


SECRET_KEY = private.secret(DATA_DIR / "secret_key")
DEBUG = False
PUBLIC_NAMES = hosting.names(os.environ.get("SANDBOX_HOSTS", ""))
TRUSTED_PROXIES = hosting.proxies(os.environ.get("SANDBOX_PROXIES", ""))
ALLOWED_HOSTS = [*PUBLIC_NAMES, *ALWAYS] if PUBLIC_NAMES else sorted(own_names())

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "sandbox.world",
    "accounts",
    "profiles",
    "sandbox.workshop",
]

MIDDLEWARE = [
    "sandbox.machine.hosting.behind_a_proxy",
    "sandbox.machine.security.headers",
    "sandbox.machine.hosts.own_hosts_only",
    "sandbox.machine.visitors.counted",
    "sandbox.machine.alive.alive",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sandbox.machine.light.Compressed",
    "sandbox.machine.security.KeptCookie",
    "sandbox.machine.pulled_out.still_there",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sandbox.machine.gestures.gestures",
    "sandbox.workshop.seating.Seated",
    "sandbox.workshop.telling.middleware.Told",
    "sandbox.workshop.stage.middleware.Projected",
    "sandbox.workshop.half_typed.Kept",
    "accounts.middleware.InTime",
    "sandbox.workshop.robot.replay.Replayed",
    "sandbox.world.middleware.InsideTheWorld",
]

SILENCED_SYSTEM_CHECKS = ["security.W001", "security.W002"]
"""`sandbox.machine.security.headers` says what those two middlewares would."""

ROOT_URLCONF = "sandbox.urls"
WSGI_APPLICATION = "sandbox.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "sandbox.kit.made_once",
                "sandbox.kit.ui",
                "sandbox.kit.coach",
                "sandbox.kit.rings",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "sandbox.kit.templates.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]
SLOTS = {
    "ask-hint": "workshop/in_the_site/ask_hint.html",
    "ask-hint-there": "workshop/in_the_site/ask_hint_there.html",
    "another": "workshop/in_the_site/another.html",
    "band": "workshop/in_the_site/band.html",
    "banner": "profiles/_banner.html",
    "call": "accounts/phone/_button.html",
    "hints": "workshop/in_the_site/hints.html",
    "in-sight": "workshop/in_the_site/in_sight.html",
    "mark": "workshop/in_the_site/mark.html",
    "mission": "workshop/in_the_site/mission.html",
    "out-of-the-phone": "workshop/in_the_site/out_of_the_phone.html",
    "of-who-leads": "workshop/_seen_otherwise.html",
    "projection": "workshop/in_the_site/projection.html",
    "wait": "workshop/in_the_site/wait.html",
}
"""{place that a page leaves for packages above its own: the template that comes there}."""

FORM_RENDERER = "sandbox.kit.forms.Renderer"

# Tuned as measured: IMMEDIATE is what keeps thirty learners from « database is locked », FULL is
# what a power cut cannot undo.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "sandbox.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
            ),
        },
        "TEST": {"NAME": DATA_DIR / "test.sqlite3"},
    }
}
if url := os.environ.get("DATABASE_URL"):
    DATABASES["default"] = database(url)
CACHES = {"default": hosting.cache(os.environ.get("SANDBOX_CACHE", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Simulated passwords live an evening: 24 ms each, so that thirty people may sign in at once.
PASSWORD_HASHERS = [
    "sandbox.machine.security.RoomArgon2Hasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
]

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
ROOM_ZONE = zone.of_this_computer()
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "sandbox" / "languages" / "locale"]
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "sandbox.machine.statics.Joined"},
}

LOGIN_REDIRECT_URL = "profiles:home"

PLACES = {
    "add-document": "profiles:add_document",
    "child-code": "profiles:child_code",
    "closed-space": "profiles:closed",
    "door": "workshop:door",
    "forgotten-password": "accounts:forgot_password",
    "log-in": "accounts:login",
    "my-refusal": "accounts:withdrawn",
    "new-code": "accounts:ask_new_code",
    "resume": "accounts:resume",
    "site": "accounts:site",
    "what-is-needed": "accounts:what_is_needed",
}
"""{place where a page below leads: the url name of the page, of a package above}."""

SESSION_ENGINE = "sandbox.workshop.sessions"
SESSION_COOKIE_NAME = "place"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = bool(PUBLIC_NAMES)
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "sandbox.workshop.seating.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 200_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["sandbox.world.uploads.InMemory"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "sandbox.machine.security.Discreet"},
        "dated": {"format": "%(asctime)s %(message)s", "datefmt": "%Y-%m-%d %H:%M:%S"},
    },
    "filters": {
        "other": {"()": "sandbox.machine.pulled_out.Other"},
        "told": {"()": "sandbox.machine.faults.InOneSentence"},
    },
    "handlers": {
        "terminal": {"class": "sandbox.machine.console.Unhurried", "formatter": "line"},
        "journal": {
            "()": "sandbox.machine.journal.Handler",
            "folder": DATA_DIR,
            "formatter": "dated",
        },
    },
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR", "filters": ["other", "told"]},
        "waitress.queue": {"level": "ERROR"},
        "journal": {"handlers": ["journal"], "level": "INFO", "propagate": False},
    },
}
