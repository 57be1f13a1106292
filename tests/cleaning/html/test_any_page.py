"""Whatever the web delivers as HTML: a page or a reason, never a crash."""

from __future__ import annotations

import contextlib

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dragoman.cleaning.html.extraction import extract
from dragoman.ontology.edtf import valid
from tests.cleaning.html.making import BODY, TITLE, page

TAGS = st.sampled_from(
    "p div span a b br ul ol li dl dt dd h1 h2 h3 table tr td th blockquote section article main nav aside footer form"
    " figure figcaption script style title meta time font big video input body html head pre iframe noscript".split()
)
NAMES = st.sampled_from(
    "class id style href datetime content itemprop property name role hidden size type title rel aria-hidden".split()
)
VALUES = st.sampled_from(
    [
        "related", "share", "published", "entry-date", "datePublished", "article:published_time", "2019-06-04", "soon",
        "display:none", "headline", "archive", "password", "application/ld+json", "canonical", "http://[", "+2",
        "og:title", "description", "navigation", "true", "", "é", "1559643300", "search",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(
        [*BODY, TITLE, "4 June 2019", '{"@type": "NewsArticle", "datePublished": 3}', "[[", "Read more: x", "&nbsp;"]
    ),
    st.text(max_size=8),
)


@st.composite
def snippets(draw: st.DrawFn) -> str:
    """Tags with attributes, opened and closed in any order, with text between."""
    parts = []
    for _ in range(draw(st.integers(0, 16))):
        tag, text = draw(TAGS), draw(TEXTS)
        attributes = "".join(
            f' {name}="{value}"' for name, value in draw(st.dictionaries(NAMES, VALUES, max_size=2)).items()
        )
        parts.append(
            draw(
                st.sampled_from([f"<{tag}{attributes}>{text}", f"{text}</{tag}>", f"<{tag}{attributes}>{text}</{tag}>"])
            )
        )
    return "".join(parts)


def _is_sound(source: str) -> None:
    with contextlib.suppress(ValueError):
        found = extract(source)
        assert all(valid(date.edtf) for date in found.dates)
        assert found.title is None or found.title.strip()
        assert all(line == line.strip() and line for line in (*found.heads, *found.feet))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(snippets(), st.booleans())
@example('<script type="application/ld+json">{"@type": {"a": 1}, "mainEntityOfPage": [1]}</script>', True)
@example('<a href="http://[">x</a><link rel="canonical" href="http://[">', True)
@example("", False)
def test_any_markup(source: str, is_inside: bool) -> None:
    _is_sound(page(source) if is_inside else source)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    _is_sound(text)
