"""Protects columns: values as codes in order, joined and searched, come to what plain lists come to."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.ledger.columns import Column, Days, Gathered, Texts

VALUES = st.lists(st.none() | st.sampled_from(["", "a", "b", "ab", "ö", "中", "𝄞", "z"]), max_size=12)


def shown(column: Column) -> list[str | None]:
    return [column.values[code] for code in column.codes.tolist()]


@given(one=VALUES, other=VALUES, third=VALUES)
def test_columns_are_joined(one: list[str | None], other: list[str | None], third: list[str | None]) -> None:
    joined = Column(one).joined(Column(other)).joined(Column(third))
    assert shown(joined) == [*one, *other, *third]
    present = {*one, *other, *third}
    assert joined.values == sorted(present, key=lambda value: (value is not None, value or ""))
    assert [joined.place(value) for value in joined.values] == list(range(len(joined.values)))
    assert joined.place("not there") == -1


@given(values=VALUES, keep=st.lists(st.booleans(), min_size=12, max_size=12))
def test_a_column_is_gathered_kept_and_asked(values: list[str | None], keep: list[bool]) -> None:
    gathered = Gathered()
    for value in values:
        gathered.add(value)
    column = Column.gathered(gathered)
    assert (column.values, shown(column)) == (Column(values).values, values)
    mask = np.array(keep[: len(values)], np.bool_)
    assert shown(column.kept(mask)) == [value for value, stays in zip(values, keep, strict=False) if stays]
    assert column.equal("a").tolist() == [value == "a" for value in values]


@given(
    texts=st.lists(st.text(alphabet="ab ö中\n", max_size=6), max_size=8), term=st.text(alphabet="ab ö中", max_size=3)
)
def test_texts_are_found_by_what_they_hold(texts: list[str], term: str) -> None:
    expected = [at for at, text in enumerate(texts) if term and term in text]
    assert Texts(texts).holding(term).tolist() == expected


def test_days_sort_as_numbers() -> None:
    assert Days().column(["2024-02-29", None, "0987-01-01"]).tolist() == [20240229, 0, 9870101]
