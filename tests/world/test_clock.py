from datetime import UTC, date, datetime

import pytest

from sandbox.world import clock


def test_there_is_no_simulated_time_outside_a_world():
    with pytest.raises(clock.OutsideTheWorld):
        clock.now()
    with pytest.raises(clock.OutsideTheWorld):
        clock.today()


def test_time_is_the_world_s_inside_it():
    moment = datetime(2026, 3, 14, 23, 30, tzinfo=UTC)
    with clock.at(moment):
        assert clock.now() == moment
        assert clock.today() == date(2026, 3, 15)
    with pytest.raises(clock.OutsideTheWorld):
        clock.now()


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29)])
def test_a_day_starts_at_midnight_in_paris_and_a_workshop_at_ten(day):
    assert clock.midnight_of(day).isoformat().startswith(f"{day}T00:00:00+0")
    assert clock.morning_of(day).isoformat().startswith(f"{day}T10:00:00+0")
