"""The ways to the errors of `sandbox/lessons/way_in.py`."""

from dataclasses import replace
from typing import Any

from django.urls import reverse_lazy
from django.utils.functional import Promise

from accounts.activation import Activation
from accounts.difficulties.difficulty import DifficultyKind
from accounts.identity import copied_identity, copied_number
from accounts.session import INACTIVITY
from sandbox.workshop.robot.mistakes.hit import hit
from sandbox.workshop.robot.mistakes.way import Doing, Player, Typed, Way, activated, resolve
from sandbox.workshop.robot.routes import nothing
from sandbox.world import clock, codes, fictitious

ACTIVATION, LOGIN = "/site/activation/", "/site/connexion/"

MOTHER = "mere-trois-enfants"
"""The scenario of an error that needs children who have codes."""

# -- the activation -------------------------------------------------------------------------


def on(step: str, *, scenario: str = "", **wrong: Any) -> Way:
    """A page of the activation, answered rightly but for this."""

    def answers(player: Player) -> Typed:
        page = Activation.in_order(player.world.service_year)[step]
        right = page.answers(player.person) if page.answers else {}
        return right | resolve(player, wrong)

    return Way(
        f"activation/{step}",
        url=f"{ACTIVATION}{step}/",
        answers=answers,
        prepare=lambda player: player.reach(step),
        scenario=scenario,
    )


def code(
    text: str | Doing, *, begins: Doing = nothing, prepare: Doing = nothing, scenario: str = ""
) -> Way:
    return Way(
        "activation/code",
        url=f"{ACTIVATION}code/",
        answers=lambda player: resolve(player, {"code": text}),
        begins=begins,
        prepare=prepare,
        scenario=scenario,
    )


def first_code(player: Player) -> str:
    return player.person.provisional_codes.first().code


def current_code(player: Player) -> str:
    return player.code.code


def code_by_email(player: Player) -> str:
    return player.person.mails.get(channel="email").context["code"]


def lola(player: Player) -> Any:
    return player.person.children[1]


def have_the_code_of_lola(player: Player) -> None:
    player.send(new_code("identite"), of_child(1)(player))
    player.send(new_code("representant"), {"reponse": "oui"})
    player.send(new_code("envoi"), {"canal": "sms"})


def code_of_lola(player: Player) -> str:
    return lola(player).provisional_codes.get().code


def wrong_key(player: Player) -> str:
    nir = player.person.nir
    return nir[:13] + f"{(int(nir[13:]) + 1) % 97:02d}"


def corsica_in_digits(player: Player) -> str:
    return player.person.nir.replace("2A", "20")


def temporary_number(player: Player) -> str:
    """The one of somebody whose own number is not made yet: it begins with 7 or 8."""
    body = "7" + player.person.nir[1:13]
    return body + fictitious.nir_key(body)


def serial(player: Player) -> str:
    return player.person.carte_vitale.serial


def with_the_first_name(player: Player) -> str:
    return f"{player.person.first_name}-48275"


# -- asking for a new code --------------------------------------------------------------------


def new_code(slug: str) -> Promise:
    return reverse_lazy("accounts:new_code", args=[slug])


def of_child(rank: int) -> Doing:
    return lambda player: copied_identity(player.person, player.person.children[rank])


def of_child_alone(player: Player) -> Typed:
    """The same where the card is asked for on the page before."""
    told = of_child(0)(player)
    return {name: told[name] for name in told if name != "carte"}


def with_the_card(player: Player) -> None:
    player.send(f"{ACTIVATION}carte/", {"carte": copied_identity(player.person)["carte"]})


def identity(player: Player) -> Typed:
    return copied_identity(player.person)


def identified(player: Player) -> None:
    player.send(new_code("identite"), identity(player))


def last_attempt(player: Player) -> int:
    return player.person.account.attempts.last().pk


def as_parent(player: Player) -> None:
    player.send(new_code("identite"), of_child(1)(player))


# -- log-in and what is forgotten ----------------------------------------------------------------


def credential(**wrong: Any) -> Doing:
    def answers(player: Player) -> Typed:
        person = player.person
        right = {"identifiant": person.noted_identifiant, "password": person.noted_password}
        return right | resolve(player, wrong)

    return answers


def twice_wrong(player: Player) -> None:
    for _ in range(2):
        player.mistype(LOGIN, credential(password="Mauvais-1234")(player))


def waiting_for_the_code(player: Player) -> None:
    player.send(LOGIN, credential()(player))


def right_otp(player: Player) -> Typed:
    return {"code": player.person.one_time_codes.first().code}


def other_otp(player: Player) -> Typed:
    return {"code": f"{(int(right_otp(player)['code']) + 1) % 1_000_000:06d}"}


def ten_minutes_later(player: Player) -> None:
    waiting_for_the_code(player)
    sent_at = clock.real_now() - codes.ONE_TIME_LIFE
    player.person.one_time_codes.update(sent_at=sent_at)


def password_page(slug: str) -> Promise:
    return reverse_lazy("accounts:forgotten_password", args=[slug])


def new_password(player: Player) -> None:
    player.send(password_page("identite"), identity(player))
    player.send(password_page("envoi"), {"canal": "sms"})
    player.send(password_page("code"), right_otp(player))


def same_password(player: Player) -> Typed:
    raw = player.person.noted_password
    return {"password": raw, "confirmation": raw}


def number_of_somebody_else(player: Player) -> Typed:
    other = player.seat.workshop.seats.exclude(pk=player.seat.pk).first().world.player
    return copied_number(player.person) | {"nir": other.nir}


def left_alone_at(step: str) -> Way:
    def prepare(player: Player) -> None:
        player.reach(step)
        world = player.world
        world.seen_at = clock.real_now() - INACTIVITY
        world.save(update_fields=["seen_at"])

    return Way(f"activation/{step}", url=f"{ACTIVATION}{step}/", prepare=prepare)


def otp(answers: Typed | Doing, prepare: Doing = waiting_for_the_code) -> Way:
    return Way(
        "connexion/code",
        url="/site/connexion/code/",
        answers=answers,
        begins=activated,
        prepare=prepare,
    )


def log_in(begins: Doing = activated, prepare: Doing = nothing, **wrong: Any) -> Way:
    return Way(
        "connexion/identifiant",
        url=LOGIN,
        answers=credential(**wrong),
        begins=begins,
        prepare=prepare,
    )


def asking(slug: str, answers: Typed | Doing | None, *, at: str = "", **more: Any) -> Way:
    """A page of « Demander un nouveau code »."""
    return Way(f"nouveau-code/{at or slug}", url=new_code(slug), answers=answers, **more)


WRONG_CONTACTS: dict[str, dict[str, Any]] = {
    "email-empty": {"email": ""},
    "email-format": {"email": "inaya"},
    "email-at": {"email": "inayaàcourriel.example"},
    "email-almost": {"email": "inaya@courriel.exemple"},
    "email-is-another": {"email": lambda player: player.person.phone},
    "email-other": {"email": "inaya@courriel.example"},
    "email-real": {"email": "inaya@orange.fr"},
    "phone-format": {"telephone": "mon mobile"},
    "phone-length": {"telephone": "06 39 98 81 4"},
    "phone-is-another": {"telephone": lambda player: player.person.nir},
    "phone-signs": {"telephone": "O6 39 98 81 40"},
    "phone-other": {"telephone": "06 39 98 99 99"},
    "phone-real": {"telephone": "06 12 34 56 78"},
}
"""{slug: {name of the box: what is typed there}}, at the page of one’s contacts."""

WAYS = {
    "code-empty": code(""),
    "code-length": code(lambda player: current_code(player)[:-1]),
    "code-character": code(lambda player: current_code(player)[:-1] + "*"),
    "code-signs": code("8n\"FYEG'rfAq"),
    "code-wrong": code("QQQQZZZZ2222"),
    "code-used": code(first_code, begins=activated),
    "code-expired": code(first_code, scenario="code-expire"),
    "code-expired-asked": code(code_by_email, scenario="code-expire"),
    "code-replaced": code(first_code, prepare=lambda player: player.ask_new_code()),
    "code-of-a-child": code(code_of_lola, prepare=have_the_code_of_lola, scenario=MOTHER),
    "nir-empty": on("identite", nir=""),
    "nir-length": on("identite", nir="2 88"),
    "nir-format": on("identite", nir="A8803350000210F"),
    "nir-corsica": on("identite", nir=corsica_in_digits, scenario="corse"),
    "nir-start": on("identite", nir=temporary_number),
    "nir-key": on("identite", nir=wrong_key),
    "nir-is-another": on("identite", nir=serial),
    "nir-signs": on("identite", nir="2 88 O3"),
    "nir-real": on("identite", nir="1 55 12 55 555 555 55"),
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
    "serial-is-another": on("identite", serie=lambda player: player.person.phone),
    "serial-signs": on("identite", serie="ççççç&é\"'(-"),
    "serial-start": on("identite", serie=lambda player: "89" + serial(player)[2:]),
    "serial-length-photo": on("identite", serie="999990000"),
    "serial-length-plain": on("identite", serie="99999", scenario="sans-photo"),
    "serial-end": on("identite", serie=lambda player: serial(player)[:-1], scenario="sans-photo"),
    "serial-prefix": on("identite", serie=lambda player: "8025000002" + serial(player)),
    "serial-no-photo": on("identite", scenario="sans-photo", carte="avec-photo", serie=serial),
    "serial-has-photo": on(
        "identite", carte="sans-photo", serie=lambda player: "8025000002" + serial(player)
    ),
    "serial-prefix-plain": on("identite", scenario="sans-photo", serie="802500000299999000018"),
    "serial-is-nir": on("identite", serie=lambda player: player.person.nir[2:12]),
    "serial-is-date": on("identite", serie="12031988"),
    "serial-is-technical": on("identite", serie="8025000002"),
    "serial-real": on("identite", serie="01024576124"),
    "identity-unknown": on("identite", naissance_annee="1950"),
    "account-exists": asking("identite", identity, begins=activated),
    "not-activable": asking("identite", of_child(0), scenario="corse"),
    "parent-first": Way(
        "activation/carte",
        url=f"{ACTIVATION}identite/",
        answers=of_child_alone,
        prepare=with_the_card,
        scenario=MOTHER,
    ),
    "guardian-empty": asking("representant", {}, at="identite", prepare=as_parent, scenario=MOTHER),
    "not-guardian": asking(
        "representant", {"reponse": "non"}, at="identite", prepare=as_parent, scenario=MOTHER
    ),
    "channel-empty": asking("envoi", {}, prepare=identified),
    "code-too-soon": Way(
        "nouveau-code/parti",
        url="/site/nouveau-code/parti/",
        answers=lambda player: {"canal": "sms", "attempt": last_attempt(player)},
        prepare=lambda player: player.ask_new_code(),
    ),
    "no-contact": asking(
        "envoi", None, at="coordonnees", prepare=identified, scenario="sans-coordonnees"
    ),
    "recovery-unknown": Way(
        "identifiant-oublie/identite",
        url=reverse_lazy("accounts:forgotten_identifiant", args=["identite"]),
        answers=number_of_somebody_else,
        begins=activated,
    ),
    "not-activated": Way(
        "mot-de-passe-oublie/identite", url=password_page("identite"), answers=identity
    ),
    "terms-refused": on("conditions", accord=None),
    **{slug: on("coordonnees", **wrong) for slug, wrong in WRONG_CONTACTS.items()},
    "identifiant-empty": on("identifiants", identifiant=""),
    "identifiant-length": on("identifiants", identifiant="inaya"),
    "identifiant-characters": on("identifiants", identifiant="inaya leguellec"),
    "identifiant-capitals": on("identifiants", identifiant="Inaya.Le.Guellec"),
    "identifiant-nearly": on(
        "identifiants", identifiant=lambda player: player.person.noted_identifiant[1:]
    ),
    "identifiant-is-nir": on("identifiants", identifiant=lambda player: player.person.nir),
    "identifiant-is-another": on("identifiants", identifiant=lambda player: player.person.email),
    "identifiant-taken": on("identifiants", identifiant="inaya.leguellec"),
    "password-empty": on("identifiants", password="", confirmation=""),
    "password-confirmation-empty": on("identifiants", confirmation=""),
    "password-again-empty": replace(
        on("identifiants", confirmation=""), beside="password-confirmation-empty"
    ),
    "password-length": on("identifiants", password="Ab-4"),
    "password-upper": on("identifiants", password="jardin-4827"),
    "password-lower": on("identifiants", password="JARDIN-4827"),
    "password-digit": on("identifiants", password="Jardin-abcd"),
    "password-special": on("identifiants", password="Jardin4827"),
    "password-personal": on(
        "identifiants", password=lambda player: f"{player.person.first_name}-48275"
    ),
    "password-common": on("identifiants", password="Password1!"),
    "password-reused": Way(
        "mot-de-passe-oublie/nouveau",
        url=password_page("nouveau"),
        answers=same_password,
        begins=activated,
        prepare=new_password,
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
    "session-expired": left_alone_at("conditions"),
    "service-stopped": Way(
        "activation/code",
        url=f"{ACTIVATION}code/",
        prepare=hit(DifficultyKind.SERVICE_STOPPED),
    ),
}
