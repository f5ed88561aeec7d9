"""How many pages of a file are read. What lies beyond is left unread and noted in the document."""

from __future__ import annotations

MOST_PAGES = 400
"""The limit unless another is set."""

_most = MOST_PAGES


def limit_pages(count: int) -> None:
    """Set the limit for this process."""
    global _most
    _most = count


def most_pages() -> int:
    """The limit that holds in this process."""
    return _most
