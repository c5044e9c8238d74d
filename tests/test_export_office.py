"""LibreOffice opens the Excel file and shows what the CSV holds."""

import csv
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from samples import EVENT, MENTION, VISIT

from timeline.export import write
from timeline.frame import to_frame

SOFFICE = os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
UTF_8 = "76"  # LibreOffice's number for it
AS_CSV = f"csv:Text - txt - csv (StarCalc):44,34,{UTF_8},1"
TRUTHS = {"True": "TRUE", "False": "FALSE"}  # as LibreOffice writes them
PATIENCE = 120  # seconds; the first start takes some

QUOTES = ["=1+1", "+1", "-1", "@SUM(A1)", "习近平说，“你好”", 'He said: "Yes", then\nleft.', "محمد بن سلمان"]
FRAME = to_frame(
    [
        *(replace(EVENT, id=f"e{i}", mentions=(replace(MENTION, quote=quote),)) for i, quote in enumerate(QUOTES)),
        replace(VISIT, id="v"),
    ]
)


@pytest.mark.skipif(not SOFFICE, reason="no LibreOffice: tools/soffice fetches one where that can be had")
def test_libreoffice_shows_what_the_csv_holds(tmp_path: Path) -> None:
    write(FRAME, tmp_path / "events.xlsx")
    write(FRAME, tmp_path / "expected.csv")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [str(SOFFICE), home, "--headless", "--convert-to", AS_CSV, "--outdir", tmp_path / "out"]
    subprocess.run([*command, tmp_path / "events.xlsx"], check=True, capture_output=True, timeout=PATIENCE)
    expected = [[TRUTHS.get(cell, cell) for cell in row] for row in rows(tmp_path / "expected.csv")]
    assert rows(tmp_path / "out" / "events.csv") == expected


def rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))
