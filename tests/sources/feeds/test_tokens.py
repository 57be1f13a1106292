"""Protects the text of feeds: whatever the XML is like, its characters arrive, in linear time."""

from __future__ import annotations

import io
import itertools
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.sources.feeds.tokens import Token, chunks, tokens, unescape

PIECES = st.sampled_from(
    ["<", ">", "<a>", "</a>", "<b c='d'/>", "<![CDATA[", "]]>", "<!--", "-->", "<?x?>", "&amp;", "]]", "é", "x", " "]
)


def found(*pieces: str) -> list[tuple[str, str]]:
    """The tokens of a text, with text that came in parts put together."""
    joined: list[tuple[str, str]] = []
    for token in tokens(pieces):
        if joined and joined[-1][0] == token.kind in {"text", "plain"}:
            joined[-1] = (token.kind, joined[-1][1] + token.raw)
        elif token.raw:
            joined.append((token.kind, token.raw))
    return joined


def test_tags_text_and_plain_characters() -> None:
    assert found('<a b="1">x &amp; y<![CDATA[<i>]]></a><c/>') == [
        ("open", '<a b="1">'),
        ("text", "x &amp; y"),
        ("plain", "<i>"),
        ("close", "</a>"),
        ("empty", "<c/>"),
    ]


def test_comments_declarations_and_instructions_are_left_out() -> None:
    assert found('<?xml version="1.0"?><!DOCTYPE a><!-- <b> --><a>') == [("open", "<a>")]


@pytest.mark.parametrize("text", ["5 < 6", "a <", "<", "<>", "<1>", "x << y", "R&D & AT&T", "<a b", "</", "<!", "]]>"])
def test_what_is_no_markup_is_text(text: str) -> None:
    assert "".join(raw for _, raw in found(text)) == text


@given(st.lists(PIECES, max_size=12), st.lists(st.integers(0, 40), max_size=5))
@example(["<![CDATA[", "]]", "]]>"], [10])
def test_where_a_text_is_cut_into_pieces_changes_nothing(parts: list[str], cuts: list[int]) -> None:
    text = "".join(parts)
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    assert found(*(text[a:b] for a, b in itertools.pairwise(places))) == found(text)


def test_attributes_are_unescaped() -> None:
    assert Token("open", """<a b="1&amp;2" c = 'x>' d>""", "a").attributes == {"b": "1&2", "c": "x>"}


def test_references_stand_for_characters_and_unknown_ones_for_themselves() -> None:
    assert unescape("&lt;&amp;amp;&eacute;&#8217;&#x2019;&#146;") == "<&amp;é’’’"
    for kept in ("AT&T", "R&D;", "&notify;", "&copy", "&lol9;", "&;", "&#;"):
        assert unescape(kept) == kept
    assert unescape("&#0;&#xD800;&#x110000;") == "\ufffd\ufffd\ufffd"


def test_the_encoding_is_found_out_and_zero_bytes_break_nothing() -> None:
    declared = '<?xml version="1.0" encoding="windows-1251"?><a>Лавров</a>'
    assert "Лавров" in "".join(chunks(io.BytesIO(declared.encode("cp1251"))))
    assert "Лавров" in "".join(chunks(io.BytesIO("\ufeff<a>Лавров</a>".encode("utf-16"))))
    assert "".join(chunks(io.BytesIO(b"<a>x\x00y"))) == "<a>x y"


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-32", "idna", "punycode", "rot13", "hz", "x"]))
def test_no_encoding_that_a_feed_declares_breaks_it(data: bytes, encoding: str) -> None:
    list(chunks(io.BytesIO(f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + data)))


@pytest.mark.parametrize("piece", ["<", "<a ", '<a b="', "<!--", "<![CDATA[", "<?", "<!x", "&", "&a", "]]", "<a>"])
def test_a_megabyte_of_anything_takes_seconds_at_most(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    began = time.monotonic()
    for token in tokens(text[at : at + 65_536] for at in range(0, len(text), 65_536)):
        unescape(token.raw)
    assert time.monotonic() - began < 10  # it takes one; in quadratic time it would take hours
