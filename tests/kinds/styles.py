"""The style sheets read as rules: what each declaration says, and in which conditions."""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "static" / "css"
PART = re.compile(r"([^{};]*)([{};])")


def declarations():
    """Every (file name, conditions, selector, declaration) of the product's style sheets.

    The conditions are the `@media`, `@supports` and `@container` around it, the widest first.
    """
    for path in sorted(FOLDER.rglob("*.css")):
        source = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        around = []
        for text, end in PART.findall(source):
            text = " ".join(text.split())
            if end == "{":
                around.append(text)
                continue
            if text and not text.startswith("@"):
                conditions = tuple(each for each in around if each.startswith("@"))
                selector = " ".join(each for each in around if not each.startswith("@"))
                yield path.name, conditions, selector, text
            if end == "}":
                around.pop()
