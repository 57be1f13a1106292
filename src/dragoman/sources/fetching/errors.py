"""Why something was not fetched."""

from __future__ import annotations

from typing import Literal

Kind = Literal["refused", "robots", "unreachable", "too-large", "too-slow", "status", "protocol"]


class FetchError(Exception):
    """Something that was not fetched; the message says why, and what to do where anything can be done.

    `passing` is whether it may well work later; `status` is the server's, where it gave one; `wait` is how many seconds
    the server asks to be left alone.
    """

    def __init__(
        self, kind: Kind, reason: str, *, passing: bool = False, status: int | None = None, wait: float | None = None
    ) -> None:
        super().__init__(reason)
        self.kind = kind
        self.passing = passing
        self.status = status
        self.wait = wait
