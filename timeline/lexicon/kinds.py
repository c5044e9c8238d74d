"""Event kinds and their codes, from data/kinds.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.lexicon.files import DataError, read_toml
from timeline.model import Kind, Status


@dataclass(frozen=True, slots=True)
class KindRow:
    """How one kind is named, drawn and coded; `plover`, `mode` and `cameo` are those of an event that occurred."""

    label: str
    verb: str
    colour: str
    colour_dark: str
    plover: str
    mode: str
    cameo: str
    family: str


@dataclass(frozen=True, slots=True)
class Code:
    """PLOVER event and mode and the CAMEO code of an event; "" where the standard has none."""

    plover: str
    mode: str
    cameo: str


@cache
def kinds() -> dict[Kind, KindRow]:
    """Return every kind's row in the file's order; raise `DataError` where a kind is missing or a key unknown."""
    table = read_toml("kinds.toml")["kind"]
    try:
        rows = {Kind(name): KindRow(**row) for name, row in table.items()}
    except (TypeError, ValueError) as error:
        raise DataError(f"timeline/data/kinds.toml: {error}") from error
    if missing := set(Kind) - set(rows):
        raise DataError(f"timeline/data/kinds.toml: no [kind.{min(missing)}]; add it")
    return rows


def code(kind: Kind, status: Status) -> Code:
    """Return the PLOVER and CAMEO code; a plan is AGREE and a cancelled one REJECT, whatever the kind."""
    row = kinds()[kind]
    if status is Status.OCCURRED:
        return Code(row.plover, row.mode, row.cameo)
    other = read_toml("kinds.toml")["status"][status.value]
    return Code(other["plover"], other["mode"], other["cameo"])
