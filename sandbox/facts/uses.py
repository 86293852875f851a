"""Where the product uses each fact: what to read again when one has changed."""

import re
from collections.abc import Iterator
from pathlib import Path

from sandbox import facts

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ["accounts", "profiles", "sandbox", "templates"]
KINDS = {".py", ".html", ".toml"}
PAGE_OF_ROWS = "templates/accounts/differences.html"
SLUG = r"([a-z][a-z0-9-]*)"
QUOTED = rf"""["']{SLUG}["']"""
NAMED = re.compile(rf"\{{{SLUG}\}}|(?:fact|real|number|delay|hour|words)\b\(?\s?{QUOTED}")
"""« {code-life} » in a text; `facts.delay("code-life")`, `{% fact "code-life" %}`."""


def of_each() -> dict[str, list[str]]:
    """{slug: the files that use it, from the root of the repository}, for every fact.

    A fact that another one cites is used wherever that one is.
    """
    found: dict[str, set[str]] = {
        each.slug: {PAGE_OF_ROWS} if each.title else set() for each in facts.every().values()
    }
    for path in _files():
        source = path.read_text(encoding="utf-8")
        named = {left or right for left, right in NAMED.findall(source)}
        for slug in named & found.keys():
            found[slug].add(path.relative_to(ROOT).as_posix())
    for each in facts.every().values():
        for slug in each.cites & found.keys():
            found[slug] |= found[each.slug]
    return {slug: sorted(paths) for slug, paths in found.items()}


def _files() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in KINDS and path.parent != facts.HERE:
                yield path
