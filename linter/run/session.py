"""One run: configuration, rulebook, files and options brought together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from linter.config import Config, Configurations
from linter.engine import judge_unreadable
from linter.engine.finding import Level, ReportResult
from linter.model.report import Body
from linter.phrases.phrase import Phrase
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook import Families, Rulebook, load_all
from linter.rulebook.profile import Profile
from linter.rulebook.rule import Rule
from linter.run.discovery import Discovery, discover
from linter.run.options import CheckOptions
from linter.run.problem import UsageProblem, nearest
from linter.run.process import Task
from linter.run.result import RunResult
from linter.run.run import run_tasks
from linter.run.selection import Selection, require_known

_EDITION = Phrase(
    "没有“{edition}”版格式（可用 {known}）{nearest}", "there is no edition “{edition}” (known: {known}){nearest}"
)
_PROFILE = Phrase(
    "没有“{profile}”这种检查角度（可用 {known}）{nearest}", "there is no profile “{profile}” (known: {known}){nearest}"
)
_TWO_SETTINGS = Phrase(
    "{first} 与 {second} 的 {key} 不同，请分开运行", "{first} and {second} differ in {key}: run them separately"
)

T = TypeVar("T")


class Session:
    """Everything about a run that is settled before the first file is read. Raises as :func:`linter.api.check`."""

    def __init__(self, paths: Iterable[Path], options: CheckOptions) -> None:
        self._options = options
        self._configurations = Configurations()
        self._found = self._discover(tuple(paths))
        extra = options.rulebook or self._shared("rulebook", lambda config: config.rulebook) or ()
        self._families: Families = load_all(extra, drafts=options.drafts)
        self._rulebook: Rulebook = self._families.main
        self._profile = self._named_profile()
        self._selections: set[Selection] = set()

    def check(self) -> RunResult:
        """Ask the rules of every file."""
        tasks = [self._task(path, self._selection(path)) for path in self._found.files]
        file = self._baseline()
        if file is None:
            return self._compared(tasks)
        from linter.run import baseline

        known = baseline.load(file)
        return baseline.hide(self._compared(tasks), known, file)

    def _compared(self, tasks: list[Task]) -> RunResult:
        """The run, with last year's report where one is given."""
        file = self._options.previous
        if file is None:
            return self._run(tasks)
        from linter.run import previous

        run = self._run(previous.attach(file, tasks, self._families, self._options.limits))
        previous.require_match(run.results[0], file)
        return run

    def extract(self) -> RunResult:
        """Read every file, and ask no rule."""
        return self._run([self._task(path, None) for path in self._found.files])

    def _run(self, tasks: list[Task]) -> RunResult:
        levels = {path.as_posix(): self._level(path) for path in self._found.files}
        jobs = self._options.jobs or self._shared("jobs", lambda config: config.jobs)
        options = self._options
        results = run_tasks(tasks, self._families, jobs=jobs, limits=options.limits, progress=options.progress)
        results += tuple(self._closed(folder) for folder in self._found.closed)
        failing = next(iter(levels.values()), self._options.level or Level.ERROR)
        return RunResult(
            results=tuple(sorted(results, key=lambda result: result.path)),
            skipped=self._found.skipped,
            rulebook=self._rulebook,
            failing=failing,
            failing_levels={path: level for path, level in levels.items() if level is not failing},
            profile=self._profile,
            left_out=self._left_out(results),
        )

    def _baseline(self) -> Path | None:
        if not self._options.use_baseline:
            return None
        return self._options.baseline or self._shared("baseline", lambda config: config.baseline)

    def _discover(self, paths: tuple[Path, ...]) -> Discovery:
        found = discover(paths, lambda path: self._config(path).excludes(path))
        output = self._options.output
        if output is None or not output.exists():
            return found
        kept = tuple(path for path in found.files if not (path.exists() and path.samefile(output)))
        return Discovery(kept, found.closed, found.skipped)

    def _closed(self, folder: Path) -> ReportResult:
        """A folder that can't be opened: what lies in it was not checked, which must be said."""
        return judge_unreadable(folder.as_posix(), ReadFailure(FailureKind.DENIED, folder.name), self._rulebook)

    def _config(self, path: Path) -> Config:
        return self._configurations.for_path(path) if self._options.configured else Config()

    def _shared(self, key: str, read: Callable[[Config], T]) -> T | None:
        """A setting that holds for the whole run. Files whose configurations differ in it can't be in one run."""
        first: Config | None = None
        for path in self._found.files:
            config = self._config(path)
            if first is None:
                first = config
            elif config is not first and read(config) != read(first):
                values = {"first": _name(first), "second": _name(config), "key": key}
                raise UsageProblem(_TWO_SETTINGS, **values)
        return read(first) if first is not None else None

    def _named_profile(self) -> Profile | None:
        """The profile that is asked for, or the rulebook's default one."""
        name = self._options.profile or self._shared("profile", lambda config: config.profile)
        profile = self._rulebook.profile(name)
        if profile is None and name is not None:
            known = tuple(each.name for each in self._rulebook.profiles)
            raise UsageProblem(_PROFILE, profile=name, known=known, nearest=nearest(name, known))
        return profile

    def _level(self, path: Path) -> Level:
        return self._options.level or self._config(path).level or Level.ERROR

    def _selection(self, path: Path) -> Selection:
        config = self._config(path)
        chosen = Selection(
            self._options.select or config.select,
            self._options.ignore or config.ignore,
            self._profile.name if self._profile else None,
        )
        if chosen not in self._selections:
            require_known(self._families, (*chosen.select, *chosen.ignore))
            self._selections.add(chosen)
        return chosen

    def _left_out(self, results: Iterable[ReportResult]) -> tuple[Rule, ...]:
        """The rules of the reports' rulebooks that the profile left out."""
        rulebooks = {rulebook.name: rulebook for rulebook in (self._rulebook, *_rulebooks(results))}
        found = {
            rule.code: rule
            for rulebook in rulebooks.values()
            for chosen in self._selections
            for rule in chosen.left_out(rulebook)
        }
        return tuple(found[code] for code in sorted(found))

    def _task(self, path: Path, rules: Selection | None) -> Task:
        config = self._config(path)
        return Task(
            path=path,
            name=path.as_posix(),
            rules=rules,
            edition=self._edition(self._options.edition or config.edition),
            body=self._body(config),
        )

    def _edition(self, edition: str | None) -> str | None:
        if edition is None or edition == "auto":
            return None
        known = _editions((self._rulebook,))
        if edition not in known:
            known = _editions(self._families.all())
        if edition not in known:
            raise UsageProblem(_EDITION, edition=edition, known=known, nearest=nearest(edition, known))
        return edition

    def _body(self, config: Config) -> Body | None:
        body = self._options.body or config.body
        return body if isinstance(body, Body) else None


def _name(config: Config) -> str:
    return config.file.as_posix() if config.file else "—"


def _rulebooks(results: Iterable[ReportResult]) -> Iterable[Rulebook]:
    return (result.rulebook for result in results if result.rulebook is not None)


def _editions(rulebooks: Iterable[Rulebook]) -> tuple[str, ...]:
    return tuple(template.edition for rulebook in rulebooks for template in rulebook.templates)
