"""The activation as its learner meets it: the pages, and what the papers say to answer on each.

The tests' own table, and the only one: the product's pages are never asked.
"""

PAGES = {
    "code": "Mon code provisoire",
    "identite": "Mon identité",
    "choix": "Mon choix",
    "conditions": "Conditions d’utilisation",
    "coordonnees": "Mes coordonnées",
    "identifiants": "Identifiant et mot de passe",
}
"""{page: its heading}, in order."""

_, *FOLLOWING = PAGES.values()
NEXT_PAGE = dict(zip(PAGES, [*FOLLOWING, "Mon espace santé est activé"], strict=True))
"""{page: the heading of the one after it}."""


def rank(page, *, without=()):
    """« 3 sur 5 »: where this page is on the way, where the way has not those ones."""
    way = [each for each in PAGES if each not in without]
    return f"{way.index(page) + 1} sur {len(way)}"


def on_tile(page):
    """What the tile of a place says of who is at this page."""
    return f"Activation, {rank(page)}"


def stands(page, *, without=()):
    """What the board says of who is at this page, where the way has not those ones."""
    return f"Activation, {rank(page, without=without)} · {PAGES[page]}"


LABELS = {
    "code": "Code provisoire",
    "nir": "Numéro de sécurité sociale",
    "naissance_jour": "Jour",
    "naissance_mois": "Mois",
    "naissance_annee": "Année",
    "serie": "Numéro de série",
    "email": "Adresse e-mail",
    "telephone": "Numéro de téléphone mobile",
    "identifiant": "Identifiant",
    "password": "Mot de passe",
    "confirmation": "Confirmer le mot de passe",
}
"""{name of a box where one writes: its label}."""

CARD = {True: "Carte Vitale avec photo", False: "Carte Vitale sans photo"}
TO_ACTIVATE = "J’active Mon espace santé"
TO_TICK = {
    "avec-photo": CARD[True],
    "sans-photo": CARD[False],
    "activer": TO_ACTIVATE,
    "on": "J’accepte les conditions d’utilisation et la politique de protection des données.",
}
"""{what a form gets: the words of the box that gives it}."""


def answers(*, code, nir, born, has_photo, serial, email, phone, identifiant, password):
    """{page: {name of a box: what is written there}}.

    Args:
        born: the day, the month and the year, as one writes them.
    """
    return {
        "code": {"code": code},
        "identite": {
            "nir": nir,
            **dict(zip(("naissance_jour", "naissance_mois", "naissance_annee"), born, strict=True)),
            "carte": "avec-photo" if has_photo else "sans-photo",
            "serie": serial,
        },
        "choix": {"choix": "activer"},
        "conditions": {"accord": "on"},
        "coordonnees": {"email": email, "telephone": phone},
        "identifiants": {
            "identifiant": identifiant,
            "password": password,
            "confirmation": password,
        },
    }


def right_answers(person):
    """What this Person's papers say to answer, page by page."""
    card, born = person.carte_vitale, person.born_on
    return answers(
        code=person.provisional_codes.filter(replaced_at=None).last().code,
        nir=person.nir,
        born=(born.day, born.month, born.year),
        has_photo=card.has_photo,
        serial=card.serial,
        email=person.email,
        phone=person.phone,
        identifiant=person.noted_identifiant,
        password=person.noted_password,
    )


def in_words(pages):
    """The same with the words of the pages: {page: {label: text, or True for a box to tick}}."""
    return {
        page: dict(
            (LABELS[name], str(text)) if name in LABELS else (TO_TICK[text], True)
            for name, text in typed.items()
        )
        for page, typed in pages.items()
    }


def answers_of(person):
    """What this Person's papers say to answer, in the words of the pages."""
    return in_words(right_answers(person))
