"""What the project promises from outside: its names, its imports, its set-up files and its README."""

import ast
import dataclasses
import enum
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import timeline
from timeline import model
from timeline.export import WRITERS
from timeline.frame import COLUMNS, REPORT_COLUMNS
from timeline.readers import READERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODULES = sorted(file for file in (ROOT / "timeline").rglob("*.py"))
SET_UP = ["Makefile", "constraints.txt", "pyproject.toml", ".ci/run", "tools/chromium", "tools/soffice", "tools/venv"]


def test_the_public_surface_is_this() -> None:
    functions = {"build", "extract", "find_dates", "merge", "read_articles", "to_frame"}
    types = {
        name for name, value in vars(model).items() if isinstance(value, type) and value.__module__ == "timeline.model"
    }
    assert set(timeline.__all__) == functions | types | {"Skipped"}
    assert all(hasattr(timeline, name) for name in timeline.__all__)


@pytest.mark.parametrize("name", timeline.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    doc = getattr(timeline, name).__doc__
    assert doc
    assert not doc.startswith(f"{name}(")


def test_every_type_is_frozen() -> None:
    types = [value for value in vars(timeline).values() if isinstance(value, type) and not issubclass(value, enum.Enum)]
    assert all(dataclasses.is_dataclass(one) and one.__dataclass_params__.frozen for one in types)


def test_importing_timeline_does_not_import_streamlit() -> None:
    code = "import sys, timeline, timeline.cli; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_streamlit_is_imported_by_the_app_alone(file: Path) -> None:
    names = [
        alias.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]
    uses = any(name.split(".")[0] == "streamlit" for name in names)
    assert not uses or ROOT / "timeline" / "app" in file.parents


@pytest.mark.parametrize("name", SET_UP)
def test_no_set_up_file_names_a_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    addresses = re.findall(r"https?://([^\s/:]+)", text)
    assert set(addresses) <= {"localhost"}
    assert not re.search(r"pypi|--(extra-)?index-url|find-links|trusted-host", text)


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_normal(line.partition("==")[0]) for line in lines if "==" in line}
    assert {_normal(re.split(r"[<>=!~\[; ]", one)[0]) for group in groups for one in group} <= pinned


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("column", [*COLUMNS, *REPORT_COLUMNS])
def test_the_readme_tells_of_every_column(column: str) -> None:
    assert f"`{column}`" in README


@pytest.mark.parametrize("ending", [*READERS, *WRITERS])
def test_the_readme_tells_of_every_format(ending: str) -> None:
    assert ending in README or ending == ".htm"


def test_the_readme_names_every_article_of_the_corpus() -> None:
    assert all(f"`{file.name}`" in README for file in (ROOT / "corpus").iterdir())


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)
    assert names["frame"].equals(timeline.to_frame(names["events"]))  # type: ignore[attr-defined, arg-type]


def test_the_app_has_one_configuration() -> None:
    """Streamlit reads the file beside the script that it runs: an installed package has its own copy."""
    of_checkout = (ROOT / ".streamlit" / "config.toml").read_bytes()
    of_package = (ROOT / "timeline" / "app" / ".streamlit" / "config.toml").read_bytes()
    assert of_checkout == of_package
