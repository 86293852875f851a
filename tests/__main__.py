"""`python3 -m tests`: every check of every day, then the tests; nothing has to be installed first.

Arguments go to pytest, which then runs alone: `python3 -m tests tests/test_hosts.py -k phone`.
"""

import sys

from sandbox.machine import bootstrap, terminal

if __name__ == "__main__":
    terminal.prepare()
    bootstrap.ensure("requirements.txt", "requirements-dev.txt")
    from tests import checks

    sys.exit(checks.every_day(sys.argv[1:]))
