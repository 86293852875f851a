"""The errors of closing a profile (real-service.md §4)."""

from sandbox.lessons.lesson import Lesson

LESSONS = {
    "closure-password-wrong": Lesson(
        "Ce mot de passe n’est pas le bon",
        "Le service vérifie que c’est bien vous. Le profil est resté ouvert.",
        "Comparez avec la fiche, {in_papers}.{which_password} « Afficher » permet de relire.",
    ),
}
