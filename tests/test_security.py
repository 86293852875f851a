import logging
import sys

import pytest
from django.contrib.auth.hashers import check_password, identify_hasher, make_password

from sandbox import settings as product
from sandbox.machine.security import Discreet


@pytest.mark.parametrize("path", ["/", "/site/", "/papiers/", "/nulle-part/"])
def test_every_answer_carries_the_room_s_headers(learner, path):
    response = learner.get(path)
    policy = response["Content-Security-Policy"]
    for directive in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"]:
        assert directive in policy
    assert "unsafe" not in policy
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Cross-Origin-Opener-Policy" not in response
    hosted = learner.get(path, secure=True)
    assert hosted["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_simulated_password_is_hashed_with_the_room_s_hasher(settings):
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS
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


@pytest.mark.parametrize("charset", ["hex", "rot13", "utf-7", "latin-1", "unicode_escape"])
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_another_encoding_is_refused_with_our_page(learner, kind, charset):
    content_type = f"{kind}; charset={charset}"
    response = learner.generic("POST", "/papiers/lus/", b"a=1", content_type=content_type)
    assert response.status_code == 400
    assert "Rien n’a été gardé." in response.content.decode()


@pytest.mark.parametrize("path", ["/salle/%00/", "/papiers/?retour=%00", "/place/a%00b/"])
def test_null_characters_are_refused(learner, path):
    assert learner.get(path).status_code == 400


def test_the_log_says_where_and_never_what():
    logger = logging.getLogger("django.request")
    typed = "1551255555" + "55597"
    try:
        raise ValueError(typed)
    except ValueError:
        error = sys.exc_info()
    path = f"/place/{typed}/"
    record = logger.makeRecord("django.request", 40, __file__, 1, "Error: %s", (path,), error)
    said = Discreet().format(record)
    assert typed not in said
    assert "ValueError" in said
    assert "test_security.py" in said
