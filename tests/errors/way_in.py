"""The ways to the errors of `sandbox/lessons/way_in.py`."""

from django.urls import reverse

from accounts.session import INACTIVITY
from sandbox.world import clock, codes, fictitious
from sandbox.world.models import Incident, OneTimeCode
from tests.errors.way import WayToError, nothing, resolve
from tests.strict import right_answers

LOGIN = "/site/connexion/"

# -- the activation -------------------------------------------------------------------------


def on(step, *, scenario="mere-trois-enfants", **wrong):
    """A page of the activation, answered rightly but for this."""
    return WayToError(
        url=f"/site/activation/{step}/",
        answers=lambda learner: right_answers(learner.person)[step] | resolve(learner, wrong),
        prepare=lambda learner: learner.reach(step),
        scenario=scenario,
    )


def code(text, *, prepare=nothing, scenario="mere-trois-enfants"):
    return WayToError(
        url="/site/activation/code/",
        answers=lambda learner: resolve(learner, {"code": text}),
        prepare=prepare,
        scenario=scenario,
    )


def first_code(learner):
    return learner.person.provisional_codes.first().code


def code_by_email(learner):
    return learner.person.mails.get(channel="email").context["code"]


def code_of_lola(learner):
    lola = learner.person.children[1]
    learner.send(new_code("identite"), of_child(1)(learner))
    learner.send(new_code("representant"), {"reponse": "oui"})
    learner.send(new_code("envoi"), {"canal": "sms"})
    return lola.provisional_codes.get().code


def wrong_key(learner):
    nir = learner.person.nir
    return nir[:13] + f"{(int(nir[13:]) + 1) % 97:02d}"


def corsica_in_digits(learner):
    return learner.person.nir.replace("2A", "20")


def temporary_number(learner):
    """The one of somebody whose own number is not made yet: it begins with 7 or 8."""
    body = "7" + learner.person.nir[1:13]
    return body + fictitious.nir_key(body)


def serial(learner):
    return learner.person.carte_vitale.serial


# -- asking for a new code --------------------------------------------------------------------


def new_code(slug):
    return reverse("accounts:new_code", args=[slug])


def of_child(rank):
    def answers(learner):
        born = learner.person.children[rank].born_on
        return right_answers(learner.person)["identite"] | {
            "naissance_jour": born.day,
            "naissance_mois": born.month,
            "naissance_annee": born.year,
        }

    return answers


def identity(learner):
    return right_answers(learner.person)["identite"]


def identified(learner):
    learner.send(new_code("identite"), identity(learner))


def last_attempt(learner):
    return learner.person.account.attempts.last().pk


def as_parent(learner):
    learner.send(new_code("identite"), of_child(1)(learner))


# -- log-in and what is forgotten ----------------------------------------------------------------


def activated(learner):
    learner.activate()


def credential(**wrong):
    def answers(learner):
        person = learner.person
        right = {"identifiant": person.noted_identifiant, "password": person.noted_password}
        return right | wrong

    return answers


def twice_wrong(learner):
    learner.activate()
    for _ in range(2):
        learner.send(LOGIN, credential(password="Mauvais-1234")(learner))


def waiting_for_the_code(learner):
    learner.activate()
    learner.send(LOGIN, credential()(learner))


def right_otp(learner):
    return {"code": learner.person.one_time_codes.first().code}


def other_otp(learner):
    return {"code": f"{(int(right_otp(learner)['code']) + 1) % 1_000_000:06d}"}


def ten_minutes_later(learner):
    waiting_for_the_code(learner)
    OneTimeCode.objects.update(sent_at=clock.real_now() - codes.ONE_TIME_LIFE)


def password_page(slug):
    return reverse("accounts:forgotten_password", args=[slug])


def new_password(learner):
    learner.activate()
    learner.send(password_page("identite"), identity(learner))
    learner.send(password_page("envoi"), {"canal": "sms"})
    learner.send(password_page("code"), right_otp(learner))


def same_password(learner):
    raw = learner.person.noted_password
    return {"password": raw, "confirmation": raw}


def number_of_somebody_else(learner):
    other = learner.seat.workshop.seats.get(number=0).world.player
    asked = {name: text for name, text in identity(learner).items() if name.startswith("nai")}
    return asked | {"nir": other.nir}


def left_alone(learner):
    learner.reach("conditions")
    world = learner.world
    world.seen_at = clock.real_now() - INACTIVITY
    world.save(update_fields=["seen_at"])


def out_of_service(learner):
    learner.world.incident_set.create(kind=Incident.Kind.SERVICE_STOPPED)


def otp(answers, prepare=waiting_for_the_code):
    return WayToError(url="/site/connexion/code/", answers=answers, prepare=prepare)


def log_in(prepare=activated, **wrong):
    return WayToError(url=LOGIN, answers=credential(**wrong), prepare=prepare)


WAYS = {
    "code-empty": code(""),
    "code-length": code(lambda learner: first_code(learner)[:-1]),
    "code-character": code(lambda learner: first_code(learner)[:-1] + "*"),
    "code-signs": code("8n\"FYEG'rfAq"),
    "code-wrong": code("QQQQZZZZ2222"),
    "code-used": code(first_code, prepare=activated),
    "code-expired": code(first_code, scenario="code-expire"),
    "code-expired-asked": code(code_by_email, scenario="code-expire"),
    "code-replaced": code(first_code, prepare=lambda learner: learner.ask_new_code()),
    "code-of-a-child": code(code_of_lola),
    "nir-empty": on("identite", nir=""),
    "nir-length": on("identite", nir="2 88"),
    "nir-format": on("identite", nir="A8803350000210F"),
    "nir-corsica": on("identite", nir=corsica_in_digits, scenario="corse"),
    "nir-start": on("identite", nir=temporary_number),
    "nir-key": on("identite", nir=wrong_key),
    "nir-is-another": on("identite", nir=serial),
    "nir-signs": on("identite", nir="2 88 O3"),
    "nir-real": on("identite", nir="155125555555597"),
    "date-empty": on("identite", naissance_jour=""),
    "date-day": on("identite", naissance_jour="32"),
    "date-month": on("identite", naissance_mois="brumaire"),
    "date-year": on("identite", naissance_annee="198"),
    "date-year-short": on("identite", naissance_annee="88"),
    "date-swapped": on("identite", naissance_jour="8", naissance_mois="20"),
    "date-signs": on("identite", naissance_jour="éà"),
    "date-impossible": on("identite", naissance_jour="30", naissance_mois="février"),
    "date-future": on("identite", naissance_annee="3000"),
    "card-empty": on("identite", carte=None),
    "serial-empty": on("identite", serie=""),
    "serial-characters": on("identite", serie="99999abc"),
    "serial-is-another": on("identite", serie=lambda learner: learner.person.phone),
    "serial-signs": on("identite", serie="ççççç&é\"'(-"),
    "serial-start": on("identite", serie=lambda learner: "89" + serial(learner)[2:]),
    "serial-length-photo": on("identite", serie="999990000"),
    "serial-length-plain": on("identite", serie="99999", scenario="sans-photo"),
    "serial-end": on("identite", serie=lambda learner: serial(learner)[:-1], scenario="sans-photo"),
    "serial-prefix": on("identite", serie=lambda learner: "8025000002" + serial(learner)),
    "serial-no-photo": on("identite", scenario="sans-photo", carte="avec-photo", serie=serial),
    "serial-has-photo": on(
        "identite", carte="sans-photo", serie=lambda learner: "8025000002" + serial(learner)
    ),
    "serial-prefix-plain": on("identite", scenario="sans-photo", serie="802500000299999000018"),
    "serial-is-nir": on("identite", serie=lambda learner: learner.person.nir[2:12]),
    "serial-is-date": on("identite", serie="12031988"),
    "serial-is-technical": on("identite", serie="8025000002"),
    "serial-real": on("identite", serie="01024576124"),
    "identity-unknown": on("identite", naissance_annee="1950"),
    "account-exists": WayToError(url=new_code("identite"), answers=identity, prepare=activated),
    "not-activable": WayToError(url=new_code("identite"), answers=of_child(0), scenario="corse"),
    "guardian-empty": WayToError(url=new_code("representant"), answers={}, prepare=as_parent),
    "not-guardian": WayToError(
        url=new_code("representant"), answers={"reponse": "non"}, prepare=as_parent
    ),
    "channel-empty": WayToError(url=new_code("envoi"), answers={}, prepare=identified),
    "code-too-soon": WayToError(
        url="/site/nouveau-code/parti/",
        answers=lambda learner: {"canal": "sms", "attempt": last_attempt(learner)},
        prepare=lambda learner: learner.ask_new_code(),
    ),
    "no-contact": WayToError(
        url=new_code("envoi"), prepare=identified, scenario="sans-coordonnees"
    ),
    "recovery-unknown": WayToError(
        url=reverse("accounts:forgotten_identifiant", args=["identite"]),
        answers=number_of_somebody_else,
        prepare=activated,
    ),
    "not-activated": WayToError(url=password_page("identite"), answers=identity),
    "terms-refused": on("conditions", accord=None),
    "email-empty": on("coordonnees", email=""),
    "email-format": on("coordonnees", email="inaya"),
    "email-at": on("coordonnees", email="inayaàcourriel.example"),
    "email-almost": on("coordonnees", email="inaya@courriel.exemple"),
    "email-is-another": on("coordonnees", email=lambda learner: learner.person.phone),
    "email-other": on("coordonnees", email="inaya@courriel.example"),
    "email-real": on("coordonnees", email="inaya@orange.fr"),
    "phone-format": on("coordonnees", telephone="mon mobile"),
    "phone-length": on("coordonnees", telephone="06 39 98 81 4"),
    "phone-is-another": on("coordonnees", telephone=lambda learner: learner.person.nir),
    "phone-signs": on("coordonnees", telephone="O6 39 98 81 40"),
    "phone-other": on("coordonnees", telephone="06 39 98 99 99"),
    "phone-real": on("coordonnees", telephone="06 12 34 56 78"),
    "identifiant-empty": on("identifiants", identifiant=""),
    "identifiant-length": on("identifiants", identifiant="inaya"),
    "identifiant-characters": on("identifiants", identifiant="inaya leguellec"),
    "identifiant-capitals": on("identifiants", identifiant="Inaya.Le.Guellec"),
    "identifiant-nearly": on(
        "identifiants", identifiant=lambda learner: learner.person.noted_identifiant[1:]
    ),
    "identifiant-is-nir": on("identifiants", identifiant=lambda learner: learner.person.nir),
    "identifiant-is-another": on("identifiants", identifiant=lambda learner: learner.person.email),
    "identifiant-taken": on("identifiants", identifiant="inaya.leguellec"),
    "password-empty": on("identifiants", password="", confirmation=""),
    "password-confirmation-empty": on("identifiants", confirmation=""),
    "password-again-empty": on("identifiants", confirmation=""),
    "password-length": on("identifiants", password="Ab-4"),
    "password-upper": on("identifiants", password="jardin-4827"),
    "password-lower": on("identifiants", password="JARDIN-4827"),
    "password-digit": on("identifiants", password="Jardin-abcd"),
    "password-special": on("identifiants", password="Jardin4827"),
    "password-personal": on("identifiants", password="Inaya-48275"),
    "password-common": on("identifiants", password="Password1!"),
    "password-reused": WayToError(
        url=password_page("nouveau"), answers=same_password, prepare=new_password
    ),
    "password-differs": on("identifiants", confirmation="Autre-4827"),
    "login-identifiant-empty": log_in(identifiant=""),
    "login-password-empty": log_in(password=""),
    "login-wrong": log_in(password="Mauvais-1234"),
    "login-paused": log_in(prepare=twice_wrong, password="Mauvais-1234"),
    "otp-empty": otp({"code": ""}),
    "otp-format": otp({"code": "12345"}),
    "otp-characters": otp({"code": "abcdef"}),
    "otp-signs": otp({"code": "&àéééé"}),
    "otp-wrong": otp(other_otp),
    "otp-expired": otp(right_otp, prepare=ten_minutes_later),
    "session-expired": WayToError(url="/site/activation/conditions/", prepare=left_alone),
    "service-stopped": WayToError(url="/site/activation/code/", prepare=out_of_service),
}
