"""Somebody at a PC of the room. Their methods are the sentences of the journeys.

What they touch is found as they would find it: by its role, its label, its words.
"""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Error, expect

from accounts.models import Account
from tests.answers import NEXT_PAGE, answers, answers_of, in_words
from tests.strict import Learner

PATIENCE = 20_000
"""Milliseconds that a busy machine may take to do anything: only what fails ever waits for them."""

TITLE_OF_AN_ERROR = re.compile(r"^Entraînement – Erreur\s: ")
TITLE_SAYS_IT = r"""() => {
  const said = document.title.match(/^Entraînement – (Erreur|À remplir)\s: /);
  const isOnlyMissing = document.querySelector(".error-summary--blank");
  return said && said[1] === (isOnlyMissing ? "À remplir" : "Erreur");
}"""
KEPT_HERE = """() => JSON.stringify([
  { ...sessionStorage }, document.querySelector("[data-owner]")?.dataset,
  performance.getEntriesByType("navigation")[0].type, typeof window.guard, typeof window.say,
])"""
QUESTIONS = {
    "Taille": ("Quelle est ma taille\u00a0?", "Ma taille"),
    "Poids": ("Quel est mon poids\u00a0?", "Mon poids"),
    "Maladie": ("Ai-je une maladie ou un handicap\u00a0?", None),
    "Traitement": ("Est-ce que je prends un traitement\u00a0?", None),
    "Allergie": ("Ai-je des allergies\u00a0?", None),
}
"""The line of the sheet, the page that asks for it, and the box to fill, if there is one."""


def words(text):
    """The text without any space: a number as one types it."""
    return re.sub(r"\s", "", text)


class Somebody:
    """Somebody with a browser of their own, sitting at a place with a mouse.

    Args:
        seat: the place whose link they were given.
        window: their browser's context; `width` and `javascript` say how it was made.
    """

    def __init__(self, seat, window, live_server, *, width, javascript):
        self.seat, self.window, self.server = seat, window, live_server
        self.is_narrow = width < 1024
        self.javascript = javascript
        self.faults, self.loads, self.posts = [], 0, []
        self.page = self.open_tab()

    def open_tab(self):
        page = self.window.new_page()
        page.on("load", lambda _: setattr(self, "loads", self.loads + 1))
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error.stack or error}"))
        page.on("request", self._watch)
        page.on("response", self._judge)
        return page

    def _hear(self, message):
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({self.page.url})")

    def _watch(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.netloc != urlsplit(self.server.url).netloc:
            self.faults.append(f"another host: {request.url}")
        if request.method == "POST":
            self.posts.append(parts.path)

    def _judge(self, response):
        if response.status >= 500:
            self.faults.append(f"{response.status}: {response.url}")

    def tells_of_their_tab(self):
        """Its address, what it keeps, whose it says it is, and what went wrong unseen."""
        try:
            kept = self.page.evaluate(KEPT_HERE) if self.javascript else ""
        except Error as error:
            kept = error.message
        return "\n".join([self.page.url, kept, *self.faults])

    # -- what is so before the journey ----------------------------------------------------------

    @property
    def person(self):
        """The fake person of this seat, as the database has it now."""
        return type(self.seat).objects.get(pk=self.seat.pk).world.player

    @property
    def account(self):
        return Account.objects.get(holder=self.person)

    def given_they_are_seated(self, learner=None):
        """Sat down already, and gone as far as this Learner; the browser gets its cookie."""
        learner = learner or Learner(self.seat)
        name = settings.SESSION_COOKIE_NAME
        value = learner.cookies[name].value
        self.window.add_cookies([{"name": name, "value": value, "url": self.server.url}])

    def given_their_activation_is_at(self, slug):
        self.page.goto("about:blank")  # else an open page says that its place is taken over
        learner = Learner(self.seat)
        learner.reach(slug)
        self.given_they_are_seated(learner)
        self.when_they_open(learner.step(slug))

    def given_their_space_is_activated(self):
        learner = Learner(self.seat)
        learner.activate()
        self.given_they_are_seated(learner)

    def given_they_are_logged_in(self):
        learner = Learner(self.seat)
        learner.activate()
        learner.login()
        self.given_they_are_seated(learner)
        self.when_they_open(reverse("profiles:home"))

    # -- gestures -------------------------------------------------------------------------------

    def press(self, control):
        """Use a button, a link, or what opens a drawer."""
        control.click()

    def write(self, field, text):
        field.fill(text)

    def choose(self, box):
        """Tick a box or a radio."""
        box.check()

    def untick(self, box):
        box.uncheck()

    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name):
        return self.page.get_by_role("link", name=name, exact=True)

    def field(self, label):
        """What is filled or ticked: a paper may bear the same name as the box it is copied into."""
        boxes = self.page.locator("input, select, textarea")
        return self.page.get_by_label(label, exact=True).and_(boxes)

    def heading(self, name):
        return self.page.get_by_role("heading", name=name, exact=True)

    def disclosure(self, name):
        """What opens on a click: <summary> has no role of its own in every browser."""
        return self.page.locator("summary").filter(has_text=name)

    # -- getting about --------------------------------------------------------------------------

    def when_they_open(self, address):
        return self.page.goto(address)

    def when_they_open_the_link_of_their_place(self):
        opened = self.when_they_open(reverse("workshop:enter", args=[self.seat.token]))
        if not self.javascript:  # else the page of a free place presses by itself
            self.press(self.button("M’asseoir ici"))
        return opened

    def when_they_go_to_the_site(self):
        self.press(self.link("Aller sur le site d’entraînement"))
        expect(self.link("Activer mon espace santé")).to_be_visible()

    def when_they_start_to_activate(self):
        self.press(self.link("Activer mon espace santé"))
        self.then_the_page_is("Ce qu’il me faut")
        expect(self.link("Demander un nouveau code provisoire")).to_be_visible()
        self.press(self.link("Commencer"))
        self.then_the_page_is("Mon code provisoire")

    def when_they_go_back(self):
        self._leave_this_page(self.page.go_back)

    def when_they_go_forward(self):
        self._leave_this_page(self.page.go_forward)

    def _leave_this_page(self, gesture):
        """With htmx, the old page stays on the screen until the other one has come."""
        self.page.evaluate("document.querySelector('main').setAttribute('data-old', '')")
        gesture()
        expect(self.page.locator("main:not([data-old])")).to_be_visible()

    def when_they_fill(self, answers):
        for label, answer in answers.items():
            if answer is True:
                self.choose(self.field(label))
            else:
                self.write(self.field(label), answer)

    def when_they_go_on(self):
        self.press(self.button("Continuer"))

    def when_they_answer(self, slug, **others):
        """Fill a page as the papers say, but for these others, and send it."""
        self.when_they_fill(answers_of(self.person)[slug] | others)
        self.when_they_go_on()

    def when_they_activate(self, answers, *, first="code"):
        """Every page of the activation from this one on, with these answers."""
        pages = list(NEXT_PAGE)
        for slug in pages[pages.index(first) :]:
            step = f"Étape {pages.index(slug) + 1} sur {len(pages)}"
            expect(self.page.get_by_text(step)).to_be_visible()
            self.when_they_fill(answers[slug])
            self.when_they_go_on()
            self.then_the_page_is(NEXT_PAGE[slug])

    def when_they_give_their_password(self, answers):
        """« Me connecter », up to the page that asks for the code."""
        self.press(self.page.get_by_role("link", name="Me connecter", exact=True))
        self.then_the_page_is("Me connecter")
        credential = answers["identifiants"]
        self.when_they_fill({name: credential[name] for name in ("Identifiant", "Mot de passe")})
        self.press(self.button("Me connecter"))
        self.then_the_page_is("Code à usage unique")

    def when_they_give_the_code(self, code):
        self.write(self.field("Code à usage unique"), code)
        self.when_they_go_on()

    def when_they_answer_the_questions(self, sheet=None):
        """The five pages after the first log-in, as their sheet says; then the children."""
        sheet = sheet or {line: said for _, line, said in self.person.answers}
        for number, (line, (question, box)) in enumerate(QUESTIONS.items(), start=1):
            self.then_the_page_is(question)
            expect(self.page.get_by_text(f"Question {number} sur 5")).to_be_visible()
            answer = sheet[line]
            if box:
                self.write(self.field(box), answer)
            elif answer in {"Aucun", "Aucune"}:
                self.choose(self.field("Non"))
            else:
                self.choose(self.field("Oui"))
                self.choose(self.field(answer))
            self.when_they_go_on()
        self.when_they_leave_the_children_for_later()

    def when_they_pass_the_questions(self):
        for question, _ in QUESTIONS.values():
            self.then_the_page_is(question)
            self.press(self.button("Passer cette question"))
        self.when_they_leave_the_children_for_later()

    def when_they_leave_the_children_for_later(self):
        """The page after the questions, for who has a child on the card."""
        if self.person.children.filter(is_on_card=True).exists():
            self.then_the_page_is("Le compte est désormais activé")
            self.when_they_go_on()

    def when_they_log_out(self):
        self.press(self.disclosure(": changer de profil"))
        self.press(self.button("Me déconnecter"))
        expect(self.page.get_by_text("la session est fermée.")).to_be_visible()

    def when_they_open_the_menu_of_the_band(self):
        """On a narrow screen and in « Agrandir »: everything but what is needed at each moment."""
        self.press(self.page.locator(".band").locator("summary").get_by_text("Menu", exact=True))

    def when_they_go_to(self, rubric):
        """A rubric of the space; on a telephone they are behind its « Menu »."""
        if self.is_narrow:
            self.press(self.page.locator(".site-nav__menu summary"))
        self.press(self.link(rubric))

    def when_they_look_for_what_deletes(self):
        """The last of the page; on a telephone it is behind « Autres actions »."""
        if self.is_narrow:
            self.press(self.page.locator(".apart__menu summary").last)

    def when_they_unfold_the_other_actions(self):
        """What sends back to the start, or away: apart from what harms nothing."""
        if self.is_narrow:
            self.when_they_open_the_menu_of_the_band()
        else:
            self.press(self.disclosure("Ma place"))
        self.press(self.disclosure("Autres actions"))

    # -- the papers -----------------------------------------------------------------------------

    @property
    def desk(self):
        return self.page.get_by_role("complementary", name="Mes papiers")

    @property
    def drawer_handle(self):
        return self.desk.locator("summary").first

    def tab(self, name, *, unread=0):
        """The tab of a paper, as a screen reader says it with its badge."""
        said = f"{name} {unread} nouveau{'x' if unread > 1 else ''}" if unread else name
        return self.desk.get_by_role("radio", name=said, exact=True)

    @property
    def has_a_drawer(self):
        return self.is_narrow and self.javascript

    def paper(self, name):
        """One paper of the desk, by its title."""
        return self.page.get_by_role("region", name=name)

    def when_they_take(self, tab):
        """Put this paper on top: « Lettre », « Carte », « SMS », « E-mails », « Fiche »."""
        if self.has_a_drawer and not self.drawer_is_open():
            self.when_they_press_the_handle_of_the_drawer()
        self.choose(self.desk.get_by_role("radio", name=re.compile(f"^{tab}")))

    def when_they_put_their_papers_away(self):
        if self.has_a_drawer and self.drawer_is_open():
            self.when_they_press_the_handle_of_the_drawer()

    def when_they_press_the_handle_of_the_drawer(self):
        """The site behind is shielded, or free again, a moment after."""
        self.press(self.drawer_handle)
        expect(self.page.locator(".site[inert]")).to_have_count(int(self.drawer_is_open()))

    def drawer_is_open(self):
        return self.desk.locator("details").first.evaluate("drawer => drawer.open")

    def what_they_read(self):
        """The answers, copied from the papers on the screen."""
        self.when_they_take("Lettre")
        code = words(self.paper("La lettre").locator(".code").inner_text())
        self.when_they_take("Carte")
        nir, serial, has_photo = self.what_the_card_says()
        self.when_they_take("Fiche")
        sheet = self.what_the_sheet_says()
        self.when_they_put_their_papers_away()
        read = answers(
            code=code,
            nir=nir,
            born=(sheet.get("Née le") or sheet["Né le"]).split(),
            has_photo=has_photo,
            serial=serial,
            email=sheet["Adresse e-mail"],
            phone=sheet["Téléphone mobile"],
            identifiant=sheet["Identifiant"],
            password=sheet["Mot de passe"],
        )
        return in_words(read) | {"questions": {line: sheet[line] for line in QUESTIONS}}

    def what_the_card_says(self):
        """(social security number, serial number to copy, whether there is a photo)."""
        card = self.paper(re.compile("La carte d’entraînement"))
        front = card.get_by_role("group", name=re.compile("recto"))
        back = card.get_by_role("group", name=re.compile("verso"))
        nir = words(front.locator(".idcard__nir").inner_text().partition(")")[2])
        has_photo = front.locator(".idcard__photo").count() == 1
        if has_photo:
            serial = front.locator(".idcard__serial b").inner_text()
        else:
            self.choose(self.page.get_by_role("radio", name="Verso"))
            serial = back.locator(".idcard__serial b").inner_text()
        return nir, words(serial), has_photo

    def what_the_sheet_says(self):
        sheet = self.paper(re.compile("La fiche"))
        terms = sheet.get_by_role("term").all_inner_texts()
        values = sheet.locator("dd:not(.facts__keep)").all_inner_texts()
        return dict(zip(terms, values, strict=True))

    def what_the_latest_sms_says(self):
        """The code of the newest bubble."""
        self.when_they_take("SMS")
        code = words(self.page.locator(".bubble .code").first.inner_text())
        self.when_they_put_their_papers_away()
        return code

    def when_the_page_asks_for_news(self):
        with self.page.expect_response("**/nouvelles/**"):
            pass

    # -- what they see --------------------------------------------------------------------------

    def then_the_page_is(self, title):
        expect(self.page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()

    def then_the_band_reads(self, seat):
        band = self.page.get_by_role("region", name="Salle d’entraînement")
        expect(band).to_contain_text(seat)
        expect(band).to_contain_text("Site d’entraînement. Tout est faux.")

    def then_they_are_told(self, sentence):
        expect(self.page.get_by_text(sentence).first).to_be_visible()

    def then_a_message_is_announced(self, tab, *, unread=1):
        """By itself, at the next poll; laid on top, it is soon read, and no news any more."""
        on_top = self.desk.get_by_role("radio", name=re.compile(f"^{tab}"), checked=True)
        expect(self.tab(tab, unread=unread).or_(on_top)).to_be_visible()

    def then_no_message_is_announced(self, *tabs):
        for tab in tabs or ("SMS", "E-mails"):
            expect(self.tab(tab)).to_be_visible()

    def then_they_are_greeted(self):
        self.then_the_page_is(f"Bonjour {self.person.first_name}")

    def then_the_field_holds(self, label, text):
        expect(self.field(label)).to_have_value(text)

    def then_the_fault_has_the_focus(self):
        """In the first field at fault; on the list where it is the whole page that is."""
        faulty = self.page.locator(".field--error, .field--blank")
        here = faulty.first.locator(":focus").or_(self.page.locator("#erreurs:focus"))
        expect(here).to_be_visible()

    def then_the_errors_are(self, *sentences):
        """The list on top leads to each field; one error alone is said where it is."""
        links = self.page.get_by_role("alert").get_by_role("link")
        if len(sentences) == 1:
            said = self.page.locator("main .field__error").or_(links)
            expect(said.filter(has_text=sentences[0]).first).to_be_visible()
        else:
            expect(links).to_have_text(list(sentences))
        self.then_the_fault_has_the_focus()
        self.page.wait_for_function(TITLE_SAYS_IT)
        for words in ("Pourquoi ?", "Que faire ?"):
            expect(self.page.get_by_text(words, exact=True).first).to_be_visible()

    def then_the_error_leads_to(self, sentence, label):
        """Its link in the list on top gives the focus to the field."""
        links = self.page.get_by_role("alert").get_by_role("link")
        expect(links.first).to_be_visible()
        named = links.filter(has_text=sentence)
        self.press((named if named.count() else links).first)
        expect(self.field(label)).to_be_focused()
