"""The cores of a machine: processes that read, and that may hang or die without harm to more than one article."""

from dragoman.engine.pool.pool import MEMORY, Pool

__all__ = ["MEMORY", "Pool"]
