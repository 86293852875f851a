from django.shortcuts import redirect

from sandbox.workshop.models import Seat

SESSION_KEY = "seat"


class Seated:
    """Put the browser's seat, and the seat's own world, on the request.

    Without a seat only the room's own pages exist: any other leads back to the door.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.seat = self.seat_of(request.session)
        request.world = request.seat.world if request.seat else None
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.world is None and request.resolver_match.app_name != "workshop":
            return redirect("workshop:door")

    @staticmethod
    def sit(session, seat):
        """Give this browser that seat, and no other."""
        if session.get(SESSION_KEY) != seat.pk:
            session.cycle_key()
        session[SESSION_KEY] = seat.pk

    @staticmethod
    def seat_of(session):
        if SESSION_KEY not in session:
            return None
        seats = Seat.objects.select_related("workshop", "world")
        return seats.filter(pk=session[SESSION_KEY]).first()
