from sandbox.lessons import met
from sandbox.workshop.telling import watching
from sandbox.workshop.telling.guiding import guided
from sandbox.world.middleware import unless_erased


class Told:
    """Tell the board what each page shows a learner: errors, their help, a thing done; and tell the
    page how far its learner is guided."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.guided = guided(request.seat)
        with met.heard() as errors:
            response = self.get_response(request)

        def answer():
            watching.note_page(request, response, errors)
            return response

        return unless_erased(request, answer)
