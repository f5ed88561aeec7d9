"""``findings.parquet`` and ``figures.parquet``: tidy tables for pandas, polars, DuckDB, R (``docs/audit-data.md``)."""

from __future__ import annotations

from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.parquet import figures, findings
from linter.audit.store import Store


def write(store: Store, context: OutputContext) -> None:
    """Write both files into the store's folder."""
    findings.write(store, context)
    figures.write(store, context)
