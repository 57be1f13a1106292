"""Protects the annotations: the model's rules, and words that are found again where the selectors say."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import uuid
from typing import Any
from urllib.parse import unquote

import msgspec

from dragoman.model import Conflict, Evidence, Side, Statement, Weighed
from dragoman.record import Store, queries
from tests.export.linked.making import ECHO, HOSTILE, TALKS, everything, exported, fill, talks
from tests.record.making import put, show, speech
from tests.weighing.making import kin

IRI = re.compile(r"[A-Za-z0-9:/?#\[\]@!$&'()*+,;=._~%-]+")
PURPOSES = {"describing", "identifying", "tagging"}  # of those that the model's vocabulary has
TEXTS = {made.article.uri: made.article.text for made in everything()}


def page(store: Store, **wanted: Any) -> list[dict[str, Any]]:
    told = json.loads(exported(store, "annotations", **wanted)[0])
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert told["type"] == "AnnotationCollection"
    first = told["first"]
    assert first["type"] == "AnnotationPage"
    assert first["partOf"] == told["id"]
    assert told["last"] == first["id"]
    assert told["total"] == len(first["items"])
    assert first["startIndex"] == 0
    items: list[dict[str, Any]] = first["items"]
    assert len({one["id"] for one in [*items, told, first]}) == len(items) + 2
    return items


def tagged(items: list[dict[str, Any]], *tags: str) -> list[dict[str, Any]]:
    return [one for one in items if set(tags) <= {body["value"] for body in bodies(one, "tagging")}]


def bodies(annotation: dict[str, Any], purpose: str) -> list[dict[str, Any]]:
    return [body for body in annotation["body"] if body["purpose"] == purpose]


def quoted(annotation: dict[str, Any]) -> str:
    words: str = annotation["target"]["selector"][0]["exact"]
    return words


def says(annotation: dict[str, Any]) -> str:
    (body,) = bodies(annotation, "describing")
    words: str = body["value"]
    return words


def test_every_annotation_keeps_to_the_model(store: Store) -> None:
    for one in page(store):
        assert one["type"] == "Annotation"
        assert uuid.UUID(one["id"].removeprefix("urn:uuid:"))
        assert one["motivation"] in {"describing", "assessing"}
        for body in one["body"]:
            assert body["type"] == "TextualBody"
            assert body["purpose"] in PURPOSES
            assert isinstance(body["value"], str)
            assert body["format"] == "text/plain"
        target = one["target"]
        assert target["type"] == "SpecificResource"
        assert IRI.fullmatch(target["source"])
        assert target["state"]["type"] == "TimeState"
        quote, position = target["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert set(quote) <= {"type", "exact", "prefix", "suffix"}
        assert 0 <= position["start"] <= position["end"]


def test_the_words_are_found_again_by_position_and_by_quotation(store: Store) -> None:
    for one in page(store):
        uri = unquote(one["target"]["source"])
        text = TEXTS[uri]
        quote, position = one["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        found = text.find(around)
        assert found + len(quote.get("prefix", "")) == start
        assert text.find(around, found + 1) == -1, "what stands around the words tells them from the same elsewhere"


def test_the_state_says_which_text_the_positions_are_into(store: Store) -> None:
    for one in page(store):
        digest = one["target"]["state"]["cached"].removeprefix("ni:///sha-256;")
        text = TEXTS[unquote(one["target"]["source"])]
        assert base64.urlsafe_b64decode(digest + "=") == hashlib.sha256(text.encode()).digest()


def test_every_cell_of_an_event_has_its_words(store: Store) -> None:
    (met,) = [event for event in queries.events(store) if event.type == "CONSULT" and event.modality == "happened"]
    mine = [one for one in page(store, article="talks?a=1&b=ü") if bodies(one, "identifying")[0]["value"] == met.id]
    cells = {bodies(one, "tagging")[1]["value"]: quoted(one) for one in mine}
    assert cells == {
        "sentence": "Minister Ana Ruiz met Ivo Kral in Lisbon on 4 March 2024.",
        "what": "met",
        "who": "Ana Ruiz",
        "whom": "Ivo Kral",
        "when": "4 March 2024",
        "where": "Lisbon",
    }


def test_what_is_not_done_says_so(store: Store) -> None:
    sentences = tagged(page(store), "event", "sentence")
    claims = {says(one).partition(":")[0] for one in sentences if not tagged([one], "happened")}
    assert claims == {"Planned", "Denied", "Speculated"}
    assert all(":" not in says(one) for one in tagged(sentences, "happened"))


def test_statements_and_offices_have_their_words(store: Store) -> None:
    items = page(store)
    (content,) = tagged(items, "statement", "content")
    assert quoted(content) == '"We will return,"'
    assert says(content) == "said by Ana Ruiz"
    assert [(says(one), quoted(one)) for one in tagged(items, "office")] == [("Minister: Ana Ruiz", "Minister")]


def test_what_is_reported_inside_a_statement_is_said_by_whom_it_is_said(empty: Store) -> None:
    given = speech()
    put(empty, [given])
    contents = tagged(page(empty), "statement", "content")
    inner = [one for one in contents if quoted(one) == "the pilot would not sign"]
    assert [says(one) for one in inner] == ["said by a senior harbour official, via Mira Voss"]
    known = {said.id for said in given.statements} | {one.id for said in given.statements for one in inner_of(said)}
    assert {bodies(one, "identifying")[0]["value"] for one in contents} == known


def inner_of(said: Statement) -> tuple[Statement, ...]:
    return said.inner


def test_a_conflict_stands_at_the_words_of_each_side_and_debris_has_no_position(empty: Store) -> None:
    given = talks("a.txt")
    put(empty, [given], weighed=False)
    start = TALKS.index("4 March")
    sides = (
        Side(value="4 March", evidence=(Evidence(uri="a.txt", span=(start, start + 7), text="4 March"),)),
        Side(value="5 March", evidence=(Evidence(uri="a.txt", span=(9_000, 9_007), text="5 March", debris=True),)),
    )
    found = Conflict(
        id="c1", kind="date", slot="meeting", severity="hard", cause="", explanation="Two days.", sides=sides
    )
    show(empty, Weighed(lineage=(kin("a.txt"),), conflicts=(found,)))
    cited, debris = tagged(page(empty), "conflict", "date", "hard")
    assert (quoted(cited), cited["motivation"]) == ("4 March", "assessing")
    assert says(cited) == "meeting: 4 March. Two days."
    assert debris["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": "5 March"}]
    assert "state" not in debris["target"]


def test_identifiers_follow_from_content(store: Store, empty: Store) -> None:
    fill(empty, everything()[::-1])
    assert exported(empty, "annotations")[0] == exported(store, "annotations")[0]
    assert {ECHO, HOSTILE, TALKS} == set(TEXTS.values())


def test_a_record_without_articles_has_an_empty_page(empty: Store) -> None:
    assert page(empty) == []
    fill(empty, [msgspec.structs.replace(talks(), events=(), statements=(), entities=())])
    assert page(empty) == []
