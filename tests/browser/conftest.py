"""A dashboard on corpus/ and a browser to look at it with, once for all browser tests."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

ROOT = Path(__file__).parent.parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
DEBIAN_CHROMIUM = "/usr/bin/chromium"
PATIENCE = 60  # seconds until the server must answer


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a dashboard on the corpus."""
    yield from served()


def served(folder: Path | None = None) -> Iterator[str]:
    """Serve a folder, else the corpus, on a free port, and stop afterwards."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "DIPLOMATIC_TIMELINE_CORPUS": str(folder or ROOT / "corpus")}
    server = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_chromium(playwright), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh wide page; the tests open the dashboard in it."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()


def _chromium(playwright: Playwright) -> str:
    candidates = (os.environ.get("CHROMIUM"), playwright.chromium.executable_path, DEBIAN_CHROMIUM)
    return next((path for path in candidates if path and Path(path).exists()), DEBIAN_CHROMIUM)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(PATIENCE * 5):
        assert server.poll() is None, "the server stopped"
        try:
            with urlopen(url):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"no answer from {url}")
