"""Reading rulebooks' folders into checked rulebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from linter.rulebook import cache
from linter.rulebook.compiled import Compiled
from linter.rulebook.families import Families, Family, families_of
from linter.rulebook.files import digest_of, read_folder
from linter.rulebook.problem import Problem, RulebookError
from linter.rulebook.rulebook import Rulebook


def load(extra: Iterable[Path] = (), *, drafts: bool = False) -> Rulebook:
    """The built-in rulebook for annual reports on information disclosure, extended by the rules and changes of other
    folders and files, in their order; with the rules that are still drafts only where asked.

    Raises :class:`RulebookError` with everything that is wrong in all files.
    """
    return load_all(extra, drafts=drafts).main


def load_all(extra: Iterable[Path] = (), *, drafts: bool = False) -> Families:
    """The rulebooks of every kind of report: those that come with the product, and those that stand in a folder of
    their own among ``extra``; the rest of ``extra`` extends them. A rulebook is read when it is first asked for.

    Raises :class:`RulebookError` for paths that are no rulebook; reading one raises it for what is wrong in its files.
    """
    return _families(tuple(Path(path) for path in extra), drafts)


@lru_cache(maxsize=4)
def _families(extra: Sequence[Path], drafts: bool) -> Families:
    return Families(families_of(extra), drafts, load_family)


@lru_cache(maxsize=16)
def load_family(family: Family, drafts: bool = False) -> Rulebook:
    """One family's rulebook with what extends it. Raises :class:`RulebookError`."""
    problems: list[Problem] = []
    folders = [read_folder(family.folder, is_built_in=family.built_in, problems=problems, drafts=drafts)]
    folders += [read_folder(path, is_built_in=False, problems=problems, drafts=drafts) for path in family.extended_by]
    if problems:
        raise RulebookError(problems)
    digest = digest_of(folders)
    compiled = cache.load(digest)
    if compiled is None:
        from linter.rulebook.compile import compile_rulebook  # YAML and the checks of the shape are needed only here

        compiled = compile_rulebook(folders)
        cache.store(digest, compiled)
    return _rulebook(compiled, digest, tuple(str(folder.path) for folder in folders))


def _rulebook(compiled: Compiled, digest: str, folders: tuple[str, ...]) -> Rulebook:
    return Rulebook(
        name=compiled.name,
        version=compiled.version,
        digest=digest,
        recognition=compiled.recognition,
        templates=compiled.templates,
        rules=compiled.rules,
        grading=compiled.grading,
        folders=folders,
        profiles=compiled.profiles,
        vocabulary=compiled.vocabulary,
        report=compiled.report,
        categories=compiled.categories,
    )
