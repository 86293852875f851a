"""A workshop prepared at home travels in a file, and comes back as it was chosen."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.models import Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage import outline
from sandbox.workshop.views.outline import keep
from sandbox.workshop.views.plans import file_name
from sandbox.world import clock
from tests.strict import Learner

LOAD = "/animation/atelier-emporte/"
STEPS = outline.source("").replace("minutes = 10", "minutes = 11", 1)
CHOSEN = {
    "title": "Jeudi, médiathèque",
    "other_scenarios": ["refus"],
    "offered": ["sans-photo"],
    "service_year": 2025,
    "guidance": "real",
    "is_on_paper": True,
    "asks_situation": True,
    "may_restart": False,
    "may_move_time": True,
}


@pytest.fixture
def prepared(mediator):
    made = build.workshop(scenario="corse", seats=3, owner=mediator.user, **CHOSEN)
    made.show_wifi("Salle des fêtes", "mot-de-passe")
    keep(made, STEPS)
    return made


def carried(mediator, workshop):
    answer = mediator.get(f"/animation/{workshop.code}/emporter/")
    day = workshop.held_on.isoformat()
    name = f"atelier-jeudi-mediatheque-{day}.json"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    return answer.content


def loaded(mediator, raw, **more):
    file = SimpleUploadedFile("atelier.json", raw)
    return mediator.post(LOAD, {"file": file} | more, follow=True)


def test_a_workshop_comes_back_as_it_was_chosen_for_today(mediator, stranger, prepared):
    raw = carried(mediator, prepared)
    Workshop.objects.all().delete()
    assertContains(loaded(stranger, raw), "est prêt, pour aujourd’hui")
    made = Workshop.objects.get()
    assert (made.owner, made.held_on) == (stranger.user, clock.real_today())
    assert (made.scenario, made.places.count()) == ("corse", 3)
    assert {name: getattr(made, name) for name in CHOSEN} == CHOSEN
    assert made.projection.outline == STEPS
    assert made.wifi_name == ""


def test_nothing_of_anybody_is_in_the_file(mediator, prepared):
    learner = Learner(prepared.seats.get(number=1))
    learner.reach("identite")
    raw = carried(mediator, prepared).decode()
    person = learner.person
    secrets = [person.nir, person.email, person.first_name, learner.seat.token, learner.code.code]
    secrets += [prepared.code, prepared.seed, prepared.wifi_name, prepared.wifi_password]
    assert [each for each in secrets if each and each in raw] == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('CON / "jeudi" : <café>? *', "atelier-con-jeudi-cafe"),
        ("Œuvre\u00a0: l’été", "atelier-oeuvre-l-ete"),
        ("!!!", "atelier"),
        ("a " * 50, "atelier-" + "-".join("a" * 20)),
    ],
)
def test_the_file_is_named_after_the_workshop_in_signs_that_windows_takes(title, name):
    day = date(2027, 1, 14)
    assert file_name(Workshop(code="QQQQ", title=title, held_on=day)) == f"{name}-2027-01-14.json"


def test_it_is_carried_from_its_own_board_too(mediator, prepared):
    assertContains(mediator.get(f"/animation/{prepared.code}/"), '/emporter/"')


def test_an_unknown_value_is_named_and_no_number_is(mediator):
    page = loaded(mediator, changed(scenario=["corse", "sur-mars"], guidance="libre"))
    for value in ("sur-mars", "libre"):
        assertContains(page, f"ce programme ne connaît pas «\u00a0{value}\u00a0»")
    page = loaded(mediator, changed(scenario=["0612345678"]))
    assertNotContains(page, "0612345678")
    assertContains(page, "error-summary")


def test_a_double_click_makes_one(mediator, prepared):
    raw, latest = carried(mediator, prepared), prepared.pk
    for _ in range(2):
        page = loaded(mediator, raw, latest=latest)
    assertContains(page, "deux fois")
    assert Workshop.objects.count() == 2


def test_another_plan_of_the_same_title_is_another_workshop(mediator, prepared):
    """« Vous avez appuyé deux fois », and the second file was thrown away."""
    latest = prepared.pk
    loaded(mediator, changed(), latest=latest)
    loaded(mediator, changed(scenario=["refus"]), latest=latest)
    assert {"corse", "refus"} <= set(Workshop.objects.values_list("scenario", flat=True))


def test_only_who_leads_it_carries_it(stranger, prepared):
    assert stranger.get(f"/animation/{prepared.code}/emporter/").status_code == 404


def changed(**said):
    plan = {"format": "atelier-coup-d-essai", "title": "Jeudi", "seats": "3", "guidance": "guided"}
    plan |= {"service_year": "2022", "scenario": ["corse"], "outline": ""} | said
    return json.dumps(plan).encode()


def test_all_that_is_wrong_is_said_at_once(mediator):
    wrong = {"title": "", "seats": "99", "scenario": ["nulle-part"], "outline": "[[etapes]"}
    page = loaded(mediator, changed(**wrong))
    for words in ("Titre", "Nombre de places", "Scénario", "Déroulé"):
        assertContains(page, f"{words}\u00a0: ")
    assert not Workshop.objects.exists()


def test_thousands_of_unknown_values_are_not_all_said(mediator):
    page = loaded(mediator, changed(scenario=["inconnu"] * 9_000))
    assert 0 < page.content.decode().count("inconnu") < 100


NONSENSE = [
    b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 50_000, b"9" * 5000, b'"a"', b"{}",
    changed(format="x"), changed(title=None), changed(title=["a"]), changed(title={"a": 1}),
    changed(title="appelez le 06 12 34 56 78"), changed(title="a" * 3000), changed(seats=[]),
    changed(seats=-1), changed(seats=True), changed(scenario="corse; refus"), changed(scenario=[]),
    changed(scenario=[["corse"]]), changed(offered=["x"]),
    changed(service_year="1999"), changed(guidance=7), changed(outline="[[etapes]"),
    changed(outline=STEPS.replace("minutes = 11", "# 06 12 34 56 78", 1)),
    changed(outline=STEPS + "# Une remarque.\n" * 6_500), changed(outline=f"{STEPS}# \ud800"),
    changed(guidance="\ud800"),
]  # fmt: skip


@pytest.mark.parametrize("raw", NONSENSE, ids=lambda raw: ascii(raw[:40].decode("latin-1")))
def test_no_file_is_half_opened(mediator, raw):
    page = loaded(mediator, raw)
    assert page.status_code == 200
    assertContains(page, "error-summary")
    assert not Workshop.objects.exists()


def test_an_outline_that_is_our_own_stays_our_own(mediator):
    loaded(mediator, changed())
    assert Workshop.objects.get().places.count() == 3
    assert outline.source("")
