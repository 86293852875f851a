"""The style sheets: written as a hundred small files, sent as one.

`css/app.css` imports every other sheet, in its layer. A browser that read it as it is written would
ask the room for each of them, one of thirty browsers at the same minute.
"""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/app.css"
IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\(([^)]+)\);')


class OneSheet(CompressedManifestStaticFilesStorage):
    """Puts what `css/app.css` imports in its place, when the static files are collected."""

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            self.delete(SHEET)
            self.save(SHEET, ContentFile(_joined(paths)))
            paths = paths | {SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)


def _joined(paths):
    """The text of the sheet, each import replaced by what it names, in a block of its layer."""

    def block(asked):
        name, layer = asked.groups()
        return f"@layer {layer} {{\n{_text(paths, f'css/{name}')}\n}}"

    return IMPORT.sub(block, _text(paths, SHEET))


def _text(paths, name):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
