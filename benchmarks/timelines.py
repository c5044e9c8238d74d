"""Two timelines of others as pages to measure beside the dashboard, on the same events; npm fetches them when asked."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

PAGES = Path(__file__).parent / "pages"
COLUMNS = ["title", "start", "end", "people"]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A package of npm: its version, the files of it that a page needs, and the most events that it is given."""

    package: str
    version: str
    files: Mapping[str, str]
    most: int


TIMELINES = {
    "vis-timeline": Timeline(
        "vis-timeline",
        "8.5.4",
        {
            "vis-timeline.js": "standalone/umd/vis-timeline-graph2d.min.js",
            "vis-timeline.css": "styles/vis-timeline-graph2d.min.css",
        },
        10_000,
    ),
    "timelinejs": Timeline(
        "@knight-lab/timelinejs",
        "3.9.11",
        {"timeline.js": "dist/js/timeline.js", "timeline.css": "dist/css/timeline.css"},
        1_000,
    ),
}


def site(name: str, table: Path) -> Path:
    """Return the folder of a peer's page on a table, beside it; raise `CalledProcessError` where npm can't fetch it."""
    asked = TIMELINES[name]
    folder = table.parent / f"{name}-{table.stem}"
    folder.mkdir(exist_ok=True)
    packed = folder / "package.tgz"
    if not packed.exists():
        command = ["npm", "pack", "--silent", f"{asked.package}@{asked.version}"]
        told = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        (folder / told.stdout.split()[-1]).rename(packed)
    with tarfile.open(packed) as archive:
        for file, inside in asked.files.items():
            found = archive.extractfile(f"package/{inside}")
            if found is None:
                raise FileNotFoundError(f"{packed}: holds no {inside}")
            (folder / file).write_bytes(found.read())
    shutil.copy(PAGES / f"{name}.html", folder / "index.html")
    events = pq.read_table(table, columns=COLUMNS).to_pylist()
    (folder / "events.json").write_text(json.dumps(events, default=str), encoding="utf-8")
    return folder
