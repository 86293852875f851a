import contextlib
import sys

import segno
import waitress
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from sandbox.hosts import lan_address
from sandbox.workshop import build
from sandbox.workshop.models import Workshop

DEMO = {"scenario": "mere-trois-enfants", "seats": 12, "title": "Atelier de démonstration"}
THREADS = 4
CONNECTIONS = 1000


class Command(BaseCommand):
    help = "Prépare et ouvre la salle : c’est la commande de tous les jours."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="0.0.0.0", help="l’adresse à écouter")  # noqa: S104
        parser.add_argument("--port", type=int, default=8000, help="le port à écouter")
        parser.add_argument("--no-demo", action="store_true", help="sans atelier de démonstration")

    def handle(self, *, host, port, no_demo, **options):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if not no_demo and not Workshop.objects.filter(is_demo=True).exists():
            build.workshop(is_demo=True, **DEMO)
        try:
            server = waitress.create_server(
                get_wsgi_application(),
                host=host,
                port=port,
                threads=THREADS,
                connection_limit=CONNECTIONS,
                ident=None,
            )
        except OSError:
            raise CommandError(
                f"Le port {port} est déjà pris. Le programme est peut-être déjà ouvert dans une "
                f"autre fenêtre. Sinon, essayez avec --port {port + 1}."
            ) from None
        address = f"http://{lan_address() if host == '0.0.0.0' else host}:{port}"  # noqa: S104
        self.welcome(address)
        with contextlib.suppress(KeyboardInterrupt):
            server.run()
        server.close()
        self.stdout.write("La salle est fermée. Rien n’est perdu : relancez la même commande.")

    def welcome(self, address):
        say = self.stdout.write
        say(f"\nLa salle est ouverte : {address}/\n")
        self.show_qr(f"{address}/")
        for workshop in Workshop.objects.order_by("pk"):
            say(f"{workshop.title} (code {workshop.code})")
            for seat in workshop.seats.select_related("workshop"):
                say(f"  {seat} : {address}{reverse('workshop:enter', args=[seat.token])}")
            say("")
        say("Laissez l’ordinateur branché, et son capot ouvert.")
        say("Pour fermer la salle : touches Ctrl et C ensemble.\n")
        self.stdout.flush()

    def show_qr(self, url):
        """Draw the address as a QR code, where the terminal can."""
        try:
            "█▀▄".encode(sys.stdout.encoding or "ascii", "strict")
        except UnicodeEncodeError:
            return
        segno.make(url, error="m").terminal(compact=True)
