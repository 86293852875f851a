"""The errors that come from a difficulty put on a place by whoever leads the room."""

from sandbox.lessons.lesson import Lesson
from sandbox.lessons.way_in import NEW_CODE

LESSONS = {
    "code-used-elsewhere": Lesson(
        "Votre code provisoire a déjà été utilisé",
        "Un code sert une seule fois. Quelqu’un l’a déjà tapé, peut-être pour vous aider.",
        "Demandez un nouveau code provisoire.",
        keeps=False,
        leads_to=NEW_CODE,
    ),
    "code-misprinted": Lesson(
        "Ce code provisoire n’est pas le bon",
        "Vous avez bien recopié. Ici, c’est la lettre qui porte une faute.",
        "Demandez un nouveau code provisoire. Il remplace celui de la lettre.",
        keeps=False,
        leads_to=NEW_CODE,
    ),
    "card-lost": Lesson(
        "Nous n’avons pas réussi à vous identifier. Veuillez vérifier votre saisie.",
        "Vos réponses sont bonnes. Mais cette carte est déclarée perdue : elle ne sert plus.",
        "Dans la vraie vie, appelez le 3422. Ici, dites-le à la personne qui anime.",
    ),
    "session-ended": Lesson(
        "Votre session a expiré",
        "Ici, la personne qui anime l’atelier l’a choisi. "
        "Le vrai site se ferme seul quand on ne fait rien.",
        "Reprenez. Ici, les pages déjà passées sont gardées. Le vrai service les redemande.",
        leads_to=("Reprendre", "resume"),
    ),
    "site-stopped": Lesson(
        "Le site est indisponible pour le moment",
        "Le site est en panne ou en travaux. Ce n’est pas votre faute. "
        "Ici, la personne qui anime l’atelier l’a choisi.",
        "Attendez quelques minutes, puis réessayez. Vos papiers restent ouverts.",
        leads_to=("Réessayer", "resume"),
    ),
}
