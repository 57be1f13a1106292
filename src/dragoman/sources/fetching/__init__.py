"""Fetching from the web: one fetcher for all, with what it keeps.

`Fetcher` is the whole of it; `archive_of` makes the archive that keeps what it fetches.
"""

from __future__ import annotations

from pathlib import Path

from dragoman.sources.fetching.errors import FetchError
from dragoman.sources.fetching.fetcher import Fetched, Fetcher, Settings, user_agent
from dragoman.sources.fetching.keeping import Archive
from dragoman.sources.fetching.manners import Clock

__all__ = ["Archive", "Clock", "FetchError", "Fetched", "Fetcher", "Settings", "archive_of"]


def archive_of(folder: Path, settings: Settings, clock: Clock | None = None) -> Archive:
    """An archive in `folder` that keeps what a fetcher of these settings fetches."""
    return Archive(folder, agent=user_agent(settings.contact), now=(clock or Clock()).now)
