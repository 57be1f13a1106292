"""One part in one event, given to two: who signed, who chaired, who was host; and what is no conflict."""

from __future__ import annotations

import pytest

from dragoman.model import Reading
from dragoman.weighing.conflicts import playing
from tests.weighing.conflicts.cases import found
from tests.weighing.making import entity, reading

COUNTRIES = {"Berg": "NOR", "Lund": "NOR", "Osei": "GHA", "Mbeki": "GHA", "Vega": "PER"}


def told(uri: str, text: str, *names: str, day: str = "2001-05-09") -> Reading:
    """A report with its persons; the last word of a name says the country."""
    who = [entity(text, at, "person", name, COUNTRIES.get(name.split()[-1])) for at, name in enumerate(names, start=1)]
    when = [("Tuesday", "2001-05-08")] if "Tuesday" in text else []
    return reading(uri, text, day, entities=who, times=when)


def values(*reports: Reading) -> list[set[str]]:
    return [{side.value for side in conflict.sides} for conflict in found(playing.check, *reports)]


SIGNED = told("a", "Anna Berg and Kofi Osei signed the fishing treaty in Lima on Tuesday.", "Anna Berg", "Kofi Osei")


def test_another_who_signs_for_one_state() -> None:
    other = told(
        "b",
        "The treaty on fishing was signed in Lima on Tuesday by Kofi Osei and his colleague Nils Lund.",
        "Kofi Osei",
        "Nils Lund",
    )
    (conflict,) = found(playing.check, SIGNED, other)
    assert (conflict.kind, conflict.severity, conflict.slot) == ("actor", "hard", "who signed")
    assert {side.value for side in conflict.sides} == {"Anna Berg", "Nils Lund"}
    for side in conflict.sides:  # the name first, then its sentence
        assert side.evidence[0].text == side.value


def test_three_reports_are_one_conflict() -> None:
    texts = (
        "The fishing treaty was signed in Lima on Tuesday by Kofi Osei and Nils Lund.",
        "Anna Berg and Kofi Osei put their names to the treaty on fishing in Lima on Tuesday.",
    )
    other = told("b", texts[0], "Kofi Osei", "Nils Lund")
    third = told("c", texts[1], "Anna Berg", "Kofi Osei")
    (conflict,) = found(playing.check, SIGNED, other, third)
    assert {frozenset(item.uri for item in side.evidence) for side in conflict.sides} == {
        frozenset({"a", "c"}),
        frozenset({"b"}),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # both are named: one signed, the other watched
        (
            "Kofi Osei and Nils Lund signed the fishing treaty in Lima on Tuesday before Anna Berg.",
            "Nils Lund|Anna Berg",
        ),
        # another side's minister signed, too
        ("Kofi Osei and Rosa Vega signed the fishing treaty in Lima on Tuesday.", "Rosa Vega"),
        # no more than the office of the one
        ("Kofi Osei and the Norwegian minister signed the fishing treaty in Lima on Tuesday.", ""),
        # nobody signed
        ("Kofi Osei and Nils Lund hope to sign a treaty.", "Nils Lund"),
    ],
)
def test_what_is_no_other_signatory(text: str, names: str) -> None:
    assert values(SIGNED, told("b", text, "Kofi Osei", *filter(None, names.split("|")))) == []


def test_two_events_on_two_days() -> None:
    later = told(
        "b", "Kofi Osei and Nils Lund signed the fishing treaty in Lima.", "Kofi Osei", "Nils Lund", day="2001-08-09"
    )
    assert values(SIGNED, later) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Talks chaired by Anna Berg ended in Lima.", "The talks under Rosa Vega closed in Lima."),
        ("The truce was brokered by Anna Berg in Lima.", "The mediator, Rosa Vega, spoke of the truce in Lima."),
        ("Leaders met in Lima, where Anna Berg was host.", "Rosa Vega welcomed the guests in Lima."),
        ("The statement was read by Anna Berg in Lima.", "In Lima Rosa Vega read out the statement."),
        ("Anna Berg was sworn in as president in Lima.", "Rosa Vega took the oath in Lima."),
    ],
)
def test_parts_of_which_an_event_has_one(one: str, other: str) -> None:
    assert values(told("a", one, "Anna Berg"), told("b", other, "Rosa Vega")) == [{"Anna Berg", "Rosa Vega"}]


def test_a_meeting_with_two_of_one_state_on_one_day() -> None:
    one = told("a", "Kofi Osei met Anna Berg in Lima on Tuesday.", "Kofi Osei", "Anna Berg")
    other = told("b", "In Lima Kofi Osei met Nils Lund on Tuesday.", "Kofi Osei", "Nils Lund")
    assert values(one, other) == []


def test_lists_that_differ_in_one_name() -> None:
    names = ("Anna Berg", "Kofi Osei", "Rosa Vega")
    one = told("a", "Anna Berg, Kofi Osei and Rosa Vega took part in the Lima talks.", *names)
    other = told("b", "The Lima talks brought Anna Berg, Kofi Osei and Nils Lund together.", *names[:2], "Nils Lund")
    assert values(one, other) == [{"Rosa Vega", "Nils Lund"}]


def test_a_state_that_did_not_vote() -> None:
    texts = (
        "The council adopted it, with Peru taking no part in the vote.",
        "Norway abstained in the vote of the council.",
    )
    one = reading("a", texts[0], "2001-05-09", entities=(entity(texts[0], 1, "state", "Peru", "PER"),))
    other = reading("b", texts[1], "2001-05-09", entities=(entity(texts[1], 1, "state", "Norway", "NOR"),))
    assert values(one, other) == [{"Peru", "Norway"}]


@pytest.mark.parametrize(
    ("one", "other", "names", "expected"),
    [
        (
            "For the islanders Anna Berg signed it, for the miners Rosa Vega, and for the crown Kofi Osei.",
            "Rosa Vega, Kofi Osei and Nils Lund signed the accord in Lima on Tuesday.",
            ("Anna Berg|Rosa Vega|Kofi Osei", "Rosa Vega|Kofi Osei|Nils Lund"),
            {"Anna Berg", "Nils Lund"},
        ),
        (
            "The flag was run up at the fort in Lima on Tuesday by Anna Berg.",
            "Nils Lund hoisted the new flag over the fort of Lima on Tuesday.",
            ("Anna Berg", "Nils Lund"),
            {"Anna Berg", "Nils Lund"},
        ),
        (
            "Rosa Vega presented her letters of credence to Anna Berg in Lima on Tuesday.",
            "In Lima Rosa Vega handed her credentials to Nils Lund on Tuesday.",
            ("Rosa Vega|Anna Berg", "Rosa Vega|Nils Lund"),
            {"Anna Berg", "Nils Lund"},
        ),
    ],
)
def test_other_parts(one: str, other: str, names: tuple[str, str], expected: set[str]) -> None:
    assert values(told("a", one, *names[0].split("|")), told("b", other, *names[1].split("|"))) == [expected]


def test_who_reads_and_who_does_something_else_in_the_next_clause() -> None:
    one = told(
        "a", "The text was read in Lima on Tuesday by Anna Berg, and Nils Lund left the hall.", "Anna Berg", "Nils Lund"
    )
    other = told("b", "Anna Berg read the text in Lima on Tuesday.", "Anna Berg")
    assert values(one, other) == []
