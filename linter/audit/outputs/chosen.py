"""Which of several files counts as a body's report for a year."""

from __future__ import annotations

CHOSEN = "(files.chosen OR files.body IS NULL OR files.year IS NULL)"
"""SQL over ``files``: true for the file that linking has chosen, and for reports of no known body or year."""
