"""The errors of the questions and of the medical profile (real-service.md §6)."""

from sandbox.lessons.lesson import Lesson

LESSONS = {
    # -- the first questions
    "question-empty": Lesson(
        "Choisir une réponse",
        "Aucune réponse n’est choisie.",
        "Cochez « Oui » ou « Non ». Vous pouvez aussi passer cette question.",
    ),
    "question-which": Lesson(
        "Choisir au moins une ligne de la liste",
        "La réponse est « Oui », mais rien n’est coché dans la liste.",
        "Cochez ce que dit la fiche. Sinon, cochez « Non ».",
    ),
    "question-both": Lesson(
        "La réponse est « Non », mais une ligne est cochée",
        "Les 2 réponses ne vont pas ensemble.",
        "Si la fiche dit « Aucune », décochez la liste. Sinon, cochez « Oui ».",
    ),
    "height-format": Lesson(
        "Saisir une taille",
        "Nous n’avons pas reconnu une taille dans cette réponse.",
        "Écrivez par exemple {example}.",
        in_general={"what": "Écrivez par exemple 1,55 ou 155."},
    ),
    # -- measures
    "measure-empty": Lesson(
        "Saisir la réponse",
        "La case est vide.",
        "Écrivez la réponse de la personne que vous jouez.",
    ),
    "measure-unlikely": Lesson(
        "Vérifier la réponse : elle est surprenante",
        "{measure} : la réponse va de {low} à {high}.",
        "Vérifiez l’unité. Une virgule est peut-être mal placée.",
        in_general={"why": "Cette mesure est bien plus grande, ou plus petite, que d’habitude."},
    ),
    "pressure-order": Lesson(
        "La tension basse doit être plus petite que la tension haute",
        "Les 2 nombres sont peut-être inversés.",
        "Écrivez le plus grand nombre dans la première case.",
    ),
    "day-incomplete": Lesson(
        "Saisir la date de la mesure",
        "Il manque {parts}.",
        "Écrivez le jour, le mois et l’année.",
    ),
    # -- what a section holds
    "entry-empty": Lesson(
        "Choisir une réponse dans la liste",
        "Rien n’est choisi dans cette liste.",
        "Ouvrez la liste, puis choisissez une ligne.",
    ),
    "date-incomplete": Lesson(
        "Compléter la date",
        "Il manque {parts}.",
        "L’année seule suffit, avec ses 4 chiffres.",
    ),
    "entry-date-future": Lesson(
        "Cette date n’est pas encore arrivée",
        "Ici, on note ce qui est déjà arrivé.",
        "Regardez l’année. Pour un rendez-vous, utilisez « Agenda ».",
    ),
    "before-birth": Lesson(
        "Cette date est avant la naissance",
        "La personne n’était pas encore née.",
        "Comparez avec la date de naissance de la fiche.",
    ),
    "current-with-end": Lesson(
        "Une date de fin est écrite, mais c’est encore en cours",
        "Les 2 réponses ne vont pas ensemble.",
        "Si c’est fini, décochez « C’est en cours ». Sinon, effacez la date de fin.",
    ),
    "end-before-start": Lesson(
        "La fin est avant le début",
        "Les 2 dates sont peut-être inversées.",
        "Comparez les 2 années.",
    ),
    "trusted-taken": Lesson(
        "Il y a déjà une personne de confiance",
        "C’est {name}. On peut en choisir une seule.",
        "Choisissez un autre rôle. Ou supprimez d’abord l’ancienne.",
        in_general={"why": "On peut en choisir une seule."},
    ),
    "rules-unread": Lesson(
        "Cocher « J’ai lu les règles »",
        "La case n’est pas cochée.",
        "Lisez les règles au-dessus, puis cochez la case.",
    ),
    "vaccination-locked": Lesson(
        "Cette vaccination ne peut pas être modifiée",
        "Elle a été ajoutée par un professionnel : {professional}.",
        "En cas d’erreur, parlez-en à ce professionnel. Lui seul peut la corriger.",
        in_general={"why": "Elle a été ajoutée par un professionnel."},
    ),
}  # fmt: skip
