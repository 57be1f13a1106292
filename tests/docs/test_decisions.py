"""The page on decisions cannot drift from the code."""

from __future__ import annotations

import msgspec

from dragoman.record.review import DECISION_SCHEMA, Correction, Decision
from dragoman.record.review.slots import SLOTS
from tests.docs.test_reference import first_cells, in_code, page, sections


def test_every_field_and_slot_of_a_decision_is_documented() -> None:
    told = sections(page("decisions.md"))
    assert first_cells(told["Fields"]) == {field.name for field in msgspec.structs.fields(Decision)}
    assert {field.name for field in msgspec.structs.fields(Correction)} <= in_code(told["Fields"])
    assert DECISION_SCHEMA in in_code(told["Fields"])
    assert first_cells(told["Cells"]) == set(SLOTS)


def test_what_can_only_be_accepted_or_rejected_or_not_rejected_is_said() -> None:
    rows = [
        line.split(" | ") for line in sections(page("decisions.md"))["Cells"].splitlines() if line.startswith("| `")
    ]
    for name, corrected, rejected in rows:
        slot = SLOTS[name.strip("|` ")]
        assert slot.fixed == (corrected == "cannot be"), name
        assert slot.needed == rejected.startswith("cannot be"), name
