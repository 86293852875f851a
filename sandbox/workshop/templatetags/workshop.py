"""What only the room's pages show."""

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag
def qr(url, label):
    """{% qr url "L’adresse de la salle" %}: the square to scan, drawn inline."""
    drawing = segno.make(url, error="m").svg_inline(omitsize=True, border=2, svgclass="qr__drawing")
    # segno draws from the address, which is ours; nothing of a person is in it.
    return format_html(
        '<div class="qr" role="img" aria-label="{}">{}</div>', label, mark_safe(drawing)
    )
