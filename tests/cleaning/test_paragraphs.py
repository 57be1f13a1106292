"""Protects paragraphs that a program broke into lines: one paragraph again, its broken words whole."""

from __future__ import annotations

from dragoman.cleaning.lines import lines
from dragoman.cleaning.paragraphs import join

WRAPPED = """The envoys of the two coastal states met
again on Monday in the old customs house,
where the com-
mission that marks the border has its
archive, and signed a long-
term agreement on fishing that had been
ready since the spring of the year before."""


def test_lines_become_a_paragraph_and_broken_words_whole() -> None:
    longer = WRAPPED.replace("the com-\n", "the whole of the border com-\n").replace("a long-\n", "there a new long-\n")
    found = lines(longer, [])
    text, starts = join(found)
    assert "\n" not in text
    assert "border commission that marks" in text
    assert "a new long-term agreement" in text
    assert [text[start : start + 7] for start in starts.values()] == [line.text[:7] for line in found]


def test_lines_of_their_own_stay_apart() -> None:
    text, _ = join(lines("One thing.\nAnother thing.\nA third, the pre-\nFace it.", []))
    assert text.count("\n") == 3
