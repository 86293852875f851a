"""Every page that somebody reaches from another, without a browser, and its elements."""

import re
from html.parser import HTMLParser

from tests.answers import PAGES
from tests.strict import Learner

WALKED = re.compile(r'href="((?:/site/|/papiers/|/place/)[^"#]*)"')
ONE_IS_ENOUGH = re.compile(r"/(?:\d+|20\d\d-\d\d)/")
"""One document, one message, one month stands for the others of its kind."""

ACTIVATION = list(PAGES)

VOID = {"input", "img", "br", "hr", "meta", "link", "wbr", "source", "path", "use", "circle"}


class Element:
    """A tag, what it holds, and where it is."""

    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children = []

    def get(self, name, default=None):
        return self.attributes.get(name, default)

    def all(self):
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.all()

    def find(self, *tags):
        return [each for each in self.all() if each.tag in tags]

    def having(self, css_class):
        return [each for each in self.all() if css_class in each.get("class", "").split()]

    def within(self, *tags):
        above = self.parent
        while above and above.tag not in tags:
            above = above.parent
        return above

    @property
    def is_silent(self):
        is_hidden = "hidden" in self.attributes or self.get("aria-hidden") == "true"
        return is_hidden or self.tag in {"script", "style"}

    @property
    def text(self):
        """Its words, those of its pictures too; what it holds for another moment left out."""
        parts = [each for each in self.children if isinstance(each, str) or not each.is_silent]
        words = [each if isinstance(each, str) else each.text for each in parts]
        return re.sub(r"\s+", " ", " ".join([self.get("alt") or "", *words])).strip()


class Tree(HTMLParser):
    """The elements of a page, `template` and what it holds left out."""

    def __init__(self, page):
        super().__init__()
        self.root = self.here = Element("", {}, None)
        self.feed(re.sub(r"<template.*?</template>", "", page, flags=re.DOTALL))

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag):
        if tag not in VOID and tag == self.here.tag:
            self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def read(page):
    """The root of the elements of a page, and each that has an id."""
    root = Tree(page).root
    return root, {each.get("id"): each for each in root.all() if each.get("id")}


def walk(client, urls, seen, walked=WALKED):
    """The pages at these addresses and those they lead to: (address, HTML), one of each kind."""
    left = list(urls)
    while left:
        url = left.pop(0)
        kind = ONE_IS_ENOUGH.sub("/n/", url.partition("?")[0])
        if kind in seen:
            continue
        seen.add(kind)
        response = client.get(url)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if response.status_code != 200 or not is_page:
            continue
        page = response.content.decode()
        yield url, page
        left += [link.replace("&amp;", "&") for link in walked.findall(page)]


def pages_of_a_learner(seat):
    """Every page of a place: before its space is activated, on the way, and inside."""
    learner, starts, seen = Learner(seat), ["/papiers/", "/site/", "/place/"], set()
    yield from walk(learner, starts, seen)
    learner.reach("identifiants")
    yield from walk(learner, map(learner.step, ACTIVATION), seen)
    learner.activate()
    learner.login()
    yield from walk(learner, ["/site/profils/", "/site/accueil/"], seen)
