"""A site's name over a headline would become the headline, and readers' comments would be read as the reporter's."""

from __future__ import annotations

import pytest

from dragoman.cleaning import clean
from dragoman.cleaning.lines import lines
from dragoman.cleaning.mastheads import take_comments, take_mastheads
from dragoman.model import Document

HEADLINE = "Envoys Sign the Accord at Last"
BODY = [
    "The two delegations signed the accord in the town hall on Friday and left for the coast in the evening.",
    "Nobody spoke of the price that the two cities will have to pay for the quay, which both of them need.",
    "The ministers will meet again before the winter, in a place of which nobody knows the name as yet.",
]


def rules_over(*head: str) -> list[str | None]:
    found = lines("\n".join([*head, *BODY]), [])
    take_mastheads(found)
    assert all(line.rule is None for line in found[len(head) :])
    return [line.rule for line in found[: len(head)]]


@pytest.mark.parametrize(
    "masthead",
    [
        "The Harbour Gazette",
        "Harbour Post | World",
        "South Coast Morning Post",
        "THE HARBOUR GAZETTE Page 3 of 24",
        "Radio Harbour",
        "News | World | Sport | Jobs",
    ],
)
def test_the_name_of_a_site_is_no_headline(masthead: str) -> None:
    assert rules_over(masthead, HEADLINE) == ["masthead", None]


@pytest.mark.parametrize(
    "headline",
    [
        HEADLINE,
        "Envoys Meet in Rome Today",
        "Ministers Gather This Week",
        "Court Strikes Down Decree Under Review",
        "The Harbour Gazette.",
        "The Daily Mirror cracks in Lisbon",
        "Harbour Voices",  # a name that the page nowhere says again
    ],
)
def test_a_headline_that_looks_like_a_name_stays(headline: str) -> None:
    assert rules_over(headline, "Envoys of both states talk for a day") == [None, None]


def test_a_masthead_needs_a_headline_under_it() -> None:
    assert rules_over("The Harbour Gazette") == [None]
    assert rules_over("The Harbour Gazette", "World") == [None, None]


def test_the_page_s_title_goes_where_the_headline_follows() -> None:
    assert rules_over(f"{HEADLINE} - The Harbour Gazette", HEADLINE) == ["page-title", None]
    assert rules_over("The Harbour Gazette", f"{HEADLINE} | World", HEADLINE) == ["masthead", "page-title", None]
    assert rules_over("Envoys sign - and leave", HEADLINE) == [None, None]


def test_a_name_that_the_page_says_again_is_its_own() -> None:
    found = lines("\n".join(["Harbour Voices", HEADLINE, *BODY, "Write to Harbour Voices"]), [])
    take_mastheads(found)
    assert [line.rule for line in found[:2]] == ["masthead", None]


def rules_under(*tail: str, body: int = 3) -> list[str | None]:
    found = lines("\n".join([*BODY[:body], *tail]), [])
    take_comments(found)
    assert all(line.rule is None for line in found[:body])
    return [line.rule for line in found[body:]]


@pytest.mark.parametrize("heading", ["3 comments", "Comments (12)", "Leave a Reply", "What do you think?", "Comments:"])
def test_what_readers_wrote_goes(heading: str) -> None:
    assert rules_under(heading, "I do not believe it.", "Nor does the fox.") == ["comments"] * 3


def test_what_only_looks_like_comments_stays() -> None:
    assert rules_under("Comments on the accord were few.", "Nor did the fox comment.") == [None, None]
    assert rules_under("3 comments", "The fox said so. " * 30) == [None, None]  # no reader writes that much
    assert rules_under("3 comments", "I do not believe it.", body=2) == [None, None]  # of a page with little else


def test_a_pasted_page_keeps_its_headline_and_loses_its_comments() -> None:
    text = "\n\n".join(["The Harbour Gazette", HEADLINE, *BODY, "2 comments", "First!", "Well said, minister."])
    article = clean(Document(uri="a", id="x", media="text", text=text)).article
    assert article.title == HEADLINE
    assert article.text.split("\n\n") == [HEADLINE, *BODY]
