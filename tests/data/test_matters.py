"""Protects the word families: each word is in one family, and what is opposite is there."""

from __future__ import annotations

import collections

from dragoman.weighing.conflicts.wording import families, find, inflected, opposites


def test_no_word_stands_in_two_families() -> None:
    where: dict[str, set[str]] = collections.defaultdict(set)
    for family in families():
        for words in family.words:
            where[words].add(family.name)
    assert {words: names for words, names in where.items() if len(names) > 1} == {}


def test_every_family_finds_its_own_words() -> None:
    for family in (family for family in families() if family.name != "none"):
        for words in family.words:
            text = " ".join(
                inflected(word[:-1])[2] if word.endswith("~") else word.rstrip("*") for word in words.split()
            )
            found = find(text.replace("?", "whatever"), 0, len(text) + 80)
            assert found and found[0].family.name == family.name, (family.name, words, found)


def test_phrases_that_tell_of_no_event_find_nothing() -> None:
    (none,) = (family for family in families() if family.name == "none")
    assert none.words
    assert [words for words in none.words if find(words, 0, len(words))] == []


def test_opposites_are_acts() -> None:
    acts = {family.name for family in families() if family.act}
    assert all(pair <= acts and len(pair) == 2 for pair in opposites())
