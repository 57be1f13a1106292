"""The record as tables: Parquet and CSV."""

from __future__ import annotations

from dragoman.export.tables.columns import Column, Table
from dragoman.export.tables.of_articles import ARTICLE_TABLES
from dragoman.export.tables.of_events import EVENT_TABLES
from dragoman.export.tables.of_weighing import WEIGHING_TABLES

__all__ = ["TABLES", "Column", "Table"]

TABLES: dict[str, Table] = {**EVENT_TABLES, **ARTICLE_TABLES, **WEIGHING_TABLES}
