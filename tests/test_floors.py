from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.temporal import FOLDER, documents, read, score, timexes

FLOORS = tomllib.loads((Path(__file__).parents[1] / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))["dates"]
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the development data lies beside the project only here")


def our_score(row):
    return score(row, {one["id"]: timexes(read(one)) for one in documents(row)})


@pytest.mark.parametrize(("row", "floor"), FLOORS["f1"].items())
def test_accuracy_is_not_lost(row, floor):
    assert our_score(row).f1 >= floor


@pytest.mark.parametrize(("row", "floor"), FLOORS["right"].items())
def test_right_documents_are_not_lost(row, floor):
    assert our_score(row).right >= floor
