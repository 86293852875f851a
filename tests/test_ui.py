"""The small words of the house's template tags."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import RequestContext, TemplateDoesNotExist, engines
from django.urls import clear_script_prefix, set_script_prefix

from sandbox.kit.french import ended, of


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


@pytest.mark.parametrize("prefix", ["/", "/salle/"])
@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ('{% url "mediation:workshops" %}', "animation/"),
        ("{% url name %}", "animation/"),
        ('{% url "mediation:workshops" as there %}{{ there }}', "animation/"),
        ('{% url "mediation:seat" "LUNE" number %}', "animation/LUNE/place/2/"),
        ('{% url "mediation:seat" code="LUNE" number=number %}', "animation/LUNE/place/2/"),
    ],
)
def test_an_address_is_django_s_own_wherever_the_product_is_served(tag, address, prefix):
    page = engines["django"].from_string(tag)
    set_script_prefix(prefix)
    try:
        for _ in range(2):
            shown = page.render({"name": "mediation:workshops", "number": 2})
            assert shown == prefix + address
    finally:
        clear_script_prefix()


def test_a_partial_is_the_same_named_on_the_spot_or_later():
    shown = "with count=count only %}"
    page = engines["django"].from_string(
        f'{{% include "world/_arrived.html" {shown}|{{% include name {shown}'
    )
    for count in (3, 0, 1):
        one, other = page.render({"name": "world/_arrived.html", "count": count}).split("|")
        assert one == other
        assert (str(count) in one) is bool(count)


def test_a_partial_that_is_not_there_is_told_by_its_name():
    page = engines["django"].from_string('{% include "world/_nothing.html" %}')
    with pytest.raises(TemplateDoesNotExist, match="world/_nothing.html"):
        page.render()


def test_an_icon_is_the_same_drawn_on_the_spot_or_later():
    shown = engines["django"].from_string('{% icon "mail" %}|{% icon name %}')
    one, other = shown.render({"name": "mail"}).split("|")
    assert one == other
    assert 'class="icon icon--mail"' in one


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("{% back words 'mediation:workshops' %}", "/animation/"),
        ("{% back words 'mediation:seat' 'LUNE' 2 %}", "/animation/LUNE/place/2/"),
        ("{% back words '/site/' %}", "/site/"),
    ],
)
def test_a_way_back_leads_to_a_page_or_an_address(tag, address):
    shown = engines["django"].from_string(tag).render({"words": "Revenir à <Zoé>"})

    assert shown.startswith(f'<a class="back" href="{address}"><svg ')
    assert shown.endswith("</svg>Revenir à &lt;Zoé&gt;</a>")


def test_a_row_opens_a_page_where_it_has_one():
    def shown(tag):
        return engines["django"].from_string(tag).render({"title": "<Nom>", "value": "<b>"})

    alone = shown("{% entry title %}{{ value }}{% endentry %}")
    opens = shown("{% entry title 'mediation:seat' 'LUNE' 2 %}{{ value }}{% endentry %}")
    assert '<span class="entry__value">&lt;b&gt;</span>' in alone
    assert "href" not in alone
    assert '<a class="entry" href="/animation/LUNE/place/2/">' in opens
    assert '<span class="entry__title">&lt;Nom&gt;</span>' in opens


def test_a_button_that_is_a_form_sends_what_every_form_sends(rf):
    request = rf.get("/")
    request.user, request.world = AnonymousUser(), None
    tag = "{% press 'mediation:remove_seat' 'LUNE' 2 look='quiet small' %}{{ words }}{% endpress %}"
    template = engines["django"].engine.from_string(tag)

    shown = template.render(RequestContext(request, {"words": "<Zoé>"}))

    assert shown.startswith('<form method="post" action="/animation/LUNE/place/2/retrait/"><input ')
    assert 'name="csrfmiddlewaretoken"' in shown
    button = '<button class="button button--quiet button--small" type="submit">&lt;Zoé&gt;</button>'
    assert shown.endswith(f"{button}</form>")


@pytest.mark.parametrize(
    ("said", "written"),
    [("Mon identité", "Mon identité."), ("Ma taille\u00a0?", "Ma taille\u00a0?")],
)
def test_a_sentence_ends_once(said, written):
    assert ended(said) == written
