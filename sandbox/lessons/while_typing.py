"""What the room says of a slip of the keyboard, under the box, before anything is sent."""

NOTES = {
    "caps": "Le verrou des majuscules est allumé. Appuyez une fois sur la touche Verr Maj.",
    "inverted": "Les majuscules et les minuscules ont l’air inversées. Comparez avec le papier. "
    "Sur un clavier, appuyez une fois sur la touche Verr Maj.",
    "capitals": "Tout est en majuscules. Un identifiant a seulement des minuscules.",
    "unshifted": "Vous avez tapé « {typed} ». C’est la touche du {digit}, sans la touche Maj. "
    "Maintenez la touche Maj et tapez {digit}.",
    "capital": "Vous avez tapé la lettre {typed} majuscule. Ici, il faut un chiffre : "
    "tapez {digit} ({word}).",
    "small": "Vous avez tapé la lettre {typed} minuscule. Ici, il faut un chiffre : "
    "tapez {digit} ({word}).",
    "never": "Vous avez tapé « {typed} ». Ce signe n’est jamais dans un code : on le confond trop. "
    "Comparez avec le papier.",
    "space": "Il y a un espace à la fin. Il ne se voit pas : effacez-le.",
}
"""{slip: what is said of it}. `typed` is the sign typed, `digit` the one that is meant, `word` the
name of that digit. Letters are named in capitals, with their size: « l » and « I » look alike."""

PLACES = {name: f"{{{name}}}" for name in ("typed", "digit", "word")}
"""What the page fills in, as it stands in a sentence."""

DIGITS = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
