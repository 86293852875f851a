"""What a scenario says of a medical profile is there on day 0."""

from datetime import timedelta

from profiles.medical import completeness
from sandbox.workshop.scenarios import contents as inside
from sandbox.world import clock

SCENARIO = {
    "professionals": [
        {
            "slug": "pharmacie-du-port",
            "name": "Pharmacie du Port Fictif",
            "profession": "Pharmacie",
            "town": "48999 Villefictive",
            "never_closes": True,
        }
    ],
    "medical": [
        {
            "section": "vaccinations",
            "name": "grippe",
            "dose": "rappel",
            "dated_on": "2025-11",
            "day": -130,
            "by": "pharmacie-du-port",
            "batch": "LOT-FICTIF-27",
        },
        {"section": "maladies", "name": "diabete", "started_on": "2011", "day": -380},
        {"section": "allergies", "name": "lait", "day": -30, "profile": "Louis"},
    ],
    "measures": [
        {"kind": "poids", "value": "83.5", "day": -200},
        {"kind": "tension", "value": "128", "second": "80", "day": -32},
    ],
}


def test_what_a_scenario_says_is_in_the_profiles(seat):
    world, held_on = seat.world, seat.workshop.held_on
    inside.fill(world, SCENARIO, held_on=held_on)
    profile = world.player.account
    vaccination = profile.vaccination_set.get()
    assert vaccination.is_locked
    assert vaccination.added_at == clock.morning_of(held_on - timedelta(days=130))
    weight = profile.measure_set.get(kind="poids")
    assert (weight.taken_on, weight.said) == (held_on - timedelta(days=200), "83,5 kg")
    assert world.person_set.get(first_name="Louis").account.allergy_set.exists()
    with clock.at(world.now):
        assert completeness(profile) == (3, 13)
