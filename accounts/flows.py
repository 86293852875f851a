"""A journey of several pages, one form a page."""

from django.core.exceptions import ImproperlyConfigured
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.generic import View

from accounts import incidents
from accounts.models import Attempt
from sandbox.kit.forms import is_sent
from sandbox.world import progress


class Flow(View):
    """A questionnaire, one form per page.

    The URL says which page; the attempt holds the raw answers to the pages already passed.
    Every page is reached by a redirect, so back, reload and a link opened out of order need
    no special case. The last form goes to `done()` and is never stored: secrets live there.
    """

    name = ""
    """Names the urls, the template folder and Attempt.flow."""

    app = "accounts"
    """Whose urls and templates they are."""

    labels = {}
    """{slug of a journey: its name for who watches the room}, the usual one first."""

    journeys = {}
    """{the same slugs: the Journey, with the titles of the pages of all orders}."""

    orders = {}
    """{year: the Pages, in the order that the service had them}."""

    order = "2022"
    """The one that is followed."""

    steps = {}
    """{slug: Page} of the order that is followed."""

    given_up_to = None
    """The url name where « Annuler » leads, on the journeys that have it."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "orders" in vars(cls):
            titles = {page.slug: page.heading for order in cls.orders.values() for page in order}
            cls.journeys = {
                slug: progress.Journey(slug, label, titles) for slug, label in cls.labels.items()
            }
            cls.steps = {page.slug: page for page in cls.orders[cls.order]}
            *before, last = cls.steps.values()
            if not last.seals or any(page.seals for page in before):
                raise ImproperlyConfigured(f"The last page of {cls.name} alone has to seal it.")

    def get_attempt(self):
        """The open attempt, or a new one, saved with its first answer.

        A late click after the end goes to the end: a double click is two requests.
        """
        account = self.request.world.player.account
        attempts = account.attempts.filter(flow=self.name)
        if attempt := attempts.filter(finished_at=None).first():
            return attempt
        if self.step != next(iter(self.steps)) and attempts.exists() and (end := self.end_url()):
            raise Elsewhere(end)
        return Attempt(world=account.world, account=account, flow=self.name)

    def end_url(self):
        """Where the end of this journey is shown, if it still holds."""
        raise NotImplementedError

    def get_journey(self):
        """The slug of the journey here and now, where what is done depends on the day."""
        return next(iter(self.journeys))

    def get_path(self):
        """The pages of this attempt, in order: some depend on the answers to others."""
        return list(self.steps)

    def get_form_kwargs(self, slug):
        return {"person": self.request.world.player}

    def passed(self, form):
        """What passing a page does, beside being kept. May raise Elsewhere."""

    def done(self, form):
        """Act on a complete set of answers; return where to go next."""
        raise NotImplementedError

    def dispatch(self, request, step):
        if step not in self.steps:
            raise Http404
        self.step = step
        try:
            self.attempt = self.get_attempt()
            self.path = self.get_path()
            if gap := self.first_gap():
                return redirect(self.url(gap))
            return super().dispatch(request, step)
        except Elsewhere as elsewhere:
            return redirect(elsewhere.url)

    def get(self, request, step):
        self.report(step)
        form = self.form(step, request.POST or None)
        form.is_valid()  # what was kept may no longer hold
        return self.page(form)

    def post(self, request, step):
        if not is_sent(request):
            return self.page(self.form(step, request.POST))
        incidents.meet(request.world, *self.steps[step].form.occasions)
        form = self.form(step, request.POST)
        if not form.is_valid():
            return self.page(form)
        if not self.steps[step].seals:
            self.attempt.keep(step, form.raw_answers())
            self.path = self.get_path()
            self.passed(form)
            self.report(self.following())
            return redirect(self.url(self.following()))
        journey = self.get_journey()
        destination = self.done(form)
        self.attempt.finish()
        progress.finish(self.request.world, journey)
        return redirect(destination)

    def first_gap(self):
        """The first earlier page whose stored answers no longer hold, if any.

        A page that is not on this attempt's path leads to the last one that is.
        """
        earlier = self.path[: self.path.index(self.step)] if self.step in self.path else self.path
        for slug in earlier:
            if not self.form(slug).holds:
                return slug
        return None if self.step in self.path else self.path[-1]

    def report(self, step):
        number, total = self.path.index(step) + 1, len(self.path)
        progress.report(self.request.world, self.get_journey(), step, number, total)

    def following(self):
        rest = self.path[self.path.index(self.step) + 1 :]
        return rest[0] if rest else None

    def form(self, slug, data=None):
        if data is None and slug in self.attempt.answers:
            data = MultiValueDict(self.attempt.answers[slug])
        return self.steps[slug].form(data, **self.get_form_kwargs(slug))

    def answered(self, slug):
        """The answers of a page before, read again: {name of a field: value}."""
        form = self.form(slug)
        form.full_clean()
        return form.cleaned_data

    @classmethod
    def url(cls, slug):
        """The address of one of its pages."""
        return reverse(f"{cls.app}:{cls.name}", args=[slug])

    @classmethod
    def first_url(cls):
        """The address of its first page."""
        return cls.url(next(iter(cls.steps)))

    def page(self, form):
        number = self.path.index(self.step)
        following = self.following()
        context = {
            "form": form,
            "number": number + 1,
            "total": len(self.path),
            "following": self.steps[following].heading if following else "",
            "back_url": self.url(self.path[number - 1]) if number else None,
            "give_up_url": self.given_up_to and reverse("accounts:give_up", args=[self.name]),
            "bar": ["done"] * number + ["current"] + ["todo"] * (len(self.path) - number - 1),
        }
        context |= self.get_context(form)
        return render(self.request, self.template(), context)

    def template(self):
        """The template of the page on the screen."""
        return f"{self.app}/{self.name}/{self.step}.html"

    def get_context(self, form):
        """What this journey's pages show besides the form and the place in the path."""
        return {}


class Elsewhere(Exception):
    """There is nothing to do on this journey now: the learner belongs on another page."""

    def __init__(self, url):
        super().__init__(url)
        self.url = url
