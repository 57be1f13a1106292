"""Protects what other forms must be able to hold: any text, any uri, any date."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.linked.dates import bounds, days, ends, moment, prefix
from dragoman.export.linked.lines import json_line
from dragoman.export.linked.texts import for_xml, iri_of, web_address
from dragoman.ontology.edtf import interval

ANY = st.text(st.characters())  # surrogates too
IRI = re.compile(r"[A-Za-z0-9:/?#\[\]@!$&'()*+,;=._~%-]*")


@given(ANY)
def test_any_text_goes_through_xml(text: str) -> None:
    element = ET.Element("a")
    element.text = for_xml(text)
    read = ET.fromstring(ET.tostring(element, encoding="utf-8")).text or ""  # our own
    assert read == for_xml(text).replace("\r\n", "\n").replace("\r", "\n")


@given(ANY)
def test_any_uri_is_a_reference(uri: str) -> None:
    assert IRI.fullmatch(iri_of(uri))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda uri: ":" not in uri))
def test_the_path_is_got_back_from_a_reference(path: str) -> None:
    assert unquote(iri_of(path)).removeprefix("file://" if path.startswith("/") else "") == path


def test_only_http_and_https_are_addresses() -> None:
    assert web_address("HTTPS://a.example/ü b?c=%20") == "HTTPS://a.example/%C3%BC%20b?c=%20"
    for other in ("a.txt", "http:///x", "ftp://a.example", "javascript:alert(1)", "https:", "xhttp://a.example"):
        assert web_address(other) is None
    assert iri_of("urn:x:a b") == "urn:x:a%20b"
    assert iri_of("/a/ü") == "file:///a/%C3%BC"


@given(st.dictionaries(st.text(), st.text() | st.none() | st.integers()))
def test_json_stays_on_its_line(value: dict[str, object]) -> None:
    line = json_line(value)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == value


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2024-03-05T23:30:00-03:00", "2024-03-06T02:30:00"),
        ("2024-03-05T23:30:00", "2024-03-05"),  # in a zone that is not known: the day as told
        ("2024-03-05", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("0001-01-01T00:00:00+05:00", "0001-01-01"),
        ("2024~", None),
        (None, None),
    ],
)
def test_a_moment_is_in_utc(edtf: str | None, told: str | None) -> None:
    assert moment(edtf) == told


def test_what_is_uncertain_has_no_prefix_and_no_end_is_made_up() -> None:
    assert [prefix(one) for one in ("2024?", "2024-03-05%", "199X", "XXXX-12-25", "2024-21", "", None)] == [None] * 7
    assert ends("2024-03/..") == ("2024-03", None)
    assert days("2024-03-04/2024-03-06") == (date(2024, 3, 4), date(2024, 3, 6))
    assert days("2024-03-04/2024-04") is None
    assert bounds("2024/..") == ("2024-01-01", None)
    assert bounds(None) == (None, None)


@given(st.from_regex(r"\A20[0-9]{2}(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|1[0-9]|2[0-8]|XX))?)?\Z"))
def test_a_prefix_lies_where_the_date_does(edtf: str) -> None:
    try:
        first, last = interval(edtf)
    except ValueError:
        return
    found = prefix(edtf)
    assert found is not None
    assert interval(found) == (first, last)
