"""Weighing: readings held against one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model import Reading, Weighed
from dragoman.weighing.across import Part, days_of, together, unite, united
from dragoman.weighing.conflicts import Case, find_conflicts
from dragoman.weighing.corroboration import corroborated
from dragoman.weighing.fusion import fuse, fused_id, note, tell
from dragoman.weighing.library import Library, Shelf, Sketch, article_key, sketch
from dragoman.weighing.quotations import align, within
from dragoman.weighing.stories import story_id
from dragoman.weighing.survey import Matter, Survey, program

__all__ = [
    "Library",
    "Matter",
    "Part",
    "Sketch",
    "Survey",
    "article_key",
    "fused_id",
    "program",
    "sketch",
    "story_id",
    "together",
    "united",
    "weigh",
    "weigh_story",
]


def weigh(readings: Iterable[Reading]) -> Weighed:
    """Lineage, stories, fused events, quotations and conflicts of a set of readings."""
    library = Shelf(readings)
    survey = Survey(library)
    parts = [weigh_story(matter, library.readings(matter.asked)) for matter in survey.matters()]
    return Weighed(
        lineage=survey.lineage,
        stories=survey.stories,
        events=unite(parts),
        conflicts=tuple(sorted((c for part in parts for c in part.conflicts), key=lambda c: (c.kind, c.id))),
        quotations=tuple(sorted((q for part in parts for q in part.quotations), key=lambda q: q.id)),
    )


def weigh_story(matter: Matter, asked: Sequence[Reading]) -> Part:
    """What one story comes to: its events, quotations and conflicts.

    `asked` are the readings that the matter asks for.  It depends on nothing else: it can be done in any process.
    """
    first, past = len(matter.numbers), len(matter.numbers) + len(matter.beyond)
    readings, beyond, retiring = asked[:first], asked[first:past], asked[past:]
    lineage = {kin.uri: kin for kin in matter.lineage}
    reports = tell(readings, lineage, matter.story, matter.who)
    fused = fuse([*reports, *note(readings, lineage, matter.story, matter.who)])
    quotations = align(
        [*readings, *beyond],
        matter.lineage,
        matter.who,
        rarity=matter.weights,
        beyond=matter.said_beyond,
    )
    case = Case(
        readings=readings,
        lineage=lineage,
        reports=reports,
        who=matter.who,
        quotations=[within(quotation, readings) for quotation in quotations],
        retiring=retiring,
    )
    conflicts = find_conflicts(case)
    return Part(
        key=matter.key,
        events=tuple(corroborated(event, accounts, matter.who, conflicts) for event, accounts in fused),
        quotations=quotations,
        conflicts=conflicts,
        days=days_of(fused),
    )
