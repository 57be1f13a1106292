"""Protects the reading of robots.txt: whatever a server gives for one, there is an answer, and soon."""

from __future__ import annotations

import time

import httpx
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources.fetching.errors import FetchError
from dragoman.sources.fetching.robots import Robots, rules_of
from tests.sources.serving import Hands

_RULES = (
    "User-agent: *|User-agent: dragoman|Disallow: /|Allow: /a*$|Disallow: /*/*/*?|Crawl-delay: x|Crawl-delay: nan|"
    "Crawl-delay: -5|Crawl-delay: 1e400|Sitemap: https://|Request-rate: 0/0"
).split("|")
_LINES = st.lists(st.sampled_from(_RULES) | st.text(max_size=20), max_size=12).map("\n".join)


@given(st.binary(max_size=200) | _LINES.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_robots_txt_allows_or_does_not(body: bytes) -> None:
    robots = Robots(Hands().clock, lambda _: (200, body))
    try:
        pause = robots.check(httpx.URL("https://h.example/a/b?c=d"))
    except FetchError as error:
        assert error.kind == "robots"
    else:
        assert pause is None or pause >= 0


def test_the_rules_for_us_stand_before_those_for_all() -> None:
    rules = rules_of(b"User-agent: *\nDisallow: /\n\nUser-agent: Dragoman\nDisallow: /x\n")
    assert rules
    assert rules.can_fetch("https://h.example/a", "dragoman")
    assert not rules.can_fetch("https://h.example/x", "dragoman")


def test_rules_made_to_take_long_do_not() -> None:
    body = b"User-agent: *\n" + b"Disallow: /" + b"*a" * 200 + b"b\n" + b"Disallow: /x\n" * 30_000
    began = time.monotonic()
    Robots(Hands().clock, lambda _: (200, body)).check(httpx.URL("https://h.example/" + "a" * 2000))
    assert time.monotonic() - began < 5
