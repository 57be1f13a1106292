"""Protects the reader: the words stay the words, marks lead to what was read, and what was removed is seen to be."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.api import Record
from tests.web.conftest import HARM

ONE, COPY, OTHER = "https://one.example/news/quay", "https://two.example/world/quay-copy", "https://three.example/other"


class Page(HTMLParser):
    """The words of the paragraphs, the ids and links of a page, and whether links lie in one another."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.paragraphs: list[str] = []
        self.nested = 0
        self._links, self._text, self._debris = 0, False, 0
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        kind = given.get("class") or ""
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag == "a":
            self._links += 1
            self.nested += self._links > 1
            self.links.append(given.get("href") or "")
        if tag == "p" and kind.startswith("text"):
            self._text = True
            self.paragraphs.append("")
        if self._text and kind.startswith("m-"):
            self.marks.append((kind, given.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._links -= tag == "a"
        if tag == "p":
            self._text = False

    def handle_data(self, data: str) -> None:
        if self._text:
            self.paragraphs[-1] += data


def test_the_text_is_shown_word_for_word_with_marks_that_lead_on(client: TestClient, record: Record) -> None:
    page = Page(client.get("/article", params={"uri": ONE}).text)
    reading = record.reading(ONE)
    assert reading is not None
    assert "\n".join(page.paragraphs).split() == reading.article.text.split()
    assert len(page.ids) == len(set(page.ids))
    assert page.nested == 0
    wanted = {event.id for event in record.events(article=ONE)}
    assert {f"/event/{one}" for one in wanted} <= {href for kind, href in page.marks if kind == "m-event"}
    assert ("m-entity", "/dossier?of=Astrid+Holm") in page.marks
    assert {"m-statement", "m-date", "m-quoted"} <= {kind for kind, _ in page.marks}


def test_every_place_that_others_lead_to_is_there(client: TestClient, record: Record) -> None:
    for uri in (ONE, OTHER):
        ids = set(Page(client.get("/article", params={"uri": uri}).text).ids)
        starts = {row.spans[0][0] for row in record.statements(article=uri)}
        starts |= {
            report.sentence[0] for event in record.events(article=uri) for report in event.reports if report.uri == uri
        }
        starts |= {
            piece.span[0]
            for conflict in record.conflicts(article=uri)
            for side in conflict.sides
            for piece in side.evidence
            if piece.uri == uri and not piece.debris
        }
        starts |= {
            span[0]
            for quotation in record.quotations(article=uri)
            for variant in quotation.variants
            for span in variant.spans
            if variant.uri == uri
        }
        assert len(starts) > 3
        assert {f"at-{start}" for start in starts} <= ids


def test_what_was_removed_stands_in_its_place_with_its_rule(client: TestClient) -> None:
    page = client.get("/article", params={"uri": OTHER}).text
    body = page.partition('<div class="body"')[2]
    removed = body.index("removed by the rule html-element")
    assert body.index("Madrid") < removed < body.index("aide")
    assert HARM not in page
    assert "&lt;script&gt;" in body
    (piece,) = client.get("/api/article", params={"uri": OTHER}).json()["found"]["debris"]
    assert piece["text"] == HARM and piece["at"] > 0


def test_a_copy_is_held_against_what_it_was_made_of_and_against_any_other(client: TestClient) -> None:
    page = client.get("/article", params={"uri": OTHER}).text
    assert re.search(r"<del>.*?never.*?</del>", page, re.S)
    assert re.search(r"<ins>.*?hardly ever.*?</ins>", page, re.S)
    found = client.get("/api/article", params={"uri": COPY}).json()["found"]["against"]
    assert found["other"]["uri"] == ONE
    assert [piece["kind"] for piece in found["difference"]["pieces"]] == ["same"]
    chosen = client.get("/api/article", params={"uri": ONE, "with": OTHER}).json()["found"]["against"]
    assert chosen["other"]["uri"] == OTHER
    assert client.get("/api/article", params={"uri": ONE}).json()["found"]["against"] is None


def test_language_and_direction_are_those_of_the_text(client: TestClient) -> None:
    arabic = client.get("/article", params={"uri": "khabar"}).text
    assert '<div class="body" lang="ar">' in arabic
    assert '<p class="text" dir="rtl">' in arabic
    assert "in a language that is not read" in arabic
    chinese = client.get("/article", params={"uri": "xinwen"}).text
    assert '<div class="body" lang="zh">' in chinese
    assert '<p class="text" dir="ltr">' in chinese


def test_a_name_that_fits_several_lists_them_and_one_that_fits_none_says_so(
    client: TestClient, record: Record, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    lines = [{"uri": f"https://site{number}.example/same", "text": f"Rain fell on port {number}."} for number in (1, 2)]
    (folder / "two.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    record.add(folder)
    page = client.get("/article", params={"uri": "same"})
    assert page.status_code == 200
    assert all(f"/article?uri=https%3A%2F%2Fsite{number}.example%2Fsame" in page.text for number in (1, 2))
    assert client.get("/article.csv", params={"uri": "same"}).text == ""
    assert client.get("/article", params={"uri": "nowhere"}).status_code == 404
    assert "No article is named" in client.get("/api/article", params={"uri": "nowhere"}).json()["problem"]
    assert client.get("/article").status_code == 422


def test_table_has_what_the_margin_has(client: TestClient) -> None:
    told = client.get("/api/article", params={"uri": ONE}).json()["found"]
    rows = list(csv.DictReader(io.StringIO(client.get("/article.csv", params={"uri": ONE}).text)))
    assert [(row["kind"], row["words"]) for row in rows] == [(note["kind"], note["words"]) for note in told["notes"]]
    text = told["reading"]["article"]["text"]
    for row in rows:
        assert text[int(row["start"]) : int(row["end"])] == row["words"].split(" … ")[0]


def test_the_family_is_told_in_words_too(client: TestClient) -> None:
    page = client.get("/article", params={"uri": COPY}).text
    lineage = page.partition('<section id="lineage">')[2].partition("</section>")[0]
    assert "copy" in lineage and 'href="/compare?' in lineage
    assert lineage.index("Corvane News") < lineage.index('aria-current="true"')


def test_words_that_are_turned_around_are_shown_straight(client: TestClient, record: Record, tmp_path: Path) -> None:
    turned = "Rain \u202efell on\u202c the port. \u202dIt\u202c stayed."
    (tmp_path / "turned.jsonl").write_text(
        json.dumps({"uri": "https://turned.example/one", "title": "A \u202etitle", "text": turned}), encoding="utf-8"
    )
    record.add(tmp_path / "turned.jsonl")
    page = client.get("/article", params={"uri": "https://turned.example/one"}).text
    assert "\u202e" not in page and "\u202d" not in page
    assert "A \ufffdtitle" in page and "\ufffdfell on" in page
    told = client.get("/api/article", params={"uri": "https://turned.example/one"}).json()["found"]
    assert told["article"]["title"] == "A \u202etitle"
    assert "\u202efell" in told["reading"]["article"]["text"]
