"""A page that is no article is told for what it is; an article that looks like one of those is read."""

from __future__ import annotations

import json

import pytest

from dragoman.cleaning.html.extraction import extract
from tests.cleaning.html.making import AGAIN, BODY, PRICE, SIGNED, TITLE, p, page

OTHERS = ["Storm tears down the wall", "Boats go elsewhere now", "Mayor signs a letter", "Council rises in anger"]
TEASERS = [f'<h3><a href="/{n}">{title}</a></h3><p>What came of it, in short.</p>' for n, title in enumerate(OTHERS)]
LIST = "".join(TEASERS)


def kind(source: str) -> str | None:
    return extract(source).no_article


def bare(content: str, title: str = "Harbour Post", *, head: str = "", body: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body {body}>{content}</body></html>"


def linked(*types: object) -> str:
    return f'<script type="application/ld+json">{json.dumps([{"@type": kind} for kind in types])}</script>'


def test_an_index_lists_titles() -> None:
    assert kind(bare(f"<h1>World</h1>{LIST}")) == "index"
    assert kind(bare(f"<h1>World</h1><p>{SIGNED}</p>{LIST}")) == "index"


@pytest.mark.parametrize(
    "source",
    [
        page(),
        page(after=f'<div class="related">{LIST}</div>'),
        page(after=f"<section><h2>Now read this</h2>{LIST}</section>"),  # a list that nothing names
        page(p(*BODY[:2]), after="".join(TEASERS[:3])),
        page(p(*BODY), body='class="archive category-world"'),  # what the body is called proves little
        page(p(SIGNED, PRICE), body='class="single-post category-archive"'),
        page(p(*BODY), head=linked("CollectionPage", "NewsArticle")),
    ],
)
def test_an_article_with_titles_of_others_is_an_article(source: str) -> None:
    assert kind(source) is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("archive tag-quay", "index"),
        ("home blog", "index"),
        ("search search-results", "search results"),
        ("error404", "error page"),
        ("page gallery", "gallery"),
        ("error404 single", None),
        ("archives-of-fog homely", "index"),
        ("homely tagged fronts", None),
        ("", None),
    ],
)
def test_what_a_body_is_called_tells_of_a_page_with_little_text(name: str, told: str | None) -> None:
    assert kind(page(p(SIGNED), body=f'class="{name}"')) == told


@pytest.mark.parametrize(
    ("types", "told"),
    [
        (["CollectionPage"], "index"),
        (["WebSite", "SearchResultsPage"], "search results"),
        ([["Thing", "ImageGallery"]], "gallery"),
        (["JobPosting"], "job advertisement"),
        (["Product"], "shop page"),
        (["NewsArticle", "Product"], None),  # the subscription that one needs to read on
        (["NewsArticle", "Organization"], None),
        ([None, 3, {}], None),
    ],
)
def test_what_a_page_s_linked_data_call_it(types: list[object], told: str | None) -> None:
    assert kind(page(p(SIGNED), head=linked(*types))) == told
    assert kind(page(p(*BODY), head=linked(*types))) is None


@pytest.mark.parametrize(
    "title",
    [
        "Search results for quay",
        "Search results",
        "Search: quay",
        "Results for “quay”",
        "Accord Archives",
        "Posts by Roe",
    ],
)
def test_search_results(title: str) -> None:
    assert kind(bare(f"<h1>{title}</h1>{''.join(TEASERS[:3])}", title)) == "search results"


@pytest.mark.parametrize(
    "title", ["Search for the missing envoy goes on", "Results for the half year please nobody", "Envoys search Rome"]
)
def test_a_story_of_a_search_is_an_article(title: str) -> None:
    assert kind(bare(f"<h1>{title}</h1>{p(SIGNED, PRICE)}{''.join(TEASERS[:3])}", title)) is None


def test_archives_that_somebody_opens_are_a_story() -> None:
    title = "Lisbon opens its archives"
    assert kind(bare(f"<h1>{title}</h1>{p(*BODY)}{''.join(TEASERS[:3])}", title)) is None


VIDEO = '<video src="quay.mp4"></video>'
LOGIN = '<form><input type="text"><input type="password"></form>'


def test_a_film_and_a_login_are_nothing_to_read() -> None:
    assert kind(bare(f"<h1>{TITLE}</h1>{VIDEO}<p>See how the wall goes down.</p>")) == "video"
    assert kind(bare(f"<h1>{TITLE}</h1>{LOGIN}<p>You need an account to read on.</p>")) == "login"


def test_a_story_with_a_film_or_a_form_is_an_article() -> None:
    assert kind(page(VIDEO + p(*BODY))) is None
    assert kind(page(before=LOGIN)) is None
    assert kind(bare(f'<h1>{TITLE}</h1><form><input type="text"></form><p>{SIGNED}</p>')) is None


CONSENT = p(
    "We and our partners use cookies and tracking to show personalised ads, with your consent.",
    "You may refuse consent for cookies of third parties in the privacy settings at any time.",
)
JOB = p(
    "The city seeks a harbour master, full-time. Candidates send applications with a curriculum vitae to the council.",
    "The salary is that of a captain. How to apply: write to the mayor before the winter.",
)
SHOP = p(
    "Paperback, 300 pages, ISBN 123. In stock, with free delivery.", "Add to basket. Customers also bought: The Wall."
)


@pytest.mark.parametrize(
    ("content", "told"), [(CONSENT, "consent form"), (JOB, "job advertisement"), (SHOP, "shop page")]
)
def test_pages_that_ask_or_sell(content: str, told: str) -> None:
    assert kind(bare(f"<h1>Before you go on to the quay</h1>{content}")) == told


@pytest.mark.parametrize(
    "story",
    [
        p(
            "The court ruled that the city may not use cookies without the consent of those who visit its pages.",
            "The mayor said that the city would ask for consent from now on, and that its cookies had told it little.",
            "A lawyer who brought the case said that tracking by third parties was a plague in other cities as well.",
        ),
        p(
            "The embassy has had a vacancy for an envoy since spring, and nobody has sent in an application.",
            "The salary is the reason, a diplomat said: candidates would earn less than they do at home.",
            "The minister said that the vacancy would be filled, and that he knew two full-time envoys for it.",
        ),
        p(
            "The memoirs of the envoy are out in paperback, and reviews have been kind to them, as such books go.",
            *BODY[:2],
        ),
    ],
)
def test_a_story_about_what_such_pages_say(story: str) -> None:
    assert kind(page(story)) is None


def test_a_long_page_tells_of_what_it_names() -> None:
    assert kind(page(CONSENT + p(*(f"{AGAIN} {n}" for n in range(25))))) is None


def test_a_server_s_excuse_and_an_empty_page() -> None:
    assert kind(bare("")) is None
    assert extract("").blocks == ()
