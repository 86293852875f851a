"""The errors of the room’s own pages, and the one that any text may meet."""

from sandbox.lessons.lesson import Lesson

LESSONS = {
    # -- the room's own pages
    "room-code-empty": Lesson(
        "Écrivez le code de l’atelier",
        "La case est vide.",
        "Regardez le mur, ou votre fiche. Le code a 4 lettres.",
    ),
    "room-code-wrong": Lesson(
        "Aucun atelier n’a ce code",
        "Une lettre n’est pas la bonne, ou l’atelier est fini.",
        "Comparez avec le mur, ou avec votre fiche. Il n’y a jamais de I ni de O.",
    ),
    "room-code-length": Lesson(
        "Le code de l’atelier a 4 lettres",
        "{gap}",
        "Comparez avec le mur, ou avec votre fiche.",
    ),
    "seat-code-empty": Lesson(
        "Écrivez le code de la place",
        "La case est vide.",
        "Regardez votre fiche. Le code de la place a 4 chiffres.",
    ),
    "seat-code-wrong": Lesson(
        "Ce n’est pas le code de cette place",
        "Chaque place a son code. C’est peut-être la fiche d’une autre place.",
        "Comparez avec la fiche, ou demandez à la personne qui anime l’atelier.",
    ),
    "seat-code-is-number": Lesson(
        "Ce n’est pas le code de cette place",
        "C’est le numéro de la place. Le code est un autre nombre, de 4 chiffres.",
        "Regardez votre fiche, à la ligne « Code de la place ».",
    ),
    "seat-code-length": Lesson(
        "Le code de la place a 4 chiffres",
        "{gap}",
        "Comparez avec la fiche, à la ligne « Code de la place ».",
    ),
    "seat-code-signs": Lesson(
        "Le code de la place a 4 chiffres",
        "{slip}",
        "{how} Puis comparez avec votre fiche.",
        in_general={
            "why": "Des lettres ou des signes sont à la place de chiffres.",
            "what": "Écrivez des chiffres. Puis comparez avec votre fiche.",
        },
    ),
    "link-code-empty": Lesson(
        "Écrivez le code pour animer",
        "La case est vide.",
        "Demandez-le à la personne qui vous invite. Il a 6 lettres.",
    ),
    "link-code-wrong": Lesson(
        "Ce code pour animer n’est pas bon",
        "Une lettre est fausse, ou le code a déjà servi. Il vaut {link-code-life}.",
        "Comparez avec l’écran de la personne qui vous invite, ou demandez un autre code.",
    ),
    "link-code-length": Lesson(
        "Le code pour animer a 6 lettres",
        "{gap}",
        "Comparez avec l’écran de la personne qui vous invite. Le code de l’atelier, plus court, "
        "ne sert pas ici.",
    ),
    "title-empty": Lesson(
        "Écrivez un titre",
        "La case est vide.",
        "Par exemple : mardi matin, médiathèque.",
    ),
    "title-too-long": Lesson(
        "Le titre est trop long",
        "Il peut avoir jusqu’à 100 caractères.",
        "Écrivez-le plus court.",
    ),
    "sheets-in-use": Lesson(
        "L’atelier que vous copiez garde son code et ses fiches",
        "Sa journée n’est pas finie, ou quelqu’un y est encore. Le code est au mur : il reste là.",
        "Décochez cette case. Vous pourrez garder les mêmes fiches le lendemain de l’atelier.",
    ),
    "workshop-date-empty": Lesson(
        "Écrivez la date de l’atelier",
        "Il manque {parts}.",
        "Écrivez le jour, le mois et l’année.",
    ),
    "workshop-date-wrong": Lesson(
        "Cette date ne convient pas",
        "Elle est passée, ou dans plus de {room-furthest}. Tout est effacé le soir de l’atelier.",
        "Écrivez la date d’aujourd’hui, ou celle de l’atelier.",
    ),
    "seats-empty": Lesson(
        "Écrivez le nombre de places",
        "La case est vide.",
        "Écrivez un nombre, par exemple 12.",
    ),
    "seats-wrong": Lesson(
        "Le nombre de places va de 1 à {room-most-places}",
        "{slip}",
        "Écrivez un nombre de 1 à {room-most-places}, en chiffres.",
        in_general={"why": "Ce n’est pas un nombre de 1 à {room-most-places}."},
    ),
    "scenario-empty": Lesson(
        "Choisissez un scénario",
        "Aucun scénario n’est coché.",
        "Cochez une personne, ou plusieurs. Chaque place jouera l’une d’elles.",
    ),
    "scenario-too-many": Lesson(
        "Il y a plus de scénarios que de places",
        "Vous avez coché {chosen} scénarios, pour {seats} place{s}.",
        "Décochez des scénarios, ou écrivez plus de places.",
        in_general={"why": "Chaque place joue une seule personne."},
    ),
    "plan-empty": Lesson(
        "Choisissez un fichier",
        "Aucun fichier n’est choisi, ou il est vide.",
        "Appuyez sur le bouton de la case. Choisissez le fichier "
        "dont le nom commence par « atelier » et finit par « .json ».",
    ),
    "plan-too-big": Lesson(
        "Ce fichier est trop gros pour un atelier",
        "Un atelier emporté est un texte. Il tient dans 200 ko.",
        "Choisissez le fichier en « .json » fait par « Emporter ».",
    ),
    "plan-not-ours": Lesson(
        "Ce fichier n’est pas un atelier emporté",
        "Ce programme ne l’a pas fait, ou il a été coupé.",
        "Sur l’autre ordinateur, ouvrez « Mes ateliers ». "
        "Appuyez sur « Copier ou emporter », puis sur « Emporter ».",
    ),
    "plan-wrong": Lesson(
        "{where} : {problem}",
        "Le fichier vient d’une autre version du programme, ou il a été changé à la main.",
        "Préparez cet atelier ici, avec « Nouvel atelier ».",
        in_general={"says": "Le fichier dit quelque chose que ce programme ne connaît pas"},
    ),
    "plan-unknown": Lesson(
        "{where} : ce programme ne connaît pas « {value} »",
        "Le fichier vient d’une autre version du programme, ou il a été changé à la main.",
        "Préparez cet atelier ici, avec « Nouvel atelier ». Ou mettez ce programme à jour.",
        in_general={"says": "Le fichier nomme quelqu’un ou quelque chose que ce programme n’a pas"},
    ),
    "moment-name-empty": Lesson(
        "Donnez un nom à ce moment",
        "La case est vide.",
        "Par exemple : juste avant la clôture.",
    ),
    "moment-step-empty": Lesson(
        "Choisissez une étape",
        "Pour tout l’atelier, chaque place va jusqu’à une étape.",
        "Choisissez une étape de la liste, ou gardez ce moment pour cette place.",
    ),
    "seen-empty": Lesson(
        "Écrivez ce que vous avez vu",
        "La case est vide.",
        "Par exemple : le premier bouton s’appelle autrement.",
    ),
    # -- anywhere
    "choice-empty": Lesson(
        "Choisir une réponse",
        "Aucune réponse n’est choisie.",
        "Cochez une réponse.",
    ),
    "choice-unknown": Lesson(
        "Cette réponse n’est pas dans la liste",
        "La page a reçu une réponse qu’elle ne propose pas.",
        "Choisissez une réponse de la liste.",
        keeps=False,
    ),
    "number-format": Lesson(
        "Saisir un nombre",
        "La case attend des chiffres, avec une virgule si besoin.",
        "Écrivez par exemple {example}.",
    ),
    "comment-too-long": Lesson(
        "Le commentaire ne doit pas dépasser 200 caractères",
        "Vous avez écrit {typed} caractères.",
        "Gardez l’essentiel, en une phrase ou deux.",
        in_general={"why": "Le commentaire est trop long."},
    ),
    "text-too-long": Lesson(
        "Ce texte est trop long",
        "Il dépasse 2 000 caractères. Nous ne l’avons ni lu ni gardé.",
        "Écrivez-le plus court.",
        keeps=False,
    ),
    "text-real": Lesson(
        "Ce texte contient peut-être une vraie information. Nous ne l’avons pas gardé.",
        "Il ressemble à un vrai numéro ou à une vraie adresse e-mail.",
        "{only_ours}",
        keeps=False,
    ),
}  # fmt: skip
