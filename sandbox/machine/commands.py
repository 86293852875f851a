"""The command line, in French from end to end: what may be typed, and what is wrong with it."""

import argparse
import contextlib
import difflib
import os
import re
import sys
from functools import partial

from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility, get_commands
from django.core.management.base import (
    BaseCommand,
    CommandError,
    SystemCheckError,
    handle_default_options,
)
from django.db import connections

from sandbox.machine import bootstrap, faults, news

OURS = "sandbox.workshop"
OF_EVERY_DAY = "run_workshop"
"""The command that comes first where all are told."""

PYTHON = "py" if bootstrap.WINDOWS else "python3"
OF_DJANGO = {
    "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color",
    "--force-color",
}  # fmt: skip
"""The options that every command has, and that nobody who opens a room needs."""

REFUSALS = [
    (r"the following arguments are required: (.+)", "Il manque quelque chose\u00a0: {}."),
    (r"(?:argument \S+: )?unrecognized arguments: (.+)", "Je ne connais pas {}."),
    (r"argument (.+?): expected .*", "Il manque ce qui vient après {}."),
    (r"argument (.+?): invalid choice: .* \(choose from (.+)\)", "Après {}, on peut écrire {}."),
    (r"argument (.+?): not allowed with .*", "{} ne va pas avec le reste."),
    (r"argument (.+?): ignored explicit argument .*", "Rien ne s’écrit après {}."),
    (r"argument .+?: (.*[.])", "{}"),
]
"""[(what the reader of arguments says, what we do)], the first that fits."""

NOT_UNDERSTOOD = "Je ne comprends pas ce qui suit le nom de la commande."
NOT_PRINTED = (
    "Ce que la commande affiche n’a pas pu être écrit là où vous l’envoyez. Ce disque est "
    "peut-être plein. Sans «\u00a0>\u00a0», elle l’affiche dans cette fenêtre."
)
NOT_OURS = (
    "C’est une commande de Django, sur quoi le programme est fait\u00a0: ouvrir une salle n’en a "
    "pas besoin. Elle s’explique en anglais, comme suit."
)
NOT_DONE = (
    "La commande {name}, qui est de Django, n’a pas pu faire ce qui est demandé. Pour savoir "
    "pourquoi, en anglais\u00a0: la même ligne, suivie de --traceback."
)
SAID_AGAIN = re.compile(r"-{0,2}[A-Za-zÀ-ÿ_][A-Za-zÀ-ÿ_-]{0,30}")
"""What is shown of what was typed: the name of an option, a word. A number might be a real one."""


class RoomCommand(BaseCommand):
    """A command of the room: its help and its refusals are in French."""

    suppressed_base_arguments = OF_DJANGO
    requires_system_checks = []

    def create_parser(self, prog_name, subcommand, **kwargs):
        """The reader of its arguments."""
        parser = super().create_parser(
            prog_name,
            subcommand,
            formatter_class=Help,
            add_help=False,
            allow_abbrev=False,
            **kwargs,
        )
        parser.add_argument("-h", "--help", action="help", help="ce que vous lisez")
        parser.prog = f"{PYTHON} manage.py {subcommand}"
        parser._positionals.title = "Il faut donner\u00a0"
        parser._optionals.title = "On peut ajouter\u00a0"
        parser.error = partial(_refuse, parser)
        return parser

    def run_from_argv(self, argv):
        """Read the arguments and obey; whatever is wrong is for `obey` to say."""
        options = self.create_parser(argv[0], argv[1]).parse_args(argv[2:])
        handle_default_options(options)
        asked = vars(options)
        try:
            self.execute(*asked.pop("args", ()), **asked)
        finally:
            with contextlib.suppress(ImproperlyConfigured):
                connections.close_all()


class OfDjango(BaseCommand):
    """A command of Django's own: what is wrong with it is in French too; its options are not."""

    def create_parser(self, prog_name, subcommand, **kwargs):
        """The reader of its arguments."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.prog = f"{PYTHON} manage.py {subcommand}"
        parser.description = NOT_OURS
        parser.error = partial(_refuse, parser)
        return parser

    def execute(self, *args, **options):
        """Do it; « --traceback » lets Django say what it refuses."""
        try:
            return super().execute(*args, **options)
        except SystemCheckError:  # what is wrong in the code: it is for who writes it
            raise
        except CommandError:
            if options.get("traceback"):
                raise
            name = type(self).__mro__[2].__module__.rpartition(".")[2]
            raise SystemExit(NOT_DONE.format(name=name)) from None


class Help(argparse.HelpFormatter):
    """What `--help` prints."""

    def add_usage(self, usage, actions, groups, prefix=None):
        """The line to type."""
        super().add_usage(usage, actions, groups, prefix="À taper\u00a0: ")


def _refuse(parser, message):
    raise CommandError(f"{_in_french(message)} Pour savoir quoi écrire\u00a0: {parser.prog} --help")


def _in_french(message):
    for pattern, said in REFUSALS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return said.format(*map(_shown, found.groups()))
    return NOT_UNDERSTOOD


def _shown(words):
    """These words, without those that somebody typed and that may be a real number."""
    if words.endswith("."):  # a sentence of ours
        return words
    kept = [each.strip("'") for each in re.split(r"[\s,/]+", words)]
    if all(map(_may_be_shown, kept)):
        return " ou ".join(f"«\u00a0{each}\u00a0»" for each in kept)
    return "ce qui est écrit là"


def _may_be_shown(word):
    return bool(SAID_AGAIN.fullmatch(word) or re.fullmatch(r"20\d\d", word))


def whole(sentence, first, last):
    """The reader of a whole number, from `first` to `last`; the sentence says so, with both."""

    def read(typed):
        if not (typed.isascii() and typed.isdigit() and first <= int(typed[:20]) <= last):
            raise argparse.ArgumentTypeError(sentence % (first, last))
        return int(typed)

    return read


class Utility(ManagementUtility):
    """Finds the command that is asked for, and says which there are."""

    def fetch_command(self, subcommand):
        """The command of this name.

        Raises:
            CommandError: there is none.
        """
        names = get_commands()
        if subcommand not in names:
            near = difflib.get_close_matches(subcommand, names, 1)
            maybe = f" Voulez-vous dire {near[0]}\u00a0?" if near else ""
            raise CommandError(f"Cette commande n’existe pas.{maybe}\n\n{self.main_help_text()}")
        command = super().fetch_command(subcommand)
        if not isinstance(command, RoomCommand):
            command.__class__ = type("Command", (OfDjango, type(command)), {})
        return command

    def main_help_text(self, commands_only=False):
        """The commands of the room, and what each does."""
        ours = (name for name, app in get_commands().items() if app == OURS)
        names = sorted(ours, key=lambda name: (name != OF_EVERY_DAY, name))
        if commands_only:
            return "\n".join(names)
        width = max(map(len, names), default=0)
        lines = [
            f"  {PYTHON} manage.py {name:{width}}  {super(Utility, self).fetch_command(name).help}"
            for name in names
        ]
        return "\n".join(
            ["Voici les commandes\u00a0:", "", *lines, "", "Chacune s’explique avec --help."]
        )


def obey(argv):
    """Do what the command line (a list of words) asks; end with one sentence where it cannot be.

    « --traceback » shows the way to an error, for who looks for it.
    """
    try:
        if argv[1:2] in (["--version"], ["version"]):
            print(news.VERSION)
        else:
            Utility(argv).execute()
        sys.stdout.flush()
    except KeyboardInterrupt:
        _let_go_of_the_output()
        sys.exit(faults.INTERRUPTED)
    except BrokenPipeError:  # nobody reads any more
        _let_go_of_the_output()
        sys.exit(1)
    except Exception as error:
        if "--traceback" in argv:
            raise
        said = NOT_PRINTED if _is_of_the_output(error) else faults.sentence(error)
        _let_go_of_the_output()
        sys.exit(said)


def _is_of_the_output(error):
    """Whether this error, which names no file, is of what is printed: that is refused again."""
    if not isinstance(error, OSError) or error.filename:
        return False
    try:
        print(flush=True)
    except OSError:
        return True
    return False


def _let_go_of_the_output():
    """Print what is left, where it can be: Python would try again while it ends, in English."""
    try:
        sys.stdout.flush()
    except OSError:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
