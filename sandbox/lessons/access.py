"""The errors of the settings (real-service.md §9)."""

from sandbox.lessons.lesson import Lesson

LESSONS = {
    # -- Mot de passe
    "current-password-wrong": Lesson(
        "Le mot de passe actuel n’est pas le bon",
        "Le service vérifie que c’est bien vous, avant de le changer.",
        "Comparez avec la fiche, {in_papers}.{which_password} « Afficher » permet de relire.",
    ),
    # -- Adresse e-mail, Numéro de téléphone
    "contact-same": Lesson(
        "Ces coordonnées sont déjà celles du compte",
        "Vous avez recopié celles de maintenant.",
        "Recopiez {other}.",
    ),
}
