"""Protects the one definition of the work: what becomes of an article hangs on nothing but itself."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from dragoman.engine import pipeline
from dragoman.engine.pipeline import process, process_many
from dragoman.language import Parsed, parse_many
from dragoman.model import Declared, Document, Failure, Reading

CLEAN = Declared(clean=True, published="2024-03-05")
TEXTS = (
    "Norway's foreign minister, Arvo Lind, met envoys of Peru in Oslo on Monday. “We agreed,” he said.",
    "Le ministre des affaires étrangères a rencontré hier son homologue péruvien dans la capitale norvégienne.",
    "",
    "Chad accused Mali of shelling a village. Mali denied it and recalled its ambassador.\n\nTalks failed.",
)


def document(number: int, text: str) -> Document:
    return Document(uri=f"made/{number}.txt", id=f"sha256:{number}", media="text", text=text, declared=CLEAN)


DOCUMENTS = [document(number, text) for number, text in enumerate(TEXTS)]


def told(results: Sequence[Reading | Failure]) -> list[bytes]:
    return [msgspec.json.encode(one) for one in results]


def test_together_is_as_alone() -> None:
    alone = [process(one) for one in DOCUMENTS]
    assert [isinstance(one, Reading) for one in alone] == [True] * 4
    assert told(process_many(DOCUMENTS)) == told(alone)
    assert told(process_many(DOCUMENTS[::-1])) == told(alone[::-1])


def test_a_batch_holds_so_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def counted(texts: Sequence[str]) -> list[Parsed]:
        asked.append(list(texts))
        return parse_many(texts)

    monkeypatch.setattr(pipeline, "parse_many", counted)
    monkeypatch.setattr(pipeline, "_TOGETHER", 200)
    results = process_many([*DOCUMENTS, *DOCUMENTS])
    assert told(results) == told([process(one) for one in [*DOCUMENTS, *DOCUMENTS]])
    assert asked
    assert all(sum(map(len, texts)) <= 200 for texts in asked)


def test_copies_are_parsed_once_and_read_each_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    copies = [document(number, TEXTS[0]) for number in range(3)]
    alone = told([process(one) for one in copies])
    asked: list[str] = []

    def counted(texts: Sequence[str]) -> list[Parsed]:
        asked.extend(texts)
        return parse_many(texts)

    monkeypatch.setattr(pipeline, "parse_many", counted)
    assert told(process_many(copies)) == alone
    assert asked == [TEXTS[0]]


def test_one_that_cannot_be_parsed_costs_the_others_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = told([process(one) for one in DOCUMENTS])

    def failing(texts: Sequence[str]) -> list[Parsed]:
        if any("Chad" in text for text in texts):
            raise RuntimeError("no parse")
        return parse_many(texts)

    monkeypatch.setattr(pipeline, "parse_many", failing)
    monkeypatch.setattr("dragoman.reading.parse", lambda text: failing([text])[0])
    results = process_many(DOCUMENTS)
    assert told(results[:3]) == alone[:3]
    assert results[3] == Failure(uri="made/3.txt", stage="read", error="RuntimeError: no parse")


GENERAL = "The bakery on the corner sells rye bread and plum cake to people from Lima. " * 12
PAGE = Document(uri="https://x.example/1", id="sha256:9", media="text", text=GENERAL)


def test_general_news_is_passed_over_with_its_reason() -> None:
    passed = process(PAGE)
    assert isinstance(passed, Reading)
    assert passed.article.skipped == "not-foreign-affairs"
    assert passed.article.text
    assert [one.name for one in passed.entities] == ["Lima"]
    assert not passed.sentences


def test_whoever_asks_for_everything_gets_it() -> None:
    asked = [msgspec.structs.replace(PAGE, everything=True), msgspec.structs.replace(PAGE, declared=CLEAN)]
    for reading in process_many(asked):
        assert isinstance(reading, Reading)
        assert reading.article.skipped is None
        assert reading.sentences
