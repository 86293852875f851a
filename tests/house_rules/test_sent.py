"""What is sent by the room's forms is named in English, like all code; an address is in French.

The boxes of the simulated site are the service's, and have French names like its addresses.
"""

import re

from tests.house_rules.every import ROOT, every
from tests.house_rules.test_sources import SOURCES, TEMPLATES, read

IN_ENGLISH = {
    "action", "all", "at_fault", "cancel", "channel", "code", "confirmed", "exercise",
    "face", "from", "generation", "incident", "keep", "kept", "latest", "mail", "mark", "minutes",
    "mistake", "moment", "offered", "paper", "point", "rung", "same_sheets", "scenario", "seat",
    "seen", "sighting", "situation", "settled", "sought",
    "rank", "refused", "refused_here", "reply", "step", "to",
    "what", "when", "where", "who", "wifi_name", "wifi_password",
}  # fmt: skip
"""The names that there are: one that is added is read first."""

IN_ADDRESSES = {"retour", "du", "au"}
"""The way back, and the days of a list: a form may carry what an address says."""

READ = re.compile(
    r'POST(?:\.get|\.getlist)?[\[(]"([a-z_-]+)"|"([a-z_-]+)" (?:not )?in request\.POST'
)
SENT = re.compile(r'<(?:button|input|select)\b[^>]*?\bname="([a-z_-]+)"')

OF_THE_ROOM = [ROOT / "templates" / "workshop", ROOT / "templates" / "world"]


@every([path for path in SOURCES if ROOT / "sandbox" in path.parents])
def test_what_the_room_reads_of_a_form_is_named_in_english(path):
    names = {left or right for left, right in READ.findall(read(path))}
    assert names - IN_ADDRESSES <= IN_ENGLISH


@every([path for path in TEMPLATES if not set(OF_THE_ROOM).isdisjoint(path.parents)])
def test_what_a_form_of_the_room_sends_is_named_in_english(path):
    assert set(SENT.findall(read(path))) - IN_ADDRESSES <= IN_ENGLISH
