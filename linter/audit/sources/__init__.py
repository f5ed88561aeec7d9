"""The audit's input: the files of a folder, an archive, a manifest or a storage, and the list of bodies that must
report."""

from linter.audit.sources.item import Item
from linter.audit.sources.lists.problem import ListProblem
from linter.audit.sources.lists.roster import Roster, read_roster
from linter.audit.sources.source import Source, open_source

__all__ = ["Item", "ListProblem", "Roster", "Source", "open_source", "read_roster"]
