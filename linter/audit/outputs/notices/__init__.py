"""``notices/``: for every body with something to put right a letter that says so (整改通知书), DOCX and Markdown."""

from __future__ import annotations

from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.filenames import file_names
from linter.audit.outputs.notices import folder
from linter.audit.outputs.notices.gather import notices
from linter.audit.outputs.notices.rendering import drafted
from linter.audit.store import Store

NAME = "notices"


def write(store: Store, context: OutputContext) -> None:
    """Write the notices into the store's folder: those that say something else than before, and no others. Notices of
    bodies that have nothing to put right any more are removed."""
    names = file_names(row["name"] for row in store.rows("SELECT name FROM bodies"))
    home = store.folder / NAME
    kept: set[str] = set()
    for notice in notices(store, context):
        name = names[notice.organisation]
        folder.put(home, name, drafted(notice))
        kept.add(name)
    folder.remove_others(home, kept)
