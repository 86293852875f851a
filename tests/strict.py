"""A test client that is stricter than a browser: it judges every page of the suite.

Whatever the suite tells of a journey is judged too.
"""

import re
from functools import partial

from django.test import Client
from django.urls import reverse

from sandbox.world.models import Person, World
from tests import remembered
from tests.answers import right_answers

FAULTS = {
    "an inline handler": re.compile(r"on(?<=\son)[a-z]+\s*="),
    "an inline style": re.compile(r"style(?<=\sstyle)\s*="),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)"),
    "an inline sheet": re.compile(r"<style"),
    "an unrendered tag": re.compile(r"\{\{|\{%"),
    "another host": re.compile(
        r"""//(?<!xmlns="http://)(?:(?<=[=("']//)|(?<=[=("']http://)|(?<=[=("']https://))"""
    ),
    "a moment finer than a page may say": re.compile(r"<time[^>]*\sdatetime=[\"'][^\"']*\.\d"),
    "a telephone or mail link": re.compile(r"href=[\"']?(?:tel|mailto|sms):"),
}
"""What is looked for in each page of the suite, in small letters. Each pattern begins with letters:
of any other, Python tries every place of the page, which takes a hundred times as long."""

JOURNEYS = {
    "3422": "Appel au 3422",
    "activation": "Activation",
    "cloture": "Clôture du profil",
    "cloture-sans-connexion": "Clôture sans connexion",
    "code-enfant": "Code provisoire d’un enfant",
    "connexion": "Connexion",
    "courrier": "Trier le courrier",
    "dedans": "Accueil",
    "enfants": "Profils des enfants",
    "identifiant-oublie": "Identifiant oublié",
    "mot-de-passe-oublie": "Mot de passe oublié",
    "nouveau-code": "Nouveau code provisoire",
    "premiers-choix": "Premiers choix",
    "questions": "Premières questions",
    "refus": "Opposition",
    # What is done inside, in any order
    "acces": "Accès réglés",
    "agenda": "Date notée",
    "coordonnees-corrigees": "Coordonnées corrigées",
    "document": "Document ajouté",
    "document-masque": "Document réglé",
    "document-supprime": "Document supprimé",
    "fichier-efface": "Téléchargements effacés",
    "impression": "Document imprimé",
    "telechargement": "Document téléchargé",
    "deconnexion": "Déconnexion",
    "message": "Message écrit",
    "partage": "Profil partagé",
    "profil-medical": "Profil médical rempli",
    "rangement": "Documents rangés",
    "reglages": "Réglages changés",
    "reouverture": "Profil rouvert",
    "signalement": "Accès signalé",
    "suppression": "Suppression demandée",
    "synthese": "Synthèse enregistrée",
    "telephone-associe": "Téléphone associé",
}
"""{slug: what a mediator reads on the board}: a test that tells of another proves nothing."""


def refuse_an_unknown_journey(sender, journey, **kwargs):
    assert journey in JOURNEYS, f"« {journey} » is the slug of no journey"


class StrictClient(Client):
    """Fails on what no page of ours may hold, and on a page without the room's headers."""

    def request(self, **request):
        response = super().request(**request)
        assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            page = response.content.decode().lower()
            for fault, pattern in FAULTS.items():
                assert not pattern.search(page), f"{fault} in {response.request['PATH_INFO']}"
        return response


class Learner(StrictClient):
    """Somebody sitting at a place, who posts what the page in front of them would post."""

    def __init__(self, seat):
        super().__init__()
        self.seat = seat
        remembered.seated(self, partial(self.post, reverse("workshop:enter", args=[seat.token])))

    @property
    def world(self):
        return World.objects.get(seat=self.seat)

    @property
    def person(self):
        """As they are now, in one query: it is asked several times a test."""
        played = Person.objects.select_related("world")
        return played.get(world__seat=self.seat, is_played=True)

    def send(self, url, data=(), **kwargs):
        """Post a form of the page as it stands now."""
        seats = type(self.seat).objects.filter(pk=self.seat.pk)
        [generation] = seats.values_list("world__generation", flat=True)
        return self.post(url, {"generation": generation} | dict(data), **kwargs)

    mistype = send

    @property
    def code(self):
        return self.person.provisional_codes.filter(replaced_at=None).last()

    def ask_new_code(self, channel="email"):
        """Ask for one's own code; the answer is that of the last page."""
        url = partial(reverse, "accounts:new_code")
        self.send(url(args=["identite"]), right_answers(self.person)["identite"])
        return self.send(url(args=["envoi"]), {"canal": channel})

    def step(self, slug):
        return reverse("accounts:activation", args=[slug])

    def reach(self, slug):
        """Do every page of the activation before this one, rightly; a code too old is replaced."""
        remembered.walked(self, f"activation/{slug}", partial(self._walk_to, slug))

    def _walk_to(self, slug):
        if self.code.expires_on < self.world.now.date():
            if not self.person.known_email:
                self.send(reverse("accounts:call_the_insurer"))
            self.ask_new_code()
        for step, answers in right_answers(self.person).items():
            if step == slug:
                return
            self.send(self.step(step), answers)

    def activate(self):
        """Activate the space if it is not, and leave the questions that follow behind."""
        if not self.person.account.is_activated:
            self.activate_only()
        preferences = self.person.account.preferences
        preferences.welcomed_at = self.world.now
        preferences.save(update_fields=["welcomed_at"])

    def activate_only(self):
        self.reach(None)

    def finish(self):
        """Choose for the children of the card, later for each, and arrive at the home page."""
        children = self.person.children.filter(is_on_card=True)
        answers = {f"enfant_{child.pk}": "plus-tard" for child in children}
        self.send(reverse("profiles:attached"), answers)
        return self.get(reverse("profiles:home"))

    def choose_another_password(self):
        """« Mot de passe oublié », with the spare one of the sheet."""
        url, spare = partial(reverse, "accounts:forgotten_password"), self.person.spare_password
        self.send(url(args=["identite"]), right_answers(self.person)["identite"])
        self.send(url(args=["envoi"]), {"canal": "email"})
        self.send(url(args=["code"]), {"code": self.person.one_time_codes.first().code})
        self.send(url(args=["nouveau"]), {"password": spare, "confirmation": spare})

    def login(self):
        remembered.walked(self, "inside", self.type_login)

    def type_login(self):
        """Log in by hand; the answer is that of the last page."""
        if not self.person.noted_password:
            self.choose_another_password()
        person = self.person
        self.send(
            reverse("accounts:login"),
            {"identifiant": person.noted_identifiant, "password": person.noted_password},
        )
        code = person.one_time_codes.first().code
        return self.send(reverse("accounts:login_code"), {"code": code})
