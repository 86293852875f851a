import _thread
import contextlib
import logging
import os
import queue
import signal
import sys
import threading
import webbrowser

import segno
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import reverse

from sandbox import facts
from sandbox.machine import closing as from_a_page
from sandbox.machine import (
    console,
    copies,
    faults,
    journal,
    news,
    opened,
    places,
    ports,
    pulled_out,
    tables,
    terminal,
    warnings,
)
from sandbox.machine.awake import awake
from sandbox.machine.commands import RoomCommand, whole
from sandbox.machine.frames import in_one_block
from sandbox.machine.hosts import give_out_only, lan_addresses, look_again
from sandbox.machine.journal import Event
from sandbox.machine.serving import server_on
from sandbox.workshop import corrected, erasing
from sandbox.workshop.models import LoginLink, Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage import rehearsing
from sandbox.workshop.views.access import machine_mediator, path_of
from sandbox.world import clock

DEMO = {"scenario": "mere-trois-enfants", "seats": 12, "title": "Atelier de démonstration"}
EVERYWHERE = ["0.0.0.0", "::"]
PORT = whole("Un port est un nombre de %d à %d\u00a0: 8000, par exemple.", 1, 65535)
SECONDS_BETWEEN_GLANCES = 2
SECONDS_BETWEEN_ERASINGS = 600
SECONDS_BETWEEN_LOOKS = 10
SECONDS_BETWEEN_GESTURES = 1
"""Those of invented learners, all rooms together: it leaves the computer to who is there."""
NO_NETWORK = (
    "Cet ordinateur n’est sur aucun réseau\u00a0: personne d’autre ne peut entrer. Prenez un "
    "Wi-Fi, branchez un câble, ou partagez la connexion de cet ordinateur. L’adresse sera dite ici."
)
CORRECTED = (
    "L’heure de cet ordinateur vient de changer\u00a0: il est le {now}. Rien n’est perdu. "
    "Chacun reste à sa place."
)
IS_OPEN = (
    "La salle est déjà ouverte, dans une autre fenêtre de cet ordinateur\u00a0: {address}/. "
    "Prenez le lien ci-dessus. Si elle ne répond pas, fermez l’autre fenêtre, puis recommencez."
)
IS_OPENING = "Une autre fenêtre de cet ordinateur ouvre déjà la salle. Attendez qu’elle ait fini."
HOW_TO_CLOSE = (
    "Pour fermer la salle\u00a0: touches Ctrl et C ensemble. Ou bien, tout en bas de la page "
    "«\u00a0Mes ateliers\u00a0»\u00a0: «\u00a0Fermer la salle\u00a0».\n"
)
NOTHING_IS_LOST = "Rien n’est perdu : rouvrez-la de la même façon."
IS_IT_OVER = """
Est-ce fini pour aujourd’hui ?
  effacer : tout part maintenant. Seuls les totaux restent.
  garder  : la salle rouvrira aujourd’hui, et chacun retrouvera sa place.
Tapez « effacer » ou « garder », puis Entrée :"""
ERASED_LATER = (
    "Tout sera effacé ce soir si la salle est ouverte, sinon à sa prochaine ouverture. "
    "Pour effacer tout de suite : python3 manage.py purge_workshops --today --yes"
)
SCREENS = ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER"]
"""What says, elsewhere than on Windows and macOS, that a browser can open."""

log = logging.getLogger(__name__)


class Command(RoomCommand):
    doubt, fault, refused = "", None, ""
    help = "Prépare et ouvre la salle : c’est la commande de tous les jours."

    def add_arguments(self, parser):
        parser.add_argument(
            "--host", default=EVERYWHERE[0], metavar="ADRESSE", help="l’adresse à écouter"
        )
        parser.add_argument(
            "--port", type=PORT, metavar="NOMBRE", help="le port à écouter (8000, s’il est libre)"
        )
        parser.add_argument("--no-demo", action="store_true", help="sans atelier de démonstration")
        parser.add_argument("--browser", action="store_true", help="ouvrir aussi le navigateur")

    def handle(self, *, host, port, no_demo, browser, **options):
        console.let_no_click_freeze_it()
        host = ports.as_in_an_address(host)
        ports.address_of(host)  # a slip is said before anything is prepared
        build.scenarios()  # a fault in a file is said here, and not to whoever opens a page
        try:
            with opened.only_one(settings.DATA_DIR):
                self.open(host, port, no_demo, browser)
        except opened.AlreadyOpen as other:
            self.lead_to(*other.args, is_asked=browser)

    def open(self, host, port, no_demo, browser):
        """Prepare the room, serve it until Ctrl + C, then say goodbye."""
        copies.remove_drafts(settings.DATA_DIR)
        tables.bring_up_to_date()
        call_command("collectstatic", verbosity=0, interactive=False)
        self.look_at_the_computer()
        corrected.catch_up()
        self.erase()
        rehearsing.pause_all()
        self.mediator, self.link = machine_mediator(), None
        if not no_demo and not Workshop.objects.open().filter(is_demo=True).exists():
            build.workshop(is_demo=True, owner=self.mediator, **DEMO)
        server = self.listen(host, port)
        if host not in EVERYWHERE:
            give_out_only(host)
        self.port = server.effective_port
        self.here = f"http://{'localhost' if host in EVERYWHERE else host}:{self.port}"
        self.addresses = self.read_addresses()
        opened.say(settings.DATA_DIR, self.here)
        journal.note(Event.OPENED)
        closing = threading.Event()
        self.lines = queue.SimpleQueue()
        self.eraser = threading.Thread(target=self.erase_each_night, args=[closing], daemon=True)
        self.reader = threading.Thread(target=self.speak, args=[closing, browser], daemon=True)
        if terminal.was_interrupted():
            raise KeyboardInterrupt
        # A script that starts the room in the background makes it deaf to Ctrl + C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stop = from_a_page.possible(_thread.interrupt_main)
        with contextlib.suppress(KeyboardInterrupt), awake(), stop:
            follower = threading.Thread(target=self.follow_the_network, args=[closing], daemon=True)
            player = threading.Thread(target=self.play_the_rehearsals, args=[closing], daemon=True)
            for task in [self.eraser, self.reader, follower, player]:
                task.start()
            server.run()
        closing.set()
        server.close()
        journal.note(Event.CLOSED)
        if self.fault:
            raise self.fault
        self.say_goodbye()

    def look_at_the_computer(self):
        """Find what has to be said of it while the room is open."""
        self.doubt, folder = corrected.doubt(), settings.DATA_DIR
        warnings.stand(self.doubt, places.warning(folder), places.little_room(folder))

    def erase(self):
        """Erase what is due, unless the date that says so may be false."""
        if not self.doubt:
            erasing.erase_what_is_due()

    def lead_to(self, address, *, is_asked):
        """The room is open in another window: print a link to it, and open it."""
        if not address:
            raise CommandError(IS_OPENING)
        self.here, self.mediator, self.link = address, machine_mediator(), None
        self.say_the_mediator_s_link()
        self.open_browser(is_asked=is_asked)
        raise CommandError(IS_OPEN.format(address=address))

    def listen(self, host, port=None):
        """The server of the room, which listens already; tells where, if not on the usual port."""
        listening, instead = ports.room_socket(host, port)
        if instead:
            self.stdout.write(instead)
        return server_on(listening, in_one_block(get_wsgi_application()))

    def welcome(self):
        """Say where the room is and what is played there today; what is copied comes last."""
        say = self.stdout.write
        say(f"\nCoup d’essai, version {news.VERSION}")
        self.say_the_addresses("La salle est ouverte")
        address = self.addresses[0] if self.addresses else self.here
        for workshop in Workshop.objects.open().filter(held_on=clock.real_today()).order_by("pk"):
            say(f"{workshop.title} (code {workshop.code})")
            for seat in workshop.places.select_related("workshop") if workshop.is_demo else []:
                place = f"Place {seat.number} · {seat.animal.name}"
                link = reverse("workshop:enter", args=[seat.token])
                say(f"  {place}\u00a0: {address}{link}")
            say("")
        for warning in warnings.standing():
            say(f"{warning}\n")
        self.say_the_mediator_s_link()
        say("Laissez l’ordinateur branché, et son capot ouvert.")
        say(HOW_TO_CLOSE)
        self.stdout.flush()

    def read_addresses(self):
        return [f"http://{each}:{self.port}" for each in lan_addresses()]

    def say_the_addresses(self, title):
        """Say where learners go, or that they cannot: never an address that opens nothing."""
        if not self.addresses:
            self.stdout.write(f"\n{title}, mais pour cet ordinateur seulement.\n{NO_NETWORK}\n")
            return
        self.stdout.write(f"\n{title} : {self.addresses[0]}/\n")
        for other in self.addresses[1:]:
            self.stdout.write(f"  ou bien : {other}/")
        self.show_qr(f"{self.addresses[0]}/")

    def follow_the_network(self, closing):
        """Say the new address of the room when the network of this computer changes."""
        while not closing.wait(SECONDS_BETWEEN_LOOKS):
            look_again()
            if (addresses := self.read_addresses()) != self.addresses:
                self.addresses = addresses
                self.say_the_addresses("L’adresse de la salle a changé")
                self.stdout.flush()

    def say_the_mediator_s_link(self):
        """Print a new way in; the one printed before, if nobody used it, is no good any more."""
        if self.link:
            self.link.forget()
        self.link = LoginLink.objects.create(user=self.mediator)
        url, life = f"{self.here}{path_of(self.link)}", facts.words("link-life")
        self.stdout.write(f"Pour animer (ce lien sert une fois, pendant {life}) : {url}")
        self.stdout.write("Pour un autre lien : touche Entrée. Celui d’avant ne sert alors plus.\n")
        self.stdout.flush()

    def open_browser(self, *, is_asked):
        """Open the link just printed, where there is a screen to show it and a person to see it."""
        has_screen = sys.platform in {"win32", "darwin"} or any(map(os.environ.get, SCREENS))
        if has_screen and (is_asked or (sys.stdin and sys.stdin.isatty())):
            self.stdout.write("Le navigateur s’ouvre sur le lien pour animer.\n")
            webbrowser.open(f"{self.here}{path_of(self.link)}")

    def erase_each_night(self, closing):
        """Erase what is due every ten minutes, and never on the word of a clock just corrected."""
        watch, rounds = clock.Watch(), 0
        while not closing.wait(SECONDS_BETWEEN_GLANCES):
            rounds += 1
            try:
                if moved := watch.moved():
                    corrected.correct(*moved)
                    self.look_at_the_computer()
                    self.stdout.write(CORRECTED.format(now=clock.at_the_hour(moved[1])))
                elif rounds * SECONDS_BETWEEN_GLANCES % SECONDS_BETWEEN_ERASINGS == 0:
                    self.erase()
            except Exception as error:  # the room lives on; the next round tries again
                self.put_off("Effacement remis à plus tard.", error)
            connections.close_all()

    def play_the_rehearsals(self, closing):
        while not closing.wait(SECONDS_BETWEEN_GESTURES):
            try:
                pulled_out.look()
                rehearsing.go_on()
                self.refused = ""
            except Exception as error:  # the room lives on; the next gesture tries again
                self.put_off("Répétition\u00a0: un geste remis à plus tard.", error)
                connections.close_all()

    def put_off(self, what, error):
        """Tell of what is tried again later: once, in a sentence, if the computer refuses it."""
        reason = faults.told(error)
        if not reason:
            log.exception(what)
        elif reason != self.refused:
            self.refused = reason
            self.stdout.write(f"\n{reason}\n")
            self.stdout.flush()

    def speak(self, closing, browser):
        """Welcome, then answer; while the window is frozen, the room is served all the same."""
        try:
            self.welcome()
            self.open_browser(is_asked=browser)
            connections.close_all()
            self.answer_the_enter_key(closing)
        except Exception as fault:  # the room is served by the main thread, which says it
            self.fault = fault
            _thread.interrupt_main()

    def answer_the_enter_key(self, closing):
        """Each Enter in the terminal prints a new link; once the room closes, lines are answers."""
        for line in sys.stdin or []:
            if closing.is_set():
                self.lines.put(line)
                continue
            self.say_the_mediator_s_link()
            connections.close_all()

    def say_goodbye(self):
        """Say what today leaves on this computer, and erase it if the mediator says so.

        A page that closes the room has asked already. Data that are gone are said to be.
        """
        pulled_out.look()
        left = erasing.of_today()
        if from_a_page.was_asked() and not left:
            self.stdout.write("La salle est fermée, depuis la page «\u00a0Mes ateliers\u00a0».")
            return
        if not left:
            self.stdout.write(f"La salle est fermée. {NOTHING_IS_LOST}")
            return
        names = ", ".join(f"{each.title} (code {each.code})" for each in left)
        self.stdout.write(f"La salle est fermée. Aujourd’hui, on y a travaillé : {names}.")
        if self.is_over_for_today():
            erasing.erase_all(left)
            self.stdout.write("C’est effacé. Les bilans restent.")
        else:
            self.stdout.write(f"{NOTHING_IS_LOST}\n{ERASED_LATER}")

    def is_over_for_today(self):
        """What the mediator answers, where there is somebody to ask; silence keeps everything."""
        if from_a_page.was_asked() or not (sys.stdin and sys.stdin.isatty()):
            return False
        self.stdout.write(IS_IT_OVER)
        self.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt, EOFError):
            while (answer := self.next_line().strip().lower()) not in {"effacer", "garder"}:
                self.stdout.write("Tapez « effacer » ou « garder », puis Entrée :")
                self.stdout.flush()
            return answer == "effacer"
        return False

    def next_line(self):
        """The next line of the terminal, whose reader still waits for one.

        Raises:
            EOFError: the terminal is closed.
        """
        while self.reader.is_alive() or not self.lines.empty():
            with contextlib.suppress(queue.Empty):
                return self.lines.get(timeout=0.2)
        return input()  # Windows: Ctrl + C has ended what the reader waited for

    def show_qr(self, url):
        """Draw the address as a QR code, where the terminal can."""
        try:
            "█▀▄".encode(sys.stdout.encoding or "ascii", "strict")
        except UnicodeEncodeError:
            return
        segno.make(url, error="m").terminal(compact=True)
