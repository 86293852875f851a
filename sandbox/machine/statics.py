"""Style sheets and scripts: written as many small files, sent as one of each.

`css/app.css` imports every other sheet, in its layer; `SCRIPTS` are run in their order. A browser
that read them as they are written would ask the room for each, one of thirty at the same minute.
What is sent asks for the size of the window as Safari 15 understands it.
"""

import re

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/app.css"
SCRIPT = "js/app.js"
SCRIPTS = [
    "django_htmx/htmx-2.min.js",
    "js/guard_table.js",
    "js/fields.js",
    "js/dates.js",
    "js/typed.js",
    "js/listen.js",
    "js/guard_reading.js",
    "js/guard.js",
    "js/guard_forms.js",
    "js/say.js",
    "js/half_typed.js",
    "js/ring.js",
    "js/ui.js",
    "js/band.js",
    "js/menus.js",
    "js/sha256.js",
    "js/upload.js",
    "js/silence_notes.js",
    "js/silence.js",
    "js/board.js",
    "js/pointing.js",
    "js/projector.js",
    "js/gesture.js",
    "js/picture.js",
    "js/turn.js",
    "js/presenter.js",
]
ALONE = "try {\n%s\n} catch (fault) {\nreportError(fault);\n}"
IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\(([^)]+)\);')

MEDIA = re.compile(r"@media[^{]*")
RANGE = re.compile(r"\((?:([\d.]+)rem <= )?(width|height) (<|>=) ([\d.]+)rem\)")
LESS = 0.001
"""Rem under a bound: what is less than it can only be said as « at most » something."""


class Joined(CompressedManifestStaticFilesStorage):
    """Makes one sheet and one script when the static files are collected."""

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            for name, joined in ((SHEET, _sheet), (SCRIPT, _script)):
                text = joined(paths)
                self.delete(name)
                self.save(name, ContentFile(text))
                paths = paths | {name: (self, name)}
        yield from super().post_process(paths, dry_run, **options)


def scripts():
    """The names of what every page runs: one file in a room, the written ones elsewhere."""
    return [SCRIPT] if isinstance(staticfiles_storage, Joined) else SCRIPTS


def _script(paths):
    """Each in its turn, and none stopped by the fault of one before: a guard that fails is said."""
    return "\n".join(ALONE % _text(paths, name) for name in SCRIPTS)


def _sheet(paths):
    """The text of the sheet, each import replaced by what it names, in a block of its layer."""

    def block(asked):
        name, layer = asked.groups()
        return f"@layer {layer} {{\n{_text(paths, f'css/{name}')}\n}}"

    return MEDIA.sub(_without_ranges, IMPORT.sub(block, _text(paths, SHEET)))


def _without_ranges(media):
    return RANGE.sub(_bounds, media[0])


def _bounds(asked):
    """« (48rem <= width < 64rem) », as browsers of before 2023 read it."""
    least, side, sign, bound = asked.groups()
    said = f"(min-{side}: {least}rem) and " if least else ""
    if sign == ">=":
        return f"{said}(min-{side}: {bound}rem)"
    return f"{said}(max-{side}: {float(bound) - LESS:.3f}rem)"


def _text(paths, name):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
