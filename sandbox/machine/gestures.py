"""What an address that only takes gestures answers, when somebody reads it as a page."""

from django.http import HttpResponseNotAllowed
from django.shortcuts import render

RESTORED = "HX-History-Restore-Request"
"""What htmx says when it fetches a page again for « back » or « forward »: it shows no error."""


def gestures(get_response):
    """Middleware: a page that answered a button, reloaded, says that nothing was done again."""

    def middleware(request):
        response = get_response(request)
        if request.method != "GET" or not isinstance(response, HttpResponseNotAllowed):
            return response
        page = render(request, "405.html", status=200 if RESTORED in request.headers else 405)
        page["Allow"] = response["Allow"]
        return page

    return middleware
