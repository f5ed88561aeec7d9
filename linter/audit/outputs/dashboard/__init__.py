"""A dashboard for a browser without a network: ``index.html``, a page for every body, and what they need.

Opened by double click. Data are scripts, since a page that was opened from a folder may load nothing else. Everything
is read from the store body by body, and no file is written anew that has not changed.
"""

from __future__ import annotations

from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.dashboard.site import Site
from linter.audit.store import Store


def write(store: Store, context: OutputContext) -> None:
    """Write ``index.html``, ``bodies/`` and ``assets/`` into the store's folder, and remove pages of bodies that are
    gone."""
    Site(store, context).write()
