"""When a request has just done something inside, on the pages that come in any order."""

from django.urls import reverse

from profiles.deeds import DEEDS
from sandbox.kit.forms import is_sent

_OF_VIEWS = {f"profiles:{view}": slug for slug, deed in DEEDS.items() for view in deed.views}
_ELSEWHERE = ("accounts:login", "accounts:site", "workshop:door")
"""Where one is sent who may do nothing there."""


def done(request, response):
    """The slug of the InsideDeed that this request has just done; "" for none.

    A form that is accepted leads to another page; a refused one is shown again. One that is
    accepted, and finds it all done already, says so.
    """
    slug = _OF_VIEWS.get(request.resolver_match.view_name, "")
    is_done = response.status_code == 302 and not hasattr(request, "has_done_nothing")
    if not slug or not is_sent(request) or not is_done:
        return ""
    is_refused = response["Location"].split("?")[0] in map(reverse, _ELSEWHERE)
    return "" if is_refused else slug
