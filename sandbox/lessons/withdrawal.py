"""The errors of refusing: the choice, the opposition, the 3422 (real-service.md §3, §4, §10)."""

from sandbox.lessons.lesson import Lesson
from sandbox.lessons.way_in import LOG_IN, NEW_CODE

MY_REFUSAL = ("Voir mon opposition", "my-refusal")

LESSONS = {
    # -- Mon choix
    "choice-of-space-empty": Lesson(
        "Sélectionner un choix",
        "Vous n’avez pas dit ce que vous voulez : activer ou refuser.",
        "Cochez un choix, puis continuez. Vous pourrez changer d’avis.",
    ),
    "code-used-to-refuse": Lesson(
        "Votre code provisoire a déjà été utilisé",
        "Un code sert une seule fois. Celui-ci a servi à refuser.",
        "Vous pouvez changer d’avis. Demandez un nouveau code, puis activez.",
        keeps=False,
        leads_to=NEW_CODE,
    ),
    # -- M'opposer à Mon espace santé
    "already-activated": Lesson(
        "Un profil a déjà été créé pour cette personne.",
        "Pour {name}, l’espace santé est activé. On ne le refuse plus : on le clôture.",
        "Connectez-vous. Ouvrez « Paramètres », puis « Clôture du profil ».",
        leads_to=LOG_IN,
    ),
    "already-opposed": Lesson(
        "L’opposition est déjà enregistrée",
        "Pour {name}, l’espace santé ne sera pas créé. C’est déjà fait.",
        "Gardez la preuve. Ou changez d’avis : la page d’après vous le propose.",
        leads_to=MY_REFUSAL,
    ),
    "already-closed": Lesson(
        "Cet espace santé est déjà clôturé",
        "Pour {name}, l’espace santé est fermé. Il n’y a plus rien à refuser.",
        "Pour le retrouver, demandez un nouveau code provisoire, puis activez.",
        leads_to=NEW_CODE,
    ),
    "code-and-date-differ": Lesson(
        "Nous n’avons pas réussi à vous identifier. Veuillez vérifier votre saisie.",
        "La date dit {name}, mais le code est pour {owner}. Chaque personne a son propre code.",
        "Pour refuser pour {owner}, écrivez sa date de naissance. Elle est sur la fiche, "
        "{in_papers}. Pour {name}, demandez un autre code.",
        leads_to=NEW_CODE,
        in_general={
            "why": "La date et le code ne sont pas ceux de la même personne.",
            "what": "Écrivez la date de la personne dont vous avez le code. "
            "Ou demandez un code pour l’autre personne.",
        },
    ),
    # -- Le 3422
    "call-closed": Lesson(
        "Le 3422 est fermé",
        "Il répond du lundi au vendredi, de {phone-opens} à {phone-closes}. "
        "Ici, nous sommes {moment}.",
        "Rappelez un jour de semaine. Ou faites la démarche sur le site : il est toujours ouvert.",
        leads_to=("Aller sur le site", "site"),
    ),
    "call-empty": Lesson(
        "Choisissez une réponse",
        "La personne du 3422 attend. Vous n’avez rien répondu.",
        "Cochez une réponse, puis choisissez « Répondre ».",
    ),
    "call-cannot": Lesson(
        "Je ne peux pas continuer sans cette réponse",
        "Le 3422 vérifie à qui il parle. Il pose donc 3 questions.",
        "Gardez vos papiers près de vous. Ici, la réponse est déjà écrite : lisez-la.",
    ),
}  # fmt: skip
