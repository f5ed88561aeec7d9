"""Every operator there is."""

from __future__ import annotations

from benchmarks.rules import faults_around, faults_figures, faults_structure, faults_tables, faults_words
from benchmarks.rules.fault import Operator

OPERATORS: tuple[Operator, ...] = (
    *faults_tables.FAULTS,
    *faults_structure.FAULTS,
    *faults_figures.FAULTS,
    *faults_words.FAULTS,
    *faults_around.FAULTS,
)
