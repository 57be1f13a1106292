"""Protects what is read of an article in another language: names that are certain, dates in figures, exact spans."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Article, Cleaned
from dragoman.reading import read
from dragoman.reading.unparsed import figure_dates, known_names

SPANISH = "El presidente francés, Emmanuel Macron, llegó a China el 05.04.2023. Macron habló de Ucrania y de la UNESCO."


def test_known_people_states_and_organisations_are_found() -> None:
    found = {(e.name, e.kind, e.country) for e in known_names(SPANISH, "es")}
    assert {("Emmanuel Macron", "person", "FRA"), ("China", "state", "CHN")} <= found


def test_what_may_mean_several_things_is_left_out() -> None:
    assert all(entity.name != "Georgia" for entity in known_names("Georgia y Washington, dijo Juan Nadie.", "es"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("El 05.04.2023 y 2023-04-06.", ["2023-04-05", "2023-04-06"]),
        ("el 3/4/2023", []),
        ("versión 1.2.2023.4, 31.02.2023, 99.04.2023", []),
    ],
)
def test_dates_in_figures(text: str, values: list[str]) -> None:
    assert [time.edtf for time in figure_dates(text)] == values


def test_a_reading_in_another_language_has_names_but_no_events() -> None:
    article = Article(
        id="a", uri="a", title=None, outlet=None, language="es", published=None, text=SPANISH, skipped="language"
    )
    reading = read(Cleaned(article=article))
    assert reading.entities
    assert reading.times
    assert not reading.events
    assert not reading.statements


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="Xi Jnpg.漢ÁrabePutin-' 2023\n", max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    for entity in known_names(text, "es"):
        assert all(text[slice(*mention.span)].strip() for mention in entity.mentions)
