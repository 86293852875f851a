"""Why each page of the site asks what it asks, and what leads on, as `sandbox.world.guiding` reads
it: the training telephone, which only asks, has none."""

_WHO = "Le service vérifie que c’est bien vous."
_FOR_WHOM = "Le service doit savoir de qui il s’agit."
_OWN_CODE = "Chaque personne a son propre code."
_WHERE_TO_SEND = "Le service doit savoir où envoyer le code."
_ONLY_TO_YOU = "Le code montre que c’est bien vous\u00a0: il n’est envoyé qu’à vous."
_REACHES_YOU = "Le code montre que le téléphone ou l’e-mail est à vous."
_AGREEMENT = "Le service a besoin de votre accord."
_CONTACTS = "Le service y enverra les codes et les nouvelles."
LEGAL = "Seule une personne qui décide pour l’enfant peut continuer."

WHY = {
    "accounts:activation/carte": "Le service doit savoir quelle carte vous avez.",
    "accounts:activation/personne": _OWN_CODE,
    "accounts:activation/envoi": _WHERE_TO_SEND,
    "accounts:activation/code": _ONLY_TO_YOU,
    "accounts:activation/representant": LEGAL,
    "accounts:activation/identite": _WHO,
    "accounts:activation/choix": "C’est vous qui décidez d’avoir un espace santé, ou non.",
    "accounts:activation/conditions": _AGREEMENT,
    "accounts:activation/accord": _AGREEMENT,
    "accounts:activation/coordonnees": _CONTACTS,
    "accounts:activation/verification": _CONTACTS,
    "accounts:activation/code-email": _REACHES_YOU,
    "accounts:activation/code-mobile": _REACHES_YOU,
    "accounts:activation/identifiants": "Vous en aurez besoin chaque fois, pour entrer.",
    "accounts:withdrawal/code": "Le service vérifie que ce refus vient de la bonne personne.",
    "accounts:withdrawal/identite": _WHO,
    "accounts:withdrawal/personne": _FOR_WHOM,
    "accounts:withdrawal/representant": LEGAL,
    "accounts:withdrawal/envoi": _WHERE_TO_SEND,
    "accounts:withdrawal/confirmation": "Le service demande une dernière fois, avant de le noter.",
    "accounts:new_code/identite": _WHO,
    "accounts:new_code/personne": _OWN_CODE,
    "accounts:new_code/representant": LEGAL,
    "accounts:new_code/envoi": _WHERE_TO_SEND,
    "accounts:forgotten_identifiant/identite": _FOR_WHOM,
    "accounts:forgotten_identifiant/envoi": "Le service doit savoir où envoyer l’identifiant.",
    "accounts:forgotten_password/identite": _WHO,
    "accounts:forgotten_password/envoi": _WHERE_TO_SEND,
    "accounts:forgotten_password/code": _REACHES_YOU,
    "accounts:forgotten_password/nouveau": "Vous en aurez besoin chaque fois, pour entrer.",
    "accounts:login": _WHO,
    "accounts:login_code": "Même avec un mot de passe volé, personne n’entre sans ce code.",
}

THEIR_OWN = {"accounts:new_code/identite"}
"""Those that say it first of all."""

BEGIN = "begin"
"""The first button of a journey, on the page that says what is needed."""

GO_ON = "go-on"
"""What a new code opens, once it has come."""

LOG_IN = "accounts:login"
INSIDE = {"accounts:site": LOG_IN, "accounts:activated": LOG_IN}
"""What leads to what is done once inside."""

WAYS = {
    "activation": {
        "accounts:site": "accounts:what_is_needed",
        "accounts:what_is_needed": BEGIN,
        "accounts:new_code_sent": GO_ON,
    },
    "connexion": INSIDE,
    "nouveau-code": {
        "accounts:site": "accounts:what_is_needed",
        "accounts:what_is_needed": "accounts:ask_new_code",
        "accounts:activation/code": "accounts:ask_new_code",
        "accounts:no_contact": "accounts:call_the_insurer",
    },
    "mot-de-passe-oublie": {
        "accounts:site": LOG_IN,
        "accounts:login": "accounts:forgot_password",
    },
    "coordonnees-corrigees": {
        "accounts:site": "accounts:what_is_needed",
        "accounts:what_is_needed": BEGIN,
        "accounts:activation/code": "accounts:ask_new_code",
        "accounts:activation/envoi": "",
        "accounts:new_code/envoi": "",
        "accounts:insurer_line": "accounts:call_the_insurer",
    },
    "refus": {"accounts:site": "accounts:withdraw", "accounts:withdraw": BEGIN},
}
