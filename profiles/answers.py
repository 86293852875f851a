"""What a professional writes back to each sentence of `messages.SENTENCES`."""

ANSWER = "Bonjour, j’ai bien reçu votre message. Bonne journée."
ANSWER_TO_A_PRESCRIPTION = (
    "Bonjour, votre ordonnance est bien arrivée. Les médicaments sont prêts demain à 10 h."
)
RECEIVED = "Merci, votre document est bien arrivé. Bonne journée."
NOT_JOINED = (
    "Bonjour, il n’y a aucun document avec votre message. Pouvez-vous le joindre, puis l’envoyer à "
    "nouveau ?"
)

SAY_JOINED = {"document-joint", "document-envoye", "ordonnance-jointe", "resultats-joints"}
"""The sentences that a document goes with."""

ANSWERS = {
    "document-manquant": "Il est dans vos documents, sous mon nom. Sinon, appelez-nous.",
    "rendez-vous-impossible": "Merci de prévenir. Pour annuler ou changer la date, appelez-nous. "
    "Tant que ce n’est pas fait, elle reste dans votre agenda.",
    "rendez-vous-deplace": "Appelez-nous, et nous choisissons une autre date. Tant que ce n’est "
    "pas fait, rien ne change dans votre agenda.",
    "rendez-vous-demande": "Les rendez-vous se prennent au téléphone. Appelez-nous.",
    "heure": "L’heure est dans votre agenda, si le rendez-vous est pris. Sinon, appelez-nous.",
    "a-jeun": "C’est écrit sur l’ordonnance. En cas de doute, appelez-nous.",
    "papiers": "Votre carte Vitale et votre dernière ordonnance.",
    "accompagne": "Oui, vous pouvez venir avec un proche.",
    "renouvellement": "Pour renouveler une ordonnance, il faut en parler. Appelez-nous.",
    "traitement-fini": "C’est noté. Nous en parlons la prochaine fois.",
    "traitement-question": "Appelez-nous, c’est plus simple. Ne changez rien avant.",
    "pas-compris": "Bien sûr. Appelez-nous, et nous expliquons autrement.",
    "appel": "Appelez-nous plutôt, de 9 h à 18 h. Quelqu’un vous répond.",
    "disponible": "Dès que la pharmacie vous écrit qu’ils sont prêts, à ses heures d’ouverture.",
}
"""{sentence: what is answered to it}; the others only need a polite word."""


def to(phrase, *, document, own):
    """What to answer, and whether it is the exchange's own.

    Args:
        document: the Document joined, or None.
        own: what the exchange has to answer, once: "" when it is said, or there is nothing.
    """
    if phrase in SAY_JOINED and document is None:
        return NOT_JOINED, False
    if phrase not in ANSWERS:
        return own or (RECEIVED if document else ANSWER), bool(own)
    is_due = bool(own and document)
    return "\n".join([own, ANSWERS[phrase]] if is_due else [ANSWERS[phrase]]), is_due
