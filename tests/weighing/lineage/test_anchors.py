"""Names and numbers survive translation: what is kept of them is the same on both sides."""

from __future__ import annotations

import pytest

from dragoman.weighing.lineage.anchors import anchors_of
from dragoman.weighing.lineage.words import words_of
from tests.weighing.making import reading


def kept(text: str, language: str, by: str) -> set[int]:
    found = anchors_of(reading("a", text, language=language), words_of(text, language))
    return {getattr(anchor, by) for anchor in found} - {0}


@pytest.mark.parametrize(
    ("english", "other", "language"),
    [
        ("the minister Shoigu", "министр Шойгу", "ru"),
        ("the minister Lavrov", "der Minister Lawrow", "de"),
        ("with Erdogan", "Cumhurbaşkanı Erdoğan'ın", "tr"),
        ("with Lavrov", "о Лаврове", "ru"),
        ("of Dushku", "του Ντούσκου", "el"),
        ("of Vlachos", "ο Βλάχος", "el"),
        ("in Mexico", "en México", "es"),
    ],
)
def test_a_name_keeps_its_letters_between_alphabets(english: str, other: str, language: str) -> None:
    assert kept(english, "en", "letters") & kept(other, language, "letters")


@pytest.mark.parametrize(
    ("english", "other", "language"),
    [
        ("the minister Lavrov", "ラブロフ外相", "ja"),
        ("the minister Lavrov", "外长拉夫罗夫", "zh"),
        ("the minister Lavrov", "وزير الخارجية لافروف", "ar"),
        ("the envoy Lindblom", "المبعوث ليندبلوم", "ar"),
        ("from Muscat", "في مسقط", "ar"),
    ],
)
def test_a_name_keeps_its_sound_in_scripts_without_vowels(english: str, other: str, language: str) -> None:
    assert kept(english, "en", "sound") & kept(other, language, "sound")


@pytest.mark.parametrize(
    ("english", "other", "language", "by"),
    [
        ("13,000 men", "13.000 Mann", "de", "letters"),
        ("1.9 billion", "19億ドル", "ja", "sound"),
        ("125000 dollars", "١٢٥٠٠٠ دولار", "ar", "letters"),
        ("in March 2024", "en marzo de 2024", "es", "letters"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(english: str, other: str, language: str, by: str) -> None:
    assert kept(english, "en", by) & kept(other, language, by)


def test_states_are_known_by_their_codes() -> None:
    assert kept("сказали в стране Германия", "ru", "letters") & kept("in Germania oggi", "it", "letters")


def test_other_names_are_other_anchors() -> None:
    assert not kept("the minister Lavrov", "en", "sound") & kept("外长斯托尔滕贝格", "zh", "sound")
    assert not kept("the minister Shoigu", "en", "letters") & kept("министр Белоусов", "ru", "letters")
