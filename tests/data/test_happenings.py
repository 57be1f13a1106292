"""The table of happenings says nothing twice and nothing in vain."""

from __future__ import annotations

import collections
import tomllib
from importlib import resources

import pytest

from dragoman.ontology.happenings import event_nouns, families, listed

TABLE = tomllib.loads((resources.files("dragoman.data") / "happenings.toml").read_text(encoding="utf-8"))
LISTS = sorted(name for name, value in TABLE.items() if isinstance(value, str))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_every_word_once(name: str) -> None:
    counts = collections.Counter(TABLE[name].split())
    assert [word for word, count in counts.items() if count > 1] == []


def test_a_family_has_every_word_once_and_more_than_one() -> None:
    for family in TABLE["family"]:
        words = family["words"].split()
        assert len(words) == len(set(words)) > 1, family


def test_every_exception_is_one() -> None:
    assert listed("no_nouns") - {word for word, part in families() if part == "noun"} == set()
    assert listed("nouns") & listed("no_nouns") == set()


def test_a_state_is_no_phase_and_no_saying() -> None:
    light = listed("light") - {"have", "do"}  # which leave it to their noun, and by themselves tell of a state
    assert not listed("states") & (listed("saying") | listed("phases") | light)


def test_fire_burns_as_a_noun_and_dismisses_as_a_verb() -> None:
    assert "blaze" not in families()["fire", "verb"]
    assert families()["fire", "noun"] == families()["blaze", "noun"]
    assert families()["fire", "verb"] == families()["dismiss", "verb"]


def test_a_table_names_no_thing() -> None:
    assert not event_nouns() & {"book", "government", "station", "cable", "letter", "building"}
