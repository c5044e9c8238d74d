"""The cases of tests/cases/<language>.toml as pytest parameters."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "cases"


def cases(section: str) -> list[object]:
    """Return every language's cases of one section, named by language and first words."""
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{number}-{case['text'][:30]}")
        for path in sorted(FOLDER.glob("*.toml"))
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get(section, []))
    ]
