"""What is said of files in which no report is found."""

from __future__ import annotations

from pathlib import Path

from linter import api

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"


def test_a_file_that_was_cut_off_is_damaged_and_not_said_to_be_no_report(tmp_path: Path) -> None:
    whole = (EXAMPLES / "clean-department-2023.pdf").read_bytes()
    for share in range(1, 10):
        (tmp_path / f"{share}0.pdf").write_bytes(whole[: len(whole) * share // 10])
    results = api.check([tmp_path]).results
    assert len(results) == 9
    assert api.ReportStatus.NOT_A_REPORT not in {result.status for result in results}
    assert results[0].status is api.ReportStatus.UNREADABLE


def test_a_sound_file_without_a_report_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("各科室：请于周五前报送材料。\n办公室")
    (result,) = api.check([tmp_path]).results
    assert result.status is api.ReportStatus.NOT_A_REPORT
