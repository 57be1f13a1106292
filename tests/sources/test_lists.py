"""Protects lists of addresses: each form that people have them in, and whatever is broken in one."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Declared, Failure
from dragoman.sources.lists import Listed, addresses, listed


def read(text: str | bytes) -> list[Listed | Failure]:
    return list(addresses(io.BytesIO(text.encode() if isinstance(text, str) else text), "list"))


def urls(text: str | bytes) -> list[str]:
    return [one.url for one in read(text) if isinstance(one, Listed)]


def test_text_has_one_address_a_line() -> None:
    text = "\ufeff# Lisbon\n\nhttps://a.example/1\n  http://b.example/2#top  \nno address\nftp://c.example/\n"
    found = read(text)
    assert urls(text) == ["https://a.example/1", "http://b.example/2"]
    assert [one.uri for one in found if isinstance(one, Failure)] == ["list:5", "list:6"]


def test_an_address_counts_once_over_all_lists(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "a.txt").write_text("https://a.example/1\nHTTPS://A.example/1\n")
    (folder / "b.csv").write_text("url\nhttps://a.example/1#x\nhttps://a.example/2\n")
    found = list(
        listed([str(folder / "a.txt"), "-", str(folder / "b.csv"), "none.txt"], io.BytesIO(b"https://a.example/3"))
    )
    assert [one.url for one in found if isinstance(one, Listed)] == [
        "https://a.example/1",
        "https://a.example/3",
        "https://a.example/2",
    ]
    assert [one.uri for one in found if isinstance(one, Failure)] == ["none.txt"]


def test_of_media_cloud_the_outlet_is_taken_and_its_guesses_are_not() -> None:
    text = (
        "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
        'f00,2024-05-03 01:00:00,en,harbour.example,harbour.example,2024-05-02,"Envoys, at last,\nmeet",https://h.example/1\n'
    )
    (one,) = read(text)
    assert isinstance(one, Listed)
    assert (one.url, one.declared) == ("https://h.example/1", Declared(outlet="harbour.example"))


def test_of_a_list_of_ones_own_its_word_is_taken() -> None:
    row = {"url": "https://h.example/1", "published": "2024-05-02", "title": "Envoys meet", "outlet": "Harbour Post"}
    wanted = Declared(published="2024-05-02", title="Envoys meet", outlet="Harbour Post")
    for text in (
        json.dumps(row) + "\n",
        "Title;URL;Published;Outlet\nEnvoys meet;https://h.example/1;2024-05-02;Harbour Post\n",
        "outlet\ttitle\tpublished\turl\nHarbour Post\tEnvoys meet\t2024-05-02\thttps://h.example/1\n",
    ):
        (one,) = read(text)
        assert isinstance(one, Listed)
        assert (one.url, one.declared) == ("https://h.example/1", wanted), text


@pytest.mark.parametrize(("columns", "place"), [(61, 60), (58, 57), (16, 5)])
def test_tables_of_gdelt_have_no_heading(columns: int, place: int) -> None:
    def row(address: str, kind: str = "1") -> str:
        cells = [str(n) for n in range(columns)]
        cells[2], cells[place] = kind, address
        return "\t".join(cells) + "\n"

    text = row("https://a.example/1") + row("https://a.example/2") + "short\tline\n"
    assert urls(text) == ["https://a.example/1", "https://a.example/2"]
    assert [one.uri for one in read(text) if isinstance(one, Failure)] == ["list:3"]
    if columns == 16:  # a mention of the sort that is no page
        assert urls(row("https://a.example/1") + row("a book", kind="2")) == ["https://a.example/1"]


def test_gdelt_with_a_heading_is_read_by_it() -> None:
    assert urls("GLOBALEVENTID\tSQLDATE\tSOURCEURL\n1\t20240502\thttps://a.example/1\n") == ["https://a.example/1"]
    assert urls("GlobalEventID,MentionIdentifier\n1,https://a.example/1\n") == ["https://a.example/1"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"PK\x03\x04rest", "unpack it"),
        (b"\x1f\x8b\x08rest", "unpack it"),
        (b"%PDF-1.7\n", "no list of addresses"),
        (b"nothing\n" * 500, "The rest is not read"),
        (b'{"url": 3}\n', "no address in a column"),
        (b'{"url"\n', "no JSON"),
        (b"[" * 100_000 + b"\n", "no web address"),
        (b"{" + b'"a":[' * 100_000 + b"\n", ""),
        (b"url\n" + b"x" * 300_000 + b"\n", "cannot be read"),
        (b'url\n"' + b"x" * 300_000 + b"\n", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_list_is_told(data: bytes, told: str) -> None:
    found = read(data)
    assert all(isinstance(one, Failure) for one in found)
    assert any(isinstance(one, Failure) and told in one.error for one in found)
    assert len(found) <= 101


@given(st.binary(max_size=300) | st.text(alphabet='{}[]",:;\t\nurl#http/.x ', max_size=300).map(str.encode))
def test_no_list_makes_it_fall(data: bytes) -> None:
    for one in read(data):
        assert isinstance(one, Failure) or one.url.startswith(("http://", "https://"))


_CELLS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=20)


@given(st.lists(st.tuples(_CELLS, st.integers(0, 99)), max_size=8))
def test_what_csv_writes_is_read_back(rows: list[tuple[str, int]]) -> None:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["title", "url"])
    writer.writerows([[title, f"https://a.example/{number}"] for title, number in rows])
    assert urls(written.getvalue().encode()) == [f"https://a.example/{number}" for _, number in rows]


def test_the_addresses_of_a_zotero_export_are_taken() -> None:
    ris = b"TY  - NEWS\r\nTI  - Talks\r\nUR  - https://news.example/1\r\nER  - \r\n"
    csl = b'[{"id": "a", "type": "article-newspaper", "title": "Talks", "URL": "https://news.example/2"}]'
    assert [one.url for data in (ris, csl) for one in read(data) if not isinstance(one, Failure)] == [
        "https://news.example/1",
        "https://news.example/2",
    ]
