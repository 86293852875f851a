"""The program's one door: `python3 manage.py run_workshop` (Windows: `py manage.py …`)."""

import os
import sys

from sandbox.machine import bootstrap, terminal


def main():
    """Installs what is missing, then obeys the command line."""
    terminal.prepare()
    bootstrap.ensure("requirements.txt")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sandbox.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
