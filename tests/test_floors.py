from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks import diplomatic
from benchmarks.temporal import FOLDER, documents, read, score, timexes

FLOORS = tomllib.loads((Path(__file__).parents[1] / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))
DATES, EVENTS = FLOORS["dates"], FLOORS["events"]
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the development data lies beside the project only here")


def our_score(row):
    return score(row, {one["id"]: timexes(read(one)) for one in documents(row)})


@pytest.mark.parametrize(("row", "floor"), DATES["f1"].items())
def test_accuracy_is_not_lost(row, floor):
    assert our_score(row).f1 >= floor


@pytest.mark.parametrize(("row", "floor"), DATES["right"].items())
def test_right_documents_are_not_lost(row, floor):
    assert our_score(row).right >= floor


@pytest.fixture(scope="module")
def rows():
    return diplomatic.our_rows(diplomatic.articles(dated=True))


@pytest.mark.parametrize(("field", "floor"), EVENTS["all"].items())
def test_no_field_of_the_events_is_lost(rows, field, floor):
    assert diplomatic.score(rows).values[field] >= floor


@pytest.mark.parametrize(("language", "floor"), EVENTS["languages"].items())
def test_no_language_of_the_events_is_lost(rows, language, floor):
    assert diplomatic.score(rows, diplomatic.languages()[language]).values["dated_event"] >= floor


def test_publication_dates_agree_with_the_metadata():
    read = {Path(one.path).stem: one.published for one in diplomatic.articles(dated=False)}
    known = diplomatic.publication_dates()
    assert {name: read[name] for name in known} == known
