"""The debris rules: each matches what it says it matches, and leaves what it says it leaves."""

import re

import pytest

from dragoman.cleaning.plain import plain
from dragoman.cleaning.rules import FILES, Pattern, _compiled, patterns

ALL = list(_compiled())


def matches(pattern: Pattern, text: str) -> re.Match[str] | None:
    seen, where = plain(text), pattern.rule.where
    if where in {"line", "list", "next"}:
        return pattern.expression.fullmatch(seen)
    if where in {"start", "head"}:
        return pattern.expression.match(seen)
    if where == "end":
        return next((found for found in pattern.expression.finditer(seen) if found.end() == len(seen)), None)
    return pattern.expression.search(seen)


@pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern.rule.name)
def test_rule_matches_its_examples_and_leaves_the_others(pattern: Pattern) -> None:
    assert pattern.rule.match and pattern.rule.unlike
    for text in pattern.rule.match:
        assert matches(pattern, text), text
        assert pattern.may_match(plain(text)), f"the hint misses: {text}"
    for text in pattern.rule.unlike:
        assert not matches(pattern, text), text


def test_names_are_unique_and_every_file_has_rules() -> None:
    names = [pattern.rule.name for pattern in ALL]
    assert len(names) == len(set(names))
    assert len(FILES) == 3


def test_clues_say_what_they_mean() -> None:
    assert all(pattern.rule.note for pattern in ALL if pattern.rule.clue)


def test_no_rule_matches_nothing() -> None:
    assert all(not pattern.expression.fullmatch("") for pattern in ALL)


PROSE = [
    "The minister said on Monday that talks with the neighbours would go on.",
    "“We will not sign,” she told reporters in Geneva.",
    "He met his counterpart, who said that the site uses water from the river.",
    "Cookies were served, and officials agreed to share the bill.",
    "World leaders gathered in the capital",
    "Share prices fell after the vote",
    "By Thursday the convoy had reached the border",
    "Related talks in Vienna ended without a statement",
    "Home affairs minister resigns over border row",
    "Photo of the two leaders shaking hands caused a stir at home",
    "Two ministers, three envoys and a translator took part.",
    "and stressed that both sides will follow the agreement",
    "Image problems continue to trouble the party, analysts say.",
    "News agencies reported the blast within minutes.",
    "President says country will respond",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_debris(text: str) -> None:
    for where in ("line", "list", "next"):
        for pattern in patterns(where):
            assert not pattern.expression.fullmatch(plain(text)), pattern.rule.name


@pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern.rule.name)
def test_no_group_is_possessive(pattern: Pattern) -> None:
    # Python before 3.11.5 leaves such a group behind text that it did not match (cpython gh-106052)
    assert not re.search(r"\)(?:[*+?]|\{[\d,]+\})\+", pattern.expression.pattern)
