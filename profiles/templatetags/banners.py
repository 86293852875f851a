"""Template tag of the notice that drops in on the telephone."""

from django import template

from accounts.handset import handset_of
from profiles import banners
from sandbox.world.templatetags.papers import papers_beside

register = template.Library()


@register.simple_tag(takes_context=True)
def dropped_in(context):
    """{% dropped_in as mail %}: the Mail that the telephone tells of, or None."""
    request = context.request
    return banners.dropped_in(handset_of(request), papers_beside(request).emails)
