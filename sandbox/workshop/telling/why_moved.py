"""Why a place has just moved by itself, as its learner reads it on the open page."""

from sandbox.world.notices import Notice

IS_BACK = (
    "Votre exercice d’avant est revenu\u00a0: vous jouez de nouveau {player}. Ses papiers et "
    "ses numéros sont revenus aussi."
)

SENTENCES = {
    Notice.RESET: (
        "Votre place a été remise au début. La personne qui anime l’atelier l’a demandé."
    ),
    Notice.FIRST_NUMBERS: (
        "Votre place a été remise au début, avec ses premiers numéros. Les papiers ont changé. "
        "La personne qui anime l’atelier l’a demandé."
    ),
    Notice.UNDONE: (
        "Votre exercice est revenu comme avant. La personne qui anime l’atelier l’a demandé."
    ),
    Notice.REDONE: (
        "Ce qui avait été annulé est refait à votre place. "
        "La personne qui anime l’atelier l’a demandé."
    ),
    Notice.RESTORED: "Votre exercice est revenu comme avant.",
    Notice.RESTARTED: "Votre place a été remise au début. Vous pouvez recommencer.",
    Notice.AGAIN: (
        "Vous jouez {player} encore une fois, avec d’autres numéros et une autre date de "
        "naissance. Les papiers ont changé\u00a0: recopiez ceux qui sont sur l’écran."
    ),
    Notice.CHANGED: (
        "Vous avez un autre exercice\u00a0: vous jouez {player}. Son nom et son numéro de "
        "sécurité sociale ne sont pas ceux d’avant. "
        "La personne qui anime l’atelier l’a demandé."
    ),
    Notice.CHOSEN: (
        "Voici votre nouvel exercice\u00a0: vous jouez {player}. Son nom et son numéro de "
        "sécurité sociale ne sont pas ceux d’avant."
    ),
    Notice.GIVEN_BACK: IS_BACK,
    Notice.TAKEN_UP: IS_BACK,
    Notice.LED: "La personne qui anime l’atelier vous a amené à cette page.",
    Notice.REBEGUN: (
        "Votre démarche est remise au début. La personne qui anime l’atelier l’a demandé."
    ),
    Notice.POINT: "Vous revenez à un moment gardé. La personne qui anime l’atelier l’a demandé.",
    Notice.SEATED: "Vous êtes de nouveau à votre place.",
    Notice.TIME: "La date a changé : nous sommes le {today}.",
    Notice.TIME_BACK: "Votre exercice est revenu comme avant : nous sommes le {today}.",
}
"""{Notice: its sentence}."""
SENTENCES |= {each.before: said for each, said in SENTENCES.items()}
