"""Whatever text is looked up or taken for facts: an answer or a reason, never a crash."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.knowledge.comparing import compare
from dragoman.knowledge.dates import lies
from dragoman.knowledge.gazetteer import lookup, scan
from dragoman.knowledge.importing import read_facts
from dragoman.knowledge.own import OFFICES
from dragoman.knowledge.people import people_named, scan_people
from dragoman.knowledge.places import places_named
from dragoman.knowledge.scripts import names_of_states, state_called, state_pattern

TEXT = st.text(max_size=40) | st.sampled_from(
    ["Lima", "São Tomé", "Москва", '"', "\\u0041", "St.", "İstanbul", "ﬁ", "Xi"]
)
_CELLS = st.sampled_from(
    [
        "Dora Lind",
        "Q5",
        "PER",
        "pe",
        "Peru",
        "Prime Minister",
        "King",
        "",
        "1931",
        "1931-13",
        "..",
        "2020-01-01T00:00:00Z",
    ]
)
FACTS = (
    st.text(max_size=200)
    | st.lists(st.lists(_CELLS, max_size=11).map(",".join), max_size=5).map(
        lambda r: "\n".join([",".join(OFFICES), *r])
    )
    | st.lists(st.lists(_CELLS, max_size=6).map(",".join), max_size=5).map(
        lambda rows: "\n".join(["personLabel,positionLabel,countryLabel,start,end", *rows])
    )
    | st.lists(
        st.dictionaries(st.sampled_from(["id", "schema", "properties"]), _CELLS | st.just("Occupancy"), max_size=3).map(
            lambda entity: str(entity).replace("'", '"')
        ),
        max_size=4,
    ).map("\n".join)
)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_any_text_is_looked_up(text: str) -> None:
    lookup(text)
    people_named(text)
    state_called(text)
    for place in places_named(text):
        assert place.kind != "city" or place.latitude is not None


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXT.filter(bool), max_size=12))
def test_matches_do_not_overlap(words: list[str]) -> None:
    for found in (scan(words), scan_people(words)):
        end = 0
        for first, past, meanings in found:
            assert end <= first < past <= len(words)
            assert meanings
            end = past


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12))
def test_any_language_has_a_pattern_or_none(language: str) -> None:
    assert (state_pattern(language) is None) == (not names_of_states(language))


@settings(max_examples=150, deadline=None)
@given(FACTS)
def test_any_file_gives_facts_or_a_reason(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts"
        file.write_text(text, encoding="utf-8", errors="replace")
        with contextlib.suppress(ValueError):
            facts = read_facts(file, "2026-01-01", "a test")
            for finding in compare(facts.tenures):
                assert (finding.verdict == "disagrees") == bool(finding.reason)


@settings(max_examples=100, deadline=None)
@given(TEXT, st.none() | TEXT, st.none() | TEXT)
@example("2200000000", None, "2200000000")
def test_any_date_lies_somewhere(on: str, start: str | None, end: str | None) -> None:
    assert lies(on, start, end) in {"before", "in", "after", "open"}
