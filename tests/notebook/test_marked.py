"""Protects the words: however marks overlap, the text that is shown is the text, character for character."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.notebook.article import ShownArticle
from dragoman.notebook.marked import Highlight, marked
from dragoman.record import RecordError
from tests.readings import TEXT, at, reading
from tests.record.making import put, speech


class Page(HTMLParser):
    """The text of a piece of HTML, what each stretch of it lies in, and whether tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", []  # type: str, list[str]
        self.over: list[tuple[str, ...]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(dict(attributes).get("title") or tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.over += [tuple(self.open)] * len(data)


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
_SPANS = st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=8)


@given(_TEXT, _SPANS)
def test_the_text_of_the_html_is_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    highlights = [Highlight(start, end, "entity", f"<{n}>") for n, (start, end) in enumerate(spans)]
    page = Page(marked(text, highlights))
    assert page.text == text
    assert page.open == []
    assert set(page.tags) <= {"mark"}
    for place, over in enumerate(page.over):
        wanted = {one.label for one in highlights if 0 <= one.start <= place < one.end <= len(text)}
        assert set(over) == wanted and len(over) == len(wanted)


def test_overlapping_marks_are_divided_where_one_ends() -> None:
    html = marked("abcd", [Highlight(0, 3, "date", "x"), Highlight(2, 4, "event", "y")])
    page = Page(html)
    assert page.over == [("x",), ("x",), ("x", "y"), ("y",)]


def test_half_a_character_does_not_break_the_page() -> None:
    assert marked("a\ud800b\0", []).encode() == "a\ufffdb\ufffd".encode()


def test_an_article_is_shown_with_everything_that_was_read() -> None:
    shown = ShownArticle(reading())
    labels = {(TEXT[one.start : one.end], one.kind): one.label for one in shown.highlights()}
    assert labels["met", "event"] == "event: CONSULT, happened: Ana Ruiz → Ivo Kral, 2023-05-04 (rule meet.v)"
    assert labels["Minister", "office"] == "office of Ana Ruiz: Minister"
    assert labels["Lisbon", "entity"] == "place: Lisbon (PRT)"
    assert labels['"We will return,"', "statement"] == "direct statement by Ana Ruiz"
    html = shown._repr_html_()
    body = html.partition('class="d-body"')[2].partition(">")[2].removesuffix("</div></div>")
    assert Page(body).text == TEXT
    assert "rule meet.v" in html and "<script" not in html and "http" not in html


def test_what_an_article_holds_is_never_markup() -> None:
    given = reading("</div><script>", text=TEXT + " </div><script>alert(1)</script>")
    html = ShownArticle(given).to_html()
    assert "<script" not in html and "&lt;script&gt;" in html


def test_one_article_is_asked_for_by_the_end_of_its_uri(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "record.sqlite") as record:
        put(record.store, [reading("a/one.txt"), speech("b/two.txt")])
        assert record.article("one.txt").text == TEXT
        assert repr(record.article("b/two.txt")) == "<Article b/two.txt>"
        with pytest.raises(RecordError, match="no article"):
            record.article("three.txt")


def test_the_mark_of_a_mention_stands_on_the_mention() -> None:
    (kral,) = [one for one in ShownArticle(reading()).highlights() if "Kral" in one.label and one.kind == "entity"]
    assert (kral.start, kral.end) == at("Ivo Kral")
