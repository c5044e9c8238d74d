"""JSON with one object a line, written as the objects come, so that a long table is not held in memory twice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any

encode = json.JSONEncoder(ensure_ascii=False).encode


def json_list(objects: Iterable[Any], before: str = "", after: str = "") -> bytes:
    """Return a JSON list of objects, one a line, between what stands before and after it."""
    stream = BytesIO()
    stream.write(f"{before}[".encode())
    for number, one in enumerate(objects):
        stream.write(f"{',' if number else ''}\n{encode(one)}".encode())
    stream.write(f"\n]{after}\n".encode())
    return stream.getvalue()
