"""Protects: a record that another hand changed is found out, and one that is sound is not accused."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.engine import add
from dragoman.engine.verifying import verify
from dragoman.record import Store, writing
from dragoman.record.custody.structs import Finding
from tests.readings import reading

TALKS = (
    "LISBON, May 5, 2023 - Foreign Minister Ana Ruiz met President Ivo Kral in Lisbon on Thursday. "
    "“We will return to the table in June,” Ruiz said. Kral visited Oslo on 1 May 2023."
)
OTHER = (
    "OSLO, May 6, 2023 - Foreign Minister Ana Ruiz met President Ivo Kral in Madrid on Thursday, officials said. "
    "“We will return to the table in July,” Ruiz said. Kral visited Oslo on 2 May 2023."
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    for name, text in (("talks.txt", TALKS), ("other.txt", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    store = Store(folder / "record.sqlite", create=True)
    add(store, [str(folder / "talks.txt")])
    add(store, [str(folder / "other.txt")])
    store.close()
    return folder / "record.sqlite"


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "record.sqlite"))


def findings(path: Path, *, reread: bool = False, weigh: bool = False) -> list[Finding]:
    store = Store(path, create=False)
    found = list(verify(store, reread=reread, weigh=weigh))
    store.close()
    return found


def changed(path: Path, *statements: str) -> None:
    """Change the record by another hand than the program's: without its triggers and its references."""
    with closing(sqlite3.connect(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount > 0, statement
        connection.commit()


def test_a_sound_record_has_nothing_to_find(path: Path) -> None:
    assert findings(path) == []
    assert findings(path, reread=True, weigh=True) == []


def in_reading(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            (blob,) = connection.execute("SELECT reading FROM articles WHERE number = 1").fetchone()
            text = zlib.decompress(blob).decode()
            assert old in text
            connection.execute(
                "UPDATE articles SET reading = ? WHERE number = 1", (zlib.compress(text.replace(old, new, 1).encode()),)
            )
            connection.commit()

    return change


def by(*statements: str) -> Callable[[Path], None]:
    return lambda path: changed(path, *statements)


_TAMPERED = {
    "a byte of the source": (by("UPDATE originals SET data = X'00' WHERE rowid = 1"), "bytes"),
    "other bytes": (by(f"UPDATE originals SET data = X'{zlib.compress(b'Ministers met.').hex()}'"), "bytes"),
    "no bytes": (by("DELETE FROM originals"), "article"),
    "bytes of nothing": (by("INSERT INTO originals VALUES ('sha256:0', X'00', 1)"), "bytes"),
    "the text": (by("UPDATE articles SET text = replace(text, 'Lisbon', 'Madrid')"), "article"),
    "the title": (by("UPDATE articles SET title = 'Peace'"), "article"),
    "a key": (by("UPDATE articles SET key = 'k' WHERE number = 1"), "article"),
    "the text in the reading": (in_reading("met President", "hit President"), "text"),
    "a span": (in_reading('"trigger":[', '"trigger":[9'), "reading"),
    "an event's name": (in_reading('"events":[{"id":"', '"events":[{"id":"f'), "reading"),
    "a reading": (by("UPDATE articles SET reading = X'0102' WHERE number = 1"), "reading"),
    "who is spoken of": (by("UPDATE entities SET name = 'Somebody' WHERE entity = 'e1'"), "article"),
    "an office": (by("UPDATE offices SET office = 'King'"), "article"),
    "who spoke": (by("UPDATE statements SET source = 'Somebody'"), "article"),
    "a run": (by("DELETE FROM runs WHERE run = 2"), "history"),
    "a commit": (by("DELETE FROM commits WHERE number = 1"), "history"),
    "a commit's day": (by("UPDATE commits SET at = '1999' WHERE number = 4"), "history"),
    "a past with an end before its beginning": (by("UPDATE fused_past SET until = 0"), "history"),
    "an event's day": (by("UPDATE fused SET date_from = '1999-01-01'"), "event"),
    "how many origins": (by("UPDATE fused SET body = replace(body, '\"origins\":1', '\"origins\":9')"), "event"),
    "who took part": (by("UPDATE fused_participants SET folded = ' somebody '"), "event"),
    "a report's place": (by("UPDATE fused SET body = replace(body, '\"trigger\":[', '\"trigger\":[9')"), "event"),
    "an event of no weighing": (by("UPDATE fused SET part = 'p' WHERE part <> ''"), "event"),
    "a parent": (by("UPDATE lineage SET parent = 'nobody.txt'"), "lineage"),
    "a story": (by("UPDATE stories SET uri = 'nobody.txt' WHERE uri LIKE '%talks.txt'"), "story"),
    "the index": (by("INSERT INTO article_words(article_words) VALUES ('delete-all')"), "file"),
}


@pytest.mark.parametrize("name", _TAMPERED)
def test_what_another_hand_changed_is_found(path: Path, name: str) -> None:
    change, what = _TAMPERED[name]
    change(path)
    assert what in {finding.what for finding in findings(path) if finding.gravity == "wrong"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lineage SET relation = 'copy'",
        "UPDATE stories SET chapter = 7",
        "UPDATE parts SET key = 'other' || key",
    ],
)
def test_what_weighing_would_say_otherwise_is_found(path: Path, statement: str) -> None:
    changed(path, statement)
    assert any(finding.gravity == "wrong" for finding in findings(path, weigh=True))


def test_words_that_are_quoted_must_be_those_of_the_article(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT id, body FROM conflicts").fetchall()
    assert rows, "the two articles contradict each other"
    changed(path, 'UPDATE conflicts SET body = replace(body, \'"text":"\', \'"text":"x\')')
    assert "conflict" in {finding.what for finding in findings(path)}


def test_what_came_without_bytes_is_said_and_not_accused(tmp_path: Path) -> None:
    store = Store(tmp_path / "record.sqlite", create=True)
    writing.write_results(store, writing.start_run(store, []), [reading("a.txt")])
    gravities = {finding.gravity for finding in verify(store) if finding.what in ("articles", "record")}
    assert gravities == {"note"}


def test_a_text_that_another_version_read_may_differ(path: Path) -> None:
    in_reading("met President", "hit President")(path)
    changed(path, "UPDATE runs SET version = '0.0.1'")
    found = [finding for finding in findings(path) if finding.what in ("text", "articles")]
    assert [finding.gravity for finding in found] == ["note"]
