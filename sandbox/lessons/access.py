"""The errors of the first choices and of the settings (real-service.md §1.4 and §9)."""

from sandbox.lessons.lesson import Lesson

LESSONS = {
    # -- Confidentialité, à la première connexion
    "first-confidentiality-empty": Lesson(
        "Sélectionner un choix",
        "Rien n’est coché d’avance. Sans ce choix, le service ne continue pas.",
        "Cochez « Visibles » ou « Masqués ». Cela se change ensuite dans « Paramètres ».",
    ),
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
