"""The printed sheets read back from their own page, so that their PDF says exactly the same."""

import re
from html.parser import HTMLParser

from sandbox.kit.made_once import symbols

EMPTY = {"br", "wbr", "img", "input"}
BLANKS = re.compile(r"[ \t\r\n]+")


def pages_of(html):
    """The pages of the sheets (each a list of texts and elements), from their HTML.

    An element is a dict: `tag`, `class` (a list), `children`; a drawing has its SVG as `source`,
    and what is read aloud is its `label`.
    """
    reader = _Reader()
    reader.feed(html)
    return [article["children"] for article in reader.articles]


def _is_break(child):
    return not isinstance(child, str) and child["tag"] == "br"


class _Reader(HTMLParser):
    """Gathers the `article`s of a page as trees."""

    def __init__(self):
        super().__init__()
        self.articles, self.open = [], []

    def handle_starttag(self, tag, attrs):
        if not self.open and tag != "article":
            return
        attrs = dict(attrs)
        if self.open and self.open[-1]["tag"] == "svg":
            self._draw(tag, attrs)
            return
        element = {
            "tag": tag,
            "class": (attrs.get("class") or "").split(),
            "label": attrs.get("aria-label", ""),
            "children": [],
        }
        if tag == "svg":
            element["source"] = (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{attrs["viewbox"]}">'
            )
        if self.open:
            self.open[-1]["children"].append(element)
        else:
            self.articles.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag):
        if self.open and tag == self.open[-1]["tag"]:
            element = self.open.pop()
            if tag == "svg" and "icon" in element["class"]:
                self.open[-1]["children"].pop()
            elif tag == "svg":
                element["source"] += "</svg>"

    def handle_data(self, text):
        if not self.open or self.open[-1]["tag"] == "svg":
            return
        text = BLANKS.sub(" ", text)
        siblings = self.open[-1]["children"]
        begins_a_line = not siblings or _is_break(siblings[-1])
        siblings.append(text.lstrip(" ") if begins_a_line else text)

    def _draw(self, tag, attrs):
        """Add a shape to the open drawing; one that is used from a sprite is brought here."""
        if tag == "use":
            path, _, name = attrs["href"].partition("#")
            sheet = path.rpartition("/")[2].partition(".")[0]
            shapes = symbols(sheet)[name][1]
        else:
            shapes = self.get_starttag_text()
            shapes = shapes if shapes.endswith("/>") else f"{shapes[:-1]}/>"
        self.open[-1]["source"] += shapes
