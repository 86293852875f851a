"""The codes of the room are taken with what stands around and between their signs."""

import pytest

from sandbox.workshop.views.join import RoomCodeForm, SeatCodeForm


@pytest.mark.parametrize("typed", ["{}.", " {} ", "« {} »", "{0[0]}-{0[1]}.{0[2]} {0[3]}"])
def test_a_code_of_the_room_is_read_as_it_is_written(workshop, seat, typed):
    for code in [workshop.code, workshop.code.lower()]:
        form = RoomCodeForm({"code": typed.format(code)})
        assert form.is_valid()
        assert form.cleaned_data["code"] == workshop
    assert SeatCodeForm({"code": typed.format(seat.code)}, seat=seat).is_valid()
