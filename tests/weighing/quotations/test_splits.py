"""Protects that the parts of a quotation are taken together, and only where they belong together."""

from __future__ import annotations

from tests.weighing.quotations.quoting import aligned, article

FIRST, SECOND = "Trust does not grow on a jetty.", "It grows where two crews mend one net."
WHOLE = article("a", ("Dora Lind", f"{FIRST} {SECOND}"))


def test_two_sentences_quoted_apart() -> None:
    (quotation,) = aligned(WHOLE, article("b", ("Dora Lind", FIRST, SECOND)))
    assert [variant.text for variant in quotation.variants] == [f"“{FIRST} {SECOND}”", f"“{FIRST}” … “{SECOND}”"]


def test_also_where_the_parts_are_two_statements() -> None:
    (quotation,) = aligned(WHOLE, article("b", ("Dora Lind", FIRST), ("Dora Lind", SECOND)))
    assert len(quotation.variants[1].spans) == 2
    assert quotation.variants[1].statement == "b-0"


def test_three_parts() -> None:
    third = "Nets are mended in winter and with cold hands."
    (quotation,) = aligned(
        article("a", ("Lind", f"{FIRST} {SECOND} {third}")), article("b", ("Lind", FIRST, SECOND, third))
    )
    assert len(quotation.variants[1].spans) == 3


def test_what_goes_on_with_something_else_stays_out() -> None:
    (quotation,) = aligned(WHOLE, article("b", ("Dora Lind", FIRST, SECOND, "The council should buy some thread.")))
    assert len(quotation.variants[1].spans) == 2


def test_a_part_alone_elsewhere_joins_the_whole() -> None:
    (quotation,) = aligned(WHOLE, article("b", ("Dora Lind", FIRST, SECOND)), article("c", ("Dora Lind", SECOND)))
    assert [len(variant.spans) for variant in quotation.variants] == [1, 2, 1]


def test_somebody_elses_sentence_is_no_part() -> None:
    (quotation,) = aligned(WHOLE, article("b", ("Dora Lind", FIRST), ("Karim Osei", "Nets are dear this year.")))
    assert [len(variant.spans) for variant in quotation.variants] == [1, 1]
