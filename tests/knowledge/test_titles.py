"""Wordings of offices come down to standard terms, and other words to nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.titles import HONORIFICS, TITLE_HEADS, title_of, wordings


@pytest.mark.parametrize(
    ("phrase", "term"),
    [
        ("Foreign Minister", "Minister of Foreign Affairs"),
        ("the Polish foreign minister", "Minister of Foreign Affairs"),
        ("Minister for Foreign Affairs of Japan", "Minister of Foreign Affairs"),
        ("Brazil's Minister of Foreign Affairs", "Minister of Foreign Affairs"),
        ("U.S. National Security Adviser", "National Security Advisor"),
        ("US Secretary of Defense", "Secretary of Defense"),
        ("South Korean President", "President"),
        ("PM", "Prime Minister"),
        ("NATO chief", "Secretary-General"),
        ("deputy energy minister", "Deputy Minister of Energy"),
        ("Minister of Trade and Industry", "Minister of Trade and Industry"),
        ("Secretary of State for Justice", "Secretary of State for Justice"),
        ("Presidents", "President"),
    ],
)
def test_a_wording_has_its_standard_term(phrase: str, term: str) -> None:
    title = title_of(phrase)
    assert title is not None
    assert title.term == term


@pytest.mark.parametrize("phrase", ["", "the", "visit", "foreign policy", "President Lincoln", "Ukraine", "table of"])
def test_what_is_no_office_has_no_title(phrase: str) -> None:
    assert title_of(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "status"),
    [
        ("former prime minister", "former"),
        ("ex-president", "former"),
        ("then-Chancellor", "former"),
        ("acting president", "acting"),
        ("caretaker Prime Minister", "acting"),
        ("vice foreign minister", "deputy"),
        ("president", None),
    ],
)
def test_the_status_is_told(phrase: str, status: str | None) -> None:
    title = title_of(phrase)
    assert title is not None
    assert title.status == status


def test_what_the_office_is_of_is_kept() -> None:
    ambassador = title_of("ambassador to China")
    assert ambassador is not None
    assert (ambassador.term, ambassador.of) == ("Ambassador", "China")


def test_one_post_under_many_names() -> None:
    titles = [title_of(words) for words in ("Foreign Secretary", "Secretary of State", "external affairs minister")]
    assert {title.post for title in titles if title} == {"foreign-minister"}


def test_descriptions_are_marked_as_informal() -> None:
    title = title_of("China's top diplomat")
    assert title is not None
    assert title.informal


def test_every_wording_is_recognised_as_itself() -> None:
    assert all(title_of(words) for words in wordings())


def test_scanner_words_are_lower_case() -> None:
    assert all(word == word.lower() for word in TITLE_HEADS | HONORIFICS)


@given(st.text(max_size=40))
def test_any_text_is_survived(phrase: str) -> None:
    title_of(phrase)
