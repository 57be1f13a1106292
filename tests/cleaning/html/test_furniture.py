"""Parts of a page that are no article are known by what they are called; an article's parts are not so called."""

from __future__ import annotations

import pytest

from dragoman.cleaning.html.furniture import furniture
from tests.cleaning.html.making import tree


def part(source: str) -> str | None:
    return furniture(tree(source)[0])


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("<nav>x</nav>", "navigation"),
        ("<footer>x</footer>", "navigation"),
        ("<aside>x</aside>", "related"),
        ("<form>x</form>", "signup"),
        ('<div role="navigation">x</div>', "navigation"),
        ('<div role="toolbar">x</div>', "share"),
        ('<div class="share">x</div>', "share"),
        ('<div class="post-share-buttons">x</div>', "share"),
        ('<div class="articleShareBar">x</div>', "share"),
        ('<div class="c-related__list">x</div>', "related"),
        ('<div id="RelatedPosts">x</div>', "related"),
        ('<div class="col more-from">x</div>', "related"),
        ('<div class="you-may-like">x</div>', "related"),
        ('<div class="wide you-may-like-box">x</div>', "related"),
        ('<section class="newsletter_signup">x</section>', "signup"),
        ('<div class="was-this-helpful">x</div>', "feedback"),
        ('<div id="cookie-banner">x</div>', "notice"),
        ('<ol class="commentlist">x</ol>', "comments"),
        ('<div class="author-bio">x</div>', "author"),
        ('<div class="post-tags">x</div>', "labels"),
        ("<div hidden>x</div>", "hidden"),
        ('<div aria-hidden="true">x</div>', "hidden"),
        ('<p style="color: red; DISPLAY : none">x</p>', "hidden"),
        ('<p class="sr-only">x</p>', "hidden"),
    ],
)
def test_parts_of_a_page(source: str, named: str) -> None:
    assert part(source) == named


@pytest.mark.parametrize(
    "source",
    [
        "<div>x</div>",
        '<div class="">x</div>',
        '<div class="article-body" id="story">x</div>',
        '<div class="shareholders">x</div>',
        '<div class="headline-ticker">x</div>',
        '<div class="commentary">x</div>',
        '<div class="adequate advance">x</div>',
        '<div class="relatedness">x</div>',
        '<div class="footnotes">x</div>',
        '<div class="page-header">x</div>',
        '<div class="more" id="from">x</div>',  # two names are no name of two words
        '<div aria-hidden="false">x</div>',
        '<div role="main">x</div>',
        '<article class="tag-politics category-world related">x</article>',  # so content systems call articles
        '<main class="sidebar-left">x</main>',
    ],
)
def test_parts_of_an_article(source: str) -> None:
    assert part(source) is None


def test_the_body_is_never_furniture() -> None:
    body = tree("x")
    body.set("class", "single modal popup")
    assert furniture(body) is None
