"""Where the product uses each fact: what to read again when one has changed."""

import re
from pathlib import Path

from sandbox import facts

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ["accounts", "profiles", "sandbox", "templates"]
KINDS = {".py", ".html", ".toml"}
NAMED = re.compile(
    r'\{([a-z][a-z0-9-]*)\}|(?:fact|real|number|delay|hour|words)\b\(?\s?"([a-z][a-z0-9-]*)"'
)
"""« {code-life} » in a text; `facts.delay("code-life")`, `{% fact "code-life" %}`."""


def of_each():
    """{slug: the files that use it, from the root of the repository}, for every fact."""
    found = {slug: [] for slug in facts.every()}
    for path in _files():
        source = path.read_text(encoding="utf-8")
        named = {left or right for left, right in NAMED.findall(source)}
        for slug in sorted(named & found.keys()):
            found[slug].append(path.relative_to(ROOT).as_posix())
    return found


def _files():
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in KINDS and path.parent != facts.HERE:
                yield path
