"""Protects saved views: kept by name, whole, and never an address elsewhere."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dragoman.record import beside, views
from dragoman.record.views import SavedView


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "some.sqlite"


def test_what_is_saved_is_there_by_name_and_replaced(record: Path) -> None:
    views.save(record, SavedView(name="quay", address="/events?words=quay"))
    views.save(record, SavedView(name="Accused", address="/events?type=ACCUSE"))
    views.save(record, SavedView(name="quay", address="/events?words=quays"))
    assert [(one.name, one.address) for one in views.load(record)] == [
        ("Accused", "/events?type=ACCUSE"),
        ("quay", "/events?words=quays"),
    ]
    views.drop(record, "quay")
    views.drop(record, "never there")
    assert [one.name for one in views.load(record)] == ["Accused"]


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "events", "/a\nb"]
)
def test_an_address_elsewhere_is_refused_and_passed_over(record: Path, address: str) -> None:
    with pytest.raises(ValueError, match="only pages"):
        views.save(record, SavedView(name="x", address=address))
    beside.views(record).write_bytes(b'{"name": "x", "address": "https://elsewhere.example/"}\nno json\n\xff\n')
    assert views.load(record) == ()


def test_names_are_bounded_and_so_is_how_many(record: Path) -> None:
    for name in ("", " ", "a\nb", "x" * 81):
        with pytest.raises(ValueError, match="name"):
            views.save(record, SavedView(name=name, address="/"))
    lines = [b'{"name": "%d", "address": "/"}\n' % number for number in range(views.MOST)]
    beside.views(record).write_bytes(b"".join(lines))
    with pytest.raises(ValueError, match="already"):
        views.save(record, SavedView(name="one more", address="/"))


def test_as_many_as_may_be_saved_are_all_there_again(record: Path) -> None:
    longest = "/" + 3998 * '"'  # each is escaped
    lines = [msgspec.json.encode(SavedView(name=f"{number:080}", address=longest)) for number in range(views.MOST)]
    beside.views(record).write_bytes(b"\n".join(lines))
    assert len(views.load(record)) == views.MOST
    with pytest.raises(ValueError, match="only pages"):
        views.save(record, SavedView(name="x", address="/" + 2000 * "\u6c34"))
