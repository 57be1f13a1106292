"""What lies beside a record: files that carry its name, so that they are found, moved and kept with it."""

from __future__ import annotations

from pathlib import Path


def decisions(record: Path) -> Path:
    """The decisions of reviewers: sorted JSON lines, made for version control."""
    return record.with_suffix(".decisions.jsonl")


def views(record: Path) -> Path:
    """The questions that somebody saved under a name: JSON lines."""
    return record.with_suffix(".views.jsonl")


def fetched(record: Path) -> Path:
    """The folder of web archives that keep what was fetched for the record."""
    return record.with_suffix(".fetched")


def proposed(record: Path) -> Path:
    """The record as it would be after a re-reading that nobody has accepted yet."""
    return record.with_suffix(".proposed.sqlite")
