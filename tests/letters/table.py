"""Which signed texts stand for which mail, and for which PDF."""

MAILS = {
    "activation_reminder.email": ["rappel-activation-email"],
    "child_invitation.email": ["invitation-enfant"],
    "closed.email": [
        "cloture-email",
        "cloture-email-enfant",
        "cloture-suppression-email",
        "cloture-suppression-email-enfant",
    ],
    "closed_before_activation.email": [
        "cloture-sans-connexion-email",
        "cloture-sans-connexion-email-enfant",
    ],
    "closed_before_activation.letter": [
        "cloture-sans-connexion-letter",
        "cloture-sans-connexion-letter-enfant",
    ],
    "contact_changed.email": ["adresse-changee-email"],
    "contact_changed.sms": ["numero-change-sms", "numero-retire-sms"],
    "copy_ready.email": [
        "copie-prete-email",
        "copie-prete-email-cloture",
        "copie-prete-email-enfant",
        "copie-prete-email-enfant-cloture",
    ],
    "emergency_access.email": ["acces-urgence-email"],
    "erased.email": ["suppression-email", "suppression-email-enfant"],
    "erased.letter": ["suppression-letter", "suppression-letter-enfant"],
    "erasure_asked.email": ["suppression-demandee-email", "suppression-demandee-email-enfant"],
    "erasure_asked.letter": ["suppression-demandee-letter", "suppression-demandee-letter-enfant"],
    "fraud.email": ["fraude-email"],
    "fraud.sms": ["fraude-sms"],
    "identifiant.email": ["identifiant-email"],
    "identifiant.sms": ["identifiant-sms"],
    "invitation.email": ["invitation-email"],
    "invitation.letter": ["invitation"],
    "new_access.email": ["acces-email"],
    "new_document.email": ["nouveau-document-email"],
    "new_message.email": ["new_message-email"],
    "of_age.email": ["18-ans-enfant-email", "18-ans-parent-email"],
    "one_time_code.email": ["code-email"],
    "one_time_code.sms": ["code-sms"],
    "opposition.email": ["opposition-email", "opposition-email-enfant"],
    "opposition.letter": ["opposition-letter", "opposition-letter-enfant"],
    "prevention.email": ["prevention-email"],
    "provisional_code.email": ["nouveau-code-email", "nouveau-code-email-enfant"],
    "provisional_code.letter": ["nouveau-code-letter", "nouveau-code-letter-enfant"],
    "provisional_code.sms": ["nouveau-code-sms", "nouveau-code-sms-enfant"],
    "reminder.email": ["reminder-email", "reminder-appointment-email"],
    "sharing_answer.email": [
        "partage-reponse-carer-non",
        "partage-reponse-carer-oui",
        "partage-reponse-parent-non",
        "partage-reponse-parent-oui",
    ],
    "sharing_invitation.email": ["partage-invitation-carer", "partage-invitation-parent"],
}
"""{a file of `templates/mail`, without its end: the texts signed for it}."""

PDFS = {
    "accounts/proof_of_refusal.py": ["preuve-opposition", "preuve-opposition-enfant"],
    "profiles/export.py": ["copie-des-donnees"],
    "profiles/models/documents.py": [
        "document-recu-biologie",
        "document-recu-ordonnance",
        "document-recu-radio",
        "document-synthese",
        "document-directives",
        "justificatif-proche",
    ],
    "sandbox/world/samples.py": [
        "document-ordonnance",
        "document-prise-de-sang",
        "document-carnet-de-vaccination",
    ],
}
"""{a module that makes a PDF: the texts signed for what it makes}."""

PAPERS = ["differences", "fiche"]
"""What is printed."""
