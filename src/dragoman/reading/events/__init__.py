"""Events by frames."""

from dragoman.language import Parsed
from dragoman.model import Article, Event, Rejected, Statement, Time
from dragoman.reading.mentions import Mentions


def find_events(
    parsed: Parsed,
    article: Article,
    mentions: Mentions,
    times: tuple[Time, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Event, ...], tuple[Rejected, ...]]:
    """The events that a text reports, in order, and the candidates that a check threw out."""
    return (), ()
