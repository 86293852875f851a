from django.shortcuts import redirect

from accounts import session


class InTime:
    """Close the simulated site when nobody touched it for too long; the papers stay open.

    It comes before the world's own middleware, so that what was sent too late changes nothing. It
    writes once a minute at most: a page that is only read does not wait for the database's writer.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.world is None or request.resolver_match.app_name not in {"accounts", "profiles"}:
            return None
        return redirect("accounts:session_expired") if session.has_expired(request.world) else None
