"""Protects quotations as they are told: their variants in order, their speakers, articles and origins."""

from __future__ import annotations

from dragoman.weighing.quotations import align
from tests.weighing.quotations.quoting import aligned, article, lineage, who

WORDS = "The pilot went home by the last tram with a parrot on his shoulder"


def test_variants_stand_in_order_of_publication_those_without_a_date_last() -> None:
    told = [
        article("a", ("Dora Lind", WORDS), published=None),
        article("b", ("Dora Lind", WORDS), published="2021-05-06"),
        article("d", ("Dora Lind", WORDS), published="2021-05-05"),
        article("c", ("Dora Lind", WORDS), published="2021-05-05"),
    ]
    (quotation,) = aligned(*told)
    assert [variant.uri for variant in quotation.variants] == ["c", "d", "b", "a"]


def test_spans_are_exact_marks_included() -> None:
    told = article("a", ("Dora Lind", "The pilot went home,", "and he took the parrot.")), article("b", ("Osei", WORDS))
    texts = {one.article.uri: one for one in told}
    for quotation in aligned(*told):
        for variant in quotation.variants:
            assert variant.text == " … ".join(texts[variant.uri].words(span) for span in variant.spans)
            assert all(texts[variant.uri].words(span)[0] == "“" for span in variant.spans)


def test_everybody_who_is_given_as_the_speaker() -> None:
    (quotation,) = aligned(article("a", ("Dora Lind", WORDS)), article("b", ("Karim Osei", WORDS[4:])))
    assert quotation.speakers == ("Dora Lind", "Karim Osei")
    assert [variant.speaker for variant in quotation.variants] == ["Dora Lind", "Karim Osei"]
    assert len({variant.entity for variant in quotation.variants}) == 2


def test_copies_are_articles_of_one_origin() -> None:
    told = [article(uri, ("Dora Lind", WORDS)) for uri in ("wire/a", "wire/b", "own/c")]
    (quotation,) = aligned(*told)
    assert (quotation.articles, quotation.origins) == (3, 2)


def test_an_article_that_quotes_twice_is_told_twice_never_against_itself() -> None:
    headline = WORDS.removesuffix(" with a parrot on his shoulder")
    told = article("a", ("Dora Lind", headline), ("Dora Lind", WORDS)), article("b", ("Dora Lind", WORDS))
    found = aligned(*told)
    assert sorted([variant.statement for variant in one.variants] for one in found) == [["a-0", "b-0"], ["a-1", "b-0"]]


def test_identifiers_follow_from_what_the_articles_say() -> None:
    told = [article(uri, ("Dora Lind", WORDS)) for uri in "ab"]
    (one,) = aligned(*told)
    (other,) = align(told[::-1], lineage(told), who(told))
    assert one == other
    (third,) = aligned(*(article(uri, ("Dora Lind", WORDS[:40])) for uri in "ab"))
    assert one.id != third.id
