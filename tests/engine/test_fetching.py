"""Protects `add --urls`: each page once, what cannot be had is told, and an interrupted run goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.record import beside, schema
from dragoman.sources.fetching import Settings
from tests.sources.serving import Reply, Site, page, site

TEXT = "Portuguese Foreign Minister Ana Ruiz met Czech President Ivo Kral in Lisbon on Tuesday, officials said."


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as made:
        made.pages["/1"] = page(TEXT)
        yield made


def lay(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_pages_come_in_and_what_is_none_is_told(web: Site, tmp_path: Path) -> None:
    web.pages["/old"] = Reply(301, headers=(("Location", "/2"),))
    web.pages["/2"] = page(TEXT.replace("Lisbon", "Porto"))
    web.pages["/picture"] = Reply(body=b"\x89PNG", media="image/png")
    web.pages["/locked"] = Reply(403)
    web.pages["/big"] = Reply(body=b"<html>" + b"x" * 20_000)
    web.pages["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /kept-out\n")
    paths = ["/1", "/old", "/1", "/dead", "/picture", "/locked", "/big", "/kept-out"]
    urls = lay(tmp_path / "urls.txt", *map(web.url, paths), "http://10.0.0.1/", "nothing")
    with dragoman.open(tmp_path / "r.sqlite") as record:
        done, failures = record.add(urls=[urls], settings=web.settings(most=10_000))
        assert (done.added, done.failed) == (2, 7)
        assert {row.uri for row in record.articles()} == {web.url("/1"), web.url("/2")}
        reasons = {failure.uri.rpartition("/")[2]: failure.error for failure in failures}
        assert "link is dead" in reasons["dead"]
        assert "image/png" in reasons["picture"]
        assert "save it from a browser" in reasons["locked"]
        assert "larger" in reasons["big"]
        assert "robots.txt does not allow" in reasons["kept-out"]
        assert any("not of the public internet" in reason for reason in reasons.values())
        assert len(record.errors()) == 7
        with record.store.read() as connection:
            noted = connection.execute(schema.fetched.select()).mappings().all()
        assert {(row["url"], row["uri"]) for row in noted} == {
            (web.url("/1"), web.url("/1")),
            (web.url("/old"), web.url("/2")),
        }
    (archive,) = beside.fetched(tmp_path / "r.sqlite").iterdir()
    assert {row["archive"] for row in noted} == {archive.name}
    with dragoman.open(tmp_path / "again.sqlite") as record:
        record.add(archive)
        assert {row.uri for row in record.articles()} == {web.url("/1"), web.url("/2"), web.url("/big")}


def test_what_the_record_has_is_asked_for_again_only_when_told_so(web: Site, tmp_path: Path) -> None:
    web.pages["/old"] = Reply(301, headers=(("Location", "/1"),))
    urls = lay(tmp_path / "urls.txt", web.url("/1"), web.url("/old"))
    with dragoman.open(tmp_path / "r.sqlite") as record:
        first, _ = record.add(urls=[urls], settings=web.settings())
        assert (first.added, first.known) == (1, 1)
        asked = len(web.asked)
        second, _ = record.add(urls=[urls], settings=web.settings())
        assert (second.added, second.known, len(web.asked)) == (0, 2, asked)
        third, _ = record.add(urls=[urls], settings=web.settings(), refetch=True)
        assert (third.added, third.known) == (0, 2)
        assert web.count("/1") == 4  # itself and by the redirect, twice
        web.pages["/1"] = page(TEXT + " Talks went on.")
        changed, _ = record.add(urls=[urls], settings=web.settings(), refetch=True)
        assert changed.added == 1


def test_what_did_not_change_is_not_sent_again(web: Site, tmp_path: Path) -> None:
    web.pages["/1"] = [page(TEXT)._replace(headers=(("ETag", '"v1"'),)), Reply(304)]
    urls = lay(tmp_path / "urls.txt", web.url("/1"))
    with dragoman.open(tmp_path / "r.sqlite") as record:
        record.add(urls=[urls], settings=web.settings())
        again, _ = record.add(urls=[urls], settings=web.settings(), refetch=True)
    assert (again.added, again.known, again.failed) == (0, 1, 0)
    assert web.asked[-1].headers["if-none-match"] == '"v1"'


def test_what_was_fetched_but_not_read_is_fetched_again(web: Site, tmp_path: Path) -> None:
    """The record noted the address, and the process died before the article was written."""
    urls = lay(tmp_path / "urls.txt", web.url("/1"))
    with dragoman.open(tmp_path / "r.sqlite") as record:
        from dragoman.record import fetching

        fetching.note(
            record.store,
            fetching.Note(url=web.url("/1"), uri=web.url("/1"), date="2024-05-02T10:00:00Z", id="sha256:0"),
        )
        done, _ = record.add(urls=[urls], settings=web.settings())
    assert done.added == 1


def test_what_a_list_declares_is_kept(web: Site, tmp_path: Path) -> None:
    urls = lay(tmp_path / "urls.csv", "url,published,outlet", f"{web.url('/1')},2024-05-02,Harbour Post")
    with dragoman.open(tmp_path / "r.sqlite") as record:
        record.add(urls=[urls], settings=web.settings())
        (row,) = record.articles()
    assert (row.published, row.outlet) == ("2024-05-02", "Harbour Post")


def command(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman.cli", *arguments],
        input=stdin, capture_output=True, text=True, cwd=folder, check=False, timeout=120,
    )  # fmt: skip


def test_the_command_takes_lists_and_says_what_failed(web: Site, tmp_path: Path) -> None:
    done = command(
        tmp_path, "add", "--urls", "-", "--allow-host", web.host, "--contact", "desk@example.org",
        stdin=f"{web.url('/1')}\n{web.url('/dead')}\n",
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "1 added, 1 failed" in done.stderr
    assert '"stage":"fetch"' in done.stderr
    assert all("desk@example.org" in asked.headers["user-agent"] for asked in web.asked)
    assert command(tmp_path, "add", "--urls", "-", stdin=f"{web.url('/new')}\n").returncode == 1
    assert web.count("/new") == 0, "a private host is asked only when it is opened by name"


@pytest.mark.parametrize("arguments", [(), ("--urls", "-", "-"), ("--urls", "-", "--allow-host", "a b")])
def test_wrong_use_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = command(tmp_path, "add", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "dragoman.sqlite").exists()


def test_settings_that_name_no_host_are_wrong(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "r.sqlite") as record, pytest.raises(ValueError, match="host"):
        record.add(urls=["x"], settings=Settings(allow_hosts=("",)))
