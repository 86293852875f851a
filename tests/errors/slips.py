"""The ways to the errors of `sandbox/lessons/slips.py`."""

from sandbox.world import clock
from tests.errors.access import inside
from tests.errors.closure import confirmation
from tests.errors.way import WayToError, nothing
from tests.errors.way_in import activated, code, log_in, new_password, on, password_page

OWN = "Perroquet-4827"
CODE = "5Y5etWpBZvNp"


def noted(learner):
    return learner.person.noted_password


def chose_another_password(learner):
    """Activate with a password of one's own: the sheet does not know it."""
    learner.activate()
    person = learner.person
    person.account.credential.change_password(OWN)
    person.note_login(identifiant=person.noted_identifiant, password=OWN)


def chose_another_and_is_inside(learner):
    chose_another_password(learner)
    person = learner.person
    learner.send("/site/connexion/", {"identifiant": person.noted_identifiant, "password": OWN})
    learner.send("/site/connexion/code/", {"code": person.one_time_codes.first().code})


def erased(learner):
    """Close the space, have its data deleted, and wait for it."""
    learner.activate()
    with clock.at(learner.world.now):
        account = learner.person.account
        account.close(by=learner.person)
        account.ask_erasure(by=learner.person)
    learner.world.advance_to(clock.midnight_of(account.asked_erasure.due_on))


def capitals_swapped(learner):
    return {
        "identifiant": learner.person.noted_identifiant,
        "password": noted(learner).swapcase(),
    }


def identifiant_without_points(learner):
    identifiant = learner.person.noted_identifiant.replace(".", " ")
    return {"identifiant": identifiant, "password": noted(learner)}


def with_this_code(learner):
    learner.person.provisional_codes.update(code=CODE)
    letter = learner.person.mails.get(context__has_key="code")
    letter.context |= {"code": CODE}
    letter.save()


def nearly_the_same_password(learner):
    typed = noted(learner) + " "
    return {"password": typed, "confirmation": typed}


WAYS = {
    "code-is-another": code(lambda learner: learner.person.nir),
    "code-look-alike": code("5Y5etWpBZvNO", prepare=with_this_code),
    "code-caps-lock": code("5y5ETwPbzVnP", prepare=with_this_code),
    "code-case": code("5y5etWpBZvnp", prepare=with_this_code),
    "code-slip": code("5Y5etWpGZvNp", prepare=with_this_code),
    "password-nearly": on("identifiants", password=lambda learner: noted(learner) + " "),
    "password-nearly-reused": WayToError(
        url=password_page("nouveau"), answers=nearly_the_same_password, prepare=new_password
    ),
    "login-identifiant-wrong": log_in(identifiant="quelqu.un"),
    "login-identifiant-nearly": WayToError(
        url="/site/connexion/", answers=identifiant_without_points, prepare=activated
    ),
    "login-identifiant-is-another": log_in(identifiant="inaya@courriel.example"),
    "login-without-account": log_in(prepare=nothing),
    "login-erased": log_in(prepare=erased),
    "login-nearly": WayToError(url="/site/connexion/", answers=capitals_swapped, prepare=activated),
    "login-chosen": log_in(prepare=chose_another_password, password="Mauvais-1234"),
    "current-nearly": WayToError(
        url=confirmation,
        answers=lambda learner: {"password": noted(learner) + " "},
        prepare=inside,
    ),
    "current-chosen": WayToError(
        url=confirmation,
        answers={"password": "Mauvais-1234"},
        prepare=chose_another_and_is_inside,
    ),
}
