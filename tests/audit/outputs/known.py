"""What the tests know of the small audit."""

from __future__ import annotations

from datetime import date

ABSENT = "青枫市云溪县粮食和物资储备局"
"""A listed body whose report for 2023 is missing."""
DUE = date(2025, 3, 31)
"""The day by which faults are to be put right."""
