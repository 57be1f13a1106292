"""Lists of titles and servers' excuses are no articles; short news that sounds like one of them is."""

from __future__ import annotations

import pytest

from dragoman.cleaning.skipping import is_error_page, skipped

TITLES = ["Storm tears down the wall", "Boats go elsewhere now", "Mayor signs a letter", "Council rises in anger"]
TEASER = "What came of it, told in short."
PARAGRAPH = (
    "The two delegations signed the accord in the town hall on Friday, and left in the evening without a word to the "
    "press, which had waited at the gate since the morning for somebody who would tell what it says."
)


@pytest.mark.parametrize(
    "lines",
    [
        TITLES * 2,
        TITLES * 4,
        [*TITLES * 4, *[TEASER] * 4],  # a front page has a few teasers
    ],
)
def test_a_list_of_titles_is_no_article(lines: list[str]) -> None:
    assert skipped("\n".join(lines), "en") == "not-an-article"
    assert skipped("\n".join(lines), "en", is_clean=True) is None  # whoever declares it clean knows


@pytest.mark.parametrize(
    "lines",
    [
        TITLES,
        [*TITLES * 4, *[TEASER] * 8],
        [*TITLES * 4, PARAGRAPH],
        [*TITLES, *[PARAGRAPH] * 4],
    ],
)
def test_an_article_among_titles_is_one(lines: list[str]) -> None:
    assert skipped("\n".join(lines), "en") is None


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "HTTP 404 - File not found",
        "404: Page not found",
        "Error 404 (Not Found)!!1",
        "Error: 500",
        "502 Bad Gateway",
        "410 Gone",
        "Page not found | Harbour Post",
        "Oops! Page not found",
        "Sorry, that page could not be found",
        "Access Denied",
        "Forbidden",
        "Just a moment...",
        "Attention Required! | Gatekeeper",
        "Are you a robot?",
        "Nothing found",
        "Too Many Requests",
    ],
)
def test_an_excuse_of_a_server(title: str) -> None:
    assert is_error_page(title, "Try again later.")
    assert skipped(f"{title}\nTry again later.", "en") == "not-an-article"
    assert not is_error_page(title, PARAGRAPH * 10)  # whoever says so at length tells a story


@pytest.mark.parametrize(
    "title",
    [
        "500 refugees land in Lampedusa",
        "403 envoys expelled in a day",
        "500 service members sent home",
        "500 pages of letters leaked",
        "Forbidden City opens its gates",
        "Access denied to inspectors in Harbour",
        "Nothing found in search for missing envoy",
        "Too many requests for asylum, minister says",
        "Just a moment of peace in the old town",
        None,
        "",
    ],
)
def test_a_headline_that_begins_like_one(title: str | None) -> None:
    assert not is_error_page(title, PARAGRAPH)


def test_other_reasons() -> None:
    assert skipped(" \n ", "en") == "empty"
    assert skipped(PARAGRAPH, "fr") == "language"
    assert skipped(PARAGRAPH, "en-GB") is skipped(PARAGRAPH, None) is None
    assert skipped("word " * 100_000, "en") == "too-long"
