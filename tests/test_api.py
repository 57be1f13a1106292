"""Protects the Python face: questions take the filters of the commands as keywords."""

from __future__ import annotations

from pathlib import Path

import dragoman
from dragoman.record.explaining import Explanation
from tests.record.making import drifted, put, speech


def test_a_record_is_asked_who_said_what(tmp_path: Path) -> None:
    readings, quotation = drifted()
    with dragoman.open(tmp_path / "record.sqlite") as record:
        put(record.store, [*readings, speech()], quotation)
        (demand,) = record.statements(by="Voss", about="UKR", cue_class="demand", polarity="positive", act="REQUEST")
        assert demand.content == "that Kyiv open the strait"
        assert record.quotations(by="Kral", differing=True, variants=2) == [quotation]
        assert record.quotations(until="2023") == []
        (found,) = record.explain(demand.id)
        assert isinstance(found, Explanation)
        assert found.said is not None and found.said.act is not None
