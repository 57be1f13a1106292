"""Months by their names in other languages date pages whose text is English and whose date line is not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.knowledge.month_names import LANGUAGES, month_named


@pytest.mark.parametrize(
    ("name", "language", "month"),
    [
        ("août", None, 8),
        ("AOÛT", "fr", 8),
        ("août.", "fr-CA", 8),
        ("Janvier", None, 1),
        ("grudnia", "pl", 12),
        ("декабря", None, 12),
        ("Αυγούστου", "el", 8),
        ("مارس", "ar", 3),
        ("مهر", "fa", None),  # the calendar of this table is ours
        ("ağustos", "tr", 8),
        ("mayo", "es", 5),
        ("listopad", "cs", 11),
        ("listopad", "hr", 10),
        ("listopad", None, None),  # November in one language, October in another
        ("srpen", "xx", 8),
        ("srpen", "", 8),
        ("novembre", "de", 11),  # the page is German, its date line is French
        ("mercredi", "fr", None),
        ("", None, None),
        (".", "fr", None),
        ("7", "ja", None),
    ],
)
def test_a_name_in_its_language_or_in_any(name: str, language: str | None, month: int | None) -> None:
    assert month_named(name, language) == month


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_names_all_twelve(language: str) -> None:
    from babel import Locale

    months = Locale.parse(language).months["format"]["wide"]
    assert [month_named(str(months[number]), language) for number in range(1, 13)] == list(range(1, 13))


@given(st.text(max_size=15), st.none() | st.text(max_size=6) | st.sampled_from(LANGUAGES))
@example("İ", "tr")
@example("ﬁ", "-")
def test_any_word_is_a_month_or_none(name: str, language: str | None) -> None:
    found = month_named(name, language)
    assert found is None or 1 <= found <= 12
