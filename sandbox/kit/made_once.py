"""Template tags whose work is the same at each page: what a template names is made once.

Django's own tags of that name do it again each time; a page has a hundred of them.
"""

import re
from functools import cache

from django import template
from django.conf import settings
from django.template import Context, defaulttags, loader_tags
from django.template.base import TextNode
from django.templatetags.static import StaticNode, static
from django.urls import get_script_prefix, reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

register = template.Library()

SYMBOL = re.compile(r'<symbol id="([^"]+)" viewBox="([^"]+)">(.*?)</symbol>', re.DOTALL)


@register.tag
def icon(parser, token):
    """{% icon "hand" %}: a drawing beside a word, never instead of it.

    Where the template itself says which, it is drawn once: when the template is read.
    """
    name = parser.compile_filter(token.split_contents()[1])
    drawn = Icon(name)
    return drawn if isinstance(name.var, template.Variable) else TextNode(drawn.render(Context()))


class Icon(template.Node):
    """An icon whose name (a FilterExpression) is known once the page is there."""

    def __init__(self, name):
        self.name = name

    def render(self, context):
        return drawing(self.name.resolve(context))


@cache
def drawing(name):
    """The markup of an icon."""
    view_box, paths = symbols("icons")[name]
    # The paths come from our own sprite, never from a person.
    return format_html(
        '<svg class="icon icon--{}" viewBox="{}" aria-hidden="true">{}</svg>',
        name,
        view_box,
        mark_safe(paths),
    )


@register.tag
def url(parser, token):
    """Django's own {% url %}; the address of a page that is named there, and of no row, is made
    once."""
    made = defaulttags.url(parser, token)
    is_of_something = made.args or made.kwargs or made.asvar
    is_named = not isinstance(made.view_name.var, template.Variable)
    return FixedAddress(made.view_name.var) if is_named and not is_of_something else made


class FixedAddress(template.Node):
    """The address of a page (its url name) that is the same for everybody."""

    def __init__(self, name):
        self.name = name

    def render(self, context):
        return _address(self.name, get_script_prefix())


@cache
def _address(name, prefix):
    return conditional_escape(reverse(name))


@register.tag
def include(parser, token):
    """Django's own {% include %}; a partial that is named there is looked for once."""
    made = loader_tags.do_include(parser, token)
    if isinstance(made.template.var, template.Variable):
        return made
    made.template = Partial(made.template.var)
    if made.isolated_context:
        made.__class__ = Alone
    return made


class Partial:
    """The template of that name, for a node that shows it."""

    def __init__(self, name):
        self.name, self.found = name, None

    def resolve(self, context):
        self.found = self.found or context.template.engine.get_template(self.name)
        return self.found


class Alone(loader_tags.IncludeNode):
    """A partial that sees only what it is given (`only`): Django would copy the whole context."""

    def render(self, context):
        given = {name: value.resolve(context) for name, value in self.extra_context.items()}
        around, context.dicts = context.dicts, [context.dicts[0], given]
        try:
            with context.render_context.push():
                return self.template.resolve(context)._render(context)
        finally:
            context.dicts = around


@register.tag("static")
def static_file(parser, token):
    """Django's own {% static %}; the address of a file that is named there is made once."""
    made = StaticNode.handle_token(parser, token)
    is_named = not isinstance(made.path.var, template.Variable)
    return FixedFile(made.path.var) if is_named and not made.varname else made


class FixedFile(template.Node):
    """The address of a file that every page may ask for."""

    def __init__(self, name):
        self.name = name

    def render(self, context):
        return _file(self.name, settings.STATIC_ROOT)


@cache
def _file(name, root):
    return conditional_escape(static(name))


@register.simple_tag
def sprite(sheet, name, css_class):
    """{% sprite "animals" "loutre" "animal" %}: a larger drawing, fetched once for all pages."""
    return _sprite(sheet, name, css_class, settings.STATIC_ROOT)


@cache
def _sprite(sheet, name, css_class, root):
    view_box, _ = symbols(sheet)[name]
    return format_html(
        '<svg class="{}" viewBox="{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        css_class,
        view_box,
        _file(f"img/{sheet}.svg", root),
        name,
    )


@cache
def symbols(sheet):
    """The drawings of a sprite: {id: (viewBox, inner markup)}."""
    path = settings.BASE_DIR / "static" / "img" / f"{sheet}.svg"
    found = SYMBOL.findall(path.read_text(encoding="utf-8"))
    return {name: (view_box, inner) for name, view_box, inner in found}
