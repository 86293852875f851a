"""The suite judges itself: what proves nothing is refused."""

import pytest

from sandbox.workshop.telling import sentences
from sandbox.world import progress
from tests.strict import FAULTS, JOURNEYS


@pytest.mark.parametrize(
    "tell", [progress.finish, lambda *told: progress.report(*told, "code", 1, 5)]
)
def test_a_test_cannot_tell_of_a_journey_that_does_not_exist(seat, tell):
    with pytest.raises(AssertionError, match="the slug of no journey"):
        tell(seat.world, "Activation")


def test_every_name_is_that_of_a_journey_that_a_learner_makes(seat):
    for slug in JOURNEYS:
        progress.finish(seat.world, slug)
    told = seat.events.filter(kind="finished")
    assert {event.journey: sentences.sentence(event) for event in told} == {
        slug: f"Va au bout\u00a0: {label}." for slug, label in JOURNEYS.items()
    }


@pytest.mark.parametrize(
    ("fault", "page"),
    [
        ("an inline handler", '<a href="/" onclick="go()">'),
        ("an inline handler", "<body\nOnLoad = go()>"),
        ("an inline style", '<p class="a" style="color:red">'),
        ("an inline style", "<p Style = color:red>"),
        ("an inline script", "<script>go()</script>"),
        ("an inline script", '<script type="module">'),
        ("an inline sheet", "<STYLE>p{}</STYLE>"),
        ("an unrendered tag", "{{ name }}"),
        ("another host", '<img src="https://example.org/a.png">'),
        ("another host", "<img src='//example.org/a.png'>"),
        ("another host", "<a href=http://example.org>"),
        ("another host", "<p>url(https://example.org/a.png)"),
        ("a moment finer than a page may say", '<time datetime="2026-03-18T09:00:00.5">'),
        ("a telephone or mail link", '<a href="tel:3422">'),
        ("a telephone or mail link", "<a HREF=mailto:a@b.exemple>"),
    ],
)
def test_each_fault_of_a_page_is_seen(fault, page):
    seen = [name for name, pattern in FAULTS.items() if pattern.search(page.lower())]
    assert seen == [fault]


@pytest.mark.parametrize(
    "page",
    [
        '<svg xmlns="http://www.w3.org/2000/svg">',
        '<script defer src="/static/room.js"></script>',
        '<p class="style">On lit monespacesante.exemple // https://monespacesante.exemple</p>',
        '<time datetime="2026-03-18T09:00">9 h</time>',
    ],
)
def test_what_a_page_may_hold_is_no_fault(page):
    assert not [name for name, pattern in FAULTS.items() if pattern.search(page.lower())]
