"""Protects folders of a million files: sorted as one list, listed as they are read, what cannot be opened is named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Failure
from dragoman.sources.paths import files, sizes


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def below(folder: Path, *given: str) -> list[str]:
    """The files of some paths, as paths from the folder; failures in angle brackets."""
    found = (one for path in given or (str(folder),) for one in files(path))
    return [
        f"<{one.uri}: {one.error}>" if isinstance(one, Failure) else Path(one).relative_to(folder).as_posix()
        for one in found
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.sets(st.text("a-.0 é", min_size=1, max_size=3), min_size=1, max_size=5), st.integers(0, 7))
def test_paths_stand_as_if_all_were_sorted_together(tmp_path: Path, parts: set[str], mixed: int) -> None:
    folder = tmp_path / "".join(sorted(parts)).replace(".", "_") / str(mixed)
    for number, part in enumerate(sorted(parts)):
        name = part.strip(". ") or "x"
        made(
            folder, *([f"{name}/{name}.txt", f"{name}/b/c.txt"] if number & mixed else [f"{name}.txt", f"{name}-.html"])
        )
    every = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    wanted = [path.as_posix() for path in every if not any(part.startswith(".") for part in path.parts)]
    assert below(folder) == sorted(wanted)


def test_a_folder_is_opened_only_when_its_turn_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "a/1.txt", "a/2.txt", "b/3.txt")
    opened = []
    scan = os.scandir

    def noted(path: Any) -> Any:
        opened.append(Path(path).name)
        return scan(path)

    monkeypatch.setattr(os, "scandir", noted)
    found = files(str(tmp_path))
    assert [Path(str(next(found))).name for _ in "12"] == ["1.txt", "2.txt"]
    assert opened == [tmp_path.name, "a"]
    assert Path(str(next(found))).name == "3.txt"


def test_a_folder_that_cannot_be_opened_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "a/1.txt", "b/2.txt", "c/3.txt")
    scan = os.scandir

    def refused(path: Any) -> Any:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    first, second, third = below(tmp_path)
    assert (first, third) == ("a/1.txt", "c/3.txt")
    assert second.startswith(f"<{tmp_path.as_posix()}/b: ")
    assert "Permission denied" in second
    assert sorted(sizes(str(tmp_path))) == [7, 7]


def test_what_is_taken_of_a_folder(tmp_path: Path) -> None:
    made(tmp_path, "a.TXT", "b", "c.", "d.jpg", ".e.txt", ".f/g.txt", "h.warc.gz", "i.tar.gz", "j.k/l")
    assert below(tmp_path) == ["a.TXT", "b", "c.", "h.warc.gz", "j.k/l"]
    assert len(list(sizes(str(tmp_path)))) == 5
    (only,) = below(tmp_path, str(made(tmp_path / "empty", "x.jpg")))
    assert "holds no articles" in only


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    made(tmp_path, "a/1.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a" / "1.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert below(tmp_path) == ["a/1.txt", "b.txt", "gone.txt"]
    assert sorted(sizes(str(tmp_path))) == [0, 7, 7]
    assert below(tmp_path / "a" / "again", str(tmp_path / "a" / "again"))[0] == "a/1.txt"  # what is named is opened


def test_what_a_pattern_matches_twice_is_read_once(tmp_path: Path) -> None:
    made(tmp_path, "x/a/1.txt", "x/2.txt", "x-y/3.txt", "x/d.jpg")
    assert below(tmp_path, f"{tmp_path}/x*/**") == ["x-y/3.txt", "x/2.txt", "x/a/1.txt"]
    assert below(tmp_path, f"{tmp_path}/**/*.txt") == ["x-y/3.txt", "x/2.txt", "x/a/1.txt"]
    assert below(tmp_path, f"{tmp_path}/*/*.jpg") == ["x/d.jpg"]  # who names it, wants it
    assert sorted(sizes(f"{tmp_path}/x*/**")) == [7, 9, 9]


def test_from_here_and_with_a_slash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made(tmp_path, "x/1.txt", "2.txt"))
    assert list(files(".")) == ["2.txt", "x/1.txt"]
    assert list(files("x/")) == list(files("./x")) == list(files("x")) == ["x/1.txt"]
    assert list(sizes("2.txt")) == [5]
    assert list(sizes("3.txt")) == list(sizes("*.pdf")) == []
