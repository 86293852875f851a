"""The mediator at the laptop, and somebody who comes to the door without a link."""

import re

from playwright.sync_api import expect

from sandbox.workshop.models import Workshop
from sandbox.workshop.views import access
from tests.e2e.somebody import Somebody


class Walker(Somebody):
    """Somebody who types the workshop's code at the door, then chooses a place."""

    def when_they_join(self, workshop, place):
        self.when_they_open("/")
        self.write(self.field("Code de l’atelier"), workshop.code.lower())
        self.press(self.button("Entrer dans la salle"))
        self.press(self.page.get_by_role("button", name=re.compile(f"Place {place}\\b")))
        self.seat = workshop.seats.get(number=place)
        expect(self.heading(str(self.seat))).to_be_visible()


class MediatorAtALaptop(Somebody):
    """Whoever opened the link that the program prints."""

    def given_they_are_let_in(self, user=None):
        self.when_they_open(access.login_path(user or access.machine_mediator()))
        self.press(self.button("Entrer"))
        self.then_the_page_is("Mes ateliers")

    def when_they_prepare(self, title, *, person="Inaya, mère de trois enfants", places="3"):
        self.press(self.link("Nouvel atelier"))
        self.write(self.field("Titre"), title)
        scenarios = self.page.get_by_role("group", name="Scénario")
        self.choose(scenarios.get_by_role("checkbox", name=person))
        self.write(self.field("Nombre de places"), places)
        self.choose(self.field("Comme dans le tutoriel (2022)"))
        self.press(self.button("Préparer l’atelier"))
        expect(self.page.get_by_text("est prêt")).to_be_visible()
        return Workshop.objects.get(title=title)

    def when_they_open_the_board(self, workshop):
        self.when_they_open(f"/animation/{workshop.code}/")

    def tile(self, number):
        return self.page.get_by_role("link", name=re.compile(f"^Place {number}\\b"))

    @property
    def first_tile(self):
        return self.page.get_by_role("list", name="Places").get_by_role("link").first

    def when_they_press_the_tile(self, number):
        self.press(self.tile(number))

    def when_they_reset_the_place(self):
        self.press(self.button("Remettre la place au début"))

    def when_they_take_it_back(self):
        self.press(self.button("Annuler"))

    def then_the_tile_says(self, number, words):
        expect(self.tile(number)).to_contain_text(words)

    def then_it_is_done(self, sentence):
        """On the page; and heard there, where a script moves it into the one live region."""
        said = (
            self.page.get_by_role("status") if self.javascript else self.page.locator("[data-say]")
        )
        expect(said.filter(has_text=sentence)).to_be_visible()
