"""A small audit that all tests of this folder read from."""

from __future__ import annotations

import pytest

from linter.audit.judging import judge_absent
from linter.audit.outputs.context import OutputContext
from linter.audit.store import Store
from linter.model.report import Body, Listing
from linter.rulebook import load_all
from tests.audit.made import made_store
from tests.audit.outputs.known import ABSENT, DUE


@pytest.fixture(scope="session")
def context():
    return OutputContext(families=load_all(()), lang="zh", due=DUE)


@pytest.fixture(scope="session")
def audited(tmp_path_factory, context):
    """The example reports, bodies over three years, a listed body whose report for 2023 is missing, and a damaged file
    that is known to be the education bureau's for 2022. Not to be written to."""
    store = made_store(tmp_path_factory.mktemp("audited"), bodies=1)
    listing = Listing(organisation=ABSENT, body=Body.DEPARTMENT, year=2023, listed=True, source="名单.xlsx:12")
    with store.transaction():
        subject = f"unpublished/{ABSENT}/2023"
        store.put_judgement(judge_absent(subject, "key", listing, context.families, "zh"))
        belongs(store, subject, ABSENT, 2023)
        belongs(store, "broken/damaged.pdf", "青枫市云溪县教育局", 2022)
    with store:
        yield store


@pytest.fixture
def store(audited, tmp_path):
    """A copy of the audit, to write to."""
    audited.connection.execute("VACUUM INTO ?", (str(tmp_path / "audit.sqlite"),))
    with Store(tmp_path, create=False) as copy:
        yield copy


def belongs(store, subject, organisation, year):
    """Say whose a file or missing report is."""
    for table, name in (("files", "path"), ("judgements", "subject")):
        store.connection.execute(
            f"UPDATE {table} SET body = (SELECT id FROM bodies WHERE name = ?), year = ? WHERE {name} = ?",
            (organisation, year, subject),
        )
