"""`python3 -m tests.bench`: the benchmarks, each a ratio to a baseline run beside it.

Nothing has to be installed first, and nothing of `data/` is read nor written.
"""

import os
import tempfile

from sandbox.machine import bootstrap, terminal

if __name__ == "__main__":
    terminal.prepare()
    bootstrap.ensure("requirements.txt", "requirements-dev.txt")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        os.environ["SANDBOX_DATA_DIR"] = data
        os.environ.pop("DATABASE_URL", None)
        from tests.bench import everything

        everything.run()
