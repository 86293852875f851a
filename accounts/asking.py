"""Which paper each page of the site asks to copy from, as `sandbox.world.asking` reads it."""

from sandbox.world.asking import CODE, CONTACTS, DIGITS, IDENTITY, LOGIN, SPARE_PASSWORD

PAGES = {
    "accounts:activation": IDENTITY
    | {"code": CODE, "coordonnees": CONTACTS, "identifiants": LOGIN},
    "accounts:withdrawal": IDENTITY | {"code": CODE},
    "accounts:new_code": IDENTITY,
    "accounts:new_code_sent": CODE,
    "accounts:login": LOGIN,
    "accounts:login_code": DIGITS,
    "accounts:forgotten_identifiant": IDENTITY,
    "accounts:forgotten_password": IDENTITY | {"code": DIGITS, "nouveau": SPARE_PASSWORD},
}
