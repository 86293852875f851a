"""Whether a browser is recent enough for the room's pages, from what it says of itself."""

import re
from dataclasses import dataclass

OLDEST = [
    ("Internet Explorer", re.compile(r"MSIE |Trident/"), None),
    ("Safari de l’iPhone ou de l’iPad", re.compile(r"(?:iPhone|iPad).*? OS (\d+)_"), 15),
    ("Firefox", re.compile(r"Firefox/(\d+)"), 115),
    ("Edge", re.compile(r"Edg(?:e|A)?/(\d+)"), 109),
    ("Chrome", re.compile(r"Chrom(?:e|ium)/(\d+)"), 109),
    ("Safari", re.compile(r"Version/(\d+)[\d.]* .*Safari/"), 15),
]
"""(name, how it says its version, the oldest that is enough); no version: none is. In this order:
each says that it is one of those below, too."""


@dataclass(frozen=True)
class Browser:
    """What a browser says that it is; `is_enough` is None where it is not known."""

    name: str = ""
    version: str = ""
    is_enough: bool | None = None


def told_by(request):
    """The browser of this request."""
    said = request.headers.get("User-Agent", "")
    for name, pattern, oldest in OLDEST:
        if match := pattern.search(said):
            version = match[1] if oldest else ""
            return Browser(name, version, bool(oldest) and int(version) >= oldest)
    return Browser()
