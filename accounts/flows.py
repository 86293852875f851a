"""A journey of several pages, one form a page."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.generic import View

from sandbox.world import progress


class Flow(View):
    """A questionnaire, one form per page.

    The URL says which page; the attempt holds the raw answers to the pages already passed.
    Every page is reached by a redirect, so back, reload and a link opened out of order need
    no special case. The last form goes to `done()` and is never stored: secrets live there.
    """

    name = ""
    """Names the url, the template folder and Attempt.flow."""

    label = ""
    """The journey's name for who watches the room."""

    steps = {}
    """slug: Form class, in order."""

    def get_attempt(self):
        """The attempt in progress. May raise Elsewhere when there is nothing to do here."""
        raise NotImplementedError

    def get_form_kwargs(self, slug):
        return {}

    def done(self, form):
        """Act on a complete set of answers; return where to go next."""
        raise NotImplementedError

    def dispatch(self, request, step):
        if step not in self.steps:
            raise Http404
        self.step = step
        self.path = list(self.steps)
        try:
            self.attempt = self.get_attempt()
        except Elsewhere as elsewhere:
            return redirect(elsewhere.url)
        if gap := self.first_gap():
            return redirect(self.url(gap))
        return super().dispatch(request, step)

    def get(self, request, step):
        self.report(step)
        return self.page(self.form(step))

    def post(self, request, step):
        form = self.form(step, request.POST)
        if not form.is_valid():
            return self.page(form)
        if following := self.following():
            self.attempt.keep(step, form.raw_answers())
            self.report(following)
            return redirect(self.url(following))
        destination = self.done(form)
        self.attempt.finish()
        return redirect(destination)

    def first_gap(self):
        """The first earlier page whose stored answers no longer hold, if any."""
        for slug in self.path[: self.path.index(self.step)]:
            if not self.form(slug).is_valid():
                return slug
        return None

    def report(self, step):
        number = self.path.index(step) + 1
        progress.report(self.request.world, self.label, number, len(self.path))

    def following(self):
        rest = self.path[self.path.index(self.step) + 1 :]
        return rest[0] if rest else None

    def form(self, slug, data=None):
        if data is None and slug in self.attempt.answers:
            data = MultiValueDict(self.attempt.answers[slug])
        return self.steps[slug](data, **self.get_form_kwargs(slug))

    def url(self, slug):
        return reverse(f"accounts:{self.name}", args=[slug])

    def page(self, form):
        number = self.path.index(self.step)
        following = self.following()
        context = {
            "form": form,
            "number": number + 1,
            "total": len(self.path),
            "following": self.steps[following].heading if following else "",
            "back_url": self.url(self.path[number - 1]) if number else None,
            "bar": ["done"] * number + ["current"] + ["todo"] * (len(self.path) - number - 1),
        }
        return render(self.request, f"accounts/{self.name}/{self.step}.html", context)


class Elsewhere(Exception):
    """There is nothing to do on this journey now: the learner belongs on another page."""

    def __init__(self, url):
        super().__init__(url)
        self.url = url
