"""Protects the evidence of an event: each report's sentence, its words marked where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman.model import Report, Weighed
from dragoman.record import RecordError
from tests.notebook.test_rows import event
from tests.readings import reading
from tests.record.making import put, show


def test_an_event_is_shown_with_its_sentences(tmp_path: Path) -> None:
    given = reading()
    (met,) = given.events
    report = Report(uri="a.txt", event=met.id, trigger=met.trigger, sentence=met.sentence)
    fused = event("00ff00ff00ff00ff", "2023-05-04", reports=(report,))
    with dragoman.open(tmp_path / "record.sqlite") as record:
        put(record.store, [given], weighed=False)
        show(record.store, Weighed(events=(fused,)))
        shown = record.event("00ff00ff")
        assert shown.event == fused and [one.id for one in shown.reports] == [met.id]
        html = shown._repr_html_()
        label = "trigger (rule meet.v)"
        assert f'<mark class="d-event" title="{label}" aria-description="{label}">met</mark>' in html
        assert ">Ana Ruiz</mark>" in html and ">4 May 2023</mark>" in html
        assert "&lt;b&gt;guests" in html and "<b>" not in html
        with pytest.raises(RecordError, match="no event"):
            record.event("ffff")
