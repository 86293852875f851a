"""`python3 -m tests.full`: the same, with the long tests, at other moments, then on PostgreSQL.

Arguments go to pytest, in each of its runs.
"""

import sys

from sandbox.machine import bootstrap, terminal

if __name__ == "__main__":
    terminal.prepare()
    bootstrap.ensure("requirements.txt", "requirements-dev.txt")
    from tests import checks

    sys.exit(checks.full(sys.argv[1:]))
