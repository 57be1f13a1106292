"""Every cue has words that it must report and words that it must leave alone, and does both."""

import re

import pytest

from dragoman.language import parse
from dragoman.reading.statements import cues
from dragoman.reading.statements.adjectives import by_adjectives
from dragoman.reading.statements.candidate import page_of
from dragoman.reading.statements.phrases import by_phrases
from dragoman.reading.statements.verbs import by_verbs

Rule = cues.VerbCue | cues.NounCue | cues.AdjectiveCue | cues.PhraseCue | cues.AdverbCue
CUES = cues.load()
RULES: list[Rule] = [*CUES.verb, *CUES.noun, *CUES.adjective, *CUES.phrase, *CUES.adverb]
MATCH = [(rule.name, text) for rule in RULES for text in rule.match]
UNLIKE = [(rule.name, text) for rule in RULES for text in rule.unlike]


def fired(text: str) -> set[str]:
    page = page_of(parse(text))
    return {found.rule for found in [*by_verbs(page), *by_adjectives(page), *by_phrases(page)]}


@pytest.mark.parametrize(("name", "text"), MATCH)
def test_a_cue_reports_its_example(name: str, text: str) -> None:
    assert name in fired(text)


@pytest.mark.parametrize(("name", "text"), UNLIKE)
def test_a_cue_leaves_alone_what_only_looks_alike(name: str, text: str) -> None:
    assert name not in fired(text)


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_every_verb_says_where_its_content_stands() -> None:
    known = {"quote", "clause", "question", "infinitive", "other-infinitive", "gerund", "object", "predicate", "as"}
    for takes in [*(rule.takes for rule in CUES.verb), *(rule.takes for rule in CUES.adjective)]:
        assert takes
        assert set(takes) <= known | cues.PREPOSITIONS


@pytest.mark.parametrize(
    ("rule", "text", "holds"),
    [(rule, text, True) for rule in CUES.anonymity for text in rule.match]
    + [(rule, text, False) for rule in CUES.anonymity for text in rule.unlike],
)
def test_words_keep_a_source_unnamed_or_do_not(rule: cues.Anonymity, text: str, holds: bool) -> None:
    assert (re.search(rule.words, text) is not None) == holds
