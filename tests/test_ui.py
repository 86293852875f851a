"""The small words of the house's template tags."""

import pytest

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
