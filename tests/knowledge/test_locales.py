"""Whether 3/4/2023 is in March or in April hangs on the country that a language tag or an address names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.knowledge.locales import day_first


@pytest.mark.parametrize(
    ("language", "address", "first"),
    [
        ("en-GB", None, True),
        ("en_AU", None, True),
        ("EN-ie", None, True),
        ("en-US", None, False),
        ("en-PH", None, False),
        ("es-US", None, True),  # the language tells as well as the country
        ("sr-Latn-RS", None, True),
        ("zh-Hans-CN", None, None),  # the year comes first
        ("ja", None, None),
        ("en-ZA", None, None),
        ("de", None, True),
        ("pt-BR", None, True),
        ("en", None, None),  # written everywhere
        ("en-001", None, None),
        ("en-ZZ", None, None),
        (None, None, None),
        ("", None, None),
        ("x-klingon", None, None),
        ("en", "https://gazette.co.uk/news/1", True),
        ("en", "https://gazette.com.au/", True),
        ("en", "https://tribune.us/", False),
        (None, "https://gazette.fr/a", True),
        ("en", "https://gazette.tv/", None),  # sold to everybody
        ("en", "https://gazette.eu/", None),
        ("en", "https://gazette.com/uk/", None),
        ("en", "gazette.co.uk", None),  # no address but a file's name
        ("en", "http://[gazette", None),
        ("en-US", "https://gazette.co.uk/", False),  # what the page says of itself goes before where it lies
        ("fr", "https://gazette.ca/", None),  # and the country's way before the language's
    ],
)
def test_the_country_decides(language: str | None, address: str | None, first: bool | None) -> None:
    assert day_first(language, address) is first


TAGS = (
    st.none()
    | st.text(max_size=12)
    | st.lists(
        st.sampled_from(["en", "de", "GB", "us", "Latn", "001", "u", "ca", "@x", ".", "ß", "ŉŉ", ""]), max_size=4
    ).map("-".join)
)
ADDRESSES = st.none() | st.text(max_size=20) | st.text(max_size=12).map("https://a.{}/b".format)


@given(TAGS, ADDRESSES)
@example("en-ßß", None)
@example("\x00_GB", "https://[::1]/")
@example(None, "https://a.ŉŉ/")
def test_any_tag_and_any_address_have_an_order_or_none(language: str | None, address: str | None) -> None:
    assert day_first(language, address) in {True, False, None}
