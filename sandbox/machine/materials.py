"""What the program is made of, as a bill of materials (CycloneDX, JSON).

`python3 -m sandbox.machine.materials` prints it: what is pinned in requirements.txt, with its
licence and what it needs, and what travels beside the code. The same files give the same bytes.
"""

import hashlib
import json
import re
from importlib import metadata
from pathlib import Path

from sandbox import __version__
from sandbox.machine import bootstrap, terminal

ROOT = Path(bootstrap.ROOT)
ITSELF = {
    "type": "application",
    "bom-ref": "coup-d-essai",
    "name": "coup-d-essai",
    "version": __version__,
    "licenses": [{"license": {"id": "MIT"}}],
}
BESIDE = {"fonts/*.woff2": "OFL-1.1", "img/icons.svg": "ISC", "img/animals.svg": "OFL-1.1"}
"""{files of `static` that others drew: their licence}."""

HTMX = "django_htmx/static/django_htmx/htmx-2.min.js"
"""What django-htmx brings to the browser, and its licence is another."""

PINNED = re.compile(r"([\w.-]+)==([\w.]+)")
NEEDED = re.compile(r"([\w.-]+)(?!.*\bextra\s*==)")


def bill():
    """The bill of materials, as JSON would hold it."""
    libraries = [library(*found.groups()) for found in pinned()]
    components = [*libraries, *in_the_browser(), *drawn()]
    known = {each["name"].lower(): each["bom-ref"] for each in libraries}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": ITSELF},
        "components": components,
        "dependencies": [
            {"ref": ITSELF["bom-ref"], "dependsOn": [each["bom-ref"] for each in components]},
            *(needs(each, known) for each in libraries),
        ],
    }


def pinned():
    """What requirements.txt pins: (name, version) as matches."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return filter(None, map(PINNED.match, lines))


def library(name, version):
    """A component that comes from PyPI."""
    purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    made = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    said = licences(name)
    return made | ({"licenses": said} if said else {})


def licences(name):
    """What the installed package says of its licence; nothing of what is not installed here."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:  # for another system
        return []
    if expression := said.get("License-Expression"):
        return [{"expression": expression}]
    named = said.get("License") or next(
        (each.split(" :: ")[-1] for each in said.get_all("Classifier", []) if "License" in each), ""
    )
    return [{"license": {"name": named}}] if named else []


def needs(each, known):
    """What this library needs, of those that are pinned ({name: reference})."""
    try:
        asked = metadata.requires(each["name"]) or []
    except metadata.PackageNotFoundError:
        asked = []
    names = {found[1].lower() for found in map(NEEDED.match, asked) if found}
    return {"ref": each["bom-ref"], "dependsOn": sorted(known[it] for it in names & known.keys())}


def in_the_browser():
    """htmx."""
    script = Path(metadata.distribution("django-htmx").locate_file(HTMX))
    version = re.search(rb'version:"([\d.]+)"', script.read_bytes())[1].decode("ascii")
    purl = f"pkg:npm/htmx.org@{version}"
    licence = [{"license": {"id": "0BSD"}}]
    made = {"type": "library", "bom-ref": purl, "name": "htmx.org", "version": version}
    return [made | {"hashes": sums(script), "licenses": licence, "purl": purl}]


def drawn():
    """Fonts and drawings, that nobody installs: each with its sum."""
    return [
        {
            "type": "file",
            "bom-ref": file.relative_to(ROOT).as_posix(),
            "name": file.name,
            "hashes": sums(file),
            "licenses": [{"license": {"id": licence}}],
        }
        for pattern, licence in BESIDE.items()
        for file in sorted((ROOT / "static").glob(pattern))
    ]


def sums(file):
    return [{"alg": "SHA-256", "content": hashlib.sha256(file.read_bytes()).hexdigest()}]


if __name__ == "__main__":
    terminal.prepare()
    bootstrap.ensure("requirements.txt")
    print(json.dumps(bill(), ensure_ascii=False, indent=1))
