"""The errors of children, of a second parent, of a carer (real-service.md §5)."""

from sandbox.lessons.lesson import Lesson

ON_SHEET = "Recopiez la fiche, {in_papers}."

LESSONS = {
    # -- Ajouter un ou plusieurs profils
    "profiles-empty": Lesson(
        "Sélectionner un profil",
        "Aucun enfant n’est coché.",
        "Cochez un enfant, ou plusieurs.",
    ),
    "certificate-empty": Lesson(
        "Certifier être le représentant légal",
        "La case n’est pas cochée. Seul le représentant légal décide pour un enfant.",
        "Si c’est vrai pour la personne que vous jouez, cochez la case.",
    ),
    "not-representative": Lesson(
        "Je ne peux pas accéder au profil {name:of}",
        "{name} est sur la carte, mais son représentant légal est une autre personne.",
        "Choisissez un autre enfant. Dans la vraie vie, en cas de doute, appelez le 3422.",
    ),
    # -- Le code provisoire d'un enfant
    "child-birth-date": Lesson(
        "Nous n’avons pas réussi à vous identifier. Veuillez vérifier votre saisie.",
        "C’est la date de naissance du parent. Ici, il faut celle de l’enfant.",
        "La date de l’enfant est sur la fiche, {in_papers}.",
    ),
    "child-activated": Lesson(
        "Un profil a déjà été créé pour cette personne.",
        "Le profil {name:of} est déjà activé. Un code provisoire ne sert plus à rien.",
        "Choisissez ce profil en haut à droite.",
    ),
    "whom-empty": Lesson(
        "Sélectionner une personne",
        "Plusieurs personnes sont nées le même jour. Le service ne peut pas deviner.",
        "Cochez un prénom.",
    ),
    "code-of-another": Lesson(
        "Ce code provisoire n’est pas le bon",
        "C’est {nearly}le code {owner:of}. Chaque personne a son propre code.",
        "{find_code}",
        keeps=False,
        in_general={"why": "Chaque personne a son propre code."},
    ),
    # -- Partager un profil
    "birth-name-empty": Lesson(
        "Saisir le nom de naissance",
        "La case est vide.",
        "Le nom est sur la fiche, {in_papers}.",
    ),
    "first-name-empty": Lesson(
        "Saisir le prénom",
        "La case est vide.",
        "Le prénom est sur la fiche, {in_papers}.",
    ),
    "length-empty": Lesson(
        "Sélectionner une durée",
        "Vous n’avez pas choisi combien de temps dure l’accès.",
        "Cochez un choix.",
    ),
    "declaration-empty": Lesson(
        "Cocher la déclaration",
        "Sans cette case cochée, l’invitation ne part pas.",
        "Lisez la phrase. Si elle est vraie, cochez la case.",
    ),
    "relative-unknown": Lesson(
        "Nous n’avons trouvé personne avec ces informations",
        "{slip}",
        f"{ON_SHEET} N’écrivez pas le nom d’une vraie personne.",
        in_general={"why": "Le nom, le prénom ou la date n’est pas celui de la fiche."},
    ),
    "relative-name": Lesson(
        "Nous n’avons trouvé personne à ce nom",
        "{slip}",
        f"{ON_SHEET} N’écrivez pas le nom d’une vraie personne.",
        in_general={"why": "Ce n’est pas un nom de la fiche."},
    ),
    "relative-oneself": Lesson(
        "Nous n’avons trouvé personne avec ces informations",
        "Ce sont les informations {name:of}, la personne que vous jouez.",
        "Écrivez celles de l’autre personne. Elles sont sur la fiche.",
        in_general={"why": "Ce sont les informations de la personne que vous jouez."},
    ),
    "relative-not-activated": Lesson(
        "Cette personne n’a pas encore activé son profil",
        "{name} doit d’abord activer son propre espace santé.",
        "Dans la vraie vie, {name} l’active, puis vous recommencez.",
        in_general={
            "why": "Cette personne doit d’abord activer son propre espace santé.",
            "what": "Dans la vraie vie, elle l’active, puis vous recommencez.",
        },
    ),
}
