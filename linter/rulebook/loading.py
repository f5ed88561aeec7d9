"""Reading a rulebook's folders into one checked rulebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from linter.rulebook import cache
from linter.rulebook.compiled import Compiled
from linter.rulebook.files import built_in, digest_of, read_folder
from linter.rulebook.problem import Problem, RulebookError
from linter.rulebook.rulebook import Rulebook


def load(extra: Iterable[Path] = ()) -> Rulebook:
    """The built-in rulebook, extended by the rules and changes of other folders, in their order.

    Raises :class:`RulebookError` with everything that is wrong in all files.
    """
    return _load(tuple(Path(folder) for folder in extra))


@lru_cache(maxsize=4)
def _load(extra: Sequence[Path]) -> Rulebook:
    problems: list[Problem] = []
    folders = [read_folder(built_in(), is_built_in=True, problems=problems)]
    folders += [read_folder(path, is_built_in=False, problems=problems) for path in extra]
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
    )
