"""The dates that a page's own data give: of this article, not of another on the page, and changes as changes."""

from __future__ import annotations

import json

import pytest

from dragoman.cleaning.html.extraction import extract
from tests.cleaning.html.making import BODY, TITLE, p, page

ADDRESS = "https://harbour.example/accord"
CANONICAL = f'<link rel="canonical" href="{ADDRESS}">'
Found = list[tuple[str, str]]  # the date, and where; a change begins with "changed"


def linked(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(list(nodes))}</script>'


def article(**data: object) -> dict[str, object]:
    return {"@type": "NewsArticle", **data}


def dates(head: str = "", inside: str = "") -> Found:
    found = extract(page(inside + p(*BODY), head=head)).dates
    return [(date.edtf, f"changed {date.place}" if date.is_update else date.place) for date in found]


OWN, OTHER = "2019-06-04", "2019-05-01"


@pytest.mark.parametrize(
    "nodes",
    [
        [article(datePublished=OWN)],
        [{"@graph": [{"@type": ["Thing", "BlogPosting"], "datePublished": OWN}]}],
        # by its address, however that is written
        [article(url="https://harbour.example/storm", datePublished=OTHER), article(url=ADDRESS, datePublished=OWN)],
        [
            article(url="https://harbour.example/storm", datePublished=OTHER),
            article(mainEntityOfPage={"@id": "http://www.harbour.example/accord/?page=1"}, datePublished=OWN),
        ],
        [
            article(url="https://harbour.example/storm", datePublished=OTHER),
            article(mainEntityOfPage=f"{ADDRESS}#top", datePublished=OWN),
        ],
        # by its headline
        [
            article(headline="Storm tears down the wall of the quay", datePublished=OTHER),
            article(headline=TITLE.upper(), datePublished=OWN),
        ],
        # the one that has no other address
        [article(url="https://harbour.example/storm", datePublished=OTHER), article(datePublished=OWN)],
        [article(datePublished="soon", url=None), article(datePublished=OWN, url=ADDRESS)],
        [{"@type": "Organization", "datePublished": OTHER}, article(datePublished=OWN)],
        ["text", None, 3, [], article(datePublished=OWN)],
    ],
)
def test_the_page_s_own_article_among_several(nodes: list[object]) -> None:
    assert dates(CANONICAL + linked(*nodes)) == [(OWN, "JSON-LD")]


def test_a_change_is_no_publication() -> None:
    assert dates(linked(article(dateModified=OWN))) == [(OWN, "changed JSON-LD")]
    both = linked(article(datePublished=OWN, dateModified="2019-06-05T08:00:00Z"))
    assert dates(both) == [(OWN, "JSON-LD"), ("2019-06-05T08:00:00Z", "changed JSON-LD")]


@pytest.mark.parametrize("broken", ['{"@type": "NewsArticle", "datePublished": "2019', "[" * 5_000, "", "null"])
def test_broken_linked_data_say_nothing_and_break_nothing(broken: str) -> None:
    meta = f'<meta name="pubdate" content="{OWN}">'
    assert dates(f'<script type="application/ld+json">{broken}</script>{meta}') == [(OWN, "meta pubdate")]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("article:published_time", "meta article:published_time"),
        ("parsely-pub-date", "meta parsely-pub-date"),
        ("DC.date.issued", "meta dc.date.issued"),
        ("citation_publication_date", "meta citation_publication_date"),
        ("date", "meta date"),
        ("article:modified_time", "changed meta article:modified_time"),
        ("og:updated_time", "changed meta og:updated_time"),
        ("dcterms.modified", "changed meta dcterms.modified"),
        ("last-modified", "changed meta last-modified"),
        ("revised", "changed meta revised"),
        ("copyright-date", None),
        ("expires", None),
    ],
)
def test_meta_tags(name: str, place: str | None) -> None:
    for attribute in ("name", "property"):
        assert dates(f'<meta {attribute}="{name}" content="{OWN}">') == ([(OWN, place)] if place else [])


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2019-06-04T10:15:00+02:00", "2019-06-04T10:15:00+02:00"),
        ("1559643300", "2019-06-04T10:15:00+00:00"),
        ("4 June 2019", OWN),
        ("4. Juni 2019", OWN),
        ("0001-01-01T00:00:00Z", None),  # a field that nobody filled
        ("1970-01-01T00:00:00Z", None),
        ("4/6/2019", None),
        ("", None),
    ],
)
def test_how_a_date_is_written(written: str, edtf: str | None) -> None:
    assert [found for found, _ in dates(f'<meta name="pubdate" content="{written}">')] == ([edtf] if edtf else [])


@pytest.mark.parametrize(
    ("element", "place"),
    [
        (f'<time class="published" datetime="{OWN}">Tuesday</time>', "time element"),
        ('<time class="entry-date">4 June 2019</time>', "time element"),
        (f'<time pubdate datetime="{OWN}">Tuesday</time>', "time element"),
        (f'<time class="published updated" datetime="{OWN}">Tuesday</time>', "time element"),
        (f'<time class="updated" datetime="{OWN}">Tuesday</time>', "changed time element"),
        (f'<abbr class="published" title="{OWN}">Tuesday</abbr>', "abbr element"),
        ('<span class="entry-date">4 June 2019</span>', "span element"),
        (f'<div itemprop="datePublished" content="{OWN}">Tuesday</div>', "itemprop datePublished"),
        ('<div itemprop="dateModified">4 June 2019</div>', "changed itemprop dateModified"),
        (f'<time datetime="{OWN}">Tuesday</time>', None),  # of something that the text tells
        ('<span class="publisher">4 June 2019</span>', None),
    ],
)
def test_elements_that_date_the_article(element: str, place: str | None) -> None:
    assert dates(inside=element) == ([(OWN, place)] if place else [])


@pytest.mark.parametrize("part", ['class="related"', 'class="comment-list"', 'role="navigation"', 'id="newsletter"'])
@pytest.mark.parametrize(
    "element",
    [
        f'<time class="published" datetime="{OTHER}">May</time>',
        f'<span itemprop="datePublished" content="{OTHER}">May</span>',
        f'<meta itemprop="datePublished" content="{OTHER}">',
    ],
)
def test_elements_of_other_stories_date_those(part: str, element: str) -> None:
    other = f"<div {part}><div>{element}</div></div>"
    assert dates(inside=other) == []
    assert {edtf for edtf, _ in dates(inside=other + element.replace(OTHER, OWN))} == {OWN}
