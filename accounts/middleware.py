from functools import partial

from django.db import transaction
from django.shortcuts import redirect

from accounts import incidents, session
from accounts.difficulties.difficulty import Occasion
from sandbox.kit.forms import is_sent
from sandbox.world import clock
from sandbox.world.middleware import unless_erased


class InTime:
    """Close the simulated site when it is out of order, or when nobody touched it for too long.

    The papers stay open.

    It comes before the world's own middleware, so that what was sent too late changes nothing. It
    writes once a minute at most: a page that is only read does not wait for the database's writer.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        world, match = request.world, request.resolver_match
        if world is None or match.app_name not in {"accounts", "profiles"}:
            return None
        return unless_erased(request, partial(self.page_instead, request))

    def page_instead(self, request):
        """Where this page leads, if the site is closed or has just closed."""
        world = request.world
        if is_sent(request):
            self.meet_a_form(world)
        if elsewhere := incidents.page_instead(world, request.resolver_match.url_name):
            return redirect(elsewhere)
        if incidents.close_session(world):
            return session.led_out(request, "session-ended")
        return session.led_out(request, "session-expired") if session.has_expired(world) else None

    @staticmethod
    def meet_a_form(world):
        """Begin what waits for a form to be sent; where nothing waits, nothing is written."""
        if any(each.waits for each in world.incidents):
            with transaction.atomic(), clock.at(world.now):
                incidents.meet(world, Occasion.FORM)
