"""The errors of documents (real-service.md §7)."""

from sandbox.lessons.lesson import Lesson

FROM_THE_SHELF = "Ouvrez « Mes papiers », puis « Documents ». Choisissez un des bons documents."

LESSONS = {
    # -- the file
    "file-empty": Lesson(
        "Sélectionner un document",
        "Aucun fichier n’est choisi.",
        "Téléchargez un document de « Mes papiers ». Ensuite, choisissez-le ici.",
    ),
    "file-again-empty": Lesson(
        "Choisissez à nouveau le fichier",
        "Le navigateur l’oublie quand la page revient.",
        "Choisissez-le encore une fois, au même endroit.",
    ),
    "file-name-real": Lesson(
        "Le nom de ce fichier contient peut-être une vraie information. Nous ne l’avons pas gardé.",
        "Il ressemble à un vrai numéro ou à une vraie adresse e-mail.",
        FROM_THE_SHELF,
        keeps=False,
    ),
    "file-type": Lesson(
        "Ce format de fichier n’est pas accepté",
        "Le service prend les fichiers pdf, txt, rtf, jpg, png et tiff. "
        "Le format est à la fin du nom.",
        FROM_THE_SHELF,
    ),
    "file-size": Lesson(
        "Le fichier ne doit pas dépasser {document-heaviest}",
        "Ce fichier est trop lourd. Le service prend {document-heaviest} au plus.",
        FROM_THE_SHELF,
    ),
    "file-void": Lesson(
        "Le fichier est vide",
        "Il pèse 0 octet. Il n’y a rien à lire dedans.",
        FROM_THE_SHELF,
    ),
    "file-unknown": Lesson(
        "Seuls les documents de « Mes papiers » peuvent être ajoutés. "
        "Celui-ci est peut-être à vous : nous ne l’avons pas gardé.",
        "Ici, tout est faux. Un vrai document dirait quelque chose de votre santé.",
        FROM_THE_SHELF,
        keeps=False,
    ),
    # -- what is said of it
    "document-name-empty": Lesson(
        "Saisir le nom du document",
        "La case est vide.",
        "Écrivez ce que c’est. Par exemple : ordonnance de mars.",
    ),
    "document-name-length": Lesson(
        "Le nom du document ne doit pas dépasser {document-name-longest}",
        "Vous avez écrit {typed} caractères.",
        "Gardez 3 ou 4 mots.",
        in_general={"why": "Le nom est trop long pour la liste."},
    ),
    "document-name-characters": Lesson(
        "Cette saisie contient un caractère non autorisé",
        "Le nom a des lettres, des chiffres et des espaces. "
        "Les seuls signes permis sont le tiret, le point, la virgule et l’apostrophe.",
        "Retirez les autres signes.",
    ),
    "document-date-empty": Lesson(
        "Saisir la date du document",
        "Il manque {parts}.",
        "Écrivez la date du jour, ou celle du document.",
    ),
    "document-date-future": Lesson(
        "La date du document ne peut pas être dans le futur",
        "Ce jour n’est pas encore arrivé. La date du jour est en haut de la page.",
        "Écrivez la date du jour, ou une date passée.",
    ),
    "document-category-empty": Lesson(
        "Sélectionner une catégorie",
        "La catégorie sert à retrouver le document dans la liste.",
        "Choisissez dans la liste. Si rien ne convient, prenez « Autres documents ».",
    ),
    # -- several at once
    "documents-none": Lesson(
        "Sélectionner au moins un document",
        "Aucun document n’est coché.",
        "Cochez un document, ou plusieurs.",
    ),
    "confidentiality-empty": Lesson(
        "Sélectionner une confidentialité",
        "Vous n’avez pas choisi entre visible et masqué.",
        "Cochez un choix.",
    ),
    "folder-empty": Lesson(
        "Sélectionner un dossier",
        "Aucun dossier n’est choisi.",
        "Choisissez un dossier dans la liste, ou « Aucun dossier ».",
    ),
    "document-not-own": Lesson(
        "Ce document ne peut pas être supprimé",
        "« {name} » vient de : {author}. On supprime seulement ce qu’on a ajouté.",
        "Vous pouvez le masquer. Revenez, puis choisissez « Gérer la confidentialité ».",
    ),
    "documents-too-many": Lesson(
        "Supprimer {documents-deleted-at-once} au plus à la fois",
        "Vous en avez coché {count}.",
        "Décochez des documents, et recommencez ensuite avec les autres.",
        in_general={"why": "Trop de documents sont cochés."},
    ),
    # -- folders
    "folder-name-empty": Lesson(
        "Saisir le nom du dossier",
        "La case est vide.",
        "Écrivez ce qu’il contient. Par exemple : dentiste.",
    ),
    "folder-name-length": Lesson(
        "Le nom du dossier ne doit pas dépasser {document-name-longest}",
        "Vous avez écrit {typed} caractères.",
        "Gardez 3 ou 4 mots.",
        in_general={"why": "Le nom est trop long pour la liste."},
    ),
    "folder-name-characters": Lesson(
        "Cette saisie contient un caractère non autorisé",
        "Le nom a des lettres, des chiffres et des espaces. "
        "Les seuls signes permis sont le tiret, le point, la virgule et l’apostrophe.",
        "Retirez les autres signes.",
    ),
    "folder-name-taken": Lesson(
        "Un dossier porte déjà ce nom",
        "2 dossiers du même nom seraient confondus.",
        "Écrivez un autre nom.",
    ),
}
