"""Protects that a part of an article is not taken for all of it, nor a whole article for a part."""

from __future__ import annotations

import pytest

from dragoman.cleaning.html.extraction import extract

PARAGRAPH = (
    "<p>The envoys of both states met in the old customs house on Monday and talked for six hours about the ferry, "
    "the officials of the port said when the doors were opened again.</p>"
)
FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>'


def page(body: str, *, head: str = "", paragraphs: int = 3) -> str:
    top = f"<html><head><title>Ferry talks resume</title>{head}</head><body><h1>Ferry talks resume</h1>"
    return f"{top}<article>{PARAGRAPH * paragraphs}</article>{body}</body></html>"


@pytest.mark.parametrize(
    ("html", "partial"),
    [
        (page("<p>Page 1 of 3</p>"), "page 1 of 3"),
        (page("<p>Page 3 of 3</p>"), None),
        (page("<div>Keep reading with our premium offer</div>"), "for subscribers"),
        (page("", head=FREE % "false"), "for subscribers"),
        (page("", head=FREE % "true"), None),
        (page("<div>To continue reading, log in</div>", paragraphs=20), None),  # a prompt under a whole article
        (page("<p>Contact the newsroom</p>"), None),
    ],
)
def test_what_the_page_says_of_the_rest(html: str, partial: str | None) -> None:
    assert extract(html).partial == partial
