"""Protects the references: a processor of citation styles renders them, and no date is more exact than it is known."""

from __future__ import annotations

import json
from typing import Any

import hypothesis
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import strategies as st

from dragoman.export.linked.csl import csl_date, item
from dragoman.model import Declared, Document, Original
from dragoman.ontology.edtf import interval, valid
from dragoman.record import Store, writing
from dragoman.weighing import article_key
from tests.export.linked.making import exported, talks, with_head
from tests.weighing.making import kin, reading


def items(store: Store, **wanted: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(exported(store, "csl", **wanted)[0])
    return found


def test_a_processor_renders_the_bibliography(store: Store) -> None:
    found = items(store)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(found), formatter.plain)
    for one in found:
        bibliography.register(Citation([CitationItem(one["id"])]))
    rendered = [str(entry) for entry in bibliography.bibliography()]
    assert len(rendered) == 3
    (talks_entry,) = [entry for entry in rendered if "Talks in Lisbon" in entry]
    assert "Harbour Post" in talks_entry
    assert "2024" in talks_entry
    assert "wire.example/2024/talks" in talks_entry


def test_every_item_is_as_the_schema_wants_it(store: Store) -> None:
    known = {"id", "type", "title", "container-title", "issued", "accessed", "URL", "language", "note", "custom"}
    for one in items(store):
        assert {"id", "type"} <= set(one) <= known
        assert one["type"] in {"article-newspaper", "webpage", "article"}
        for name in ("issued", "accessed"):
            for parts in one.get(name, {}).get("date-parts", []):
                assert 1 <= len(parts) <= 3
                assert all(isinstance(part, int) for part in parts)


def test_only_an_address_is_a_url(store: Store) -> None:
    by_uri = {one["custom"]["uri"]: one for one in items(store)}
    assert by_uri["https://wire.example/2024/talks?a=1&b=ü"]["URL"] == "https://wire.example/2024/talks?a=1&b=%C3%BC"
    assert "URL" not in by_uri["folder/echo 1.txt"]
    assert by_uri["folder/echo 1.txt"]["note"] == "folder/echo 1.txt"


def test_what_was_only_fetched_was_accessed_and_not_issued(store: Store) -> None:
    by_uri = {one["custom"]["uri"]: one for one in items(store)}
    fetched = by_uri["folder/echo 1.txt"]
    assert fetched["accessed"] == {"date-parts": [[2024, 3, 6]]}
    assert "issued" not in fetched
    assert "accessed" not in by_uri["https://wire.example/2024/talks?a=1&b=ü"]


def test_what_came_with_an_article_tells_when_it_was_fetched(empty: Store) -> None:
    given = talks()
    came = Document(
        uri=given.article.uri,
        id=given.article.id,
        media="text",
        text="",
        declared=Declared(fetched="2024-04-01T10:00:00Z"),
        original=Original(data=b"", form="text"),
    )
    run = writing.start_run(empty, ["given"])
    writing.write_results(empty, run, [given], {article_key(given.article.uri, given.article.id): came})
    (one,) = items(empty)
    assert (one["accessed"], one["issued"]) == ({"date-parts": [[2024, 4, 1]]}, {"date-parts": [[2024, 3, 5]]})
    entity = json.loads(exported(empty, "ftm")[0].splitlines()[0])
    assert entity["properties"]["retrievedAt"] == ["2024-04-01T10:00:00"]


def test_the_type_follows_from_what_is_known() -> None:
    web = talks()
    assert item(web.article, None)["type"] == "article-newspaper"
    assert item(with_head(web, "T", None).article, None)["type"] == "webpage"
    assert item(reading("a.txt", "Text.").article, None)["type"] == "article"


def test_a_copy_says_of_what(store: Store) -> None:
    row = kin("a", relation="copy", parent="b", origin_label="Meridian")
    assert item(talks("https://a.example/b").article, row)["note"] == "copy of b, origin: Meridian"
    row = kin("a", relation="rewrite")
    assert item(talks("https://a.example/b").article, row)["note"] == "rewrite of a text that is not in the record"


def test_articles_are_picked_by_their_publication(store: Store) -> None:
    assert len(items(store, since="2024-03-07")) == 1
    assert len(items(store, article="echo 1.txt")) == 1


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-03-05T10:00:00Z", {"date-parts": [[2024, 3, 5]]}),
        ("2024-03-05~", {"date-parts": [[2024, 3, 5]], "circa": True}),
        ("2024-03-XX", {"date-parts": [[2024, 3]]}),
        ("2024-03-05/2024-03-07", {"date-parts": [[2024, 3, 5], [2024, 3, 7]]}),
        ("2024-24", {"date-parts": [[2024]], "season": 4}),
        ("2024-33", {"literal": "2024-33"}),
        ("199X", {"literal": "199X"}),
        ("2024/..", {"literal": "2024/.."}),
    ],
)
def test_a_date_is_as_exact_as_it_is(edtf: str, told: dict[str, object]) -> None:
    assert csl_date(edtf) == told


@hypothesis.given(
    st.from_regex(
        r"\A(20[0-9X]{2}(-([0-4][0-9]|XX)(-([0-3][0-9]|XX))?)?[?~%]?|\.\.)(/(20[0-9]{2}(-[0-4][0-9])?|\.\.))?\Z"
    )
)
def test_every_date_comes_out_within_its_bounds(edtf: str) -> None:
    if not valid(edtf):
        return
    told: Any = csl_date(edtf)
    if "literal" in told:
        assert told["literal"] == edtf
        return
    first, last = interval(edtf)
    assert told["date-parts"][0][0] == first.year
    assert told["date-parts"][-1][0] in {last.year, last.year - 1}  # a winter ends in the next year
