"""Pages served for measuring, each in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psutil

from benchmarks.timelines import PAGES, TIMELINES, site
from timeline.cli import FOLDER_VARIABLE

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds until a server must answer


@dataclass(frozen=True, slots=True)
class Server:
    """A page that is served."""

    address: str
    process: int

    @property
    def memory(self) -> float:
        """The megabytes that the server and its children hold."""
        server = psutil.Process(self.process)
        return sum(float(one.memory_info().rss) for one in (server, *server.children(recursive=True))) / 2**20


@contextmanager
def served(page: str, table: Path) -> Iterator[Server]:
    """Serve the dashboard, a page of pages/ or that of another's timeline, on a table."""
    port = _free_port()
    if page in TIMELINES:
        folder = str(site(page, table))
        command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", folder]
    else:
        script = ROOT / "dashboard.py" if page == "dashboard" else PAGES / f"{page}.py"
        options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
        command = [sys.executable, "-m", "streamlit", "run", str(script), *options, "--", str(table)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), FOLDER_VARIABLE: str(table)}
    process = subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/{'' if page in TIMELINES else '_stcore/health'}", process)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(PATIENCE * 5):
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped: {process.args!r}")
        try:
            with urlopen(url):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"no answer from {url}")
