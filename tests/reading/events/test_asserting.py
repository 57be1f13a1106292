"""Who asserts an event: who says so, not who plans or fears it."""

from dragoman.language import parse
from dragoman.model import CueClass, Participant, Span, Statement
from dragoman.reading.events.asserting import asserter

TEXT = "Holm hopes to meet Lind. Holm fears that Lind left."


def statement(cue_class: CueClass, words: str) -> Statement:
    start = TEXT.index(words)
    content: Span = (start, start + len(words))
    source = Participant(entity="e1", span=(0, 4))
    return Statement(
        id="s", kind="indirect", source=source, cue=(5, 9), cue_class=cue_class, content=(content,), sentence=(0, 60)
    )


def who_asserts(verb: str, stated: Statement) -> str | None:
    start = TEXT.index(verb)
    return asserter(parse(TEXT), (stated,), (start, start + len(verb)))


def test_who_says_so_asserts_it() -> None:
    assert who_asserts("left", statement("neutral", "that Lind left")) == "e1"


def test_who_believes_it_asserts_it() -> None:
    assert who_asserts("left", statement("thought", "that Lind left")) == "e1"


def test_who_plans_it_asserts_nothing() -> None:
    assert who_asserts("meet", statement("thought", "to meet Lind")) is None


def test_what_is_outside_is_not_asserted() -> None:
    assert who_asserts("meet", statement("neutral", "that Lind left")) is None
