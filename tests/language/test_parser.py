"""Protects offsets: what the parser says of its tokens holds of the text itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import parse
from dragoman.language.normal import normalise


@given(st.text())
def test_normal_form_is_as_long_as_the_text(text: str) -> None:
    assert len(normalise(text)) == len(text)


def test_typography_is_evened_out() -> None:
    assert normalise("“He’s…” –\u00a0said\u200b") == '"He\'s…" – said '


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Ab .\n“”’\u200b\u00a0é漢", max_size=60))
def test_sentences_lie_in_the_text_in_order(text: str) -> None:
    parsed = parse(text)
    ends = [0]
    for start, end in parsed.sentences:
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)


def test_a_line_break_ends_a_sentence() -> None:
    parsed = parse("Talks in Lisbon\n\nThe ministers met")
    assert [parsed.words(s) for s in parsed.sentences] == ["Talks in Lisbon", "The ministers met"]
    assert parsed.sentence_of(20) == parsed.sentences[1]


def test_an_empty_text_has_no_sentences() -> None:
    assert parse("").sentences == ()
    assert parse(" \n ").sentences == ()


def test_a_wrapped_line_goes_on_with_its_sentence() -> None:
    """Texts broken into lines of one length keep their sentences; an empty line still ends one."""
    wrapped = parse("The envoy left the\n   capital by train.")
    assert len(wrapped.sentences) == 1
    assert len(parse("Talks in Lisbon\n\nand a visit").sentences) == 2


def test_a_hyphen_after_an_abbreviation_cuts() -> None:
    """Both states of "U.S.-China" are words of their own."""
    assert [token.text for token in parse("U.S.-China talks").doc][:3] == ["U.S.", "-", "China"]


def test_a_closing_mark_stays_with_its_sentence() -> None:
    parsed = parse("The cable said “guards were few.” Nobody answered. He warned of “a grave risk.”\n\nShe left.")
    assert [parsed.words(s) for s in parsed.sentences] == [
        "The cable said “guards were few.”",
        "Nobody answered.",
        "He warned of “a grave risk.”",
        "She left.",
    ]
