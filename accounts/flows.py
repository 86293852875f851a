"""A journey of several pages, one form a page."""

from itertools import takewhile
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.generic import View

from accounts import incidents
from accounts.models import Attempt
from accounts.pages import Page
from sandbox.kit.forms import is_sent
from sandbox.kit.prepared import Prepared
from sandbox.world import progress
from sandbox.world.models import World

NEEDS = "besoins"
"""The slug of the page that says what a journey needs, where it has one."""


def in_force(orders: dict[int, Any], year: int) -> Any:
    """What holds that year, of what each year brought: the newest until then."""
    known = [first for first in orders if first <= year]
    return orders[max(known, default=min(orders))]


class Flow(View):
    """A questionnaire, one form per page.

    The URL says which page; the attempt holds the raw answers to the pages already passed.
    Every page is reached by a redirect, so back, reload and a link opened out of order need
    no special case. The last form goes to `done()` and is never stored: secrets live there.
    """

    request: Any
    """With the world that the seat brings to it."""

    name = ""
    """Names the urls, the template folder and Attempt.flow."""

    app = "accounts"
    """Whose urls and templates they are."""

    labels: dict[str, str] = {}
    """{slug of a journey: its name for who watches the room}, the usual one first."""

    needs = ""
    """The title of the page that says what is needed, before the first; "" where there is none."""

    journeys: dict[str, progress.Journey] = {}
    """{the same slugs: the Journey, with the titles of the pages of all orders}."""

    orders: dict[int, list[Page]] = {}
    """{year: the Pages, in the order that the service has them from then on}."""

    steps: dict[str, Page]
    """{slug: Page}, in the order of the year that this world imitates."""

    given_up_to: str | None = None
    """The url name where « Annuler » leads, on the journeys that have it."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "orders" in vars(cls):
            titles = {NEEDS: cls.needs} if cls.needs else {}
            titles |= {page.slug: page.heading for order in cls.orders.values() for page in order}
            cls.journeys = {
                slug: progress.Journey(slug, label, titles) for slug, label in cls.labels.items()
            }
            for *before, last in cls.orders.values():
                if not last.seals or any(page.seals for page in before):
                    raise ImproperlyConfigured(f"The last page of {cls.name} alone has to seal it.")

    @classmethod
    def in_order(cls, year: int) -> dict[str, Page]:
        """{slug: Page} as the service had them that year: in its newest order until then."""
        return {page.slug: page for page in in_force(cls.orders, year)}

    @classmethod
    def sends_the_code(cls, year: int) -> bool:
        """Whether, in the order of that year, its code is sent on the way, then copied."""
        return {"envoi", "code"} <= cls.in_order(year).keys()

    def get_attempt(self) -> Attempt:
        """The open attempt, or a new one, saved with its first answer.

        A late click after the end goes to the end: a double click is two requests.
        """
        world = self.request.world
        if attempt := _open_attempts.first(world, world.player, self.name):
            attempt.account.world, attempt.account.holder = world, world.player
            return attempt
        account = world.player.account
        attempts = account.attempts.filter(flow=self.name)
        if self.step != next(iter(self.steps)) and attempts.exists() and (end := self.end_url()):
            raise Elsewhere(end)
        return Attempt(world=world, account=account, flow=self.name)

    def end_url(self) -> str | None:
        """Where the end of this journey is shown, if it still holds."""
        raise NotImplementedError

    @property
    def is_over(self) -> bool:
        """Whether there is nothing to go through any more: its first page counts no step."""
        return False

    def get_journey(self) -> str:
        """The slug of the journey here and now, where what is done depends on the day."""
        return next(iter(self.journeys))

    def get_end(self) -> str:
        """The slug of what its last page does: the journey, where it does one thing."""
        return self.get_journey()

    def get_path(self) -> list[str]:
        """The pages of this attempt, in order: some depend on the answers to others."""
        return list(self.steps)

    def get_form_kwargs(self, slug: str) -> dict[str, Any]:
        return {"person": self.request.world.player}

    def passed(self, form: Any) -> None:
        """What passing a page does, beside being kept. May raise Elsewhere."""

    def done(self, form: Any) -> str:
        """Act on a complete set of answers; return where to go next.

        Raises:
            Elsewhere: nothing was to be done after all, and no end is told.
        """
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, step: str) -> HttpResponseBase:
        self.steps = self.in_order(self.request.world.service_year)
        if step not in self.steps:
            raise Http404
        self.step = step
        try:
            self.attempt = self.get_attempt()
            self.path = self.get_path()
            if elsewhere := self.first_gap() or self.shut_out():
                return redirect(self.url(elsewhere))
            return super().dispatch(request, step)
        except Elsewhere as elsewhere:
            return redirect(elsewhere.url)

    def get(self, request: HttpRequest, step: str) -> HttpResponse:
        if not self.is_over:
            self.report(step)
        form = self.form(step, request.POST or None)
        form.tell()  # what was kept may no longer hold
        return self.page(form)

    def post(self, request: HttpRequest, step: str) -> HttpResponse:
        if not is_sent(request):
            return self.page(self.form(step, request.POST))
        incidents.meet(self.request.world, *self.steps[step].form.occasions)
        form = self.form(step, request.POST)
        if not form.is_valid():
            return self.page(form)
        if self.following():
            self.attempt.keep(step, form.raw_answers())
            self.path = self.get_path()
            self.passed(form)
            self.report(self.following())
            return redirect(self.url(self.following()))
        end = self.get_end()
        destination = self.done(form)
        self.attempt.finish()
        progress.finish(self.request.world, end)
        return redirect(destination)

    def first_gap(self) -> str | None:
        """The first earlier page whose stored answers no longer hold, if any.

        A page that is not on this attempt's path leads to the last one that is.
        """
        earlier = self.path[: self.path.index(self.step)] if self.step in self.path else self.path
        for slug in earlier:
            if not self.form(slug).holds:
                return slug
        return None if self.step in self.path else self.path[-1]

    def shut_out(self) -> str | None:
        """Where one goes on, if a one-way door was passed at this page or after it."""
        ahead = self.path[self.path.index(self.step) :]
        if not any(self.steps[slug].shuts for slug in ahead):
            return None
        passed = [*takewhile(lambda slug: self.form(slug).holds, ahead)]
        if not any(self.steps[slug].shuts for slug in passed):
            return None
        return ahead[min(len(passed), len(ahead) - 1)]

    @property
    def is_shut(self) -> bool:
        """Whether a one-way door is behind this page: who leaves now loses all."""
        return any(self.steps[slug].shuts for slug in self.path[: self.path.index(self.step)])

    @staticmethod
    def tell_needs(world: World, journey: str) -> None:
        """Say that the learner reads what that journey (its slug) needs: none of its pages yet."""
        progress.report(world, journey, NEEDS, 0, 1)

    def report(self, step: str) -> None:
        number, total = self.path.index(step) + 1, len(self.path)
        progress.report(self.request.world, self.get_journey(), step, number, total)

    def following(self) -> str:
        """The slug of the page after this one; "" after the last."""
        rest = self.path[self.path.index(self.step) + 1 :]
        return rest[0] if rest else ""

    def form(self, slug: str, data: MultiValueDict[str, Any] | None = None) -> Any:
        if data is None and slug in self.attempt.answers:
            data = MultiValueDict(self.attempt.answers[slug])
        return self.steps[slug].form(data, **self.get_form_kwargs(slug))

    def answered(self, slug: str) -> dict[str, Any]:
        """The answers of a page before, read again: {name of a field: value}."""
        form = self.form(slug)
        form.full_clean()
        return form.cleaned_data

    @classmethod
    def papers(cls) -> dict[str, str]:
        """{slug of a page: the paper that it asks for}, as `sandbox.world.asking` reads it."""
        pages = [page for order in cls.orders.values() for page in order]
        return {page.slug: page.paper for page in pages if page.paper}

    @classmethod
    def url(cls, slug: str) -> str:
        """The address of one of its pages."""
        return reverse(f"{cls.app}:{cls.name}", args=[slug])

    @classmethod
    def first_url(cls, year: int) -> str:
        """The address of its first page, in the order of that year."""
        return cls.url(next(iter(cls.in_order(year))))

    def page(self, form: Any) -> HttpResponse:
        number = self.path.index(self.step)
        following = self.following()
        context = {
            "form": form,
            "is_over": self.is_over,
            "number": number + 1,
            "total": len(self.path),
            "following": self.steps[following].heading if following else "",
            "back_url": self.back_url(),
            "is_shut": self.is_shut,
            "give_up_url": self.given_up_to and reverse("accounts:give_up", args=[self.name]),
            "bar": ["done"] * number + ["current"] + ["todo"] * (len(self.path) - number - 1),
        }
        context |= self.get_context(form)
        return render(self.request, self.template(), context)

    def back_url(self) -> str | None:
        """The address of the page before; None where there is none, or no way back to it."""
        before = self.path[: self.path.index(self.step)]
        return self.url(before[-1]) if before and not self.steps[before[-1]].shuts else None

    def template(self) -> str:
        """The template of the page on the screen."""
        return f"{self.app}/{self.name}/{self.steps[self.step].template or self.step}.html"

    def get_context(self, form: Any) -> dict[str, Any]:
        """What this journey's pages show besides the form and the place in the path."""
        return {}


@Prepared
def _open_attempts(world: Any, person: Any, flow: str) -> Any:
    mine = world.attempt_set.filter(account__holder=person, flow=flow, finished_at=None)
    return mine.select_related("account")


class Elsewhere(Exception):
    """There is nothing to do on this journey now: the learner belongs on another page."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url
