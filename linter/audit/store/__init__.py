"""The audit's store: one SQLite file, and all SQL there is."""

from linter.audit.store.store import Store

__all__ = ["Store"]
