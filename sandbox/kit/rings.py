"""Template tags of « À faire maintenant »: one thing is ringed, and a sentence says why.

What that is, the request says (`request.guide`, sandbox/world/guiding.py): this floor only draws.
"""

from django import template
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

FORM = "form"
TITLE_ENDS = "</h1>"


def guide_of(context):
    """The Guide of who reads this page; None where nobody is guided."""
    guide = getattr(getattr(context, "request", None), "guide", None)
    return guide if guide and guide.thing else None


@register.tag
def guide(parser, token):
    """{% guide %} … {% endguide %}: what a page says, and under its title why it has a ring."""
    nodelist = parser.parse(("endguide",))
    parser.delete_first_token()
    return GuidedPage(nodelist)


class GuidedPage(template.Node):
    """The main part of a page, which is known to have a ring once it is drawn."""

    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        guide, form = guide_of(context), context.get("form")
        if guide and guide.thing == FORM and form is not None and not context.get("is_over"):
            form.rings = guide.rings
        page = self.nodelist.render(context)
        is_drawn = guide and (guide.is_drawn or getattr(form, "is_ringed", False))
        if not is_drawn or guide.is_silent:
            return page
        sentence = get_template("components/guide.html").render({"why": guide.why})
        # Two pieces that templates have drawn and escaped, one put into the other.
        return mark_safe(page.replace(TITLE_ENDS, TITLE_ENDS + sentence, 1))


def ring_of(context, *names):
    """The classes of the ring of a thing to press that has one of these names; "" where it is not
    what is to be done next."""
    guide = guide_of(context)
    if not guide or guide.thing not in names:
        return ""
    guide.is_drawn = True
    return guide.rings


@register.simple_tag(takes_context=True)
def ring(context, *names):
    """{% ring "profile" %}, in a class: the same, for what leads there in some windows only, of
    which the style sheets show one."""
    found = ring_of(context, *names)
    return f" {found}" if found else ""


@register.simple_block_tag(takes_context=True)
def to_do(context, content, what=""):
    """{% to_do "begin" %} … {% endto_do %}: ringed where it is what is to be done next.

    Args:
        what: the name of the thing, in `guiding.WAYS`; "" for the button of the form of the page,
            whose turn comes once its boxes are filled (static/js/ring.js).
    """
    if what:
        ring = ring_of(context, what)
        return format_html('<span class="spot {}">{}</span>', ring, content) if ring else content
    form = context.get("form")
    if not getattr(form, "rings", ""):
        return content
    ring = form.ring_of("")
    return format_html('<span class="spot {}" data-spot>{}</span>', ring, content)
