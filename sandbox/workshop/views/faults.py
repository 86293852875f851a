"""The page of an error of the computer: whoever leads reads its reason, a learner what to do."""

import sys
from urllib.parse import quote

from django.http import HttpResponseServerError
from django.template.loader import render_to_string

from sandbox.machine import faults

ROOM = "/animation/"
"""Where whoever leads is, even when the session cannot be read any more."""


def server_error(request):
    """The answer to what went wrong; nothing that it needs may fail again."""
    page, reason = "500.html", ""
    if is_of_who_leads(request):
        page, reason = "workshop/fault.html", faults.told(sys.exc_info()[1])
    again = request.method == "GET"
    html = render_to_string(page, {"reason": reason, "again": again, "path": request.path})
    response = HttpResponseServerError(html)
    if reason:
        response["X-Reason"] = quote(reason)  # for a press that changes a part of the page
    return response


def is_of_who_leads(request):
    """Whether this browser leads; where nothing can be read, what it asked for tells."""
    try:
        return request.user.is_authenticated
    except Exception:
        return request.path.startswith(ROOM)
