"""What cleaning raises."""

from __future__ import annotations


class CleaningError(Exception):
    """A document that cannot be cleaned, with the stage that failed and what to do about it."""

    def __init__(self, stage: str, message: str) -> None:
        """Keep the stage for the error row."""
        super().__init__(message)
        self.stage = stage
        self.message = message

    def __reduce__(self) -> tuple[type[CleaningError], tuple[str, str]]:
        """Both parts survive the way from a worker process."""
        return type(self), (self.stage, self.message)
