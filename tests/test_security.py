import pytest
from django.contrib.auth.hashers import check_password, identify_hasher, make_password


@pytest.mark.parametrize("path", ["/", "/site/", "/papiers/", "/nulle-part/"])
def test_every_answer_carries_the_room_s_headers(learner, path):
    response = learner.get(path)
    policy = response["Content-Security-Policy"]
    for directive in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"]:
        assert directive in policy
    assert "unsafe" not in policy
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_simulated_password_is_hashed_with_the_room_s_hasher():
    encoded = make_password("Jardin-4827")
    assert identify_hasher(encoded).algorithm == "argon2_room"
    assert check_password("Jardin-4827", encoded)
    assert not check_password("jardin-4827", encoded)


def test_no_page_can_be_taken_for_the_real_site(learner):
    for path in ["/", "/site/", "/papiers/", "/place/", "/nulle-part/"]:
        page = learner.get(path, follow=True).content.decode()
        assert "<title>Entraînement – " in page
        assert "Site d’entraînement." in page
        assert "Tout est effacé le soir de l’atelier." in page
        assert 'content="noindex, nofollow, noarchive"' in page
