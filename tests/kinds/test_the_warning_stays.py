"""What is typed must not be real: every page of a learner says so, in « Agrandir » too.

« N’écrivez pas… » was gone in « Agrandir », and scrolled away on a telephone.
"""

import re

import pytest
from pytest_django.asserts import assertContains

from sandbox.workshop.scenarios import build
from tests import remembered, replay
from tests.kinds.styles import declarations
from tests.strict import Learner

HIDES = {"display: none"}
ENLARGED = ':root[data-mode="projector"]'


def hidden_in(mode):
    """The classes of the band that this mode hides, wherever the window is wide."""
    told = {
        selector: declaration
        for file, conditions, selectors, declaration in declarations()
        if file == "band.css" and not conditions and declaration.startswith("display:")
        for selector in selectors.split(", ")
    }
    plain = {name for name, how in told.items() if how in HIDES and not name.startswith(":root")}
    if mode:
        changed = {name.split()[-1]: how for name, how in told.items() if name.startswith(ENLARGED)}
        plain = (plain - changed.keys()) | {name for name, how in changed.items() if how in HIDES}
    return {name.lstrip(".") for name in plain}


@pytest.mark.parametrize("mode", ["", "large"])
@pytest.mark.parametrize("path", ["/place/", "/site/", "/site/activation/code/", "/papiers/"])
def test_every_page_says_so_in_each_mode(db, path, mode):
    learner = Learner(
        remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=1).places.get()
    )
    learner.seat.itself.update(display=mode)
    page = learner.get(path)
    notice = page.content.decode().split('class="band__notice')[1].split("</p>")[0]
    for part in hidden_in(mode):
        notice = re.sub(rf'<span class="{part}">.*?</span>', "", notice, flags=re.DOTALL)
    assert " ".join(notice.split()).count("N’écrivez") == 1
    assertContains(page, 'class="reminder"', count=1)


def test_so_do_the_door_and_the_map_of_the_room(client, db):
    workshop = build.workshop(scenario="mere-trois-enfants", seats=1)
    for path in ["/", f"/salle/{workshop.code}/"]:
        assertContains(client.get(path), 'class="reminder"', count=1)
