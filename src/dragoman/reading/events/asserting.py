"""Who says that an event took place: the source of the statement that tells it."""

from __future__ import annotations

from dragoman.model import Span, Statement


def asserter(statements: tuple[Statement, ...], trigger: Span) -> str | None:
    """The entity whose statement holds the trigger in its content, the innermost one; None for the article itself."""
    around = [
        (content[1] - content[0], statement.source.entity)
        for statement in statements
        if statement.source is not None and statement.source.entity is not None
        for content in statement.content
        if content[0] <= trigger[0] and trigger[1] <= content[1]
    ]
    return min(around)[1] if around else None
