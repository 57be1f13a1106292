"""Protects sitemaps and OPML: the pages and feeds that they list, whatever else stands in them."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Declared, Failure
from dragoman.sources import feeds, maps
from dragoman.sources.limits import MAX_BYTES

MAP = """<?xml version="1.0"?><!-- made by hand -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://h.example/picture.jpg</image:loc></image:image>
 <loc> https://h.example/1?a=1&amp;b=2 </loc><lastmod>2024-05-03</lastmod>
 <news:news><news:publication><news:name>Harbour Post</news:name><news:language>en</news:language></news:publication>
 <news:publication_date>2024-05-02T08:00:00Z</news:publication_date>
 <news:title>Envoys meet</news:title></news:news></url>
<url><loc><![CDATA[https://h.example/2]]></loc></url>
<url><lastmod>2024-05-03</lastmod></url>
</urlset>"""


def leaves(text: str) -> list[maps.Leaf]:
    return list(maps.leaves(io.BytesIO(text.encode())))


def test_a_sitemap_lists_pages_and_a_news_sitemap_dates_them() -> None:
    assert leaves(MAP) == [
        maps.Leaf(
            "https://h.example/1?a=1&b=2",
            "2024-05-03",
            Declared(published="2024-05-02T08:00:00Z", outlet="Harbour Post"),
        ),
        maps.Leaf("https://h.example/2", "", Declared()),
    ]


def test_when_a_page_was_changed_is_not_when_it_was_published() -> None:
    (leaf,) = leaves("<urlset><url><loc>https://h.example/1</loc><lastmod>2024-05-03</lastmod></url></urlset>")
    assert leaf.declared.published is None


def test_an_index_lists_sitemaps() -> None:
    text = "<sm:sitemapindex><sm:sitemap><sm:loc>https://h.example/a.xml.gz</sm:loc></sm:sitemap></sm:sitemapindex>"
    assert [leaf.url for leaf in leaves(text)] == ["https://h.example/a.xml.gz"]


def test_opml_lists_feeds_at_any_depth_each_once() -> None:
    text = """<opml version="2.0"><head><title>Mine</title></head><body><outline text="Ports">
    <outline type="rss" xmlUrl="https://a.example/rss?x=1&amp;y=2" htmlUrl="https://a.example/"/></outline>
    <outline type="rss" xmlurl='https://b.example/atom'/><outline xmlUrl="https://b.example/atom"/></body></opml>"""
    assert list(maps.outlines(io.BytesIO(text.encode()))) == ["https://a.example/rss?x=1&y=2", "https://b.example/atom"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (MAP.encode(), "sitemap"),
        (MAP.encode("utf-16"), "sitemap"),
        (b"\xef\xbb\xbf\n<sitemapindex/>", "index"),
        (b"<?xml version='1.0'?><opml>", "opml"),
        (b"<rss><channel/></rss>", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b"<html><body>", None),
        (b"", None),
        (b"plain words", None),
        (b"\x00\xff", None),
    ],
)
def test_what_a_list_is_follows_from_its_first_element(data: bytes, kind: str | None) -> None:
    assert maps.kind_of(data) == kind


def test_packed_lists_are_unpacked_within_a_limit() -> None:
    assert maps.unpacked(gzip.compress(b"<urlset/>")) == b"<urlset/>"
    assert maps.unpacked(b"<urlset/>") == b"<urlset/>"
    with pytest.raises(ValueError, match="larger"):
        maps.unpacked(gzip.compress(bytes(MAX_BYTES + 1)))
    with pytest.raises(ValueError, match="damaged"):
        maps.unpacked(gzip.compress(b"<urlset/>")[:-6])


_PIECES = (
    "<urlset> <url> </url> <loc> </loc> https://h.example/ &amp; &#x110000; <![CDATA[ ]]> <!-- <news:news> </x> < > "
    "<news:publication_date> <outline\txmlUrl='x'/> <rss> <item> <link> </item> <!DOCTYPE\ta[<!ENTITY\tb'c'>]>"
).split(" ")
_MARKUP = st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=40).map("".join)


@given(st.binary(max_size=200) | _MARKUP.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_nothing_that_a_server_sends_makes_it_fall(data: bytes) -> None:
    maps.kind_of(data)
    for leaf in maps.leaves(io.BytesIO(data)):
        assert leaf.url == "".join(leaf.url.split())
    for url in maps.outlines(io.BytesIO(data)):
        assert url
    for entry in feeds.entries(io.BytesIO(data), "feed"):
        assert isinstance(entry, feeds.Entry | Failure)


def test_a_list_without_end_takes_no_more_than_linear_time_and_space() -> None:
    deep = "<urlset>" + "<url>" * 100_000 + "<loc>" + "x" * 100_000 + "</loc>" + "</url>" * 10
    assert len(leaves(deep)) <= 10
