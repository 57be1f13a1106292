"""Protects what holds whatever the articles say: order does not matter, and every span is exact."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Reading
from dragoman.weighing.quotations import align
from tests.weighing.quotations.quoting import aligned, article, lineage, who

PIECES = st.sampled_from(
    (
        "The granary will not be sold while I have the key",
        "The granary will be sold",
        "while I have the key nothing is sold here",
        "With his own hands the miller is walling up the only door to the mill",
        "The miller walls up the mill's only door with his own hands",
        "the miller is walling up the only door",
        "I do not know that",
        "Trust does not grow on a jetty. It grows where two crews mend one net.",
        "Trust does not grow on a jetty.",
        "It grows where two crews mend one net.",
    )
)
TOLD = st.tuples(st.sampled_from(("Dora Lind", "Karim Osei", "a ferryman")), PIECES) | st.tuples(
    st.sampled_from(("Dora Lind", "Karim Osei")), PIECES, PIECES
)
ARTICLES = st.lists(
    st.tuples(
        st.lists(TOLD, min_size=1, max_size=4), st.sampled_from(("2021-05-04", "2021-05-05", "2022-05-05", None))
    ),
    min_size=1,
    max_size=5,
).map(lambda drawn: [article(f"{n}", *told, published=day) for n, (told, day) in enumerate(drawn)])


@settings(deadline=None, max_examples=60)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(readings: list[Reading], chance: object) -> None:
    turned = list(readings)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert align(turned, lineage(turned), who(turned)) == aligned(*readings) == aligned(*readings)


@settings(deadline=None, max_examples=60)
@given(ARTICLES)
def test_every_span_is_exact_and_no_article_stands_against_itself(readings: list[Reading]) -> None:
    by_uri = {one.article.uri: one for one in readings}
    for quotation in aligned(*readings):
        uris = [variant.uri for variant in quotation.variants]
        assert len(set(uris)) == len(uris) == quotation.articles >= 2
        assert quotation.variants[0].differences == ()
        for variant in quotation.variants:
            quoted = [by_uri[variant.uri].words(span) for span in variant.spans]
            assert variant.text == " … ".join(quoted)
            assert all(words.startswith("“") and words.endswith("”") for words in quoted)
            assert all(one[1] <= other[0] for one, other in itertools.pairwise(variant.spans))
            for change in variant.differences:
                assert "said" not in by_uri[variant.uri].words(change.own)
                assert "said" not in by_uri[quotation.variants[0].uri].words(change.first)
