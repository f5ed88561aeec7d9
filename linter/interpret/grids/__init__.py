"""Statutory tables whose grid is intact, read by their labels and not by position."""

from linter.interpret.grids.assign import by_table, read_grids
from linter.interpret.grids.vocabulary import Vocabulary, vocabulary

__all__ = ["Vocabulary", "by_table", "read_grids", "vocabulary"]
