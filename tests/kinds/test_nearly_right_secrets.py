"""Nearly right secrets: a slip of the keyboard is said for what it is, before it is « another ».

The sentences below are written by hand: what each gesture must be told.
"""

import html
import re
from urllib.parse import quote

import pytest
from django.urls import reverse

from accounts import session
from tests.strict import Learner

LOGIN = "/site/connexion/"
SETTINGS = "/site/parametres/mot-de-passe/"
NOTED, SPARE, OWN = "Carillon-7015", "Marmite-6286", "Perroquet-4827"

SPACE = "Il y a un espace en trop."
CAPS_LOCK = "Le verrou des majuscules est allumé\u00a0:"
KEYS = "Les touches des chiffres ont été tapées sans la touche Maj."
CASE = "Une majuscule ou une minuscule n’est pas la bonne."
MARK = "Il y a un signe de trop, au début ou à la fin."
HYPHEN = "Le signe au milieu n’est pas le bon, ou il manque."
LOOK_ALIKE = "Un zéro ou un 1 est devenu une lettre qui lui ressemble, ou l’inverse."
TWICE = "C’est écrit plusieurs fois."
AROUND = "Des mots ou des signes sont en trop, avant ou après."
POINT = "Entre les mots, il faut un point."
LETTER = "Une lettre ou un chiffre n’est pas le bon."
LESS, MORE = "Il manque un signe.", "Il y a un signe en trop."
EXCHANGED = "Deux signes qui se suivent sont inversés."

GESTURES = {
    "Carillon-7015 ": SPACE,
    " Carillon-7015": SPACE,
    "Carillon-7015\u00a0": SPACE,
    "Carillon-7015\u202f": SPACE,
    "Carillon-7015\t": SPACE,
    "Carillon-7015\r\n": SPACE,
    "Carillon-7015\u200b": SPACE,
    "Carillon - 7015": SPACE,
    "cARILLON-7015": CAPS_LOCK,
    "cARILLON-7015 ": CAPS_LOCK,
    "cARILLON6èà&(": CAPS_LOCK,
    "Carillon-èà&(": KEYS,
    "carillon-7015": CASE,
    "CARILLON-7015": CASE,
    "CaRillon-7015": CASE,
    "Carillon-7015.": MARK,
    "«\u00a0Carillon-7015\u00a0»": MARK,
    "Carillon\u20137015": HYPHEN,
    "Carillon\u22127015": HYPHEN,
    "Carillon_7015": HYPHEN,
    "Carillon7015": HYPHEN,
    "Carillon-7O15": LOOK_ALIKE,
    "Carillon-7o15": LOOK_ALIKE,
    "Carillon-70l5": LOOK_ALIKE,
    "Carillon-70I5": LOOK_ALIKE,
    "Carii1on-7015": LOOK_ALIKE,
    "CariIlon-7015": LOOK_ALIKE,
    "Carillon-7015Carillon-7015": TWICE,
    "Carillon-7015 carillon 7015": TWICE,
    "Carillon-7015\tCarillon-7015\nCarillon-7015": TWICE,
    "Mot de passe : Carillon-7015": AROUND,
    "Mot de passe\u00a0: carillon-7015": AROUND,
    "MDP Carillon-7015": AROUND,
    "Carillon-7015 (fiche)": AROUND,
    "mdp=Carillon7015!": AROUND,
    "Carillon-7015 puis Marmite-6286": AROUND,
}
"""{what is typed for « Carillon-7015 »: what is said}, where it may be the password meant."""

ANOTHER = {
    "Carillon-7016": LETTER,
    "Carilon-7015": LESS,
    "Carillon6-7015": MORE,
    "Carillon-7105": EXCHANGED,
}
"""The same where a new password is chosen: at the log-in it is only a wrong one."""

CODE = "5Y5etWpBZvNp"
CODES = {
    "5y5ETwPbzVnP": "Le verrou des majuscules est allumé.",
    "5y5E TwPb zVnP": "Le verrou des majuscules est allumé.",
    "5Y5ETWPBZVNP": "Les lettres sont les bonnes, mais pas les majuscules.",
    "5y5etwpbzvnp": "Les lettres sont les bonnes, mais pas les majuscules.",
    "5y5etWpBZvNp": "La différence est dans le 1er groupe de 4.",
    "5Y5etWpGZvNp": "C’est presque le bon. La différence est dans le 2e groupe de 4.",
    "5Y5etWpBZvpN": "C’est presque le bon. La différence est dans le 3e groupe de 4.",
    "6Y5e-tWpG-ZvNp": "La différence est dans les groupes 1 et 2.",
    "6Y5etWpGZvNq": "La différence est dans les groupes 1, 2 et 3.",
    "SY5etWpBZvN0": "Il n’y a jamais le signe «\u00a00\u00a0» dans un code",
    "5Y5etWpBZvlp": "Il n’y a jamais le signe «\u00a0l\u00a0» dans un code",
    "Carillon-7015": "C’est un mot de passe de la fiche.",
    "Marmite-6286": "C’est un mot de passe de la fiche.",
    "3987": "Cela ressemble au code de la place.",
    "5Y5etWpBZvN]": "Le code provisoire a seulement des lettres sans accent et des chiffres.",
    "LUNE": "Cela ressemble au code de l’atelier.",
    "QQQQZZZZ2222": "Aucun code de vos papiers n’est écrit ainsi.",
}
"""{what is typed for the code « 5Y5etWpBZvNp »: what is said}."""

DIGITS = {
    "&àé\"'(": "Ce sont les touches des chiffres, sans la touche Maj.",
    "&àéééé": "Ce sont les touches des chiffres, sans la touche Maj.",
    "&àé ééé": "Ce sont les touches des chiffres, sans la touche Maj.",
    "1O3 311": "Vous avez écrit la lettre O. Ici, c’est le chiffre 0.",
    "l03311": "Vous avez écrit la lettre l. Ici, c’est le chiffre 1.",
    "5Y5etWpBZvNp": "Le code à usage unique n’a que des chiffres.",
}
"""{what is typed for six digits: what is said}."""

OWN_GESTURES = {
    "Perroquet-4827 ": SPACE,
    "Perroquet-4827\n": SPACE,
    "pERROQUET-4827": CAPS_LOCK,
    "pERROQUET6'_éè": CAPS_LOCK,
    "perroquet-4827": CASE,
    "Perroquet\u20134827": HYPHEN,
    "Perroquet-4827Perroquet-4827": TWICE,
    "Perroquet-4827 Perroquet-4827": TWICE,
    "Mot de passe : Perroquet-4827": AROUND,
    "MDP:Perroquet-4827": AROUND,
    "Perroquet-4827 (le mien)": AROUND,
}
"""The same for a password that one has invented, of which only the hash is known."""


@pytest.fixture
def learner(learner: Learner):
    learner.world.person_set.filter(pk=learner.person.pk).update(
        noted_password=NOTED, spare_password=SPARE
    )
    return learner


@pytest.fixture
def inside(learner):
    learner.activate()
    learner.login()
    return learner


def says(response):
    """The words of the page's own part, or nothing once it has gone on."""
    page = response.content.decode()
    return html.unescape(page[page.index("<main") : page.index("</main>")]) if page else ""


def choose_own(learner):
    person = learner.person
    person.account.credential.change_password(OWN)
    person.note_login(identifiant=person.noted_identifiant, password=OWN)


def forget_up_to(learner, slug):
    """Everything up to that page, as who lost the old password; the address of the next one."""
    page = lambda slug: reverse("accounts:forgotten_password", args=[slug])  # noqa: E731
    born, card = learner.person.born_on, learner.person.carte_vitale
    learner.send(
        page("identite"),
        {
            "nir": learner.person.nir,
            "naissance_jour": born.day,
            "naissance_mois": born.month,
            "naissance_annee": born.year,
            "carte": "avec-photo" if card.has_photo else "sans-photo",
            "serie": card.serial,
        },
    )
    if slug != "envoi":
        learner.send(page("envoi"), {"canal": "sms"})
        learner.send(page("code"), {"code": learner.person.one_time_codes.first().code})
    return page(slug)


def forget_password(learner):
    """Everything up to the new password, as who lost the old one."""
    return forget_up_to(learner, "nouveau")


def closing(learner):
    return reverse("profiles:confirm_closure", args=[learner.person.account.pk])


def tries(learner):
    return learner.person.account.credential.wrong_tries


# -- a new password -------------------------------------------------------------------------------


def test_nearly_the_sheet_s_is_not_another_password_at_the_activation(learner):
    learner.reach("identifiants")
    for typed, sentence in (GESTURES | ANOTHER).items():
        answers = {"identifiant": learner.person.noted_identifiant, "password": typed}
        response = learner.send(learner.step("identifiants"), answers | {"confirmation": typed})
        assert sentence in says(response), typed
        assert "Ce mot de passe est presque celui de la fiche" in says(response), typed
    assert not learner.person.account.is_activated
    assert learner.person.noted_password == NOTED


def test_a_second_time_that_is_nearly_the_first_is_told_its_slip(learner):
    learner.reach("identifiants")
    differs = "La deuxième saisie est différente de la première."
    for again, sentence in (GESTURES | ANOTHER | {"Autre-4827": ""}).items():
        answers = {"identifiant": learner.person.noted_identifiant, "password": NOTED}
        response = learner.send(learner.step("identifiants"), answers | {"confirmation": again})
        assert f"{differs} {sentence}".strip() in says(response), again


def test_nearly_the_spare_one_is_not_another_password_when_it_was_forgotten(learner):
    learner.activate()
    url = forget_password(learner)
    for typed, sentence in {
        "Marmite-6286 ": SPACE,
        "mARMITE-6286": CAPS_LOCK,
        "Marmite6286": HYPHEN,
        "Marmite-6268": EXCHANGED,
        "cARILLON-7015": CAPS_LOCK,
    }.items():
        response = learner.send(url, {"password": typed, "confirmation": typed})
        assert sentence in says(response), typed
    learner.send(url, {"password": SPARE, "confirmation": SPARE})
    assert learner.person.noted_password == SPARE


def test_nearly_the_spare_one_is_not_another_password_in_the_settings(inside):
    for typed, sentence in {
        "Marmite-6286 ": SPACE,
        "MARMITE-6286": CASE,
        "Mot de passe de rechange : Marmite.6286": AROUND,
    }.items():
        answers = {"current": NOTED, "password": typed, "confirmation": typed}
        assert sentence in says(inside.send(SETTINGS, answers)), typed
    assert inside.person.account.credential.has_password(NOTED)


@pytest.mark.parametrize("typed", [NOTED, SPARE, OWN, "Jardin-4827"])
def test_the_sheet_s_own_and_a_true_other_one_are_taken(learner, typed):
    learner.reach("identifiants")
    answers = {"identifiant": learner.person.noted_identifiant, "password": typed}
    learner.send(learner.step("identifiants"), answers | {"confirmation": typed})
    assert learner.person.account.is_activated
    assert learner.person.account.credential.has_password(typed)


# -- the password of now --------------------------------------------------------------------------


def test_nearly_right_is_told_at_the_log_in_never_given_back_and_no_failed_try(learner):
    learner.activate()
    for typed, sentence in GESTURES.items():
        answers = {"identifiant": learner.person.noted_identifiant, "password": typed}
        page = learner.send(LOGIN, answers)
        assert sentence in says(page), typed
        assert "Cet essai ne compte pas." in says(page)
        assert NOTED not in says(page)
        then_it_is_not_given_back(typed, page)
    assert tries(learner) == 0
    learner.login()
    assert session.current(learner.world).opened_at


def test_nearly_right_is_told_where_the_password_of_now_is_asked(inside):
    for typed, sentence in GESTURES.items():
        new = {"password": SPARE, "confirmation": SPARE}
        assert sentence in says(inside.send(SETTINGS, {"current": typed} | new)), typed
        assert sentence in says(inside.send(closing(inside), {"password": typed})), typed
    assert tries(inside) == 0
    assert inside.person.account.is_activated
    assert inside.person.account.credential.has_password(NOTED)


def then_it_is_not_given_back(typed, page):
    page = page.content.decode().split("</main>")[0]
    assert html.escape(typed.strip()) not in page
    assert quote(typed.strip()) not in page


def test_a_wrong_one_is_still_a_failed_try_and_three_make_a_pause(learner):
    learner.activate()
    answers = {"identifiant": learner.person.noted_identifiant}
    for typed in ANOTHER:
        page = says(learner.send(LOGIN, answers | {"password": typed}))
        assert "presque" not in page
    assert "Trop d’essais faux" in page
    assert "Trop d’essais faux" in says(learner.send(LOGIN, answers | {"password": NOTED + " "}))


def test_a_wrong_one_among_the_nearly_right_is_counted_alone(learner):
    learner.activate()
    answers = {"identifiant": learner.person.noted_identifiant}
    for typed in ["Mauvais-1234", "Carillon-7015 ", "cARILLON-7015", "Mauvais-1234"]:
        learner.send(LOGIN, answers | {"password": typed})
    assert tries(learner) == 2


# -- a password that one has chosen ---------------------------------------------------------------


def test_nearly_one_s_own_is_told_too(learner):
    learner.activate()
    choose_own(learner)
    for typed, sentence in OWN_GESTURES.items():
        answers = {"identifiant": learner.person.noted_identifiant, "password": typed}
        assert sentence in says(learner.send(LOGIN, answers)), typed
    assert tries(learner) == 0
    learner.send(LOGIN, answers | {"password": OWN})
    assert session.current(learner.world)


def test_no_one_is_sent_to_a_blank_line_of_the_sheet(inside):
    choose_own(inside)
    pages = [inside.get(SETTINGS), inside.get(closing(inside))]
    wrong = {"password": SPARE, "confirmation": SPARE, "current": "Mauvais-1234"}
    pages += [inside.send(SETTINGS, wrong)]
    pages += [inside.send(closing(inside), {"password": typed}) for typed in ["", "Faux-12345"]]
    session.end(inside.world)
    identifiant = {"identifiant": inside.person.noted_identifiant}
    pages += [inside.get(LOGIN)]
    pages += [inside.send(LOGIN, identifiant | {"password": typed}) for typed in ["", "Faux-1234"]]
    for page in map(says, pages):
        assert "est sur la fiche" not in page.replace("L’identifiant est sur la fiche", "")
        assert "sont sur la fiche" not in page
        assert "Comparez avec la fiche" not in page
        assert "relisez la fiche" not in page
    papers = says(inside.get(reverse("world:papers")))
    assert "Vous en avez choisi un autre. S’il est perdu\u00a0:" in papers


def test_the_spare_one_is_named_only_where_the_sheet_has_one(inside):
    assert "de rechange de la fiche" in says(inside.get(SETTINGS))
    choose_own(inside)
    learner = inside
    new = {"current": OWN, "password": SPARE, "confirmation": SPARE}
    learner.send(SETTINGS, new)
    assert (learner.person.noted_password, learner.person.spare_password) == (SPARE, "")
    asked = says(learner.get(SETTINGS))
    same = {"current": SPARE, "password": SPARE, "confirmation": SPARE}
    for page in [asked, says(learner.send(SETTINGS, same))]:
        assert "de rechange" not in page
        assert "Inventez-en un" in page


# -- the identifiant ------------------------------------------------------------------------------


def test_the_identifiant_s_capitals_and_surroundings_do_not_matter_at_the_log_in(learner):
    learner.activate()
    identifiant = learner.person.noted_identifiant
    for typed in [
        identifiant.upper(),
        identifiant.title(),
        identifiant.capitalize(),
        identifiant.swapcase(),
        f" {identifiant} ",
        f"{identifiant}\u00a0",
        f"{identifiant}.",
        f"«\u00a0{identifiant}\u00a0»",
        identifiant.replace(".", " ."),
        f"Identifiant : {identifiant}",
    ]:
        session.end(learner.world)
        learner.send(LOGIN, {"identifiant": typed, "password": NOTED})
        assert session.current(learner.world), typed


def test_caps_lock_in_both_boxes_is_told_as_such(learner):
    learner.activate()
    both = {"identifiant": learner.person.noted_identifiant.upper(), "password": NOTED.swapcase()}
    assert CAPS_LOCK in says(learner.send(LOGIN, both))


def test_a_wrong_identifiant_is_named(learner):
    person = learner.person
    answers = {"identifiant": person.noted_identifiant, "password": NOTED}
    assert "il n’y a aucun identifiant" in says(learner.send(LOGIN, answers))
    learner.activate()
    for typed, sentence in {
        "quelqu.un": "Ici, c’est l’identifiant.",
        person.noted_identifiant[:-1]: "Ici, c’est l’identifiant.",
        person.email: "C’est une adresse e-mail.",
        person.nir: "C’est le numéro de sécurité sociale.",
        NOTED: "C’est un mot de passe.",
        SPARE: "C’est un mot de passe.",
        person.phone: "C’est un numéro de téléphone mobile.",
    }.items():
        page = says(learner.send(LOGIN, answers | {"identifiant": typed}))
        assert sentence in page, typed
    assert tries(learner) == 0


def test_nearly_the_identifiant_is_told_what_differs(learner):
    learner.activate()
    noted = learner.person.noted_identifiant
    for typed, sentence in {
        noted.replace(".", " "): POINT,
        noted.replace(".", "-"): POINT,
        noted.replace(".", ""): POINT,
        noted.replace(".", "_").upper(): POINT,
        f"{noted} {noted}": TWICE,
        noted + noted: TWICE,
        f"{noted}, je crois": AROUND,
        noted.replace("0", "o"): LOOK_ALIKE,
        noted[:-1]: LESS,
    }.items():
        page = says(learner.send(LOGIN, {"identifiant": typed, "password": NOTED}))
        assert f"Ici, c’est l’identifiant. Il est presque le bon. {sentence}" in page, typed
    assert tries(learner) == 0


# -- the codes ------------------------------------------------------------------------------------


def test_a_slip_in_the_provisional_code_is_told_and_never_named_another_s(learner):
    learner.person.provisional_codes.update(code=CODE)
    others = {
        learner.person.nir: "C’est le numéro de sécurité sociale.",
        learner.person.phone: "C’est un numéro de téléphone mobile.",
        learner.person.email: "C’est une adresse e-mail.",
        learner.person.noted_identifiant: "Cela ressemble à un identifiant.",
        "12/03/1988": "C’est une date.",
    }
    for typed, sentence in (CODES | others).items():
        page = says(learner.send(learner.step("code"), {"code": typed}))
        assert sentence in page, typed
        assert CODE not in page
    assert not learner.person.account.attempts.exists()
    learner.send(learner.step("code"), {"code": CODE})
    assert learner.person.account.attempts.exists()


def test_a_slip_in_the_six_digits_is_told(learner):
    learner.activate()
    learner.send(LOGIN, {"identifiant": learner.person.noted_identifiant, "password": NOTED})
    for typed, sentence in DIGITS.items():
        page = says(learner.send(f"{LOGIN}code/", {"code": typed}))
        assert sentence in page, typed
        may_be_a_password = typed == CODE
        assert (f'value="{typed}"' in page) != may_be_a_password, typed


# -- the boxes themselves -------------------------------------------------------------------------


def completes(page):
    """What the browser may offer in each box of a password: {name of the box: token}."""
    boxes = re.findall(r'<input[^>]*type="password"[^>]*>', page)
    named = (re.search(r'name="([^"]+)".*?autocomplete="([^"]+)"', box).groups() for box in boxes)
    return dict(named)


def test_no_new_password_is_offered_where_there_is_one_already(learner):
    learner.reach("identifiants")
    new = {"password": "new-password", "confirmation": "new-password"}
    assert completes(learner.get(learner.step("identifiants")).content.decode()) == new
    learner.activate()
    assert completes(learner.get(LOGIN).content.decode()) == {"password": "current-password"}
    assert completes(learner.get(forget_password(learner)).content.decode()) == new
    learner.login()
    settings = completes(learner.get(SETTINGS).content.decode())
    assert settings == new | {"current": "current-password"}
    assert completes(learner.get(closing(learner)).content.decode()) == {
        "password": "current-password"
    }


CAPITALS = re.compile(r'data-slips="caps[^"]*" data-typed="(\w+)-typed"')


def test_caps_lock_can_be_told_beside_each_box_where_capitals_matter(learner):
    boxes = {
        learner.step("code"): ["code"],
        LOGIN: ["identifiant", "password"],
    }
    for url, names in boxes.items():
        page = learner.get(url).content.decode()
        assert CAPITALS.findall(page) == names, url
    learner.reach("identifiants")
    page = learner.get(learner.step("identifiants")).content.decode()
    assert CAPITALS.findall(page) == ["identifiant", "password", "confirmation"]


def test_the_only_way_to_receive_something_is_ticked_already(learner):
    learner.activate()
    account = learner.person.account
    ticked = r'name="canal" value="(\w+)"[^>]*checked'
    url = reverse("accounts:forgotten_password", args=["envoi"])
    forget_up_to(learner, "envoi")
    assert re.findall(ticked, learner.get(url).content.decode()) == []
    account.phone = ""
    account.save(update_fields=["phone"])
    assert re.findall(ticked, learner.get(url).content.decode()) == ["email"]


def test_the_seconds_of_a_pause_are_counted_down(learner):
    learner.activate()
    answers = {"identifiant": learner.person.noted_identifiant, "password": "Mauvais-1234"}
    pages = [learner.send(LOGIN, answers).content.decode() for _ in range(3)]
    assert "data-countdown" not in pages[1].split("<main")[1].split("</main>")[0]
    counted = re.search(r'data-countdown="(\d+)" data-then="([^"]+)">(.*?)</span>', pages[2])
    assert 50 < int(counted[1]) <= 60
    assert counted[2] == "C’est possible maintenant."
    assert f"Réessayer dans {counted[1]} secondes" in counted[3].replace("\u00a0", " ")


# -- the identifiant that one chooses -------------------------------------------------------------


def test_nearly_the_sheet_s_identifiant_is_told_before_it_is_another(learner):
    learner.reach("identifiants")
    noted = learner.person.noted_identifiant
    password = {"password": NOTED, "confirmation": NOTED}
    for typed, sentence in {
        noted.upper(): "L’identifiant s’écrit sans majuscule",
        noted.capitalize(): "L’identifiant s’écrit sans majuscule",
        noted[:-1]: "Cet identifiant est presque celui de la fiche",
        noted.replace(".", "-"): "Cet identifiant est presque celui de la fiche",
        noted.replace("0", "o"): LOOK_ALIKE,
    }.items():
        answers = {"identifiant": typed} | password
        assert sentence in says(learner.send(learner.step("identifiants"), answers)), typed
    assert not learner.person.account.is_activated
    answers = {"identifiant": f"\u00a0{noted}. "} | password
    learner.send(learner.step("identifiants"), answers)
    assert learner.person.account.credential.identifiant == noted


def test_after_a_first_change_page_sheet_and_rule_still_agree(learner):
    """The sheet's spare one is then the one before: it is named, not said to be new, and taken."""
    learner.activate()
    for new, other in [(SPARE, NOTED), (NOTED, SPARE), (SPARE, NOTED)]:
        url = forget_password(learner)
        page = says(learner.get(url))
        assert "Je choisis un autre mot de passe que celui que j’ai oublié." in page
        assert "jamais utilisé" not in page
        assert "de rechange de la fiche" in page
        assert learner.person.spare_password == new
        forgotten = says(learner.send(url, {"password": other, "confirmation": other}))
        assert "C’est le mot de passe d’avant. Le service en demande un autre." in forgotten
        learner.send(url, {"password": new, "confirmation": new})
        assert learner.person.account.credential.has_password(new)
        learner.person.one_time_codes.all().delete()
