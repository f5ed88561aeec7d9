"""The audit of the example county finds what was planted there, and nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("xlsxwriter")
pytest.importorskip("pyarrow")
pytest.importorskip("docx")
pytest.importorskip("python_calamine")

from linter.audit.options import AuditOptions
from linter.audit.run import audit

ROOT = Path(__file__).resolve().parents[2]
COUNTY = ROOT / "examples" / "county"
PLANTED = {
    ("青枫市云溪县人民政府", 2022, "warning", "GID722"),  # licences without those of the civil affairs bureau
    ("青枫市云溪县人民政府办公室", 2022, "error", "GID622"),  # published in April
    ("青枫市云溪县水利局", 2023, "error", "GID715"),  # section five is another bureau's,
    ("青枫市云溪县民政局", 2023, "error", "GID715"),  # which is told as well: nobody can see who wrote it first
    ("青枫市云溪县松岩镇人民政府", 2023, "error", "GID761"),  # no report
    ("青枫市云溪县教育局", 2024, "error", "GID711"),  # section five is last year's
    ("青枫市云溪县水利局", 2024, "error", "GID701"),  # carried in more than last year carried over
    ("青枫市云溪县民政局", 2024, "error", "GID906"),  # the upload broke off
}


def test_the_planted_faults_are_found_and_nothing_else(tmp_path: Path) -> None:
    options = AuditOptions(
        source=str(COUNTY / "reports"),
        out=tmp_path / "audit",
        roster=COUNTY / "roster.csv",
        manifest=COUNTY / "manifest.csv",
    )
    result = audit(options, today=date(2026, 4, 1))
    assert (result.years, result.remarks) == ("2022-2024", ())
    assert (result.totals.bodies, result.totals.files, result.totals.unreadable, result.totals.unpublished) == (
        6,
        17,
        1,
        1,
    )
    assert _findings(options.out) == sorted(PLANTED)


def test_the_kept_files_are_those_that_the_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("reportlab")
    monkeypatch.syspath_prepend(str(ROOT))
    from examples import make_county

    make_county.make(tmp_path)
    assert _contents(tmp_path) == _contents(COUNTY)


def _findings(out: Path) -> list[tuple[str, int, str, str]]:
    with closing(sqlite3.connect(out / "audit.sqlite")) as store:
        return sorted(
            store.execute(
                "SELECT name, year, findings.level, code FROM findings JOIN judgements USING (subject)"
                " JOIN bodies ON bodies.id = judgements.body"
            )
        )


def _contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
