"""The errors of messages and of the agenda (real-service.md §8)."""

from sandbox.lessons.lesson import Lesson

LESSONS = {
    # -- Messagerie
    "recipient-empty": Lesson(
        "Choisir un professionnel",
        "Un message part toujours vers quelqu’un.",
        "Choisissez une personne dans la liste.",
    ),
    "recipient-silent": Lesson(
        "Ce professionnel ne m’a pas encore écrit",
        "Le professionnel écrit toujours le premier. Vous répondez ensuite. "
        "Une pharmacie que vous connaissez peut prendre une ordonnance.",
        "Choisissez quelqu’un qui a déjà écrit. Sinon, téléphonez au cabinet.",
    ),
    "subject-empty": Lesson(
        "Choisir un sujet",
        "Le sujet dit en 2 mots de quoi parle le message.",
        "Choisissez un sujet dans la liste.",
    ),
    "message-empty": Lesson(
        "Choisir une phrase",
        "Ici, on choisit une phrase toute prête. Le commentaire seul ne suffit pas.",
        "Choisissez une phrase dans la liste.",
    ),
    "prescription-missing": Lesson(
        "Joindre une ordonnance",
        "Cette pharmacie n’a pas encore écrit. Elle prend seulement une ordonnance.",
        "Choisissez une ordonnance dans la liste des documents. S’il n’y en a pas, ajoutez-en une.",
        leads_to=("Ajouter un document", "add-document"),
    ),
    # -- Agenda
    "entry-title-empty": Lesson(
        "Choisir un titre",
        "Le titre dit de quoi il s’agit.",
        "Choisissez un titre dans la liste.",
    ),
    "entry-date-empty": Lesson(
        "Saisir la date",
        "Il manque {parts}.",
        "Écrivez le jour, le mois et l’année.",
    ),
    "time-empty": Lesson(
        "Saisir l’heure",
        "La case est vide.",
        "Écrivez par exemple 14 h 30.",
    ),
    "time-format": Lesson(
        "Cette heure n’est pas bonne",
        "Une heure va de 0 h à 23 h 59.",
        "Écrivez par exemple 14 h 30, ou 14h30.",
    ),
    "reminder-past": Lesson(
        "Choisir une date à partir d’aujourd’hui",
        "Ce jour est passé. Un rappel sert à ne pas oublier la suite.",
        "Vérifiez la date. En haut de la page, on lit la date d’aujourd’hui.",
    ),
    "reminders-full": Lesson(
        "Il y a déjà {reminders-a-day} ce jour-là",
        "Le service garde {reminders-a-day} par jour, et pas plus.",
        "Choisissez un autre jour, ou supprimez un rappel de ce jour.",
    ),
}
