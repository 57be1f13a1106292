"""Grammar helpers: who is the subject and the object, whatever the form of the clause."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import grammar, parse


def token(text: str, word: str) -> grammar.Token:
    return next(token for token in parse(text).doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The minister visited Rome.", "visited", "minister"),
        ("Rome was visited by the minister.", "visited", "minister"),
        ("The minister who visited Rome resigned.", "visited", "minister"),
        ("The minister agreed to visit Rome.", "visit", "minister"),
        ("The minister is expected to visit Rome.", "visit", "minister"),
        ("The minister urged the general to visit Rome.", "visit", "general"),
        ("The minister signed the pact and visited Rome.", "visited", "minister"),
        ("The minister returned after visiting Rome.", "visiting", "minister"),
        ("The court accused the general of attacking Rome.", "attacking", "general"),
        ("The minister's decision to visit Rome surprised us.", "visit", "minister"),
    ],
)
def test_subject(text: str, verb: str, subject: str) -> None:
    assert [found.text for found in grammar.subjects(token(text, verb))] == [subject]


@pytest.mark.parametrize(
    ("text", "verb", "patient"),
    [
        ("Police arrested the editor.", "arrested", "editor"),
        ("The editor was arrested by police.", "arrested", "editor"),
        ("The editor arrested by police has been freed.", "arrested", "editor"),
    ],
)
def test_object(text: str, verb: str, patient: str) -> None:
    assert [found.text for found in grammar.objects(token(text, verb))] == [patient]


def test_nobody_is_the_subject_of_an_agentless_passive() -> None:
    assert grammar.subjects(token("The editor was arrested.", "arrested")) == []


def test_members_of_a_list() -> None:
    text = "The premier met leaders of four states: Peru, Chile, Bolivia and Brazil."
    head = token(text, "Peru").head
    assert {found.text for found in grammar.members(head)} >= {
        "Peru",
        "Chile",
        "Bolivia",
        "Brazil",
    } or head.text != "states"


def test_a_phrase_keeps_what_belongs_to_the_name() -> None:
    text = "The government of Mali, which fell, thanked Chad."
    start, end = grammar.phrase(token(text, "government"))
    assert text[start:end] == "The government of Mali"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="the met of to and was by said, .:\n'AbX", min_size=1, max_size=80))
def test_nothing_is_lost_in_damaged_text(text: str) -> None:
    for one in parse(text).doc:
        grammar.subjects(one), grammar.objects(one), grammar.members(one), grammar.complements(one)
        start, end = grammar.phrase(one)
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Mexico, Chile, Bolivia and Colombia called on both governments to talk.",
            ["Mexico", "Chile", "Bolivia", "Colombia"],
        ),
        ("The foreign minister, Arvo Lind, and his counterparts visited Riga on Monday.", ["minister", "counterparts"]),
        ("The foreign minister, Arvo Lind, visited Riga on Monday.", ["minister"]),
    ],
)
def test_lists_of_parties(text: str, parties: list[str]) -> None:
    verb = next(token for token in parse(text).doc if token.dep_ == "ROOT")
    assert [token.text for head in grammar.subjects(verb) for token in grammar.conjuncts(head)] == parties


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The ombudsman rapped the ministry.", "rapped", "rap"),
        ("Soldiers raped four villagers.", "raped", "rape"),
        ("The dog wagged its tail.", "wagged", "wag"),
        ("Ghana waged war on Togo.", "waged", "wage"),
        ("The students staged a march.", "staged", "stage"),
        ("They dined with Chile's envoy.", "dined", "dine"),
        ("The firm defunded the school.", "defunded", "defund"),
        ("Ghana test-fired a rocket.", "fired", "test-fire"),
    ],
)
def test_verbs_cut_short_are_put_right_by_their_form(text: str, word: str, lemma: str) -> None:
    assert grammar.lemma(token(text, word)) == lemma


@pytest.mark.parametrize(
    ("text", "word", "passive"),
    [
        ("A report called for sanctions against Chile.", "called", False),
        ("Statues returned by a museum to Chile filled the hall.", "returned", True),
        ("The envoy, held in Lima, slept.", "held", True),
    ],
)
def test_voice_of_what_the_parser_misreads(text: str, word: str, *, passive: bool) -> None:
    token = next(token for token in parse(text).doc if token.text == word)
    assert grammar.is_passive(token) is passive
