"""Protects who is given as the speaker."""

from __future__ import annotations

import pytest

from dragoman.model import EntityKind
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.quotations.speakers import is_name, is_pronoun, relation, same_speaker, speakers
from tests.weighing.quotations.quoting import all_sayings, article

WORDS = "The ferry is late and the pilot drunk"


def somebody(name: str, kind: EntityKind = "person") -> Identity:
    return Identity(id=name, kind=kind, name=name, country=None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dora Lind", "Lind", True),
        ("Dora Lind", "Harbour Master Dora Lind", True),
        ("Dora Lind", "Karim Osei", False),
        ("spokesman", "police spokesman", False),
    ],
)
def test_one_speaker_by_several_names(one: str, other: str, same: bool) -> None:
    assert same_speaker(somebody(one), somebody(other)) is same
    assert same_speaker(somebody(other), somebody(one)) is same


def test_a_family_name_that_was_taken_for_a_place() -> None:
    assert same_speaker(somebody("Lind", "place"), somebody("Dora Lind"))
    assert not same_speaker(somebody("Lind", "place"), somebody("Lind Harbour", "organisation"))


def test_names_and_pronouns() -> None:
    assert is_name("Dora Lind")
    assert not is_name("her agent") and not is_name("Lind’s agent")
    assert is_pronoun("She") and not is_pronoun("Lind")


def test_what_is_known_of_two_speakers() -> None:
    by_lind, by_osei, by_her = (
        all_sayings(article("a", (name, WORDS))) for name in ("Dora Lind", "Karim Osei", "a ferryman")
    )
    assert relation(by_lind, by_lind) == "same"
    assert relation(by_lind, by_osei) == "other"
    assert relation(by_lind, by_her) == "unknown"


def test_everybody_once_and_descriptions_only_where_nobody_is_named() -> None:
    told = [article(str(n), (name, WORDS)) for n, name in enumerate(("Dora Lind", "a ferryman", "Lind", "Karim Osei"))]
    assert speakers(all_sayings(*told)) == ("Dora Lind", "Karim Osei")
    assert speakers(all_sayings(told[1])) == ("a ferryman",)
