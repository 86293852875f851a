"""The small words of the house's template tags."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import RequestContext, engines

from sandbox.kit.french import of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Lola", "de Lola"),
        ("Inaya", "d’Inaya"),
        ("Élise", "d’Élise"),
        ("Yvette", "d’Yvette"),
        ("Yanis", "de Yanis"),
    ],
)
def test_of_somebody(name, words):
    assert of(name) == words


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{% tokens %}", "csrfmiddlewaretoken"),
        ("{% guard_messages %}", "guard-text-real"),
        ('{% slot "mark" of="documents" %}', "hotspot"),
        ("{% load papers %}{% here %}", "/animation/?page=2"),
    ],
)
def test_a_tag_of_the_page_works_in_a_partial_that_sees_nothing_of_it(rf, tag, said):
    request = rf.get("/animation/?page=2")
    request.user, request.world = AnonymousUser(), None
    request.seat = SimpleNamespace(is_projected=True)
    of_code = engines["django"].engine.from_string
    partial, page = of_code(tag), of_code("{% include partial only %}")

    shown = page.render(RequestContext(request, {"partial": partial}))

    assert said in shown
