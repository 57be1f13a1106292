"""Writing: readings, failures and what weighing made of them."""

from dragoman.record.writing.articles import article_key, finish_run, known_keys, start_run, write_results
from dragoman.record.writing.weighed import is_weighed, read_for_weighing, readings, write_weighed

__all__ = [
    "article_key",
    "finish_run",
    "is_weighed",
    "known_keys",
    "read_for_weighing",
    "readings",
    "start_run",
    "write_results",
    "write_weighed",
]
