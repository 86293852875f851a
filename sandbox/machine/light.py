"""Pages travel compressed: on the Wi-Fi of a room, a quarter of the bytes."""

from django.middleware.gzip import GZipMiddleware


class Compressed(GZipMiddleware):
    """Django's own, for texts: a PDF or a picture is compressed already, and would only wait.

    Style sheets and scripts are compressed once, when they are gathered (`statics.py`).
    """

    def process_response(self, request, response):
        kind = response.get("Content-Type", "")
        return super().process_response(request, response) if kind.startswith("text/") else response
