"""Protects the brief: exact words, numbered, everything escaped, planned never shown as done, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.export.brief import BriefFormat, brief, content
from dragoman.export.brief.html import anchor, link, render
from dragoman.export.brief.markdown import escaped
from dragoman.export.brief.subject import subject
from dragoman.model import FusedEvent, Outcome
from dragoman.record import RecordError, Store, queries, writing
from tests.readings import TEXT, reading
from tests.record.making import put, show, speech
from tests.record.test_record import weighed

MEETING = "Minister Ana Ruiz met President Ivo Kral in Lisbon on 4 May 2023."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()


def fill(store: Store, text: str = TEXT, *, uri: str = "a.txt", **changes: object) -> FusedEvent:
    given = reading(uri, text=text)
    run = writing.start_run(store, [])
    writing.write_results(store, run, [given])
    made = weighed(given)
    event = msgspec.structs.replace(made.events[0], **changes)
    show(store, msgspec.structs.replace(made, events=(event,)))
    return event


def test_every_citation_leads_to_words_and_back(store: Store) -> None:
    fill(store)
    page = brief(store)
    cited = set(re.findall(r'href="#cite-([\d.]+)"', page))
    assert cited == set(re.findall(r'id="cite-([\d.]+)"', page)) != set()
    assert set(re.findall(r'href="#(line-[^"]+)"', page)) <= set(re.findall(r'id="(line-[^"]+)"', page))


def test_every_line_has_a_citation_or_names_the_table_it_is_from(store: Store) -> None:
    fill(store)
    made = content(store, subject(store, "Ruiz", None, None, None, None))
    lines = [line for section in made.sections for line in section.lines]
    assert len(lines) > 5
    assert all(line.refs or line.known for line in lines)
    words = {quote.ref: quote.words for source in made.sources for quote in source.quotes}
    assert MEETING in words.values()
    assert {ref for line in lines for ref in line.refs} <= set(words)


@pytest.mark.parametrize(("outcome", "told"), [(None, "nothing in the record tells"), ("not reported", "has passed")])
def test_a_plan_is_not_told_as_done(store: Store, outcome: Outcome | None, told: str) -> None:
    fill(store, modality="planned", outcome=outcome)
    made = content(store, subject(store, "Ruiz", None, None, None, None))
    sections = {section.key: section.lines for section in made.sections}
    assert not sections["timeline"]
    assert not sections["meetings"]
    assert told in sections["plans"][0].meta
    assert any("0 events that happened" in line for line in made.summary)


def test_a_pair_needs_both(store: Store) -> None:
    fill(store)
    both = content(store, subject(store, None, ("Ruiz", "Kral"), None, None, None))
    other = content(store, subject(store, None, ("Ruiz", "Nobody Else"), None, None, None))
    timeline = [next(s.lines for s in made.sections if s.key == "timeline") for made in (both, other)]
    assert [len(lines) for lines in timeline] == [1, 0]


def test_a_story_is_called_by_the_beginning_of_its_id(store: Store) -> None:
    fill(store)
    (told,) = queries.told_stories(store)[:1]
    assert subject(store, None, None, told.story[:12], None, None).story == told.story
    assert "sources" in str(brief(store, story=told.story)).lower()


def test_a_story_that_is_not_there_is_an_error(store: Store) -> None:
    with pytest.raises(RecordError, match="no story"):
        brief(store, story="ffff")
    with pytest.raises(ValueError, match="one of them"):
        brief(store, actor="Ruiz", pair=("Ruiz", "Kral"))


def test_a_name_that_the_record_does_not_hold_is_an_error(store: Store) -> None:
    fill(store)
    with pytest.raises(RecordError, match="nothing about 'Nobody Else'"):
        brief(store, actor="Nobody Else")
    with pytest.raises(RecordError, match="nothing about 'Ruiz' in this period"):
        brief(store, actor="Ruiz", since="1990", until="1991")


def test_a_command_is_named_only_where_it_lists_exactly_what_is_left_out(store: Store) -> None:
    fill(store)
    made = content(store, subject(store, "Ruiz", None, None, "2023", None))
    commands = {section.key: section.command for section in made.sections}
    assert commands["timeline"] == commands["said"] == commands["origins"] == ""
    assert commands["plans"] == "dragoman events --all --actor Ruiz --modality planned --from 2023"


def test_gaps_are_counted(store: Store) -> None:
    fill(store, date=None, place=None)
    page = brief(store, format="md")
    assert "events that happened, without a date: 1" in page.replace("\\", "")
    assert "events that happened, without a place: 1" in page.replace("\\", "")


def test_hostile_text_is_only_text(store: Store) -> None:
    fill(store, TEXT.replace("in Lisbon", "<script>alert(1)</script> in Lisbon"), uri="javascript:alert(1)")
    page = brief(store)
    assert "<script>" not in page
    assert 'href="javascript' not in page
    assert "&lt;script&gt;" in page
    named = content(store, subject(store, "<img src=x onerror=alert(1)>", None, None, None, None))
    assert "<img" not in render(named)
    assert "<script>" not in brief(store, format="md")


@pytest.mark.parametrize("uri", ["javascript:alert(1)", "data:text/html,x", "http:///x", "a.txt", "http://[x"])
def test_only_web_addresses_become_links(uri: str) -> None:
    assert link(uri) is None
    assert link("https://a.example/b") == "https://a.example/b"
    assert anchor("a-b-1") == "a-b-1"
    assert re.fullmatch("[A-Za-z0-9_-]+", anchor('a"b c'))
    assert anchor("head-name-Иван") != anchor("head-name-Олег")


def test_markdown_is_one_escaped_line() -> None:
    assert escaped("# a\n[b](c) <d> *e*") == r"\# a \[b\]\(c\) \<d\> \*e\*"


def test_an_empty_record_makes_an_honest_brief(store: Store) -> None:
    page = brief(store)
    assert "No event is reported as having happened." in page
    assert "No conflict was found." in page


def test_the_page_needs_nothing_from_elsewhere(store: Store) -> None:
    fill(store)
    page = brief(store)
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert "Content-Security-Policy" in page


def test_what_is_known_at_second_hand_says_from_whom(store: Store) -> None:
    put(store, [speech()])
    page = brief(store)
    assert "as Mira Voss reports" in page
    assert "Mira Voss, Prime Minister" in page


@pytest.mark.parametrize("format", ["html", "md", "pdf"])
def test_the_same_record_gives_the_same_bytes(store: Store, format: BriefFormat) -> None:
    fill(store)
    if format == "pdf":
        pytest.importorskip("typst")
    assert brief(store, format=format) == brief(store, format=format)


def test_article_text_is_never_typst_code(store: Store) -> None:
    pytest.importorskip("typst")
    import pypdfium2

    fill(store, TEXT.replace("in Lisbon", '#panic("x") $ ] in Lisbon'))
    made = brief(store, format="pdf")
    assert isinstance(made, bytes)
    document = pypdfium2.PdfDocument(made)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "#panic(" in text
    assert "Timeline" in [entry.get_title() for entry in document.get_toc()]
