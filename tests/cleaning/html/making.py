"""Pages made of parts, for tests of how they are read."""

from __future__ import annotations

from typing import Any

from lxml import html

from dragoman.cleaning.html.extraction import extract
from dragoman.cleaning.html.leaves import Leaf, leaves

TITLE = "Envoys sign the accord at last"
SIGNED = "The two delegations signed the accord in the town hall on Friday and left in the evening, officials said."
PRICE = "Nobody spoke of the price that the two cities will have to pay for the quay, which both need before winter."
AGAIN = "The ministers will meet again before the winter, in a place of which nobody knows the name as yet, they added."
STORM = (
    "The quay was closed in spring after a storm had torn away its eastern wall, and boats have gone elsewhere since."
)
BODY = (SIGNED, PRICE, AGAIN, STORM)


def p(*texts: str) -> str:
    """Paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def page(article: str = p(*BODY), *, head: str = "", before: str = "", after: str = "", body: str = "") -> str:
    """A page with an article under its headline, a menu and a foot; `body`: attributes of the body element."""
    return (
        f'<!doctype html><html lang="en"><head><title>{TITLE} | Harbour Post</title>{head}</head><body {body}>'
        f'<nav><a href="/">Home</a><a href="/w">World</a></nav>{before}'
        f"<article><h1>{TITLE}</h1>{article}</article>{after}<footer><p>© Harbour Post</p></footer></body></html>"
    )


def blocks(article: str, **parts: str) -> list[str]:
    """The blocks of such a page, without its headline."""
    return [block for block in extract(page(article, **parts)).blocks if block != TITLE]


def tree(source: str) -> Any:
    """The body element of some HTML."""
    return html.document_fromstring(f"<html><body>{source}</body></html>").find("body")


def rows(source: str) -> list[Leaf]:
    """The leaves of some HTML."""
    return leaves(tree(source))
