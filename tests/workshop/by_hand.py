"""The learner of a seat at a browser: real requests, with cookies, tokens and every middleware.

The way is the tests' own: which pages, in which order, for whom.
"""

from sandbox.workshop.robot.browser import Hands
from sandbox.workshop.robot.journeys import STEPS
from tests.answers import PAGES
from tests.strict import Learner

OPEN_ALREADY = {
    "cloture",
    "jumelles",
    "mot-de-passe-oublie",
    "nouveau-ne",
    "ordinateur-partage",
    "souvent-hospitalise",
}
CREATED_BY_SILENCE = {
    "ancien-numero",
    "code-expire",
    "cree-jamais-active",
    "deja-cree",
    "meme-email",
    "nee-a-l-etranger",
    "stand-hopital",
}
STILL_UNDECIDED = {
    "corse",
    "invitee-par-email",
    "lettre-perdue",
    "mere-trois-enfants",
    "refus",
    "sans-coordonnees",
    "sans-photo",
}
TO_ACTIVATE = STILL_UNDECIDED | CREATED_BY_SILENCE
EVERYBODY = TO_ACTIVATE | OPEN_ALREADY

CHILDREN = {"code-expire", "cree-jamais-active", "jumelles", "mere-trois-enfants", "refus"}
WITH_CHILDREN = {"code-expire", "corse", "cree-jamais-active", "mere-trois-enfants", "refus"}

WAYS = {
    "activation": (TO_ACTIVATE, "/site/activation/", f"""
        besoins {" ".join(f"{page}:" for page in PAGES)} fin:"""),
    "nouveau-code": (TO_ACTIVATE, "/site/nouveau-code/", """
        identite: coordonnees: envoi: parti: recu=/site/activation/code/"""),
    "refus": (STILL_UNDECIDED, "/site/opposition/", """
        besoins code: identite: confirmation: fin:"""),
    "cloture-sans-connexion": (TO_ACTIVATE, "/site/opposition/", """
        besoins code: identite: confirmation: fin: suppression=/site/opposition/fin/"""),
    "3422": (TO_ACTIVATE, "/site/3422/", """
        demande: pour-qui: numero: naissance: carte: donnees: accord: fin=/papiers/"""),
    "courrier": (EVERYBODY, "/papiers/tri/", "messages"),
    "temps": (STILL_UNDECIDED, "/site/", "lettre six-semaines"),
    "connexion": (EVERYBODY, "/site/connexion/", "identifiant code:"),
    "identifiant-oublie": (EVERYBODY, "/site/identifiant-oublie/", """
        identite: envoi: parti=/site/connexion/"""),
    "mot-de-passe-oublie": (EVERYBODY, "/site/mot-de-passe-oublie/", """
        identite: envoi: code: nouveau: change=/site/connexion/"""),
    "questions": (TO_ACTIVATE, "/site/questions/", """
        taille: poids: maladie: traitement: allergie: enfants=/site/profils/"""),
    "enfants": (CHILDREN, "/site/accueil/", """
        ajouter=/site/profils/ajouter/ ouvert affiche cloture=/site/parametres/cloture/"""),
    "code-enfant": ({"jumelles", "nouveau-ne"}, "/site/profils/code/", """
        identite: personne: code: representant: fin=/site/accueil/"""),
    "dedans": (EVERYBODY, "/site/", """
        accueil: profil-medical: documents: ajouter-document=/site/documents/ajouter/ messagerie:
        nouveau-message=/site/messagerie/nouveau/ agenda: parametres:
        professionnels=/site/parametres/professionnels/
        confidentialite=/site/parametres/confidentialite/ urgence=/site/parametres/urgence/
        notifications=/site/parametres/notifications/ historique=/site/parametres/historique/
        partage: donnees=/site/parametres/donnees/"""),
    "cloture": (EVERYBODY, "/site/parametres/cloture/", """
        notice mot-de-passe=/site/parametres/cloture/{account}/?copie=on&suppression=on
        fin=/site/cloture/{account}/?copie=on efface=/site/cloture/{account}/"""),
    "apres-cloture": (EVERYBODY, "/site/cloture/", "ferme suppression rouvert=/site/accueil/"),
}  # fmt: skip
"""{journey: (whose, its address, its pages)}: `page` is at the address of the journey, `page:`
under it, `page=/elsewhere/` elsewhere."""

ONLY = {
    "nouveau-code/coordonnees": {"sans-coordonnees"},
    "3422/pour-qui": WITH_CHILDREN,
    "3422/donnees": CREATED_BY_SILENCE,
    "questions/enfants": WITH_CHILDREN,
    "code-enfant/personne": {"jumelles"},
}
"""The pages that not everybody of a journey meets."""


def way(journey, scenario):
    """{« journey/page »: its address} of a journey in this scenario, in order; {} for none."""
    whose, root, pages = WAYS[journey]
    found = {}
    for page in pages.split():
        name, _, elsewhere = page.partition("=")
        slug = f"{journey}/{name.removesuffix(':')}"
        under = f"{root}{name.removesuffix(':')}/" if name.endswith(":") else root
        if scenario in ONLY.get(slug, whose) & whose:
            found[slug] = elsewhere or under
    return found


def steps_of(scenario):
    """Every page to which a place of this scenario can be brought, in order."""
    return [slug for journey in WAYS for slug in way(journey, scenario)]


class ByHand(Hands):
    """Does what hands do, but at a browser that has sat down at the seat."""

    def __init__(self, seat):
        super().__init__(seat)
        self.learner = Learner(seat)

    def _answer_to(self, method, url, data=()):
        send = {"GET": self.learner.get, "POST": self.learner.post}[method]
        self._forget()
        return send(url, dict(data))

    def reach(self, step):
        """Do everything before a step, page after page, and look at it."""
        STEPS[step].route.begins(self)
        for slug, address in way(step.partition("/")[0], self.seat.scenario).items():
            shown = self.open(address.format(account=self.account.pk))
            if slug == step:
                return shown
            STEPS[slug].step.passes(self)
        raise LookupError(step)
