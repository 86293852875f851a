"""The telephone: the same pages in its frame, a finger that opens it, what it sends to the site."""

import pytest
from django.urls import reverse

from accounts.models import Handset
from profiles.notifications import Notification, tell
from sandbox.workshop.models import Seat
from sandbox.workshop.scenarios import build
from sandbox.world import clock

HANDSET = reverse("accounts:handset")
HOME, MORE, DEVICES = (reverse(f"profiles:{name}") for name in ("home", "more", "devices"))
LOGIN, FINGER, ASSOCIATE = (
    reverse(f"accounts:{name}") for name in ("login", "finger", "associate")
)
FRAME, TABS = 'class="handset"', 'class="tab-bar"'


def page(response):
    return response.content.decode()


@pytest.fixture
def on_phone(inside):
    """Somebody who took the telephone up, and logged in on it."""
    inside.send(HANDSET, {"to": "phone"})
    inside.type_login()
    return inside


@pytest.fixture
def with_finger(on_phone):
    on_phone.send(ASSOCIATE)
    return on_phone


def test_taking_the_telephone_up_asks_for_a_login_there(inside):
    assert FRAME not in page(inside.get(HOME))
    taken = inside.send(HANDSET, {"to": "phone", "retour": HOME}, follow=True)
    assert taken.redirect_chain[-1][0] == LOGIN
    assert "Le téléphone est un autre appareil" in page(taken)
    assert FRAME in page(taken)
    assert TABS not in page(taken)


def test_the_same_page_has_the_tabs_on_the_telephone_and_the_rubrics_on_the_computer(on_phone):
    home = page(on_phone.get(HOME))
    tabs = home.split(TABS)[1].split("</nav>")[0]
    for tab in ("Accueil", "Documents", "Messages", "Profil médical", "Plus"):
        assert f">{tab}</span>" in tabs, tab
    assert 'class="site-nav' not in home
    back = on_phone.send(HANDSET, {"to": "computer", "retour": HOME})
    assert back.url == HOME
    home = page(on_phone.get(HOME))
    assert 'class="site-nav' in home
    assert FRAME not in home


def test_plus_is_a_page_of_the_telephone(on_phone):
    more = page(on_phone.get(MORE))
    for name in ("agenda", "exams", "settings", "devices", "add_document"):
        assert f'href="{reverse(f"profiles:{name}")}"' in more, name
    assert f'action="{reverse("accounts:logout")}"' in more
    care = f"{reverse('profiles:care')}?depuis=plus"
    assert f'href="{care}"' in more
    assert f'<a class="back" href="{MORE}">' in page(on_phone.get(care))
    on_phone.send(HANDSET, {"to": "computer"})
    assert on_phone.get(MORE).url == HOME
    assert f'<a class="back" href="{MORE}">' not in page(on_phone.get(care))


def test_the_right_password_and_code_offer_to_associate_it(inside):
    inside.send(HANDSET, {"to": "phone"})
    assert inside.type_login().url == ASSOCIATE
    assert inside.get(LOGIN).url == HOME
    inside.send(reverse("accounts:logout"))
    assert "Poser le doigt" not in page(inside.get(LOGIN))
    assert inside.send(FINGER).url == LOGIN
    assert inside.get(HOME).url == LOGIN


def test_once_associated_a_finger_is_enough(with_finger):
    sent = with_finger.person.one_time_codes.count()
    with_finger.send(reverse("accounts:logout"))
    assert "Poser le doigt" in page(with_finger.get(LOGIN, follow=True))
    assert with_finger.send(FINGER).url == HOME
    assert with_finger.get(HOME).status_code == 200
    assert with_finger.person.one_time_codes.count() == sent
    assert with_finger.get(ASSOCIATE).url == HOME


def test_the_password_still_opens_it(with_finger):
    with_finger.send(reverse("accounts:logout"))
    assert with_finger.get(LOGIN).url == FINGER
    assert f'href="{LOGIN}?mot-de-passe"' in page(with_finger.get(FINGER))
    typed = page(with_finger.get(f"{LOGIN}?mot-de-passe"))
    assert 'name="password"' in typed
    assert with_finger.type_login().url == HOME


def test_a_finger_opens_nothing_on_the_computer(with_finger):
    with_finger.send(HANDSET, {"to": "computer"})
    with_finger.send(reverse("accounts:logout"))
    assert "Poser le doigt" not in page(with_finger.get(LOGIN))
    assert with_finger.send(FINGER).url == LOGIN


def test_associating_is_told_once_as_something_done(with_finger):
    achieved = Seat.objects.get(pk=with_finger.seat.pk).achieved.splitlines()
    assert achieved.count("telephone-associe") == 1


def test_the_settings_forget_it_once_they_have_asked(with_finger):
    assert "Téléphone d’entraînement" in page(with_finger.get(DEVICES))
    forget = reverse("profiles:forget_device")
    assert "Non, revenir" in page(with_finger.get(forget))
    assert with_finger.send(forget).url == DEVICES
    assert "Aucun appareil associé" in page(with_finger.get(DEVICES))
    with_finger.send(reverse("accounts:logout"))
    assert with_finger.send(FINGER).url == LOGIN


def test_a_reset_puts_the_telephone_down_and_forgets_it(with_finger):
    build.reset(Seat.objects.filter(pk=with_finger.seat.pk))
    assert FRAME not in page(with_finger.get(reverse("accounts:site")))
    assert not Handset.objects.filter(world=with_finger.world).exists()


@pytest.mark.parametrize("name", ["closure", "download"])
def test_what_the_application_does_not_do_leads_to_that_page_of_the_site(on_phone, name):
    url = reverse(f"profiles:{name}")
    told = page(on_phone.get(url))
    assert "sur le site" in told
    assert "sur ce téléphone, dans le navigateur" in told
    assert f'<input type="hidden" name="retour" value="{url}">' in told
    assert on_phone.send(HANDSET, {"to": "computer", "retour": url}).url == url
    there = page(on_phone.get(url))
    assert FRAME not in there
    assert "Ouvrir le" not in there


def test_a_telephone_closes_nothing(on_phone):
    account = on_phone.person.account
    password = on_phone.person.noted_password
    on_phone.send(reverse("profiles:confirm_closure", args=[account.pk]), {"password": password})
    assert on_phone.person.account.is_activated


def test_refusing_is_done_on_the_site(learner):
    learner.send(HANDSET, {"to": "phone"})
    for url in (
        reverse("accounts:withdraw"),
        reverse("accounts:withdrawal", args=["code"]),
    ):
        assert "Refuser se fait sur le site" in page(learner.get(url))


def test_a_telephone_leaves_nothing_on_the_shared_computer(on_phone):
    document = on_phone.person.account.document_set.get(name="Prise de sang")
    told = page(on_phone.get(reverse("profiles:download_document", args=[document.pk])))
    assert "Le fichier va dans le téléphone." in told
    assert "Téléchargements" not in told
    on_phone.send(reverse("profiles:document_file", args=[document.pk]))
    assert not on_phone.world.downloadedfile_set.exists()
    on_phone.world.downloadedfile_set.create(name="examen.pdf", downloaded_at=on_phone.world.now)
    left = page(on_phone.send(reverse("accounts:logout"), follow=True))
    assert "reste sur cet ordinateur" not in left


# -- the notice ---------------------------------------------------------------------------------

DROPPED = 'class="banner"'


@pytest.fixture
def told(on_phone):
    """A document has come, and its e-mail."""
    account = on_phone.person.account
    with clock.at(on_phone.world.now):
        return tell(account, Notification.DOCUMENT)


def test_a_notice_drops_in_and_leads_there(on_phone, told):
    assert DROPPED in page(on_phone.get(HOME))
    opened = on_phone.send(reverse("profiles:banner", args=[told.pk]), {"what": "open"})
    assert opened.url == reverse("profiles:documents")
    assert DROPPED not in page(on_phone.get(HOME))
    told.refresh_from_db()
    assert told.read_at is None


def test_a_notice_is_put_away_where_one_is(on_phone, told):
    url = reverse("profiles:banner", args=[told.pk])
    assert on_phone.send(url, {"what": "close", "retour": MORE}).url == MORE
    assert DROPPED not in page(on_phone.get(HOME))


def test_the_computer_has_no_notice(on_phone, told):
    on_phone.send(HANDSET, {"to": "computer"})
    assert DROPPED not in page(on_phone.get(HOME))
    url = reverse("profiles:banner", args=[told.pk])
    assert on_phone.send(url, {"what": "open"}).status_code == 404


def test_a_notice_waits_for_who_is_not_logged_in(on_phone, told):
    on_phone.send(reverse("accounts:logout"))
    assert DROPPED in page(on_phone.get(LOGIN))
    assert on_phone.send(reverse("profiles:banner", args=[told.pk])).url == LOGIN
    assert DROPPED in page(on_phone.get(LOGIN))


def test_the_news_of_an_open_page_bring_the_notice(on_phone, told):
    asked = {"version": f"{on_phone.world.generation}-0", "shows": "desk"}
    news = page(on_phone.get(reverse("world:news"), asked))
    assert 'hx-swap-oob="innerHTML:#avis"' in news
    assert DROPPED in news
