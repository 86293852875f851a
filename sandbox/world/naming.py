"""What was typed in the wrong box, or by a known slip: named, so that the lesson is true."""

import re

from sandbox.languages.said import says
from sandbox.world import fictitious
from sandbox.world.guard_table import LOOKALIKES, SEPARATE, UNSHIFTED
from sandbox.world.reading import MATCH, plain, said_in_digits, simple, without_shift

THINGS = {
    "nir": "C’est le numéro de sécurité sociale.",
    "serial": "C’est le numéro de série de la carte.",
    "phone": "C’est un numéro de téléphone mobile.",
    "email": "C’est une adresse e-mail.",
    "date": "C’est une date.",
    "code": "Cela ressemble à un code provisoire.",
    "identifiant": "Cela ressemble à un identifiant.",
    "password": "C’est un mot de passe.",
    "sheet-password": "C’est un mot de passe de la fiche.",
    "room-code": "Cela ressemble au code de l’atelier.",
    "place-code": "Cela ressemble au code de la place.",
}
"""{kind of box: what is said of its value in another box}."""

_DATE = re.compile(r"[0-3]?\d(?:er)?(?:[/. -](?:[01]?\d)[/. -]| +[^\W\d_]{3,9}\.? +)(?:19|20)\d\d")
_CODE = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9]{12}", re.ASCII)
_IDENTIFIANT = re.compile(r"[a-z]+\.[a-z]+\.\d\d?")

KEYS = {
    "slip": "Vous avez écrit des signes. Ce sont les touches des chiffres, sans la touche Maj.",
    "how": "Maintenez la touche Maj et tapez les chiffres.",
}


IN_WORDS = {
    "slip": "Vous avez écrit un nombre en lettres.",
    "how": "Écrivez-le en chiffres.",
}
MANY_WORDS = 3
"""As many numbers in words are a number, whatever else is said around."""

_OF_NUMBERS = re.compile(r"\b(?:et|cents?|mil(?:le)?s?|millions?)\b")


def thing(value):
    """Of which kind of box this is a value (a key of THINGS), else ''."""
    typed = plain(value).strip()
    bare = re.sub(r"[\s-]", "", typed)
    if "@" in typed:
        return "email"
    if _DATE.fullmatch(typed):
        return "date"
    if _IDENTIFIANT.fullmatch(typed):
        return "identifiant"
    if _CODE.fullmatch(bare) and not set(re.sub("[0-9]", "", bare)) <= set(LOOKALIKES):
        return "code"
    return _number(typed)


def _number(typed):
    runs = [digits for digits in fictitious.digit_runs(simple(typed)) if digits]
    digits = runs[0] if len(runs) == 1 else ""
    if fictitious.is_whole_nir(digits):
        return "nir"
    named = (name for name in ("phone", "serial", "date") if MATCH[f"whole_{name}"].search(digits))
    return next(named, "")


def slip(value):
    """How digits were mistyped: the facts `slip` and `how` of a Mistake, or None."""
    if without_shift(simple(value)):
        return KEYS
    if in_words := slip_in_words(value):
        return in_words
    letters = {sign for sign in re.sub(r"2\W*[AaBb]", "", plain(value)) if sign.isalpha()}
    if not letters or not re.search("[0-9]", plain(value)):
        return None
    if not letters <= set(LOOKALIKES):
        return _other_letter(value, letters - set(LOOKALIKES))
    letter = min(letters)
    both = {"letter": letter, "digit": LOOKALIKES[letter]}
    return {
        "slip": says("Vous avez écrit la lettre {letter}. Ici, c’est le chiffre {digit}.", **both),
        "how": says("Tapez le chiffre {digit} à la place.", **both),
    }


_NUMBERS = re.compile("0(?=[0-9])|[0-9]+")
"""Each number that was said: « zéro six » is two."""


def slip_in_words(value):
    """The same of a number in words; None where other words are there too."""
    said = simple(value).lower()
    read = _OF_NUMBERS.sub("", said_in_digits(said))
    numbers = len(_NUMBERS.findall(read)) - len(_NUMBERS.findall(said))
    is_alone = read != said and not re.search("[a-zéèçà]", read)
    return IN_WORDS if is_alone or numbers >= MANY_WORDS else None


def _other_letter(value, letters):
    """The only letter that is none of those that look like digits, where it is among them."""
    typed = simple(value)
    if len(letters) > 1 or len(re.findall("[A-Za-z]", typed)) > 1:
        return None
    if not MATCH["slipped"].search(typed):
        return None
    return {
        "slip": says(
            "Vous avez écrit la lettre {letter}. Il faut un chiffre à cet endroit.",
            letter=min(letters),
        ),
        "how": says("Tapez le bon chiffre à la place."),
    }


def has_keys_without_shift(value):
    """Whether a number that is no good is one but for keys of the digits, even a single one."""
    typed = [sign for sign in plain(value) if sign in UNSHIFTED and sign not in SEPARATE]
    others = re.sub(r"2\W*[AaBb]", "", plain(value))
    return bool(typed) and not any(sign.isalpha() and sign not in UNSHIFTED for sign in others)


def slip_of_digits(value):
    """The same in a box that takes nothing but a few digits, whose separators are taken away."""
    signs = set(plain(value))
    if signs & set(UNSHIFTED) and signs <= set(UNSHIFTED) | set("0123456789"):
        return KEYS
    return slip(value)
