"""Protects: the manifest follows from what went in and what it was made with, and from nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman.record import Store, writing
from dragoman.record.custody.manifest import differences, manifest
from dragoman.record.rating import rate
from tests.readings import TEXT, reading

_TEXTS = {
    "talks.txt": "Foreign Minister Ana Ruiz met President Ivo Kral in Lisbon on May 4, 2023, officials said.",
    "visit.txt": "President Ivo Kral visited Oslo on 9 June 2023. “We will come back,” Kral said.",
}


def _made(folder: Path, *more: str, **environment: str) -> dict[str, Any]:
    """The manifest of a record made in a process of its own, in an environment of its own."""
    (folder / "news").mkdir(parents=True)
    for name, text in _TEXTS.items():
        (folder / "news" / name).write_text(text, encoding="utf-8")
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), "DRAGOMAN_KNOWLEDGE": str(folder / "none")}
    for command in (["add", "news", *more], ["manifest", "-o", "m.json"]):
        subprocess.run(
            [sys.executable, "-m", "dragoman.cli", *command],
            cwd=folder,
            env={**clean, **environment},
            check=True,
            capture_output=True,
        )
    found: dict[str, Any] = json.loads((folder / "m.json").read_text(encoding="utf-8"))
    return found


def test_two_clean_environments_give_the_same(tmp_path: Path) -> None:
    one = _made(tmp_path / "one", TZ="Asia/Tokyo", LANG="C", PYTHONHASHSEED="1")
    other = _made(tmp_path / "other" / "below", "--workers", "2", TZ="America/Lima", LANG="C.UTF-8", PYTHONHASHSEED="2")
    assert one.pop("machine") != other.pop("machine")
    assert one == other
    assert one["digest"].startswith("sha256:")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "record.sqlite", create=True)
    writing.write_results(opened, writing.start_run(opened, []), [reading("a.txt")])
    return opened


def test_whatever_is_added_changes_it(store: Store) -> None:
    before = manifest(store)
    writing.write_results(store, writing.start_run(store, []), [reading("b.txt", text=TEXT + " They left.")])
    after = manifest(store)
    assert before["digest"] != after["digest"]
    assert any("b.txt is only in the second" in difference for difference in differences(before, after))


def test_the_letter_of_an_outlet_changes_it_and_its_day_does_not(store: Store) -> None:
    before = manifest(store)
    rate(store, "The Courier", "B")
    with_letter = manifest(store)
    assert any(difference.startswith("outputs.ratings") for difference in differences(before, with_letter))
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE ratings SET given = '1999-01-01'")
    assert manifest(store)["digest"] == with_letter["digest"]


def test_what_is_no_manifest_is_compared_without_harm(store: Store) -> None:
    made = manifest(store)
    wrong: list[dict[str, Any]] = [{}, {"inputs": 3}, {"inputs": [{"key": "k"}, 7]}, {"outputs": [], "settings": None}]
    for given in wrong:
        assert list(differences(given, made))
