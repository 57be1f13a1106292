"""Protects alerts: each event is told once, changes that matter are told, nothing is lost, messages are signed."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree
from sqlalchemy import delete, update

from dragoman.engine.alerting import Post, send_alerts, send_test
from dragoman.engine.alerting.files import append
from dragoman.engine.alerting.webhook import UndeliveredError, check_url, secret_of
from dragoman.model import Document, FusedEvent
from dragoman.record import Store, queries, schema, writing
from dragoman.record.alerts import Alert, Filters, add_alert, alert_rows, remove_alert
from dragoman.sources.feeds import items
from tests.readings import reading
from tests.record.making import show
from tests.record.test_record import weighed

NOW = datetime.datetime(2024, 5, 1, 12, tzinfo=datetime.UTC)
SECRET = "a secret that is long enough"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    given = reading()
    run = writing.start_run(opened, [])
    writing.write_results(opened, run, [given])
    show(opened, weighed(given))
    yield opened
    opened.close()


def alert(target: object, kind: str = "file", **more: Any) -> Alert:
    return Alert(
        **{
            "name": "talks",
            "filters": Filters(),
            "kind": kind,
            "target": str(target),
            "made": "2024-05-01T12:00:00+00:00",
            **more,
        }
    )


def told(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def rewrite(store: Store, **changes: Any) -> FusedEvent:
    """Change the one event of the record."""
    event = msgspec.structs.replace(queries.events(store)[0], **changes)
    with store.write() as connection:
        connection.execute(
            update(schema.fused).where(schema.fused.c.id == event.id).values(body=msgspec.json.encode(event).decode())
        )
    return event


def send(store: Store, post: Post | None = None, now: datetime.datetime = NOW) -> list[tuple[int, int]]:
    return [(one.delivered, one.failed) for one in send_alerts(store, post=post, clock=lambda: now)]


def test_an_alert_begins_with_what_comes_after_it(store: Store, tmp_path: Path) -> None:
    assert add_alert(store, alert(tmp_path / "out.jsonl")) == 1
    assert send(store) == []
    assert told(tmp_path / "out.jsonl") == []


def test_an_event_is_told_once_with_the_exact_words(store: Store, tmp_path: Path) -> None:
    add_alert(store, alert(tmp_path / "out.jsonl"), from_start=True)
    assert send(store) == [(1, 0)]
    assert send(store) == []
    (message,) = told(tmp_path / "out.jsonl")
    assert (message["schema"], message["kind"], message["done"]) == ("dragoman.alert/1", "new", True)
    (words,) = message["words"]
    assert words["text"] == "Minister Ana Ruiz met President Ivo Kral in Lisbon on 4 May 2023."
    assert words["uri"] == "a.txt"


def test_a_change_that_matters_is_told_and_another_is_not(store: Store, tmp_path: Path) -> None:
    add_alert(store, alert(tmp_path / "out.jsonl"))
    rewrite(store, articles=7)
    assert send(store) == []
    rewrite(store, modality="planned")
    assert send(store) == [(1, 0)]
    (message,) = told(tmp_path / "out.jsonl")
    assert message["changes"] == [{"what": "modality", "before": "happened", "after": "planned"}]
    assert message["done"] is False
    assert "PLANNED, not done" in message["headline"]


def test_changing_there_and_back_gives_three_deliveries(store: Store, tmp_path: Path) -> None:
    add_alert(store, alert(tmp_path / "out.jsonl"), from_start=True)
    for place in ("Lisbon", "Oran", "Lisbon", "Oran"):
        rewrite(store, place=place)
        send(store)
    messages = told(tmp_path / "out.jsonl")
    assert len(messages) == len({one["delivery"] for one in messages}) == 4


def test_an_event_that_is_withdrawn_is_told_once(store: Store, tmp_path: Path) -> None:
    add_alert(store, alert(tmp_path / "out.jsonl"))
    with store.write() as connection:
        for table in (schema.fused_reports, schema.fused_participants, schema.fused):
            connection.execute(delete(table))
    assert send(store) == [(1, 0)]
    assert send(store) == []
    (message,) = told(tmp_path / "out.jsonl")
    assert (message["kind"], message["done"]) == ("withdrawn", False)


def test_a_torn_line_is_taken_away_and_foreign_lines_stay(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text('{"a": 1}\n{"schema":"dragoman.alert/1","al')
    append(str(path), ['{"b": 2}'])
    assert path.read_text() == '{"a": 1}\n{"b": 2}\n'
    path.write_text("a note of somebody")
    append(str(path), ['{"b": 2}'])
    assert path.read_text() == 'a note of somebody\n{"b": 2}\n'


def test_a_file_that_cannot_be_written_is_tried_again(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "later" / "out.jsonl"
    add_alert(store, alert(target), from_start=True)
    assert send(store) == [(0, 1)]
    assert "cannot write" in str(alert_rows(store)[0].error)
    target.parent.mkdir()
    assert send(store) == []  # it waits
    assert send(store, now=NOW + datetime.timedelta(minutes=2)) == [(1, 0)]
    assert len(told(target)) == 1


def test_our_own_reader_reads_the_feed(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.atom"
    rewrite(store, place="<b>&\x00Oran")
    add_alert(store, alert(path, "feed", keep=2), from_start=True)
    send(store)
    root = etree.parse(str(path)).getroot()
    atom = {"a": "http://www.w3.org/2005/Atom"}
    for needed in ("a:id", "a:title", "a:updated", "a:author/a:name", "a:entry/a:id", "a:entry/a:updated"):
        assert root.findtext(needed, namespaces=atom), needed
    (document,) = items(io.BytesIO(path.read_bytes()), "out.atom")
    assert isinstance(document, Document)
    assert "Minister Ana Ruiz met President Ivo Kral" in document.text
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".out")] == []


class Receiver:
    def __init__(self, *answers: int | Exception) -> None:
        self.answers, self.posts = list(answers), []  # type: ignore[var-annotated]

    def __call__(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        self.posts.append((url, body, headers))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.mark.parametrize("answer", [500, 302, 404, 429, UndeliveredError("no answer")])
def test_a_webhook_is_tried_until_it_answers_well(
    store: Store, monkeypatch: pytest.MonkeyPatch, answer: int | Exception
) -> None:
    monkeypatch.setenv("DESK", SECRET)
    add_alert(store, alert("https://desk.example.org/in", "webhook", secret="env:DESK"), from_start=True)
    receiver = Receiver(answer, 204)
    assert send(store, receiver) == [(0, 1)]
    assert alert_rows(store)[0].failing == 1
    assert send(store, receiver, NOW + datetime.timedelta(minutes=2)) == [(1, 0)]
    (_, first, _), (_, body, headers) = receiver.posts
    assert first == body
    made = hmac.new(SECRET.encode(), headers["X-Dragoman-Timestamp"].encode() + b"." + body, hashlib.sha256)
    assert headers["X-Dragoman-Signature"] == f"sha256={made.hexdigest()}"
    assert SECRET.encode() not in store.path.read_bytes()


def test_a_test_says_that_it_is_one(store: Store, tmp_path: Path) -> None:
    add_alert(store, alert(tmp_path / "out.jsonl"))
    assert send_test(store, "talks", clock=lambda: NOW).delivered == 1
    (message,) = told(tmp_path / "out.jsonl")
    assert (message["kind"], message["event"], message["done"]) == ("test", None, False)
    assert str(message["headline"]).startswith("TEST")


def test_a_removed_alert_is_gone(store: Store, tmp_path: Path) -> None:
    add_alert(store, alert(tmp_path / "out.jsonl"), from_start=True)
    assert remove_alert(store, "talks")
    assert not remove_alert(store, "talks")
    assert send(store) == []


@pytest.mark.parametrize(
    "url", ["http://a.example", "https://u:p@a.example", "https://", "file:///x", "https://a.example/ b"]
)
def test_what_is_no_address_for_a_webhook_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_url(url)


def test_a_short_secret_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK", "tiny-secret")
    with pytest.raises(ValueError, match="DESK") as told_why:
        secret_of("env:DESK")
    assert "tiny-secret" not in str(told_why.value)
