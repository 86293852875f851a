"""The six pages of the activation, one refusal at a time."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.lessons import LESSONS
from tests.answers import PAGES, right_answers
from tests.told import what_to_do


def refused(response, slug):
    """The page came back with this error, its « Pourquoi ? » and its « Que faire ? »."""
    assert response.status_code == 200
    page = response.content.decode()
    lesson = LESSONS[slug]
    assert lesson.says in page
    assert what_to_do(slug) in page
    is_only_missing = slug.endswith("-empty") or slug == "terms-refused"
    assert f"<title>Entraînement – {'À remplir' if is_only_missing else 'Erreur'}" in page
    return page


def test_the_story_from_the_letter_to_bonjour(learner):
    learner.activate()
    account = learner.person.account
    assert account.state == "activated"
    assert account.since == learner.world.now
    assertContains(learner.get(reverse("accounts:activated")), "Mon espace santé est activé")
    assertRedirects(learner.type_login(), reverse("profiles:home"))
    assertContains(learner.get(reverse("profiles:home")), "Bonjour Inaya")


def test_a_later_page_sends_back_to_the_first_gap(learner):
    first, *later = PAGES
    for slug in later:
        assertRedirects(learner.get(learner.step(slug)), learner.step(first))
    learner.reach("conditions")
    assertRedirects(learner.get(learner.step("identifiants")), learner.step("conditions"))
    assertRedirects(learner.send(learner.step("identifiants")), learner.step("conditions"))
    assert learner.person.account.state == "invited"


def test_an_unknown_page_is_not_found(learner):
    assert learner.get(learner.step("nulle-part")).status_code == 404


def test_answers_are_kept_as_typed_and_shown_again(learner):
    learner.reach("conditions")
    page = learner.get(learner.step("identite")).content.decode()
    assert f'value="{learner.person.nir}"' in page
    assert f'value="{learner.person.carte_vitale.serial}"' in page


def test_the_secrets_of_the_last_page_are_never_stored(learner):
    learner.activate()
    attempt = learner.person.account.attempts.get()
    assert set(attempt.answers) == PAGES.keys() - {"identifiants"}
    assert learner.person.noted_password not in str(attempt.answers)
    assert attempt.finished_at == learner.world.now


def test_what_is_posted_beside_the_form_is_not_stored(learner):
    answers = right_answers(learner.person)["code"]
    learner.send(learner.step("code"), answers | {"autre": "1 55 12 55 555 555 97"})
    assert set(learner.person.account.attempts.get().answers["code"]) == {"code"}


def test_a_late_second_click_lands_on_the_end(learner):
    learner.activate()
    last = right_answers(learner.person)["identifiants"]
    assertRedirects(learner.send(learner.step("identifiants"), last), reverse("accounts:activated"))
    assert learner.person.account.events.count() == 1


# -- 1. the code ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("", "code-empty"),
        ("abc", "code-length"),
        ("*23456789012", "code-character"),
        ("aaaabbbbcccc", "code-wrong"),
    ],
)
def test_a_code_is_refused(learner, typed, slug):
    refused(learner.send(learner.step("code"), {"code": typed}), slug)
    assert not learner.person.account.attempts.exists()


def test_the_case_of_a_code_matters_and_spaces_do_not(learner):
    code = learner.person.provisional_codes.filter(replaced_at=None).last().code
    refused(learner.send(learner.step("code"), {"code": code.swapcase()}), "code-caps-lock")
    spaced = f" {code[:4]} {code[4:8]}-{code[8:]} "
    assertRedirects(learner.send(learner.step("code"), {"code": spaced}), learner.step("identite"))


def test_a_slip_on_our_own_code_is_shown_again_but_a_stranger_is_not(learner):
    code = learner.person.provisional_codes.filter(replaced_at=None).last().code
    assert code[:-1] in refused(
        learner.send(learner.step("code"), {"code": code[:-1]}), "code-length"
    )
    stranger = "Zz9Zz9Zz9Zz9"
    assert stranger not in refused(
        learner.send(learner.step("code"), {"code": stranger}), "code-wrong"
    )


def test_a_neighbour_s_code_is_wrong_here(learner, neighbour):
    code = neighbour.person.provisional_codes.filter(replaced_at=None).last().code
    refused(learner.send(learner.step("code"), {"code": code}), "code-wrong")


def test_a_code_serves_once(learner):
    code = learner.person.provisional_codes.filter(replaced_at=None).last().code
    learner.activate()
    refused(learner.send(learner.step("code"), {"code": code}), "code-used")


def test_checking_a_code_does_not_use_it(learner):
    learner.reach("identifiants")
    assert not learner.person.provisional_codes.get().is_used


# -- 2. the identity --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "typed", "slug"),
    [
        ("nir", "", "nir-empty"),
        ("nir", "2 88", "nir-length"),
        ("nir", "A8803350000210F", "nir-format"),
        ("nir", "288033500002106", "nir-key"),
        ("nir", "155125555555597", "nir-real"),
        ("nir", "1551255555555", "nir-real"),
        ("naissance_jour", "", "date-empty"),
        ("naissance_jour", "32", "date-day"),
        ("naissance_mois", "brumaire", "date-month"),
        ("naissance_mois", "jui", "date-month"),
        ("naissance_annee", "88", "date-year-short"),
        ("naissance_annee", "3000", "date-future"),
        ("carte", "", "card-empty"),
        ("carte", "autre", "card-empty"),
        ("carte", "sans-photo", "identity-unknown"),
        ("serie", "", "serial-empty"),
        ("serie", "99999abc", "serial-characters"),
        ("serie", "999990000", "serial-length-photo"),
        ("serie", "12031988", "serial-is-date"),
        ("serie", "8025000002", "serial-is-technical"),
        ("serie", "80250000025", "serial-is-technical"),
        ("serie", "802500000299999000018", "serial-prefix"),
        ("serie", "01024576124", "serial-real"),
        ("serie", "99999888888", "identity-unknown"),
    ],
)
def test_an_identity_is_refused(learner, field, typed, slug):
    learner.reach("identite")
    answers = right_answers(learner.person)["identite"] | {field: typed}
    page = refused(learner.send(learner.step("identite"), answers), slug)
    if typed and not LESSONS[slug].keeps:
        assert typed not in page
    assert "identite" not in learner.person.account.attempts.get().answers


def test_a_piece_of_the_number_is_not_a_serial(learner):
    learner.reach("identite")
    answers = right_answers(learner.person)["identite"]
    answers["serie"] = answers["nir"][2:12]
    refused(learner.send(learner.step("identite"), answers), "serial-is-nir")


def test_the_thirtieth_of_february_does_not_exist(learner):
    learner.reach("identite")
    answers = right_answers(learner.person)["identite"]
    answers |= {"naissance_jour": "30", "naissance_mois": "2"}
    refused(learner.send(learner.step("identite"), answers), "date-impossible")


@pytest.mark.parametrize("whose", ["nir", "naissance", "serie"])
def test_one_sentence_for_the_three_fields(learner, neighbour, whose):
    learner.reach("identite")
    mine, theirs = right_answers(learner.person), right_answers(neighbour.person)
    wrong = {name: value for name, value in theirs["identite"].items() if name.startswith(whose)}
    refused(learner.send(learner.step("identite"), mine["identite"] | wrong), "identity-unknown")


@pytest.mark.parametrize("month", ["{m}", "{m:02d}", "{name}", "{NAME}", "{short}."])
def test_spaces_case_and_months_in_letters_are_understood(learner, month):
    names = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    learner.reach("identite")
    person, answers = learner.person, right_answers(learner.person)["identite"]
    name = names.split()[person.born_on.month - 1]
    short = name if len(name) < 6 or name.startswith("jui") else name[:4]
    answers |= {
        "nir": f" {person.nir[0]} {person.nir[1:3]}.{person.nir[3:]}",
        "serie": f"{answers['serie'][:-1]} {answers['serie'][-1]}",
        "naissance_jour": f" {person.born_on.day:02d}",
        "naissance_mois": month.format(
            m=person.born_on.month, name=name, NAME=name.upper(), short=short
        ),
    }
    pages = list(PAGES)
    following = learner.step(pages[pages.index("identite") + 1])
    assertRedirects(learner.send(learner.step("identite"), answers), following)


# -- 3 to 5 ------------------------------------------------------------------------------------


@pytest.mark.parametrize("answers", [{}, {"accord": ""}, {"accord": "1 55 12 55 555 555 97"}])
def test_the_terms_must_be_accepted(learner, answers):
    learner.reach("conditions")
    refused(learner.send(learner.step("conditions"), answers), "terms-refused")


@pytest.mark.parametrize(
    ("field", "typed", "slug"),
    [
        ("email", "", "email-empty"),
        ("email", "inaya", "email-format"),
        ("email", "inaya@courriel.example", "email-other"),
        ("email", "inaya@gmail.com", "email-real"),
        ("telephone", "06 39", "phone-format"),
        ("telephone", "06 39 98 99 99", "phone-other"),
        ("telephone", "06 12 34 56 78", "phone-real"),
        ("telephone", "inaya@gmail.com", "phone-real"),
    ],
)
def test_a_contact_is_refused(learner, field, typed, slug):
    learner.reach("coordonnees")
    answers = right_answers(learner.person)["coordonnees"] | {field: typed}
    page = refused(learner.send(learner.step("coordonnees"), answers), slug)
    if typed:
        assert (typed in page) == LESSONS[slug].keeps


def test_the_telephone_may_be_left_empty(learner):
    learner.reach("coordonnees")
    answers = right_answers(learner.person)["coordonnees"] | {"telephone": ""}
    assertRedirects(
        learner.send(learner.step("coordonnees"), answers), learner.step("identifiants")
    )


@pytest.mark.parametrize(
    ("field", "typed", "slug"),
    [
        ("identifiant", "", "identifiant-empty"),
        ("identifiant", "inaya", "identifiant-length"),
        ("identifiant", "Inaya.Leguellec", "identifiant-capitals"),
        ("identifiant", "inaya@courriel.example", "identifiant-is-another"),
        ("identifiant", "inaya leguellec", "identifiant-characters"),
        ("identifiant", "288033500002105", "identifiant-is-nir"),
        ("identifiant", "155125555555597", "text-real"),
        ("identifiant", "inaya@gmail.com", "text-real"),
        ("identifiant", "inaya.leguellec", "identifiant-taken"),
        ("identifiant", "inayaleguellec", "identifiant-taken"),
        ("password", "", "password-empty"),
        ("password", "Ab-4", "password-length"),
        ("password", "jardin-4827", "password-upper"),
        ("password", "JARDIN-4827", "password-lower"),
        ("password", "Jardin-abcd", "password-digit"),
        ("password", "Jardin4827", "password-special"),
        ("password", "Inaya-48275", "password-personal"),
        ("password", "Leguellec-4", "password-personal"),
        ("password", "Password1!", "password-common"),
        ("confirmation", "Autre-4827", "password-differs"),
        ("confirmation", "", "password-confirmation-empty"),
    ],
)
def test_a_credential_is_refused(learner, field, typed, slug):
    learner.reach("identifiants")
    answers = right_answers(learner.person)["identifiants"] | {field: typed}
    page = refused(learner.send(learner.step("identifiants"), answers), slug)
    if field == "identifiant" and typed:
        assert (f'value="{typed}"' in page) == LESSONS[slug].keeps
    else:
        assert 'type="password" value=""' in page
    assert learner.person.account.state == "invited"


def test_an_accent_counts_as_a_special_character(learner):
    learner.reach("identifiants")
    answers = right_answers(learner.person)["identifiants"]
    answers |= {"password": "Jardinét4827", "confirmation": "Jardinét4827"}
    assertRedirects(
        learner.send(learner.step("identifiants"), answers), reverse("accounts:activated")
    )


def test_an_identifiant_is_unique_in_its_world_only(learner, neighbour):
    for someone in [learner, neighbour]:
        someone.reach("identifiants")
        answers = right_answers(someone.person)["identifiants"] | {"identifiant": "la.meme.ici"}
        assertRedirects(
            someone.send(someone.step("identifiants"), answers), reverse("accounts:activated")
        )


def test_the_sheet_shows_an_invented_identifiant_and_never_an_invented_password(learner):
    learner.reach("identifiants")
    invented = {"identifiant": "inaya-essaie", "password": "Secret-9999"}
    learner.send(learner.step("identifiants"), invented | {"confirmation": invented["password"]})
    page = learner.get(reverse("world:papers")).content.decode()
    assert "inaya-essaie" in page
    assert "Secret-9999" not in page
    assert "Vous en avez choisi un autre." in page


def test_a_field_sent_twice_keeps_what_was_validated(learner):
    code = right_answers(learner.person)["code"]["code"]
    learner.send(learner.step("code"), {"code": ["2 69 05 49 588 157 80 Marie", code]})
    assert learner.person.account.attempts.get().answers["code"] == {"code": [code]}


@pytest.mark.parametrize(
    ("step", "field", "typed"),
    [
        ("coordonnees", "telephone", "Marie Dupont, Quimper {phone}"),
        ("identite", "naissance_mois", "{month}ДюпонМария"),
    ],
)
def test_nothing_hides_beside_an_answer(learner, step, field, typed):
    learner.reach(step)
    person = learner.person
    typed = typed.format(phone=person.phone, month="janvier")
    learner.send(learner.step(step), right_answers(person)[step] | {field: typed})
    assert step not in learner.person.account.attempts.get().answers


def test_who_has_activated_reads_no_step_of_it_any_more(learner):
    """The page of the code said « Étape 1 sur 5 », and the board too."""
    learner.activate_only()
    stood = type(learner.seat).objects.get(pk=learner.seat.pk).where
    page = learner.get(learner.step("code"))
    assertContains(page, "déjà activé. Un code ne sert plus.")
    assertNotContains(page, "tape 1 sur")
    assertNotContains(page, "etape")
    assert type(learner.seat).objects.get(pk=learner.seat.pk).where == stood
    wrong = learner.send(learner.step("code"), {"code": "AAAAbbbbCCCC"})
    assertNotContains(wrong, "tape 1 sur")
