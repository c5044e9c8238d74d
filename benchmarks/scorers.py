"""Scorers lie beside the development data, as scripts; here they are loaded as modules."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def load(path: Path, name: str) -> ModuleType:
    """Load a script; raise `FileNotFoundError` where the development data does not lie beside the project."""
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(f"{path}: the development data lies beside the project only where it is developed")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
