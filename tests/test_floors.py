"""Protects the house: a folder stands above all that it imports, and nothing imports upwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman

SOURCE = Path(dragoman.__file__).parent

# From the ground up.  What stands on one line may not import each other either.
FLOORS = (
    ("model",),
    ("ontology",),
    ("knowledge",),
    ("sources",),
    ("cleaning",),
    ("language",),
    ("reading",),
    ("weighing",),
    ("record",),
    ("engine",),
    ("export",),
    ("notebook",),
    ("api",),
    ("web", "mcp"),
    ("cli",),
)
HEIGHT = {name: height for height, names in enumerate(FLOORS) for name in names}


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def _imports(path: Path) -> Iterator[str]:
    """The rooms of Dragoman that a module imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "dragoman" and len(parts) > 1 and parts[1] in HEIGHT:
                yield parts[1]


MODULES = sorted(p for p in SOURCE.rglob("*.py") if p != SOURCE / "__init__.py" and "data" not in p.parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_no_import_goes_upwards(path: Path) -> None:
    room = _room(path)
    assert room in HEIGHT, f"{room} has no floor: name it in FLOORS and in docs/architecture.md"
    upward = {name for name in _imports(path) if HEIGHT[name] > HEIGHT[room]}
    assert not upward, f"{path.relative_to(SOURCE)} imports from above: {sorted(upward)}"


def test_a_floor_that_imports_upwards_is_noticed(tmp_path: Path) -> None:
    module = tmp_path / "wrong.py"
    module.write_text("def f():\n    from dragoman.record import Store\n    return Store\n")
    assert list(_imports(module)) == ["record"]


def test_files_stay_small() -> None:
    long = {p.name: n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 600}
    assert not long, f"divide these rooms: {long}"
