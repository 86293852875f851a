"""What a page says at its top is where it stays, before the script takes it into the voice."""

from tests.kinds.styles import declarations

WHOLE_LINE = "grid-column: 1 / -1"


def test_a_notice_never_takes_one_column_of_the_room_s_pages():
    """The pages of the room have two columns: both places of a notice span them."""
    wide = [selector for _, _, selector, said in declarations() if said == WHOLE_LINE]
    named = {each.strip() for selector in wide for each in selector.split(",")}
    assert {".join > [data-say]", ".voice--shown"} <= named


def test_the_turn_of_the_room_is_not_laid_over_the_page():
    """It is stuck under the page, which can be scrolled out from under it: nothing is fixed."""
    laid = {
        selector: said
        for name, _, selector, said in declarations()
        if name == "projection.css" and said.startswith("position:")
    }
    assert laid[".over"] == "position: sticky"
    assert laid.get(".over__turn") in (None, "position: relative")
