"""Who asserts an event: who says so, not who plans or fears it."""

from dragoman.model import CueClass, Participant, Span, Statement
from dragoman.reading.events.asserting import asserter


def statement(cue_class: CueClass, content: Span) -> Statement:
    source = Participant(entity="e1", span=(0, 4))
    return Statement(
        id="s", kind="indirect", source=source, cue=(5, 9), cue_class=cue_class, content=(content,), sentence=(0, 60)
    )


def test_who_says_so_asserts_it() -> None:
    assert asserter((statement("neutral", (10, 40)),), (20, 25)) == "e1"


def test_who_plans_it_asserts_nothing() -> None:
    assert asserter((statement("thought", (10, 40)),), (20, 25)) is None


def test_what_is_outside_is_not_asserted() -> None:
    assert asserter((statement("neutral", (10, 40)),), (45, 50)) is None
