"""Protects the quick way of parsing: it comes to what the model's own components come to, whatever else is parsed."""

from __future__ import annotations

import os
from typing import Any

import pytest

from dragoman.language import parse, parse_many
from dragoman.language.document import Document
from dragoman.language.encoder import quicken
from dragoman.language.pipeline import DEFAULT_MODEL, Pipeline, pieces, pipeline
from dragoman.language.plain import plain

TEXTS = (
    "OSLO, March 3 (Agency) - The premier met Arvo Lind's envoys. \"They're leaving,\" he said.\nLet's see.",
    "There are four ministers here; he ain't one of them, and they've got ta go. Gon na be late, y' all!",
    "  \n\nThe U.S.-China talks, which it was said would fail, were held on 3.5.2021 in Łódź; 40% didn't come.",
    "",
    "Peru",
)
ASKED = ("text", "tag_", "pos_", "dep_", "lemma_", "ent_type_", "ent_iob_", "is_sent_start", "whitespace_", "idx")


def told(doc: Document) -> list[tuple[Any, ...]]:
    return [
        (
            *(getattr(token, name) for name in ASKED),
            *(token.head.i, token.left_edge.i, token.right_edge.i),
            *([child.i for child in token.children], [one.i for one in token.subtree]),
        )
        for token in doc
    ]


def _network(nlp: Any, name: str) -> Any:
    model = nlp.get_pipe(name).model
    return model if name == "tok2vec" else model.get_ref("tok2vec")


@pytest.fixture(scope="module")
def whole() -> Any:
    """The model as it comes, all its components at work, but cut into words as the pipeline does."""
    import spacy

    nlp = spacy.load(os.environ.get("DRAGOMAN_MODEL", DEFAULT_MODEL))
    nlp.tokenizer = pipeline()._nlp.tokenizer
    return nlp


@pytest.mark.parametrize("text", TEXTS)
def test_the_forms_are_those_of_the_components(whole: Any, text: str) -> None:
    quick = Pipeline(os.environ.get("DRAGOMAN_MODEL", DEFAULT_MODEL))
    doc = quick._nlp.make_doc(text)
    for name, component in whole.pipeline:
        if name not in {"attribute_ruler", "lemmatizer"}:
            doc = component(doc)
    before = plain(doc, quick._forms) if len(doc) else plain(doc)
    for name in ("attribute_ruler", "lemmatizer"):
        doc = whole.get_pipe(name)(doc)
    assert told(before) == told(plain(doc))


def test_a_text_is_parsed_alike_alone_and_among_others() -> None:
    among = parse_many([*TEXTS, "x " * 500, *TEXTS])
    for text, one, other in zip(TEXTS, among, among[-len(TEXTS) :], strict=False):
        assert told(one.doc) == told(other.doc) == told(parse(text).doc)
        assert one.sentences == parse(text).sentences


def test_the_vectors_are_the_models_own(whole: Any) -> None:
    """To the last digits that single precision holds."""
    import numpy as np

    for name in ("tok2vec", "ner"):
        own, quick = _network(whole, name), _network(pipeline()._nlp, name)
        for text in filter(None, TEXTS):
            doc = whole.make_doc(text)
            assert np.allclose(own.predict([doc])[0], quick.predict([doc])[0], atol=1e-4)


def test_another_network_stays_as_it_is(whole: Any) -> None:
    assert not quicken(_network(whole, "ner"))


def test_spans_that_overlap_characters() -> None:
    doc = parse("Chad met  Mali.").doc
    assert [token.text for token in doc.overlapping(0, 6) or ()] == ["Chad", "met"]
    assert len(doc.overlapping(4, 5) or "") == 0
    assert doc.overlapping(0, 99) is None
    assert doc[-1].text == "."
    assert doc[1:3].text == "met  "
    with pytest.raises(IndexError):
        doc[0].nbor(-1)


def test_a_long_text_is_parsed_in_pieces_and_nothing_of_it_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Minister {number} of Norway met envoys in Oslo on Monday.  He left." for number in range(12))
    whole = parse(text)
    monkeypatch.setattr("dragoman.language.pipeline.LONG", 200)
    told = parse(text)
    assert "".join(pieces(text)) == text
    assert max(map(len, pieces(text))) <= 200
    assert told.doc.text == text
    assert told.sentences == whole.sentences
    assert [(one.idx, one.text) for one in told.doc] == [(one.idx, one.text) for one in whole.doc]
    assert all(one.head.sent is one.sent for one in told.doc)


@pytest.mark.parametrize("text", ["", "x" * 450, "word " * 100, "line\n" * 100])
def test_pieces_are_the_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.language.pipeline.LONG", 200)
    assert "".join(pieces(text)) == text
    assert parse(text).doc.text == text
