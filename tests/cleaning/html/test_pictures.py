"""An article's pictures date it and give away where it is from; those around it would date another."""

from __future__ import annotations

import pytest
from lxml import html

from dragoman.cleaning.html.pictures import picture_tags

OWN = '<img src="own.jpg">'


@pytest.mark.parametrize(
    "source",
    [
        f'<article>{OWN}</article><img src="b.jpg">',
        f'{OWN}<aside><img src="b.jpg"></aside>',
        f'{OWN}<header><img src="logo.jpg"></header>',
        f"<header><h1>Envoys sign</h1>{OWN}</header>",  # the headline's
        f'<article><div class="related"><img src="b.jpg"></div>{OWN}<img class="avatar" src="c.jpg"></article>',
        f'<article>Short<img src="b.jpg"></article><article>The longest of the page{OWN}</article>',
        f'<img hidden src="b.jpg">{OWN}',
    ],
)
def test_the_article_s_own_picture(source: str) -> None:
    assert picture_tags(html.document_fromstring(source)) == OWN


def test_the_picture_that_a_page_is_shared_with_comes_first() -> None:
    head = '<meta property="og:image" content="shared.jpg">'
    tree = html.document_fromstring(f"<html><head>{head}{head}</head><body><article>{OWN}</article></body></html>")
    assert picture_tags(tree).split("\n") == [head, OWN]


def test_marks_in_an_address_break_no_tag() -> None:
    tree = html.document_fromstring('<amp-img src="a&quot;b.jpg"></amp-img>')
    assert picture_tags(tree) == '<amp-img src="a\'b.jpg">'
    assert picture_tags(html.document_fromstring("<p>None</p>")) == ""
