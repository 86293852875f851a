"""What the room says beside the simulated site: its help, and its notes on the real service.

A page writes it in French. Who learns in another language reads it first in that one: sentence by
sentence, with what the page puts into them.
"""

import re
from contextvars import ContextVar
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from django import template
from django.template.base import VariableNode, token_kwargs
from django.template.defaulttags import IfNode
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join, strip_tags
from django.utils.safestring import mark_safe

from sandbox import facts
from sandbox.kit.french import of
from sandbox.languages import FRENCH, LANGUAGES, helped_in, language
from sandbox.languages.said import Said, Untranslated, said_again

register = template.Library()

WORD = re.compile(r"\w+")
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)

OF_THE_ROOM = "Aide de l’atelier"
IN_REALITY = "Dans le vrai service"

BLOCKS = {"p", "li", "h2"}
"""What holds sentences, in a help."""

WAY = "coach__way"
"""The class of what is pressed there: its words are those of the screen, and stay so."""

_given = ContextVar("what the page puts into its help, by name", default=None)
_MARK = re.compile("\ue000([^\ue001]*)\ue001")


@register.tag
def coach(parser, token):
    """{% coach %} … {% endcoach %}: said by the room; of the service, `real` says it.

    What helps in general stands back where the page has an error, which has its own help, and
    waits for who does the exercise again: folded, or, where the page has hints, as the first of
    them (`request.help_held`). All of it stands back for who wants none, but for what is `needed`:
    it stands for what is not there. Its sentences are in `<p>`, `<li>` or `<h2>`.

    {% coach title="…" needed=True %}: under these words.
    """
    given = token_kwargs(token.split_contents()[1:], parser)
    content = parser.parse(["endcoach"])
    parser.delete_first_token()
    return Coach(content, given.get("title"), given.get("needed"))


class Coach(template.Node):
    """The help of a page.

    Args:
        nodelist: what it says, in French.
        title: the FilterExpression of what stands over it; None: it is the room's help in general.
        needed: that of whether it stays for who wants no help; None: it does not.
    """

    def __init__(self, nodelist, title, needed):
        self.nodelist, self.title, self.needed = nodelist, title, needed
        for each in lists_of(nodelist):
            each[:] = [Given(node) if isinstance(node, VariableNode) else node for node in each]

    def render(self, context):
        title = self.title and self.title.resolve(context)
        is_needed = self.needed and self.needed.resolve(context)
        form, request = context.get("form"), getattr(context, "request", None)
        if not title and form is not None and form.is_bound and form.errors:
            return ""
        is_unwanted = not is_needed and getattr(request, "is_as_real", False)
        waits = not title and (is_unwanted or wants_less_help(request))
        if waits and asks_to_copy(form):
            held = Held.of(*self.said(context))
            request.help_held = [*getattr(request, "help_held", []), held]
            return ""
        return "" if is_unwanted else boxed(context, title, *self.said(context), is_folded=waits)

    def said(self, context):
        """In French, then the same as Saids, by blocks: None where it is read in French."""
        if language() is None:
            return self.nodelist.render(context), None
        given = {}
        token = _given.set(given)
        try:
            marked = self.nodelist.render(context)
        finally:
            _given.reset(token)
        french = _MARK.sub(lambda found: given[found[1].partition(":")[0]][1], marked)
        values = {name: value for name, (value, _) in given.items()}
        # Drawn by the page's own templates; what it puts there was escaped where it was shown.
        return mark_safe(french), [Said(text, values) for text in blocks(marked)]


def wants_less_help(request):
    """Whether who sits there (a request, or None) reads what helps in general once it is asked."""
    seat = getattr(request, "seat", None)
    return seat is not None and seat.is_again and not seat.is_projected


def asks_to_copy(form):
    """Whether a box of this form (or None) asks to copy something from a paper."""
    return form is not None and any(getattr(each.field, "copies", "") for each in form)


class Held(NamedTuple):
    """A help that waits to be asked for: in French, then as it is shown, both in HTML."""

    french: str
    shown: str

    @classmethod
    def of(cls, french, texts):
        also = {"content": french, "language": language(), "said": all_again(texts or [])}
        return cls(french, render_to_string("components/_also.html", also))


class Given(template.Node):
    """What a page puts into a sentence of its help: it is kept, by its name, where one asks.

    Args:
        node: the VariableNode of the page.
    """

    def __init__(self, node):
        self.node, self.expression = node, node.filter_expression
        self.name = re.split(r"\W", str(self.expression.var))[-1]
        self.is_after_of = any(function is of for function, _ in self.expression.filters)

    @property
    def place(self):
        """How it is written in the sentence, as a catalogue has it."""
        return f"{self.name}:of" if self.is_after_of else self.name

    def render(self, context):
        shown, given = self.node.render(context), _given.get()
        if given is None:
            return shown
        value, place = self._value(context), self.place
        while given.setdefault(place.partition(":")[0], (value, shown)) != (value, shown):
            place = f"_{place}"
        return f"\ue000{place}\ue001"

    def _value(self, context):
        """What it is, before the grammar of French."""
        return (self.expression.var if self.is_after_of else self.expression).resolve(context)


def lists_of(nodelist):
    """This list of nodes, then those that it holds: the branches of its conditions, its loops."""
    yield nodelist
    for node in nodelist:
        for inner in _inner_lists(node):
            yield from lists_of(inner)


def _inner_lists(node):
    if isinstance(node, IfNode):
        return [branch for _, branch in node.conditions_nodelists]
    return [getattr(node, name) for name in node.child_nodelists if hasattr(node, name)]


class _Blocks(HTMLParser):
    """Reads the blocks of a help, what is pressed there left out."""

    def __init__(self):
        super().__init__()
        self.texts, self.is_in = [], False

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.is_in = WAY not in (dict(attrs).get("class") or "")
            self.texts += [""] * self.is_in

    def handle_endtag(self, tag):
        self.is_in = self.is_in and tag not in BLOCKS

    def handle_data(self, data):
        if self.is_in:
            self.texts[-1] += data


def blocks(marked):
    """The texts of the blocks of a help (HTML), « {name} » where the page puts something."""
    reader = _Blocks()
    reader.feed(marked)
    reader.close()
    return [_MARK.sub(r"{\1}", text).strip() for text in reader.texts if text.strip()]


def boxed(context, title, french, texts, *, is_folded=False):
    """The box of a help, written down for who watches.

    Args:
        title: what stands over it; None: it is the room's help in general.
        french: what it says, in HTML.
        texts: the same by blocks, to be said again; None where it is read in French.
        is_folded: whether one has to ask for it.
    """
    is_general, title = not title, title or OF_THE_ROOM
    if request := getattr(context, "request", None):
        paragraphs = [strip_tags(each).strip() for each in PARAGRAPH.findall(french)]
        request.coaching = [*getattr(request, "coaching", []), (title, paragraphs)]
    shown = {"content": french, "title": title, "is_general": is_general, "is_folded": is_folded}
    shown |= {"language": language(), "said": all_again(texts or []), "form": context.get("form")}
    shown["asks"] = is_general and not is_folded and asks_to_copy(shown["form"])
    return render_to_string("components/coach.html", shown, request if shown["asks"] else None)


@register.simple_tag(takes_context=True)
def real(context, slug, **given):
    """{% real "…" %}: the note of a fact, under « Dans le vrai service ».

    Args:
        given: what the note says of the page: `name`.
    """
    if getattr(getattr(context, "request", None), "is_as_real", False):
        return ""
    texts = [Said(facts.filled(each), given) for each in facts.fact(slug).real]
    content = format_html_join("", "<p>{}</p>", ((each,) for each in texts))
    return boxed(context, IN_REALITY, content, texts)


def all_again(texts):
    """These texts in the language of who reads, in HTML; [] where one of their sentences is not in
    its catalogue, or where it is French."""
    try:
        return [said_again(each, language()) for each in texts] if language() else []
    except Untranslated:
        return []


@register.simple_tag
def said_also(*texts):
    """{% said_also lesson.why lesson.what as said %}: the same as `all_again`."""
    return all_again(texts)


@register.simple_tag
def said_over(words, **given):
    """{% said_over goal.says %}: a few words in the language of who reads, over the French that
    follows; nothing where it is French, or says the same.

    Args:
        given: what comes into them, « {name} ».
    """
    if language() is None:
        return ""
    text = Said(words, given) if given else words
    said = all_again([text])
    return "" if not said or says_the_same(said[0], text) else _over(said[0])


def _over(said):
    tongue = language()
    return format_html(
        '<span class="also__over" lang="{}" dir="{}">{}</span>', tongue.lang, tongue.direction, said
    )


def says_the_same(said, french):
    """Whether a text said again (HTML) has the words of the French: signs and lines aside."""
    return WORD.findall(_plain(said)) == WORD.findall(str(french).casefold())


def _plain(said):
    return unescape(strip_tags(str(said).replace("<br>", " "))).casefold()


@register.simple_block_tag
def said_once(content, *texts):
    """{% said_once "Tout est faux." %} … {% endsaid_once %}: over the French that it holds, as
    `said_over`; easy French alone, in its place."""
    tongue = language()
    if tongue is None:
        return content
    over = [said_over(each) for each in texts]
    if any(over) and tongue.is_french:
        over, content = [_over(each) for each in all_again(texts)], ""
    return format_html("{}{}", format_html_join(" ", "{}", ((each,) for each in over)), content)


def in_both(words):
    """A message of the room as a page shows it: in the language of who reads, over its French, but
    for easy French."""
    over = said_over(words)
    if not over:
        return words
    return over if language().is_french else format_html("{}{}", over, words)


@register.tag
def helped(parser, token):
    """{% helped seat.help_language %} … {% endhelped %}: said in that language too, whoever asks
    for the page; "" is French."""
    code = parser.compile_filter(token.split_contents()[1])
    content = parser.parse(["endhelped"])
    parser.delete_first_token()
    return Helped(content, code)


class Helped(template.Node):
    """What is said in a language that is not that of who asks for the page.

    Args:
        nodelist: what is said.
        code: the FilterExpression of the code of that language.
    """

    def __init__(self, nodelist, code):
        self.nodelist, self.code = nodelist, code

    def render(self, context):
        with helped_in(self.code.resolve(context)):
            return self.nodelist.render(context)


@register.simple_tag
def help_language():
    """{% help_language as language %}: the Language of who reads; None for French."""
    return language()


@register.simple_tag
def help_languages():
    """{% help_languages as languages %}: those that are offered, French first."""
    return [FRENCH, *LANGUAGES.values()]


@register.filter
def again(words):
    """« Pourquoi ? » in the language of who reads, or in French."""
    said = all_again([words])
    return said[0] if said else conditional_escape(words)
