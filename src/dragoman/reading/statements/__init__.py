"""Who said what."""

from dragoman.language import Parsed
from dragoman.model import Article, Statement
from dragoman.reading.mentions import Mentions


def find_statements(parsed: Parsed, article: Article, mentions: Mentions) -> tuple[Statement, ...]:
    """All statements of a text in order: direct, mixed and indirect."""
    return ()
