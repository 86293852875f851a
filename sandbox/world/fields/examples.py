"""One of each field, in each of its states: what the gallery of the components shows."""

from datetime import date

from sandbox.kit.forms import Form
from sandbox.world import fields

CHOICES = [
    ("lettre", "Par lettre", "Elle arrive en quelques jours."),
    ("sms", "Par SMS", "Au numéro de ma fiche."),
    ("email", "Par e-mail, à l’adresse que j’ai donnée quand j’ai activé mon espace santé", ""),
]
SHORT = [("oui", "Oui", ""), ("non", "Non", ""), ("sais-pas", "Je ne sais pas", "")]
PAIRS = [(value, title) for value, title, _ in CHOICES]


class Examples(Form):
    """A form that nobody sends: a field of each kind, most of them needed."""

    is_kept = False

    texte = fields.TextField(
        label="Une ligne", help_text="Ce qu’il faut savoir avant d’écrire.", empty="title-empty"
    )
    long = fields.TextField(
        label="Une ligne dont l’intitulé est très long, comme le vrai service en a un ou deux",
        help_text="L’aide est longue aussi. Elle dit ce qu’il faut écrire. Elle dit où le trouver. "
        "Elle prend trois lignes dans une fenêtre étroite.",
    )
    nir = fields.NirField(label="Numéro de sécurité sociale", empty="nir-empty")
    serie = fields.SerialField(label="Numéro de série", empty="serial-empty")
    code = fields.ProvisionalCodeField(label="Code provisoire", empty="code-empty")
    chiffres = fields.OneTimeCodeField(label="Code à usage unique", empty="otp-empty")
    adresse = fields.EmailField(label="Adresse e-mail", empty="email-empty")
    telephone = fields.PhoneField(label="Numéro de téléphone mobile")
    identifiant = fields.IdentifiantField(label="Identifiant", empty="identifiant-empty")
    secret = fields.PasswordField(label="Mot de passe", empty="password-empty")
    mots = fields.CommentField(label="Quelques mots")
    jour = fields.DateField(label="Un jour")
    depuis = fields.PartialDateField(label="Depuis quand", help_text="L’année suffit.")
    mesure = fields.NumberField(
        label="Poids", unit="kg", low=2, high=300, unlikely="measure-unlikely"
    )
    heure = fields.TimeField(label="Heure", empty="time-empty")
    facon = fields.ChoiceField(
        label="Une carte parmi plusieurs", choices=CHOICES, empty="choice-empty"
    )
    reponse = fields.ShortChoiceField(
        label="Une réponse courte", choices=SHORT, empty="choice-empty"
    )
    liste = fields.SelectField(
        label="Une réponse dans une liste", choices=PAIRS, empty="choice-empty"
    )
    cases = fields.ChecksField(label="Plusieurs cases", choices=PAIRS, empty="choice-empty")
    cartes = fields.CardsField(label="Plusieurs cartes", choices=CHOICES, empty="choice-empty")
    accord = fields.ConsentField(label="J’ai lu, et je suis d’accord", empty="declaration-empty")
    option = fields.OptionField(label="Ce qui peut être coché, ou non")
    reglage = fields.SwitchField(label="Un réglage", help_text="Ce qu’il fait, sous son nom.")
    fichier = fields.FileField(label="Un fichier", empty="file-empty")


FILLED = {
    "texte": "Mardi matin, médiathèque",
    "long": "Une réponse plus longue que sa case\u00a0: on n’en voit que le début",
    "nir": "2 88 03 35 000 021 05",
    "code": "aB3d E5gH 7jK9",
    "mots": "Deux lignes.\nDans une case.",
    "jour": date(1988, 3, 1),
    "mesure": "56,1",
    "heure": "14 h 30",
    "facon": "email",
    "reponse": "non",
    "liste": "sms",
    "cases": ["lettre", "email"],
    "cartes": ["sms"],
    "accord": True,
    "option": True,
    "reglage": True,
}

WRONG = {
    "long": "marie@orange.fr",
    "nir": "12",
    "serie": "12",
    "code": "abc",
    "chiffres": "12",
    "adresse": "inaya",
    "telephone": "06",
    "identifiant": "I",
    "mots": "marie@orange.fr",
    "jour_jour": "31",
    "jour_mois": "2",
    "jour_annee": "2020",
    "depuis_annee": "20",
    "mesure": "beaucoup",
    "heure": "25 h",
    "facon": "pigeon",
    "liste": "pigeon",
    "cases": ["pigeon"],
    "cartes": ["pigeon"],
}

STATES = {
    "vide": ("Vide", {}),
    "rempli": ("Rempli", {"initial": FILLED}),
    "a-remplir": ("À remplir", {"data": {}}),
    "erreur": ("Erreur", {"data": WRONG}),
}
"""{slug of a state: its name, and what the form of the examples is given}."""
