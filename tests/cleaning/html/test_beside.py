"""Lines over and under an article may date it; those of menus, other stories and readers may not."""

from __future__ import annotations

from dragoman.cleaning.html.beside import beside
from dragoman.cleaning.html.body import Body, body_of
from dragoman.cleaning.html.extraction import extract
from tests.cleaning.html.making import BODY, SIGNED, TITLE, p, page, rows, tree


def test_what_stands_between_headline_and_text() -> None:
    found = extract(page('<p class="byline">By Jane Roe</p><p>4 June 2019</p>' + p(*BODY)))
    assert found.heads == ("By Jane Roe", "4 June 2019")


def test_a_kicker_over_the_headline_belongs_to_it() -> None:
    header = f"<header><span>World</span><p>4 June 2019</p><h1>{TITLE}</h1></header>"
    source = f"<html><body><div><p>3 May 2018</p></div><article>{header}{p(*BODY)}</article></body></html>"
    assert extract(source).heads == ("World", "4 June 2019")


def test_menus_other_stories_and_readers_date_nothing() -> None:
    others = "".join(
        f'<div class="{name}"><p>3 May 2018</p></div>'
        for name in ("related", "newsletter", "advert", "sr-only", "menu")
    )
    found = extract(
        page(others + "<p>4 June 2019</p>" + p(*BODY), after='<div class="comments"><p>5 May 2018</p></div>')
    )
    assert found.heads == ("4 June 2019",)
    assert "5 May 2018" not in found.feet


def test_the_foot_of_a_page_may_tell_when_it_was_changed() -> None:
    found = extract(page(after="<div class='meta'><p>Last modified on 5 June 2019</p></div>"))
    assert "Last modified on 5 June 2019" in found.feet
    assert "© Harbour Post" in found.feet


def test_a_paragraph_is_no_line_beside() -> None:
    found = extract(page(f"<div><span>{'Word ' * 60}</span></div><p>4 June 2019</p>" + p(*BODY)))
    assert all(len(line) <= 200 for line in (*found.heads, *found.feet))


def test_without_a_headline_only_what_stands_next_to_the_text_counts() -> None:
    body = tree("".join(f"<p>Line {n}</p>" for n in range(6)) + p(*BODY))
    pieces = rows("".join(f"<p>Line {n}</p>" for n in range(6)) + p(*BODY))
    article = Body((SIGNED,), first=6, last=9)
    assert beside(pieces, article, None) == (("Line 4", "Line 5"), ())
    assert beside(pieces, article, TITLE)[0] == ("Line 4", "Line 5")
    assert beside([], Body(()), None) == ((), ())
    assert body_of(body, [], ()).texts
