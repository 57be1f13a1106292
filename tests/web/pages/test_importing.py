"""Protects bringing in: everything that is sent is read in the background, bounded, under safe names, one after the
other; nothing is taken from another site or where nothing may change.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.api import Record
from dragoman.engine import importing
from dragoman.record.alerts import Alert, Filters, add_alert
from dragoman.web import Settings, jobs, make_app
from tests.web.conftest import HARM

HERE = {"origin": "http://testserver"}
TEXT = "Portuguese Foreign Minister Ana Ruiz met Czech President Ivo Kral in Faro on Tuesday, officials said."


def ended(client: TestClient, address: str, seconds: float = 60.0) -> Any:
    """The job, when it is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        job = client.get(address).json()
        if job["state"] in jobs.OVER:
            return job
        time.sleep(0.02)
    raise AssertionError(f"it is still {job['state']}")


def bring(client: TestClient, **sent: Any) -> Any:
    """What became of something that was brought."""
    answer = client.post("/api/import", headers=HERE, **sent)
    assert answer.status_code == 202, answer.text
    assert answer.json()["id"] in answer.headers["location"]
    return ended(client, answer.headers["location"])


def test_a_form_with_files_leads_to_how_far_it_is(client: TestClient, record: Record) -> None:
    files = [("files", ("a.txt", TEXT.encode())), ("files", ("../b.txt", TEXT.replace("Faro", "Porto").encode()))]
    answer = client.post("/import", files=files, headers=HERE)
    assert answer.status_code == 303
    job = ended(client, f"/api{answer.headers['location']}")
    assert (job["state"], job["added"], job["failed"], job["label"]) == ("done", 2, 0, ["a.txt", "b.txt"])
    assert {"a.txt", "b.txt"} <= {row.uri for row in record.articles()}
    assert {report.uri for event in record.events(actor="Ruiz") for report in event.reports} == {"a.txt", "b.txt"}
    page = client.get(answer.headers["location"]).text
    assert "Done" in page
    assert "hx-get" not in page
    assert answer.headers["location"] in client.get("/import").text


def test_a_page_of_a_job_that_runs_asks_again_with_and_without_script(client: TestClient, held: Held) -> None:
    answer = client.post("/import", data={"text": TEXT}, headers=HERE)
    assert held.began.wait(10)
    page = client.get(answer.headers["location"]).text
    assert '<noscript><meta http-equiv="refresh"' in page
    assert f'hx-get="{answer.headers["location"]}"' in page
    held.free.set()
    ended(client, f"/api{answer.headers['location']}")


def test_a_text_with_what_is_known_of_it(client: TestClient, record: Record) -> None:
    about = {"text": TEXT, "title": f"Talks {HARM}", "outlet": "The Quay", "published": "2024-05-02"}
    job = bring(client, json=about)
    assert job["added"] == 1
    (row,) = record.articles(outlet="The Quay")
    assert row.uri.startswith("pasted:")
    assert row.published == "2024-05-02"
    assert any(event.date == "2024-04-30" for event in record.events(actor="Ruiz"))
    assert bring(client, data=about)["known"] == 1  # the same as a form changes nothing
    assert HARM not in client.get("/import").text


def test_what_was_not_read_in_full_is_said_with_the_reason(client: TestClient) -> None:
    text = "Ministr zahraničí se v úterý sešel se svým protějškem v Praze a mluvil s ním o společné hranici obou zemí."
    job = bring(client, json={"text": text})
    assert (job["added"], job["skipped"]) == (1, {"language": 1})
    assert job["stories"] == job["of_stories"] > 0
    assert "1 article: language" in client.get(f"/import/{job['id']}").text


def test_private_addresses_are_refused_with_the_reason(client: TestClient) -> None:
    job = bring(client, json={"urls": ["http://127.0.0.1/a", "http://169.254.169.254/latest", "file:///etc/passwd"]})
    assert (job["added"], job["failed"]) == (0, 3)
    assert sum("not of the public internet" in one["error"] for one in job["failures"]) == 2
    page = client.get(f"/import/{job['id']}").text
    assert "169.254.169.254" in page
    assert "http://127.0.0.1/a" in client.get(f"/import/{job['id']}.csv").text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"json": {}}, "nothing to bring"),
        ({"data": {"text": "  "}}, "nothing to bring"),
        ({"json": {"text": TEXT, "published": "soon"}}, "is no date"),
        ({"json": {"title": "A"}}, "go with a pasted text"),
        ({"json": {"text": TEXT, "title": "a" * 501}}, "The title is not a line"),
        ({"json": {"text": TEXT, "path": "/etc/passwd"}}, "unknown field"),
        ({"json": {"urls": ["https://a.example"] * 201}}, "more than 200 addresses"),
        ({"json": [1]}, "not what is taken as JSON"),
        ({"content": b"\xff{", "type": "application/json"}, "not what is taken as JSON"),
    ],
)
def test_what_makes_no_sense_is_said(client: TestClient, sent: dict[str, Any], words: str) -> None:
    kind = {"content-type": sent.pop("type")} if "type" in sent else {}
    answer = client.post("/api/import", headers={**HERE, **kind}, **sent)
    assert answer.status_code == 422
    assert words in answer.json()["problem"]


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x", "text/plain", ""])
def test_a_broken_upload_is_no_fault_of_the_program(client: TestClient, kind: str) -> None:
    for path in ("/import", "/api/import"):
        answer = client.post(path, content=b"--x\r\nbroken", headers={**HERE, "content-type": kind})
        assert answer.status_code in (400, 422)


def test_what_was_typed_is_not_lost_where_it_is_wrong(client: TestClient) -> None:
    answer = client.post("/import", data={"text": f"{HARM} {TEXT}", "published": "soon"}, headers=HERE)
    assert answer.status_code == 422
    assert TEXT in answer.text
    assert HARM not in answer.text


def test_too_much_is_refused_before_it_is_held(client: TestClient) -> None:
    headers = {**HERE, "content-length": str(65 * 2**20), "content-type": "multipart/form-data; boundary=x"}
    assert client.post("/import", content=b"", headers=headers).status_code == 413
    many = [("files", (f"{number}.txt", b"a")) for number in range(501)]
    assert client.post("/import", files=many, headers=HERE).status_code in (400, 422)


class Held:
    """A reader that waits until it is let go."""

    def __init__(self) -> None:
        self.began, self.free = threading.Event(), threading.Event()
        self.at_once = self.most = 0

    def add(self, *given: Any, **named: Any) -> Any:
        """Read, one job at a time as it should be."""
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.began.set()
        self.free.wait(20)
        try:
            return importing.add_brought(*given, **named)
        finally:
            self.at_once -= 1


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    made = Held()
    monkeypatch.setattr(jobs, "add_brought", made.add)
    yield made
    made.free.set()


def test_jobs_wait_for_one_another_and_too_many_are_refused(client: TestClient, record: Record, held: Held) -> None:
    first = client.post("/api/import", json={"text": TEXT}, headers=HERE)
    assert held.began.wait(10)
    more = [
        client.post("/api/import", json={"text": TEXT.replace("Faro", f"Faro in week {number}")}, headers=HERE)
        for number in range(jobs.MOST_WAITING)
    ]
    assert client.get(more[1].headers["location"]).json()["ahead"] == 2
    full = client.post("/import", data={"text": TEXT}, headers=HERE)
    assert (full.status_code, "imports wait already" in full.text) == (503, True)
    held.free.set()
    assert all(ended(client, one.headers["location"])["state"] == "done" for one in (first, *more))
    assert held.most == 1
    assert len([row for row in record.articles() if row.uri.startswith("pasted:")]) == 1 + jobs.MOST_WAITING


def test_a_job_that_goes_wrong_does_not_end_the_worker(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(jobs, "add_brought", broken)
        job = bring(client, json={"text": TEXT})
    assert (job["state"], job["problem"]) == ("failed", "no space left")
    assert "no space left" in caplog.text
    assert bring(client, json={"text": TEXT})["state"] == "done"


def test_alerts_are_told_as_add_tells_them(client: TestClient, record: Record, tmp_path: Path) -> None:
    target = tmp_path / "alerts.jsonl"
    made = Alert(
        name="ruiz", filters=Filters(actor="Ruiz"), kind="file", target=str(target), made="2024-01-01T00:00:00Z"
    )
    add_alert(record.store, made, from_start=False)
    bring(client, json={"text": TEXT})
    assert "Ruiz" in target.read_text(encoding="utf-8")


def test_files_lie_nowhere_when_it_is_over(client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    bring(client, files=[("files", ("../../a.txt", TEXT.encode())), ("files", ("x.png", b"\x89PNG"))])
    until = time.monotonic() + 10
    while list(folder.iterdir()) and time.monotonic() < until:
        time.sleep(0.02)
    assert list(folder.iterdir()) == []
    assert sorted(one.name for one in tmp_path.iterdir() if "a.txt" in one.name) == []


def test_the_end_of_the_server_leaves_the_record_sound(path: Path, held: Held) -> None:
    with TestClient(make_app(Settings(record=path, hosts=("testserver",)))) as client:
        answer = client.post("/api/import", json={"text": TEXT}, headers=HERE)
        assert held.began.wait(10)
        threading.Timer(0.2, held.free.set).start()
    assert answer.status_code == 202
    with dragoman.open(path) as record:
        record.weigh()
        assert len(record.events(actor="Holm")) > 0


def test_nothing_comes_from_another_site_or_where_nothing_may_change(client: TestClient, path: Path) -> None:
    for headers in ({}, {"origin": "http://evil.example"}, {"origin": "null"}):
        for address in ("/import", "/api/import"):
            assert client.post(address, data={"text": TEXT}, headers=headers).status_code == 403
    settings = Settings(record=path, hosts=("testserver",), read_only=True)
    with TestClient(make_app(settings), follow_redirects=False) as closed:
        assert closed.post("/import", data={"text": TEXT}, headers=HERE).status_code == 403
        assert closed.post("/api/import", json={"text": TEXT}).status_code == 403
        assert "<textarea" not in closed.get("/import").text
    assert client.get("/api/import").json()["jobs"] == []


def test_an_import_that_is_none_is_said_to_be(client: TestClient) -> None:
    assert client.get("/import/0123456789abcdef").status_code == 404
    assert client.get("/api/import/x").status_code == 422


def test_the_sample_is_read_into_an_empty_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = importing.sample()[:1]
    assert one[0].name.startswith("sample/")
    monkeypatch.setattr("dragoman.web.pages.importing.bringing.sample", lambda: one)  # reading all takes long
    with TestClient(make_app(Settings(record=tmp_path / "new.sqlite", hosts=("testserver",)))) as client:
        answer = client.post("/import/sample", headers=HERE, follow_redirects=False)
        job = ended(client, f"/api{answer.headers['location']}")
        assert (job["added"], job["failed"]) == (1, 0)
        assert "An empty record" not in client.get("/").text
