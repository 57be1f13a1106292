"""Protects what assistants are told: facts with their evidence, in pages, and help where they ask in a wrong way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.mcp.marking import shown
from dragoman.record import Store
from tests.mcp.making import HOSTILE, URI, ask, ask_all, hostile, make, text_of
from tests.record.making import put, speech


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("mcp") / "record.sqlite")


def said(path: Path, tool: str, **arguments: Any) -> str:
    """The message of a call that must be an error."""
    (answer,) = ask_all(path, [(tool, arguments)])
    assert answer.is_error
    return text_of(answer)


def test_an_event_has_its_sentence(path: Path) -> None:
    answer = ask(path, "search_events", actor="SVN", type="request", modality="happened")
    assert (answer["total"], answer["next_start"]) == (1, None)
    (row,) = answer["rows"]
    (evidence,) = row["evidence"]
    assert (row["type"], row["date"], row["origins"]) == ("REQUEST", "2024-02-05", 1)
    start, end = evidence["span"]
    assert evidence["quoted"]["words"] == HOSTILE[start:end]
    assert "demanded that Kyiv open" in evidence["quoted"]["words"]


def test_actors_must_all_take_part(path: Path) -> None:
    assert ask(path, "search_events", other_actor="SVN")["total"] == 1
    assert ask(path, "search_events", actor="SVN", other_actor="UKR")["total"] == 0


def test_one_event_shows_dissent_marks_and_origin(path: Path) -> None:
    answer = ask(path, "get_event", event="feedfe")
    assert [one["quoted"]["value"] for one in answer["event"]["values"]] == ["2024-02-05", "2024-02-06"]
    assert answer["event"]["credible"] == "possibly true"
    (report,) = answer["rows"]
    marks = {mark["label"]: mark for mark in report["marks"]}
    assert marks["trigger"]["quoted"]["words"] == "demanded"
    assert HOSTILE[slice(*marks["trigger"]["span"])] == "demanded"
    assert report["article"]["origin"] == "0" * 16
    assert report["quoted"]["rule"] == "demand.v"


def test_statements_have_their_exact_words(path: Path) -> None:
    answer = ask(path, "search_statements", kind="direct", article="speech.txt")
    (row,) = answer["rows"]
    (span,) = row["evidence"]["spans"]
    assert row["evidence"]["quoted"]["words"] == HOSTILE[slice(*span)]


def test_a_quotation_has_all_its_variants(path: Path) -> None:
    (found,) = ask(path, "search_quotations", differing=True)["rows"]
    answer = ask(path, "get_quotation", quotation=found["id"])
    assert (found["variants"], len(found["first_variants"]), answer["total"]) == (4, 3, 4)
    assert "{shall not}" in answer["rows"][1]["quoted"]["differences"]
    assert answer["rows"][3]["other_speaker_than_first"]


def test_an_article_is_read_in_pieces_that_make_the_whole(path: Path) -> None:
    pieces, start = [], 0
    while start is not None:
        answer = ask(path, "read_article", article=URI, start=start, length=100)
        pieces.append(answer["quoted"]["text"])
        assert answer["span"] == [start, start + len(pieces[-1])]
        start = answer["next_start"]
    assert "".join(pieces) == shown(HOSTILE)
    assert len(shown(HOSTILE)) == len(HOSTILE) == answer["total_characters"]


def test_an_article_is_found_by_its_words_with_the_passage(path: Path) -> None:
    (row,) = ask(path, "search_articles", words='"told DEPUTIES" strait')["rows"]
    assert [shown(HOSTILE)[slice(*one["span"])] for one in row["evidence"]] == [
        one["quoted"]["words"] for one in row["evidence"]
    ]
    assert ["told deputies" in one["quoted"]["words"] for one in row["evidence"]] == [True, False]
    assert ask(path, "search_articles")["rows"][0]["evidence"] == []


def test_offices_stories_lineage_and_changes(path: Path) -> None:
    offices = ask(path, "offices_of", office="prime minister")
    assert [row["quoted"]["office"] for row in offices["rows"]] == ["Prime Minister"]
    (story,) = ask(path, "list_stories")["rows"]
    chapters = ask(path, "read_story", story=story["id"])["rows"]
    assert [one["id"] for one in chapters[0]["first_events"]] == ["feedfeedfeedfeed"]
    assert ask(path, "lineage_of", article="a.txt")["rows"][0]["relation"] == "original"
    changed = ask(path, "what_changed", since="run1", kind="event")
    assert [(row["change"], row["id"]) for row in changed["rows"]] == [("new", "feedfeedfeedfeed")]


def test_two_articles_and_a_relation(path: Path) -> None:
    compared = ask(path, "compare_articles", a="a.txt", b="b.txt")
    assert compared["rows"][0]["where"] == "shared"
    assert compared["a"]["quoted"]["uri"] == "a.txt"
    assert ask(path, "relation_counts", a="SVN", b="UKR")["left_out"]["side_by_side"] == 0


def test_why_and_how_to_cite(path: Path) -> None:
    first, second = ask(path, "explain", id="feedfeedfeedfeed")["rows"]
    assert (first["kind"], second["kind"]) == ("event", "event")
    assert "demanded that Kyiv open" in second["sentence"]["quoted"]["words"]
    assert "demanded that Kyiv open" in ask(path, "cite", id="feedfeedfeedfeed")["quoted"]["citation"]


def test_pages_follow_one_another(path: Path) -> None:
    whole = ask(path, "search_articles")
    seen, start = [], 0
    while start is not None:
        answer = ask(path, "search_articles", start=start, limit=2)
        seen += answer["rows"]
        start = answer["next_start"]
    assert seen == whole["rows"]
    assert answer["total"] == len(seen) == 5
    assert ask(path, "search_articles", start=99)["rows"] == []


def test_as_it_was(tmp_path: Path) -> None:
    path = make(tmp_path / "r.sqlite")
    store = Store(path, create=False)
    put(store, [speech("later.txt")], weighed=False)
    store.close()
    calls: list[tuple[str, dict[str, Any]]] = [("about_record", {})]
    now, then = (ask_all(path, calls, as_of=as_of)[0].structured_content for as_of in (None, "run2"))
    assert now and then
    assert (now["articles"], now["weighed"]) == (6, False)
    assert (then["articles"], then["as_of"]) == (5, "run2")


def test_what_is_added_meanwhile_is_found(tmp_path: Path) -> None:
    path = make(tmp_path / "r.sqlite")
    with dragoman.open(path) as writer:
        put(writer.store, [speech("later.txt")], weighed=False)
        assert ask(path, "search_articles", article="later.txt")["total"] == 1


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("search_events", {"since": "soon"}, "is not a date"),
        ("search_events", {"type": "PICNIC"}, "The types are AGREE"),
        ("search_events", {"limit": 51}, "limit: Input should be less than or equal to 50"),
        ("search_events", {"actor": "x" * 301}, "actor: String should have at most"),
        ("get_event", {"event": "0123456789"}, "Nothing has this id"),
        ("read_article", {"article": "nowhere.txt"}, "search_articles lists them"),
        ("read_article", {"article": "a.txt", "length": 8_001}, "8000"),
        ("read_story", {"story": "zzzzzz"}, "list_stories lists them"),
        ("what_changed", {"since": "never"}, "neither a date"),
        ("explain", {"id": "feedfeedfeedfeeed"}, "Nothing has this id"),
        ("sql", {"query": "SELECT 1"}, "Unknown tool"),
    ],
)
def test_wrong_use_is_told_how_to_do_better(path: Path, tool: str, arguments: dict[str, Any], told: str) -> None:
    message = said(path, tool, **arguments)
    assert told in message
    assert "Traceback" not in message


def test_a_uri_that_fits_several_is_no_guess(tmp_path: Path) -> None:
    path = make(tmp_path / "r.sqlite", hostile("https://other.example/speech.txt"))
    message = said(path, "read_article", article="speech.txt")
    assert "2 articles have a uri that ends so" in message
    assert message.count("⟦") == message.count("⟧") == 2
