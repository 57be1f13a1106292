"""Protects a folder weighed into tables: in whatever slices it came, they are those of all articles at once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.engine import folders, stories
from dragoman.engine.adding import add
from dragoman.engine.folders import BESIDE
from dragoman.engine.run import read_all
from dragoman.export import parquet
from dragoman.export.tables import TABLES
from dragoman.export.tables.of_articles import lineage_row, story_row
from dragoman.export.tables.of_events import event_row, participant_rows, report_rows
from dragoman.export.tables.of_weighing import conflict_row, quotation_row
from dragoman.export.weighed import NAMES, weigh_into
from dragoman.model import Reading
from dragoman.record import Store
from dragoman.record.folder import kept, layout
from dragoman.record.quoted import differs
from dragoman.sources import documents
from dragoman.weighing import weigh, weigh_story
from tests.crashes.jobs import texts
from tests.engine.test_weighing import BACK, HARBOUR, MINES
from tests.record.folder.making import put
from tests.record.making import drifted, quoting, speech
from tests.weighing.making import reading

READINGS = [
    *HARBOUR,
    *MINES,
    BACK,
    *drifted()[0],
    speech(),
    speech("again.txt", None),
    quoting("undated", "“We will never sell the harbour to strangers,” she said.", "she", None),
    reading("twice", "The minister of Quill resigned.", "2023-03-01"),
    reading("twice", "The minister of Quill did not resign.", "2023-03-02"),
]


def expected(readings: Iterable[Reading], folder: Path) -> dict[str, bytes]:
    """The tables of all articles weighed at once, in memory."""
    found = weigh(readings)
    events = sorted(found.events, key=lambda one: ((day := kept.when(one)) is None, day or "", one.id))
    rows: dict[str, Iterator[tuple[object, ...]]] = {
        "lineage": map(lineage_row, found.lineage),
        "stories": map(story_row, found.stories),
        "events": map(event_row, events),
        "participants": (row for event in events for row in participant_rows(event)),
        "reports": (row for event in events for row in report_rows(event)),
        "conflicts": map(conflict_row, found.conflicts),
        "quotations": (quotation_row(one, differs(one)) for one in found.quotations),
    }
    folder.mkdir()
    for name, every in rows.items():
        with (folder / f"{name}.parquet").open("wb") as stream, parquet.TableWriter(TABLES[name], stream) as writer:
            writer.add(every)
    return tables(folder)


def tables(folder: Path) -> dict[str, bytes]:
    return {name: (folder / f"{name}.parquet").read_bytes() for name in NAMES}


@st.composite
def slices(draw: st.DrawFn) -> list[list[Reading]]:
    """All readings in any order, in up to four chunks."""
    order = draw(st.permutations(READINGS))
    cuts = sorted(draw(st.lists(st.integers(1, len(order) - 1), max_size=3, unique=True)))
    return [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@settings(max_examples=6, deadline=None)
@given(chunks=slices(), rows=st.sampled_from([1, 3, 64]))
def test_chunk_by_chunk_it_comes_to_the_same_as_all_at_once(chunks: Sequence[Sequence[Reading]], rows: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for number, chunk in enumerate(chunks):
            put(home / "readings", chunk, number, rows)
            done = weigh_into(home / "readings", home / "out")
        assert tables(home / "out") == expected(READINGS, home / "expected")
        assert weigh_into(home / "readings", home / "out").tables is None, "nothing was new"
        assert done.articles == len({one.article.uri for one in READINGS})


@pytest.fixture(scope="module")
def really_read(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    """Articles that the program read: the record takes no others."""
    path = tmp_path_factory.mktemp("texts") / "texts.jsonl"
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in texts()))
    return [one for one in read_all(documents([str(path)])) if isinstance(one, Reading)]


def of_record(tmp_path: Path, pattern: str) -> dict[str, bytes]:
    """The tables of a record to which a folder was added, or a slice of it."""
    store = Store(tmp_path / "record.sqlite", create=True)
    done, failures = add(store, [pattern])
    assert (failures, done.added > 1) == ([], True)
    parquet.write(store, tmp_path / "exported")
    store.close()
    return tables(tmp_path / "exported")


def test_the_tables_are_those_of_a_record_of_the_folder(tmp_path: Path, really_read: list[Reading]) -> None:
    folder = put(tmp_path / "readings", really_read)
    (folder / layout.LEDGER).mkdir()
    (folder / layout.LEDGER / "000000.json").write_text("{}", encoding="utf-8")
    weigh_into(folder, tmp_path / "out")
    assert tables(tmp_path / "out") == of_record(tmp_path, str(folder))


def test_a_slice_of_a_folder_makes_the_record_of_its_articles(tmp_path: Path, really_read: list[Reading]) -> None:
    put(tmp_path / "readings", really_read)
    days = [one for one in really_read if layout.day_of(one) in ("2023-05-11", "2023-05-12")]
    assert 1 < len(days) < len(really_read)
    found = of_record(tmp_path, str(tmp_path / "readings" / "day=2023-05-1[12]"))
    assert found == expected(days, tmp_path / "expected")


def test_several_processes_come_to_the_same(tmp_path: Path) -> None:
    folder = put(tmp_path / "readings", READINGS[:6])
    put(folder, READINGS[6:], 1)
    for workers in (1, 2):
        weigh_into(folder, tmp_path / f"out{workers}", workers=workers)
    assert tables(tmp_path / "out1") == tables(tmp_path / "out2")


def test_only_the_stories_that_new_readings_touch_are_weighed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = put(tmp_path / "readings", [*HARBOUR, MINES[0]]), tmp_path / "out"
    assert weigh_into(folder, out).fresh == 2
    put(folder, [MINES[1]], 1)
    asked: list[str] = []

    def telling(matter: object, given: Sequence[Reading]) -> object:
        asked.extend(one.article.uri for one in given)
        return weigh_story(matter, given)  # type: ignore[arg-type]

    monkeypatch.setattr(stories, "weigh_story", telling)
    done = weigh_into(folder, out)
    assert (done.stories, done.fresh, sorted(asked)) == (2, 1, ["mines/1.txt", "mines/2.txt"])
    assert weigh_into(folder, out).fresh == 0


def test_readings_that_are_taken_away_leave_the_tables(tmp_path: Path) -> None:
    folder, out = put(tmp_path / "readings", [*HARBOUR, *MINES, BACK]), tmp_path / "out"
    weigh_into(folder, out)
    layout.part(folder, "2024-05-20", 0).unlink()
    weigh_into(folder, out)
    assert tables(out) == expected([*HARBOUR, *MINES], tmp_path / "expected")


def test_many_files_of_parts_become_one_that_holds_no_more_than_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_FILES", 1)
    monkeypatch.setattr(folders, "_BATCH_SECONDS", 0.0)
    folder, out = put(tmp_path / "readings", READINGS[1:]), tmp_path / "out"
    weigh_into(folder, out)
    put(folder, READINGS[:1], 1)
    done = weigh_into(folder, out)
    held = kept.Kept(out / BESIDE).known()
    assert (len(held), len(set(held.values()))) == (done.stories, 1)
    assert tables(out) == expected(READINGS, tmp_path / "expected")
    (out / "events.parquet").unlink()
    assert weigh_into(folder, out).fresh == 0
    assert tables(out) == tables(tmp_path / "expected"), "a table that was lost is made of what is kept"


def test_a_folder_without_readings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no parts of readings"):
        weigh_into(tmp_path, tmp_path / "out")
