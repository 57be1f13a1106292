"""Looking entities up by where they are mentioned."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from dragoman.model import Entity, Mention, Span


class Mentions:
    """All mentions of an article by position.  Where mentions nest, the shorter one is the more exact answer."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Index the mentions of `entities`."""
        self.entities = {entity.id: entity for entity in entities}
        self._rows = sorted(
            ((mention.span, entity.id, mention) for entity in self.entities.values() for mention in entity.mentions),
            key=lambda row: (row[0], row[1]),
        )
        self._starts = [row[0][0] for row in self._rows]
        self._longest = max((end - start for (start, end), _, _ in self._rows), default=0)

    def within(self, span: Span) -> list[tuple[Entity, Mention]]:
        """Entities mentioned wholly inside a span, in order."""
        low = bisect.bisect_left(self._starts, span[0])
        high = bisect.bisect_left(self._starts, span[1])
        return [
            (self.entities[entity], mention)
            for mention_span, entity, mention in self._rows[low:high]
            if mention_span[1] <= span[1]
        ]

    def at(self, position: int) -> tuple[Entity, Mention] | None:
        """The entity whose mention covers a character position; the shortest such mention."""
        low = bisect.bisect_left(self._starts, position - self._longest)
        high = bisect.bisect_right(self._starts, position)
        covering = [row for row in self._rows[low:high] if row[0][0] <= position < row[0][1]]
        if not covering:
            return None
        _, entity, mention = min(covering, key=lambda row: (row[0][1] - row[0][0], row[1]))
        return self.entities[entity], mention
