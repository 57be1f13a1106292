"""Protects `watch`: what is new comes in once, what breaks does not stop the rest, and a restart goes on."""

from __future__ import annotations

import gzip
import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.engine import watching
from dragoman.engine.watching import Round
from dragoman.record import beside, schema
from dragoman.record import watching as notes
from tests.sources.serving import Hands, Reply, Site, page, site

TEXT = "Portuguese Foreign Minister Ana Ruiz met Czech President Ivo Kral in {place} on Tuesday, officials said."


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as made:
        for number, place in enumerate(["Lisbon", "Porto", "Faro", "Braga"], 1):
            made.pages[f"/{number}"] = page(TEXT.format(place=place))
        yield made


@pytest.fixture
def record(tmp_path: Path) -> Iterator[dragoman.Record]:
    with dragoman.open(tmp_path / "r.sqlite") as opened:
        yield opened


def item(link: str, more: str = "") -> str:
    return f"<item><title>Envoys</title><link>{link}</link><description>In short.</description>{more}</item>"


def rss(*items: str) -> Reply:
    return Reply(body=f"<rss><channel><title>Post</title>{''.join(items)}</channel></rss>".encode(), media="text/xml")


def once(record: dragoman.Record, web: Site, *feeds: str, hands: Hands | None = None, limit: int = 50) -> Round:
    clock = (hands or Hands()).clock
    return watching.watch(record.store, feeds, settings=web.settings(), limit=limit, clock=clock)


def uris(record: dragoman.Record) -> set[str]:
    return {row.uri.rpartition("/")[2] for row in record.articles()}


def test_what_is_new_comes_in_and_comes_in_once(web: Site, record: dragoman.Record) -> None:
    web.pages["/rss"] = [rss(item("/1"), item("/2")), rss(item("/3"), item("/2")), Reply(304)]
    first = once(record, web, web.url("/rss"))
    assert (first.asked, first.added.added, first.failures) == (1, 2, ())
    second = once(record, web, web.url("/rss"))
    assert second.added.added == 1
    assert uris(record) == {"1", "2", "3"}
    third = once(record, web, web.url("/rss"))
    assert (third.unchanged, third.added.added) == (1, 0)
    assert [web.count(f"/{n}") for n in (1, 2, 3)] == [1, 1, 1]
    with record.store.read() as connection:
        assert len(connection.execute(schema.runs.select()).all()) == 2, "a round that brings nothing is no run"
    assert list(beside.fetched(record.store.path).glob("*.warc.gz"))


def test_a_feed_of_its_own_house_dates_the_page_and_another_does_not(
    web: Site, record: dragoman.Record, tmp_path: Path
) -> None:
    dated = "<pubDate>Thu, 02 May 2024 23:30:00 -0500</pubDate>"
    web.pages["/rss"] = rss(item("/1", dated))
    (tmp_path / "others.xml").write_bytes(rss(item(web.url("/2"), dated)).body)
    once(record, web, web.url("/rss"), str(tmp_path / "others.xml"))
    rows = {row.uri.rpartition("/")[2]: row.published for row in record.articles()}
    assert rows["1"] == "2024-05-02T23:30:00-05:00"
    assert not (rows["2"] or "").startswith("2024-05-02T23")


def test_the_text_of_an_item_stands_in_only_where_it_is_the_article(web: Site, record: dragoman.Record) -> None:
    full = "<content:encoded>&lt;p&gt;Envoys met in Faro on Monday, and parted in peace.&lt;/p&gt;</content:encoded>"
    web.pages["/locked"] = web.pages["/closed"] = Reply(403)
    web.pages["/rss"] = rss(item("/locked", full), item("/closed"), item("/1", full))
    done = once(record, web, web.url("/rss"))
    assert uris(record) == {"locked", "1"}
    assert [failure.uri.rpartition("/")[2] for failure in done.failures] == ["closed"]
    texts = record.articles(words="parted")
    assert [row.uri.rpartition("/")[2] for row in texts] == ["locked"], "the page is preferred where it can be had"
    assert once(record, web, web.url("/rss")).failures == ()
    assert web.count("/closed") == 1, "what is refused for good is not asked for again"


def test_what_may_work_later_is_asked_for_again_a_few_times(web: Site, record: dragoman.Record) -> None:
    web.pages["/busy"] = Reply(503)
    web.pages["/rss"] = rss(item("/busy"))._replace(headers=(("ETag", '"v1"'),))
    for _ in range(5):
        once(record, web, web.url("/rss"))
    assert web.count("/busy") == 3
    tags = [asked.headers.get("if-none-match") for asked in web.asked if asked.path == "/rss"]
    assert tags == [None, None, None, '"v1"', '"v1"'], "a feed that is not done with is asked for whole"


def test_more_than_the_limit_waits_for_the_next_round(web: Site, record: dragoman.Record) -> None:
    web.pages["/rss"] = rss(*(item(f"/{n}") for n in (1, 2, 3)))._replace(headers=(("ETag", '"v1"'),))
    rounds = [once(record, web, web.url("/rss"), limit=2) for _ in range(2)]
    assert [(done.added.added, done.left) for done in rounds] == [(2, 1), (1, 0)]


def test_a_feed_that_breaks_rests_longer_each_time_and_stops_nobody(web: Site, record: dragoman.Record) -> None:
    web.pages["/bad"] = Reply(500)
    web.pages["/page"] = page("This is no feed.")
    web.pages["/torn"] = rss(item("/1"))._replace(body=rss(item("/1"), item("/2")).body[:-40])
    web.pages["/rss"] = rss(item("/3"))
    hands = Hands()
    feeds = [web.url("/bad"), "none.xml", web.url("/page"), web.url("/torn"), web.url("/rss"), "http://10.0.0.1/rss"]
    done = once(record, web, *feeds, hands=hands)
    assert uris(record) == {"1", "3"}
    told = {failure.uri: failure.error for failure in done.failures}
    assert set(told) == {web.url("/bad"), "none.xml", web.url("/page"), web.url("/torn"), "http://10.0.0.1/rss"}
    assert "no feed" in told[web.url("/page")]
    assert "cut off" in told[web.url("/torn")]
    assert once(record, web, *feeds, hands=hands).resting == 4
    times = []
    for _ in range(200):
        before = web.count("/bad")
        once(record, web, web.url("/bad"), hands=hands)
        if web.count("/bad") > before:
            times.append(hands.seconds)
        hands.seconds += 900
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert gaps[:3] == [1800, 3600, 7200]
    assert max(gaps) <= 24 * 3600 + 900
    web.pages["/bad"] = rss(item("/4"))
    hands.seconds += 24 * 3600
    assert once(record, web, web.url("/bad"), hands=hands).added.added == 1
    assert notes.feed_state(record.store, web.url("/bad")).failures == 0


def test_sitemaps_indexes_and_opml_lead_on(web: Site, record: dragoman.Record, tmp_path: Path) -> None:
    def urlset(*paths: str) -> bytes:
        return f"<urlset>{''.join(f'<url><loc>{web.url(path)}</loc></url>' for path in paths)}</urlset>".encode()

    web.pages["/index.xml"] = Reply(
        body=f"<sitemapindex><sitemap><loc>{web.url('/a.xml.gz')}</loc></sitemap></sitemapindex>".encode(),
        media="text/xml",
    )
    web.pages["/a.xml.gz"] = Reply(body=gzip.compress(urlset("/1", "/2")), media="application/gzip")
    web.pages["/rss"] = rss(item("/3"), item("/1"))
    (tmp_path / "mine.opml").write_text(f'<opml><body><outline xmlUrl="{web.url("/rss")}"/></body></opml>')
    done = once(record, web, web.url("/index.xml"), str(tmp_path / "mine.opml"))
    assert (done.asked, done.failures) == (4, ())
    assert uris(record) == {"1", "2", "3"}
    assert web.count("/1") == 1


def test_an_index_that_lists_itself_comes_to_an_end(web: Site, record: dragoman.Record) -> None:
    web.pages["/index.xml"] = Reply(
        body=f"<sitemapindex><sitemap><loc>{web.url('/index.xml')}</loc></sitemap></sitemapindex>".encode(),
        media="text/xml",
    )
    assert once(record, web, web.url("/index.xml")).asked == 1


def test_a_folder_is_looked_at_for_what_is_new_or_changed(web: Site, record: dragoman.Record, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    assert once(record, web, str(folder)).failures == ()
    (folder / "a.txt").write_text(TEXT.format(place="Lisbon"))
    (folder / "b.txt").write_text("")
    done = once(record, web, str(folder))
    assert (done.added.added, len(done.failures)) == (1, 1)
    done = once(record, web, str(folder))
    assert (done.added.added, done.added.known, len(done.failures)) == (0, 0, 0)
    (folder / "b.txt").write_text(TEXT.format(place="Porto"))
    assert once(record, web, str(folder)).added.added == 1


def test_what_a_killed_round_left_undone_the_next_one_does(
    web: Site, record: dragoman.Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.pages["/rss"] = rss(item("/1"), item("/2"))._replace(headers=(("ETag", '"v1"'),))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(notes, "keep_items", killed)
        with pytest.raises(KeyboardInterrupt):
            once(record, web, web.url("/rss"))
    web.pages["/rss"] = rss(item("/1"), item("/2"), item("/3"))
    done = once(record, web, web.url("/rss"))
    assert uris(record) == {"1", "2", "3"}
    assert (done.added.added, web.count("/1")) == (1, 1)


def test_rounds_follow_one_another_and_tell_of_what_was_added(web: Site, record: dragoman.Record) -> None:
    web.pages["/rss"] = [rss(item("/1")), rss(item("/1")), rss(item("/2"))]
    hands = Hands()
    rounds: list[Round] = []
    called: list[int] = []

    def tell(done: Round) -> None:
        rounds.append(done)
        if len(rounds) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watching.watch(
            record.store, [web.url("/rss")], every=600, settings=web.settings(), clock=hands.clock, tell=tell,
            after=lambda store: called.append(len(rounds)),
        )  # fmt: skip
    assert [done.added.added for done in rounds] == [1, 0, 1]
    assert called == [0, 2]
    assert hands.slept == [600, 600]


def test_the_command_ends_cleanly_when_it_is_stopped(web: Site, tmp_path: Path) -> None:
    web.pages["/rss"] = rss(item("/1"))
    arguments = [sys.executable, "-m", "dragoman.cli", "watch", web.url("/rss"), "--allow-host", web.host]
    done = subprocess.run(
        [*arguments, "--once"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "1 feed asked, 1 added" in done.stderr
    for way in (signal.SIGINT, signal.SIGTERM):
        with subprocess.Popen(arguments, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            assert "1 feed asked, 0 added" in process.stderr.readline()
            time.sleep(0.2)
            os.kill(process.pid, way)
            assert process.wait(timeout=30) == 0
            told = process.stderr.read()
        assert "stopped" in told
        assert "Traceback" not in told
