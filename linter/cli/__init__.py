"""The command line: arguments and exit statuses. Everything else is done by :mod:`linter.api`."""
