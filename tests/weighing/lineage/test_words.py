"""The words of a text: what is whose, and where sentences begin."""

from __future__ import annotations

import pytest

from dragoman.weighing.lineage.words import CONTENT, NAME, NUMBER, PARAGRAPH, QUOTED, SENTENCE, words_of


def marked(text: str, mark: int, language: str = "en") -> list[str]:
    return [word.text for word in words_of(text, language) if word.marks & mark]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we are ready” and left.", ["we", "are", "ready"]),
        ('He said "we are ready" and left.', ["we", "are", "ready"]),
        ("Er sagte: „Wir kommen“ und ging.", ["Wir", "kommen"]),
        ("Il a dit : « Nous venons » puis rien.", ["Nous", "venons"]),
        # The paragraphs of a long quotation each open, and only the last one closes.
        ("“One.\n“Two.”\nThree.", ["One", "Two"]),
        ('"One.\n"Two."\nThree.', ["One", "Two"]),
        ("The 5” pipe burst.", []),
    ],
)
def test_words_in_quotation_marks_are_not_the_reporters_own(text: str, quoted: list[str]) -> None:
    assert marked(text, QUOTED) == quoted


def test_direct_speech_without_marks_is_quotation_too() -> None:
    text = "Moreau: We will come.\nThe hall was full."
    words = words_of(text, "en", [(8, 21)])
    assert [word.text for word in words if word.marks & QUOTED] == ["We", "will", "come"]


def test_a_capital_makes_a_name_only_inside_a_sentence() -> None:
    assert marked("Ministers met Ruiz in Lima. Then Kral left.", NAME) == ["Ruiz", "Lima", "Kral"]


def test_sentences_and_paragraphs_begin() -> None:
    assert marked("One two. Three! Four\nFive six", SENTENCE) == ["One", "Three", "Four", "Five"]
    assert marked("One two. Three\nFour", PARAGRAPH) == ["One", "Four"]


def test_numbers_keep_their_points_and_function_words_are_no_content() -> None:
    assert marked("It cost 1,250.5 euros", NUMBER) == ["1,250.5"]
    assert marked("It was the port", CONTENT) == ["port"]
    assert marked("Das war der Hafen", CONTENT, "de") == ["Hafen"]


def test_signs_without_spaces_are_words_of_their_own() -> None:
    assert [word.text for word in words_of("日本は2180トン", "ja")] == ["日", "本", "は", "2180", "ト", "ン"]


def test_one_word_has_one_code_whatever_its_case() -> None:
    codes = {word.code for word in words_of("Port port PORT port's", "en")}
    assert len(codes) == 1
