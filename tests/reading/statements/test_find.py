"""Statements are found with their source, their cue and exactly what was said."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import parse
from dragoman.model import Article, Entity, Mention, Statement
from dragoman.reading.mentions import Mentions
from dragoman.reading.statements import find_statements
from tests.reading.statements.cases import DIRECT, INDIRECT, MIXED, SILENT, Case

CASES = [
    (kind, *case) for kind, cases in (("direct", DIRECT), ("mixed", MIXED), ("indirect", INDIRECT)) for case in cases
]

PIECES = [
    *"“”\"‘’'«»„「」,.:?!—\n ",
    "''",
    " he said",
    " said the envoy",
    "according to Kos",
    "We will return",
    " that ",
    "The minister told him ",
    " told me that ",
    ", citing the army",
    " who asked not to be named",
    "Q: ",
    "no ship came",
    " (so he said)",
    " and ",
    "Kos: ",
]


def statements(text: str, *entities: Entity) -> tuple[Statement, ...]:
    article = Article(id="a", uri="a", title=None, outlet=None, language="en", published=None, text=text)
    return find_statements(parse(text), article, Mentions(entities))


def row(text: str, statement: Statement) -> Case:
    source = text[slice(*statement.source.span)] if statement.source else ""
    cue = text[slice(*statement.cue)] if statement.cue else ""
    return text, source, cue, tuple(text[start:end] for start, end in statement.content)


@pytest.mark.parametrize(("kind", "text", "source", "cue", "content"), CASES)
def test_who_says_what(kind: str, text: str, source: str, cue: str, content: tuple[str, ...]) -> None:
    found = statements(text)
    rows = [(one.kind, *row(text, one)[1:]) for one in found]
    assert any(
        (a_kind, a_source, a_content) == (kind, source, content) and cue in a_cue
        for a_kind, a_source, a_cue, a_content in rows
    ), rows


@pytest.mark.parametrize("text", SILENT)
def test_where_nobody_speaks_there_is_no_statement(text: str) -> None:
    assert [row(text, one) for one in statements(text)] == []


def test_the_source_is_resolved_through_mentions() -> None:
    text = "Ivo Kral met the king. He said that talks would resume."
    kral = Entity(
        id="e1", kind="person", name="Ivo Kral", mentions=(Mention(span=(0, 8)), Mention(span=(23, 25), form="pronoun"))
    )
    (found,) = statements(text, kral)
    assert found.source is not None
    assert (found.source.entity, text[slice(*found.source.span)]) == ("e1", "He")


def test_a_relative_pronoun_stands_for_what_it_follows() -> None:
    text = "Ivo Kral, who promised to free the prisoners, met the king."
    kral = Entity(id="e1", kind="person", name="Ivo Kral", mentions=(Mention(span=(0, 8)),))
    (found,) = statements(text, kral)
    assert found.source is not None
    assert (found.source.entity, text[slice(*found.source.span)]) == ("e1", "who")


def test_words_about_a_speech_are_the_speakers() -> None:
    text = "Ivo Kral's statement said that talks would resume."
    kral = Entity(id="e1", kind="person", name="Ivo Kral", mentions=(Mention(span=(0, 8)),))
    (found,) = statements(text, kral)
    assert found.source is not None
    assert found.source.entity == "e1"


def test_a_report_inside_a_report_belongs_to_the_outer_one() -> None:
    found = statements("The minister said that the rebels had claimed that the town was theirs.")
    assert [one.content for one in found] == [((18, 70),)]


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("The ministry said that it rained.", "neutral"),
        ("The ministry claimed that it rained.", "claim"),
        ("The ministry denied that it rained.", "denial"),
        ("The ministry demanded that troops leave.", "demand"),
        ("The ministry promised that troops would leave.", "promise"),
        ("The ministry threatened to attack.", "threat"),
        ("The ministry accused Riga of theft.", "accusation"),
        ("The ministry praised the rescue crews.", "praise"),
        ("The ministry wondered whether it would rain.", "question"),
        ("The ministry hopes that it will rain.", "thought"),
    ],
)
def test_the_cue_gives_the_class(text: str, cue_class: str) -> None:
    assert [one.cue_class for one in statements(text)] == [cue_class]


def test_the_sentence_holds_cue_and_content() -> None:
    text = "It rained. The envoy said that talks went on. Nobody came."
    (found,) = statements(text)
    assert text[slice(*found.sentence)] == "The envoy said that talks went on."


def test_the_same_text_gives_the_same_statements() -> None:
    text = "“We will return,” the envoy said. Ten people were hurt, according to the ministry."
    assert statements(text) == statements(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_spans_are_exact_whatever_the_marks(text: str) -> None:
    """Broken, nested and missing marks never make a span that is empty, outside the text, or said twice."""
    found = statements(text)
    spans = sorted(span for one in found for span in one.content)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert len({one.id for one in found}) == len(found)
    for outer in found:
        for one in whole(outer):
            spans = [*one.content, *one.negations, *(span for span in (one.cue, one.anonymity, one.sentence) if span)]
            assert all(0 <= start < end <= len(text) for start, end in spans)
            inside = [start for inner in one.inner for start, _ in inner.content]
            assert all(any(start <= place < end for start, end in one.content) for place in inside)


def whole(said: Statement) -> list[Statement]:
    """A statement with all that is reported inside it."""
    return [said, *(one for inner in said.inner for one in whole(inner))]
