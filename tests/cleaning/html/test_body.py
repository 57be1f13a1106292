"""What of a page is its article: nothing of it lost that an extractor loses, nothing kept that stands between."""

from __future__ import annotations

import pytest

from dragoman.cleaning.html.extraction import extract
from tests.cleaning.html.making import AGAIN, BODY, PRICE, SIGNED, STORM, TITLE, blocks, p, page

LINKS = '<ul><li><a href="/1">Storm tears down the wall</a></li><li><a href="/2">Boats go elsewhere</a></li></ul>'


def test_the_plain_article() -> None:
    assert blocks(p(*BODY)) == list(BODY)


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        ("<h2>What the quay costs</h2>", ["What the quay costs"]),
        ("<h2>What the quay costs</h2><h3>And to whom</h3>", ["What the quay costs", "And to whom"]),
        ("<p><b>What the quay costs</b></p>", ["What the quay costs"]),
        ("<p>They agreed:</p><ul><li>the border stays open</li><li>trade goes on</li></ul>", [
            "They agreed:", "the border stays open", "trade goes on"]),
        ("<blockquote><p>We have waited for this for ten long years, said the mayor of the other town.</p>"
         "</blockquote>", [
            "We have waited for this for ten long years, said the mayor of the other town."]),
        ("<table><tr><th>City</th><th>Price</th></tr><tr><td>Lisbon</td><td>40 million</td></tr></table>", [
            "City", "Price", "Lisbon", "40 million"]),
        ("<dl><dt>Quay</dt><dd>Where boats lie.</dd></dl>", ["Quay", "Where boats lie."]),
        ('<p>“No,” said the <a href="/m">mayor</a> of the other town, who had not been asked to sign.</p>', [
            "“No,” said the mayor of the other town, who had not been asked to sign."]),
    ],
)  # fmt: skip
def test_what_belongs_to_an_article_stays_in_its_place(piece: str, kept: list[str]) -> None:
    assert blocks(p(SIGNED, PRICE) + piece + p(AGAIN, STORM)) == [SIGNED, PRICE, *kept, AGAIN, STORM]


def test_footnotes_under_the_text_are_the_article_s() -> None:
    notes = "".join(
        f'<li>{text} <a href="#{n}">↩</a></li>'
        for n, text in enumerate(
            ["The price stood in a letter of the mayor to her council.", "The storm came in the night of Carnival."]
        )
    )
    found = blocks(p(*BODY) + f"<ol>{notes}</ol>")
    assert [text.rstrip(" ↩") for text in found[4:]] == [
        "The price stood in a letter of the mayor to her council.",
        "The storm came in the night of Carnival.",
    ]


@pytest.mark.parametrize(
    "piece",
    [
        '<p><a href="/x">Storm tears down the wall of the quay</a></p>',  # nothing but a link
        '<p><a href="/x"><b>Read:</b> How the storm came upon the quay</a></p>',
        f'<div class="related"><h3>More of this</h3>{LINKS}</div>',
        f"<aside><h3>More of this</h3>{LINKS}</aside>",
        f"<h2>More from the harbour</h2>{LINKS}",  # a heading over links
        '<div class="teaser-list"><p>Boats have had to go elsewhere since spring, <a href="/2">we found</a>.</p></div>',
        '<div class="newsletter-signup"><p>Get the best of the harbour in your letter box every single day.</p></div>',
        '<div class="advert"><p>Buy a boat now, and you will never have to wait for a ferry again.</p></div>',
        f"<blockquote class='pull'><p>{PRICE.partition(',')[0]}</p></blockquote>",  # shows off what is said
        f"<p class='pull'>{AGAIN[:60]}</p>",
        '<p class="sr-only">For those who cannot see the picture of the quay: there is a quay in it.</p>',
    ],
)
def test_what_stands_between_paragraphs_and_is_none_of_them_goes(piece: str) -> None:
    assert blocks(p(SIGNED, PRICE) + piece + p(AGAIN, STORM)) == [SIGNED, PRICE, AGAIN, STORM]


def test_a_heading_over_nothing_goes() -> None:
    assert blocks(p(*BODY) + "<h2>Where to read on</h2>") == list(BODY)
    assert blocks(p(*BODY) + f"<h2>Where to read on</h2>{LINKS}") == list(BODY)


def test_a_part_that_holds_the_article_is_no_furniture_whatever_it_is_called() -> None:
    for name in ("share-container", "promo", "sidebar", "comments-open"):
        assert blocks(f'<div class="{name}">{p(*BODY)}</div>') == list(BODY), name


def test_a_long_box_without_a_link_is_no_list_of_other_stories() -> None:
    told = (
        "The quay was first built of wood, in the year of the comet. It burnt down twice before the council had it "
        "built of stone. Then came the railway, and boats were few for a long time. Now they are many again."
    )
    box = '<div class="onward"><p>{}</p></div>'
    assert blocks(p(*BODY[:3]) + box.format(told) + p(STORM)) == [*BODY[:3], told, STORM]
    assert blocks(p(*BODY[:3]) + box.format(f'{told} <a href="/x">More</a>') + p(STORM)) == list(BODY)


def test_a_lead_set_apart_from_the_text_comes_first() -> None:
    source = f"<html><body><div><h1>{TITLE}</h1><p>{STORM}</p></div><div>{p(SIGNED, PRICE, AGAIN)}</div></body></html>"
    found = [block for block in extract(source).blocks if block != TITLE]
    assert found == [STORM, SIGNED, PRICE, AGAIN]


def test_a_teaser_that_the_page_describes_itself_by_is_the_lead() -> None:
    lead = f'<meta name="description" content="{STORM}">'
    found = extract(page(p(SIGNED, PRICE, AGAIN), head=lead, before=f'<p class="teaser">{STORM}</p>')).blocks
    assert found[0] == STORM
    elsewhere = extract(page(p(SIGNED, PRICE, AGAIN), head=lead, after=f"<footer><p>{STORM}</p></footer>")).blocks
    assert STORM not in elsewhere


def test_paragraphs_made_with_line_breaks() -> None:
    assert blocks(f"<div>{'<br><br>'.join(BODY)}</div>") == list(BODY)


def test_a_page_without_an_article_has_no_blocks() -> None:
    for source in (
        "<html></html>",
        "<html><body><p></p></body></html>",
        "<html><body><script>1</script></body></html>",
    ):
        assert extract(source).blocks == ()
