"""Writing: readings, failures and what weighing made of them."""

from dragoman.record.writing.articles import (
    finish_run,
    known_keys,
    start_run,
    withdraw_reading,
    write_reading,
    write_results,
)
from dragoman.record.writing.weighed import (
    is_weighed,
    known_parts,
    packed,
    publish,
    state_of,
    write_packed,
    write_parts,
)

__all__ = [
    "finish_run",
    "is_weighed",
    "known_keys",
    "known_parts",
    "packed",
    "publish",
    "start_run",
    "state_of",
    "withdraw_reading",
    "write_packed",
    "write_parts",
    "write_reading",
    "write_results",
]
