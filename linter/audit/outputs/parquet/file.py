"""Writing a Parquet file part by part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from linter import __version__
from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.parquet.columns import Column, schema
from linter.audit.outputs.replacing import replacing
from linter.writers.json import rulebook_id

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = "1"
"""Of the tables' shape: a version only ever gains columns."""


def write(file: Path, columns: Sequence[Column], parts: Iterable[list[pa.Array]], context: OutputContext) -> None:
    """Write the parts, each a row group with an array a column. The bytes hang on the parts, the rulebooks, this tool's
    version and pyarrow's, and on nothing else."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    facts = {
        "gidlint:table": file.stem,
        "gidlint:version": VERSION,
        "gidlint:tool": f"gidlint {__version__}",
        "gidlint:rulebooks": ", ".join(map(rulebook_id, context.families.all())),
    }
    shape = schema(columns, facts)
    keys = [column.name for column in columns if column.kind in ("key", "number", "whole", "day")]
    with (
        replacing(file) as part,
        pq.ParquetWriter(part, shape, compression="zstd", compression_level=6, use_dictionary=keys) as writer,
    ):
        for arrays in parts:
            writer.write_table(pa.Table.from_arrays(arrays, schema=shape))
