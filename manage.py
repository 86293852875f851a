"""The program's one door: `python3 manage.py run_workshop` (Windows: `py manage.py …`)."""

import os
import sys


def main():
    """Installs what is missing, then obeys the command line."""
    from sandbox.machine import bootstrap, terminal

    terminal.prepare()
    terminal.lose_no_interrupt()
    bootstrap.ensure("requirements.txt")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sandbox.settings")
    from sandbox.machine import commands

    commands.obey(sys.argv)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:  # before there was anything to close
        sys.exit(1)
