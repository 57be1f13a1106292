"""Reading: one article in, one reading out.  Pure and deterministic; knows no other article."""

from dragoman.knowledge.locales import day_first
from dragoman.language import Parsed, parse
from dragoman.model import Cleaned, Reading
from dragoman.reading.coreference import resolve
from dragoman.reading.entities import find_entities
from dragoman.reading.events import find_events
from dragoman.reading.happenings import find_happenings
from dragoman.reading.mentions import Mentions
from dragoman.reading.offices import read_offices
from dragoman.reading.places import place
from dragoman.reading.statements import find_statements, link_acts
from dragoman.reading.storyline import storyline
from dragoman.reading.times import find_times
from dragoman.reading.unparsed import figure_dates, known_names

__all__ = ["read"]

_TOLD_IN_PART = ("language", "not-foreign-affairs")


def read(cleaned: Cleaned, parsed: Parsed | None = None) -> Reading:
    """Read a cleaned article; `parsed` is its text, where that was parsed already.

    An article that is marked as skipped keeps what needs no parser: its text, dates and clues; one in a language that
    cannot be parsed, or about something else, also the names and dates that can be told without.
    """
    article = cleaned.article
    if article.skipped:
        told = article.text if article.skipped in _TOLD_IN_PART else ""
        return Reading(
            article=article,
            removed=cleaned.removed,
            clues=cleaned.clues,
            times=figure_dates(told),
            entities=known_names(told, article.language or ""),
        )
    if parsed is None:
        parsed = parse(article.text)
    times = find_times(parsed, article.published, day_first=day_first(article.language, article.uri))
    entities = find_entities(parsed)
    entities = place(parsed, entities)
    entities = read_offices(parsed, entities, times, article.published)
    entities = resolve(parsed, entities)
    entities = read_offices(parsed, entities, times, article.published)  # once more: "she became ambassador"
    mentions = Mentions(entities)
    statements = find_statements(parsed, article, mentions)
    events, rejected = find_events(parsed, article, mentions, times, statements)
    happenings = find_happenings(parsed, article, mentions, times, statements, events)
    return Reading(
        article=article,
        removed=cleaned.removed,
        clues=cleaned.clues,
        sentences=parsed.sentences,
        times=times,
        entities=entities,
        events=events,
        happenings=happenings,
        rejected=rejected,
        statements=link_acts(statements, events),
        storyline=storyline(parsed, events, times, article.published),
    )
