"""Protects feeds: each item is one article with its own text, name and date, or one failure that says why."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning import clean
from dragoman.model import Document, Failure
from dragoman.sources.feeds import items
from dragoman.sources.limits import MAX_BYTES
from dragoman.sources.records import records

RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:a10="http://www.w3.org/2005/Atom" '
    'xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Meridian &amp; Press</title>'
    "<link>https://wire.example/</link><pubDate>Mon, 01 Jan 2001 00:00:00 GMT</pubDate>"
    "<image><title>Logo</title><url>x.png</url></image><language>en_gb</language>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Quay</title><updated>2001-01-01T00:00:00Z</updated>'
)


def read(data: bytes | str) -> tuple[list[Document], list[Failure]]:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    found = list(items(stream, "f.xml"))
    return [d for d in found if isinstance(d, Document)], [f for f in found if isinstance(f, Failure)]


def rss(item: str) -> Document:
    """The document of an item of RSS."""
    (document,), failures = read(f"{RSS}<item>{item}</item></channel></rss>")
    assert not failures
    return document


def atom(entry: str) -> Document:
    (document,), failures = read(f"{ATOM}<entry>{entry}</entry></feed>")
    assert not failures
    return document


def test_an_item_of_rss_with_everything_in_it() -> None:
    document = rss(
        "<title>Envoys &lt;b&gt;meet&lt;/b&gt;\n in R&amp;amp;D row</title>"
        "<link> https://wire.example/1?a=1&amp;b=2 </link>"
        '<guid isPermaLink="false">g1</guid><pubDate>Tue, 30 Apr 2024 23:30:00 -0500</pubDate>'
        "<description>Short.</description><content:encoded><![CDATA[<p>Full &amp; long.</p>]]></content:encoded>"
    )
    assert document.uri == "https://wire.example/1?a=1&b=2"
    assert document.text == "<p>Full &amp; long.</p>"
    declared = document.declared
    assert declared.title == "Envoys meet in R&D row"
    assert (declared.published, declared.updated) == ("2024-04-30T23:30:00-05:00", None)
    assert (declared.outlet, declared.language, declared.clean) == ("Meridian & Press", "en-gb", False)


def test_an_entry_of_atom_with_everything_in_it() -> None:
    document = atom(
        '<title>Talks</title><link rel="self" href="https://x/self"/><link rel="enclosure" href="https://x/a.mp3"/>'
        '<link href="https://x/1"/><id>urn:1</id><published>2024-04-30T23:30:00-05:00</published>'
        "<updated>2024-05-02T00:00:00Z</updated><summary>Short.</summary>"
        '<content type="html">&lt;p&gt;Full &amp;amp; long.&lt;/p&gt;</content>'
        "<source><id>urn:s</id><title>Harbour Post</title></source>"
    )
    assert (document.uri, document.text) == ("https://x/1", "<p>Full &amp; long.</p>")
    declared = document.declared
    assert (declared.title, declared.outlet, declared.language) == ("Talks", "Harbour Post", "en")
    assert (declared.published, declared.updated) == ("2024-04-30T23:30:00-05:00", "2024-05-02T00:00:00Z")


def test_rss_as_rdf_and_as_old_as_it_gets() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x/"><title>Old Wire</title>'
        '<items><rdf:Seq><rdf:li resource="https://x/1"/></rdf:Seq></items></channel>'
        '<item rdf:about="https://x/1"><title>T</title><description>Text.</description><d:date>2024-04-30</d:date></item>'
        "</rdf:RDF>"
    )
    (document,), failures = read(rdf)
    assert not failures
    assert (document.uri, document.declared.outlet, document.declared.published) == (
        "https://x/1",
        "Old Wire",
        "2024-04-30",
    )
    old = '<rss version="0.91"><channel><title>O</title><item><title>T</title><description>Text.</description></item>'
    assert [d.text for d in read(old + "</channel></rss>")[0]] == ["Text."]


def test_what_an_item_is_called() -> None:
    text = "<description>Text.</description>"
    assert rss(f"{text}<link>/a/1</link>").uri == "https://wire.example/a/1"
    assert rss(f"{text}<guid>https://x/g</guid>").uri == "https://x/g"
    assert rss(text).uri == "f.xml:1"
    assert rss(f"{text}<link>http://[x</link>").uri == "http://[x"
    assert atom('<id>urn:1</id><link rel="self" href="s"/><summary>Text.</summary>').uri == "urn:1"


def test_an_update_is_no_publication() -> None:
    text = "<summary>Text.</summary>"
    declared = atom(f"{text}<updated>2024-05-02T00:00:00Z</updated>").declared
    assert (declared.published, declared.updated) == (None, "2024-05-02T00:00:00Z")
    both = "<published>2024-05-02T02:00:00+02:00</published><updated>2024-05-02T00:00:00Z</updated>"
    assert atom(text + both).declared.updated is None
    declared = rss("<description>Text.</description><a10:updated>2024-05-02T00:00:00Z</a10:updated>").declared
    assert (declared.published, declared.updated) == (None, "2024-05-02T00:00:00Z")
    assert rss("<description>Text.</description>").declared.published is None  # that of the feed dates no item


def test_the_fields_of_other_elements_are_not_the_items() -> None:
    document = rss(
        "<media:group><media:title>Clip</media:title><media:description>Clip.</media:description></media:group>"
        "<image><title>Picture</title><link>https://x/p</link></image><source url='https://s'>Agency</source>"
        "<title>Own</title><description>Own text.</description>"
    )
    assert (document.declared.title, document.text, document.uri) == ("Own", "Own text.", "f.xml:1")
    assert document.declared.outlet == "Agency"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("5 < 6 and R&D at AT&T", "5 < 6 and R&D at AT&T"),
        ("a&nbsp;b &unknown; c", "a\xa0b &unknown; c"),
        ("<p>Hello<br>world</p> <b>x", "<p>Hello<br>world</p> <b>x"),
        ("<![CDATA[a]]>]]&gt;<![CDATA[b &lt; <i>]]>", "a]]>b &lt; <i>"),
        ("a\x0bb", "a\x0bb"),
        ("<x:p>One.</x:p>", "<p>One.</p>"),
        ("&lt;p&gt;One.&lt;/p&gt;", "<p>One.</p>"),
    ],
)
def test_no_text_is_lost_to_broken_xml(written: str, text: str) -> None:
    assert rss(f"<description>{written}</description>").text == text


def test_an_undeclared_prefix_and_an_unclosed_field_break_nothing() -> None:
    bare = "<rss><channel><item><title>T<content:encoded>Text.</content:encoded></item><item><description>Two."
    (two,), failures = read(bare + "</item></channel></rss>")
    assert two.text == "Two." and [f.uri for f in failures] == ["f.xml:1"]
    (one,), _ = read("<rss><channel><item><content:encoded>Text.</content:encoded></item></channel></rss>")
    assert one.text == "Text."


def test_text_of_short_fragments_survives_cleaning() -> None:
    """An extractor made for whole pages drops what is short; pieces of HTML are cleaned as text with tags."""
    document = rss("<description>&lt;p&gt;Envoys met.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;One.&lt;/ul&gt;</description>")
    assert document.media == "text"
    assert clean(document).article.text == "Envoys met.\n\nOne."
    page = "<html><body><p>Envoys met.</p></body></html>"
    assert rss(f"<description><![CDATA[{page}]]></description>").media == "html"


def test_content_that_is_no_text_is_passed_over() -> None:
    for content in ('<content type="image/png">aGk=</content>', '<content src="https://x/1" type="text/html"/>'):
        assert atom(f"{content}<summary>Short.</summary>").text == "Short."


def test_an_item_without_text_is_a_failure_and_the_rest_is_read() -> None:
    found, failures = read(
        f"{RSS}<item><title>T</title><link>https://x/1</link></item><item><description>Two.</description></item>"
        "</channel></rss>"
    )
    assert [d.uri for d in found] == ["f.xml:2"]
    assert [f.uri for f in failures] == ["https://x/1"]
    assert "has no text" in failures[0].error and "f.xml:1" in failures[0].error


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<?xml version='1.0'?><urlset><url/></urlset>", "<urlset>"),
        ("no element", "no element"),
        ("", "no element"),
        (f"{RSS}</channel></rss>", "no items"),
        (f"{RSS}<item><description>Text.", "cut off within its item 1"),
        (f"{RSS}<item><description>Text.</description></item>", "cut off behind its item 1"),
    ],
)
def test_what_is_wrong_with_a_feed_is_said_once(data: str, said: str) -> None:
    _, failures = read(data)
    assert [f.uri for f in failures] == ["f.xml"]
    assert said in failures[0].error


def test_an_item_over_the_limit_is_a_failure_and_the_rest_is_read() -> None:
    large = b"<item><description>" + b"x" * MAX_BYTES + b"y</description></item>"
    found, failures = read(RSS.encode() + large + b"<item><description>Two.</description></item></channel></rss>")
    assert [d.text for d in found] == ["Two."]
    assert "larger than" in failures[0].error


def test_entities_that_a_feed_declares_never_expand() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    (document,), _ = read(f"<!DOCTYPE rss [{bomb}]><rss><channel><item><description>&e9;</description></item></rss>")
    assert document.text == "&e9;"


def test_the_id_is_that_of_a_record_with_the_same_fields() -> None:
    item = rss("<title>T</title><description>Text.</description><pubDate>2024-04-30</pubDate>")
    line = b'{"text": "Text.", "title": "T", "published": "2024-04-30", "outlet": "Meridian & Press"}'
    (record,) = records(io.BytesIO(line), "r")
    assert isinstance(record, Document) and record.id == item.id


def test_a_feed_is_not_read_ahead() -> None:
    endless = io.BytesIO((RSS + "<item><description>Text.</description></item>" * 100_000).encode())
    next(items(endless, "f.xml"))
    assert endless.tell() < 1_100_000


SEEDS = [
    (f"{RSS}<item><title>T</title><link>l</link><pubDate>Tue, 30 Apr 2024 23:30:00 -0500</pubDate>"
     "<description><![CDATA[<p>é]]></description><source>s</source></item></channel></rss>").encode(),
    f'{ATOM}<entry><link href="/a"/><content type="xhtml"><div>x</div></content><source><title>s'.encode(),
]  # fmt: skip


@settings(max_examples=200)
@given(st.sampled_from(SEEDS), st.integers(0, 900), st.integers(0, 60), st.binary(max_size=30))
def test_damage_gives_documents_and_failures_and_nothing_else(seed: bytes, at: int, gone: int, new: bytes) -> None:
    for found in items(io.BytesIO(seed[:at] + new + seed[at + gone :]), "f.xml"):
        assert isinstance(found, Document | Failure)
        found.uri.encode("utf-8")


@given(st.binary(max_size=300))
def test_anything_may_follow_the_head_of_a_feed(rest: bytes) -> None:
    found, failures = read(RSS.encode() + b"<item><description>" + rest)
    assert len(found) + len(failures) >= 1
