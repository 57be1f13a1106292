"""The record: readings and what weighing makes of them, in one SQLite file."""

from dragoman.record.store import RecordError, Store

__all__ = ["RecordError", "Store"]
