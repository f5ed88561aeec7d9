"""``python -m linter`` is ``gidlint``."""

import sys

from linter.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
