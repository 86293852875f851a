"""Why each page inside asks what it asks, and what leads on (`sandbox.world.guiding`)."""

from accounts.guiding import INSIDE, LEGAL
from sandbox.world.guiding import FORM

WHY = {
    "profiles:question": "Le service remplit ainsi le profil médical. Vous pouvez aussi passer.",
    "profiles:first_choices/bienvenue": "Le service dit d’abord ce qu’il va demander.",
    "profiles:first_choices/confidentialite": "Le service doit savoir ce que les soignants voient.",
    "profiles:first_choices/urgence": "En urgence, il est trop tard pour vous demander.",
    "profiles:first_choices/profils": "Vous décidez pour les enfants qui sont sur la carte.",
    "profiles:first_choices/donnees": "Le service doit vous prévenir avant de lire vos documents.",
    "profiles:attached": "Vous décidez pour les enfants qui sont sur la carte.",
    "profiles:child_code/identite": "Le service vérifie que c’est bien vous, le parent.",
    "profiles:child_code/personne": "Chaque enfant a son propre code.",
    "profiles:child_code/code": "Ce code ouvre le profil de cet enfant, et lui seul.",
    "profiles:child_code/representant": LEGAL,
}

SWITCHER = "profile"
"""The name on top, which opens the list of profiles."""

PLACES_OF_THE_SETTINGS = [
    "profiles:settings",
    "profiles:professionals",
    "profiles:blocked_professionals",
    "profiles:professional",
    "profiles:visit",
    "profiles:block_professional",
    "profiles:unblock_professional",
    "profiles:appoint_administrator",
    "profiles:dismiss_administrator",
    "profiles:confidentiality",
    "profiles:emergency",
    "profiles:who_sees",
]
"""Where one chooses who sees a profile: each of them does, so that none is ringed."""

WAYS = {
    "telechargement": INSIDE
    | {
        "profiles": "profiles:documents",
        "profiles:documents": "",
        "profiles:document": "profiles:download_document",
        "profiles:download_document": "profiles:document_file",
    },
    "impression": {"profiles:download_document": "world:computer"},
    "fichier-efface": {"profiles:download_document": "world:computer"},
    "deconnexion": {"profiles": SWITCHER},
    "document": INSIDE | {"profiles": "profiles:add_document", "profiles:add_document": FORM},
    "acces": INSIDE | {"profiles": "profiles:settings"} | dict.fromkeys(PLACES_OF_THE_SETTINGS, ""),
    "cloture": INSIDE
    | {
        "profiles": "profiles:settings",
        "profiles:settings": "profiles:closure",
        "profiles:closure": "close",
        "profiles:confirm_closure": FORM,
    },
    "code-enfant": INSIDE | {"profiles": SWITCHER, "profiles:add_profile": "profiles:child_code"},
    "enfants": INSIDE | {"profiles": SWITCHER, "profiles:add_profile": FORM},
}
