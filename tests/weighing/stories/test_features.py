"""Protects what weighing keeps of an article: small, the same every time, and with the dates that the text states."""

from __future__ import annotations

import zlib

import msgspec
import numpy as np

from dragoman.model import Published
from dragoman.weighing.stories.features import COUNT, LEAD, NAMES, NUMBERS, STATES, WORDS, Terms, terms
from tests.weighing.making import entity, reading

TEXT = (
    "Minister Ane Holt of Norway met fishermen in Bergen on 4 May. The fishermen asked for 40 boats." + " Quiet." * 60
)


def kind_of(found: Terms, term: str) -> int | None:
    """The byte that says what a term is; null where the article does not have it."""
    numbers = np.frombuffer(found.terms, dtype="<u4").tolist()
    number = zlib.crc32(term.encode())
    return found.kinds[numbers.index(number)] if number in numbers else None


def held(found: Terms, term: str) -> int:
    kind = kind_of(found, term)
    assert kind is not None, term
    return kind


def test_terms_are_words_names_numbers_and_states() -> None:
    given = reading("a", TEXT, entities=[entity(TEXT, 1, "state", "Norway", "NOR")])
    found = terms(given)
    assert held(found, "holt") & 3 == NAMES
    assert held(found, "norway") & 3 == STATES
    assert held(found, "#40") & 3 == NUMBERS
    assert held(found, "fishermen") & 3 == WORDS
    assert held(found, "fishermen") >> COUNT == 2
    assert kind_of(found, "the") is None


def test_a_stated_date_counts_by_year_month_and_day() -> None:
    found = terms(reading("a", TEXT, times=[("4 May", "2024-05-04")]))
    assert all(kind_of(found, term) is not None for term in ("@2024", "@2024-05", "@2024-05-04"))


def test_only_the_beginning_is_the_lead() -> None:
    found = terms(reading("a", "Ane Holt spoke. " + "Waves rolled on. " * 30 + "Then Bergen slept."))
    assert held(found, "holt") & LEAD
    assert not held(found, "bergen") & LEAD


def test_the_day_of_fetching_is_no_day_of_publication() -> None:
    given = reading("a", TEXT, "2024-05-05")
    fetched = Published(edtf="2024-05-05", basis=("fetched",), confidence="weak")
    weak = msgspec.structs.replace(given, article=msgspec.structs.replace(given.article, published=fetched))
    assert terms(given).day is not None
    assert terms(weak).day is None


def test_a_long_article_stays_small_and_comes_back_as_it_was() -> None:
    long = " ".join(f"Word{number} said{number}" for number in range(5000))
    found = terms(reading("a", long))
    encoded = msgspec.msgpack.encode(found)
    assert len(encoded) < 6000
    assert msgspec.msgpack.decode(encoded, type=Terms) == found
