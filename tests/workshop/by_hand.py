"""The learner of a seat at a browser: real requests, with cookies, tokens and every middleware."""

from sandbox.workshop.build import scenarios
from sandbox.workshop.hands import Hands
from sandbox.workshop.journeys import STEPS
from tests.strict import Learner


class ByHand(Hands):
    """Does what hands do, but at a browser that has sat down at the seat."""

    def __init__(self, seat):
        super().__init__(seat)
        self.learner = Learner(seat)

    def _answer_to(self, method, url, data=()):
        send = {"GET": self.learner.get, "POST": self.learner.post}[method]
        self._forget()
        return send(url, dict(data))

    def reach(self, step):
        """Do everything before a step, page after page, and look at it."""
        place, scenario = STEPS[step], scenarios()[self.seat.scenario]
        place.journey.begins(self)
        for each in place.before:
            if each.fits(scenario):
                self.open(each.url(self))
                each.passes(self)
        return self.open(place.step.url(self))
