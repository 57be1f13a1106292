"""The mix of news keeps what its description promises; figures for shares of it mean nothing otherwise."""

from __future__ import annotations

import datetime

import pytest
from benchmarks.mix import articles

BOTH = ("first", "second")


@pytest.mark.parametrize("name", BOTH)
def test_a_quarter_is_foreign_affairs(name: str) -> None:
    every = articles(name)
    assert (len(every), sum(one.foreign for one in every)) == (48, 12)


@pytest.mark.parametrize("name", BOTH)
def test_some_foreign_affairs_stand_in_another_section(name: str) -> None:
    sections = [one.subject for one in articles(name) if one.foreign]
    assert (sections.count("business"), len([one for one in sections if one in {"culture", "sport"}])) == (3, 1)


@pytest.mark.parametrize("name", BOTH)
def test_articles_are_as_long_as_news_and_in_paragraphs(name: str) -> None:
    outside = [one.title for one in articles(name) if not 150 <= len(one.text.split()) <= 450 or "\n\n" not in one.text]
    assert outside == []


def test_no_article_or_headline_is_there_twice() -> None:
    every = [one for name in BOTH for one in articles(name)]
    assert len({one.title for one in every}) == len({one.text for one in every}) == len(every)


def test_days_of_publication_are_days() -> None:
    years = {datetime.date.fromisoformat(one.published).year for name in BOTH for one in articles(name)}
    assert years == set(range(2017, 2026))
