"""Events: who did what to whom, when, where, and whether it happened."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.language.parser import Parsed, span_of
from dragoman.model import Article, Event, Modality, Rejected, Statement, Time, event_id
from dragoman.ontology.frames import NO_EVENT, Frame
from dragoman.reading.events.asserting import asserter, first_person
from dragoman.reading.events.candidates import Candidate, candidates
from dragoman.reading.events.checks import Objection, objection
from dragoman.reading.events.dating import EventDates
from dragoman.reading.events.lead import Leads
from dragoman.reading.events.modes import in_its_mode
from dragoman.reading.events.participants import Cast, Roles
from dragoman.reading.events.placing import place_of
from dragoman.reading.events.positions import Site
from dragoman.reading.events.refusal import refused
from dragoman.reading.events.selection import (
    chief,
    in_scope_of_comment,
    is_theme,
    mentioned_only,
    without_doubles,
    without_repeats,
)
from dragoman.reading.events.tables import at_its_table
from dragoman.reading.events.visits import with_hosts
from dragoman.reading.mentions import Mentions
from dragoman.reading.modality import modality_of

__all__ = ["find_events"]

Token = Any


def _both_sides(roles: Roles) -> bool:
    return bool(roles.actors and roles.recipients) or len(roles.actors) > 1


def find_events(
    parsed: Parsed,
    article: Article,
    mentions: Mentions,
    times: tuple[Time, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Event, ...], tuple[Rejected, ...]]:
    """The events that an article reports, and the candidates that a check threw out.

    At most one event a trigger; at most one event a sentence is its main one.
    """
    cast = Cast(parsed, mentions, statements)
    dates, leads = EventDates(parsed, times), Leads(parsed, mentions)
    found: list[tuple[Site, Event]] = []
    rejected: list[Rejected] = []
    every = with_hosts(list(candidates(parsed, cast, mentions)), mentions)
    comments = {one.site.trigger.i: one.site.frame.cameo for one in every if one.site.frame.type == NO_EVENT}
    for candidate in without_doubles(every, lambda one: one.site, lambda one: one.roles.parties()):
        site, roles, trigger = candidate.site, candidate.roles, candidate.site.trigger
        refusal = refused(trigger, site.frame)
        frame = refusal or in_its_mode(site)
        against = objection(parsed, frame, roles, cast.is_party)
        if against is not None:
            rejected.append(_rejected(parsed, candidate, frame, against))
            continue
        date = dates.of(trigger)
        if date is None and (is_theme(trigger) or (mentioned_only(trigger) and not _both_sides(roles))):
            continue  # background: only a dated act or one whose sides are both named is worth keeping
        if refusal is not None and date is None:
            date = dates.of_the_saying(trigger)
        said = refusal is not None or frame.polarity == "negated"  # what "will not" says is said
        modality = "happened" if said else in_scope_of_comment(trigger, comments) or modality_of(trigger)
        place = place_of(site, roles, mentions, cast)
        if place is None:
            place = leads.place(parsed.sentence_of(trigger.idx), trigger, roles, modality)
        frame = at_its_table(frame, roles, place, cast, mentions)
        event = _event(parsed, article, statements, candidate, frame, modality)
        found.append((site, msgspec.structs.replace(event, date=date, place=place)))
    kept = without_repeats(found)
    main = chief(kept)
    events = tuple(msgspec.structs.replace(event, main=event.id in main) for _, event in kept)
    return events, tuple(rejected)


def _event(
    parsed: Parsed,
    article: Article,
    statements: tuple[Statement, ...],
    candidate: Candidate,
    frame: Frame,
    modality: Modality,
) -> Event:
    """What a frame says at its site; when and where is for others to say, and which event is the main one."""
    span = span_of(candidate.site.trigger)
    return Event(
        id=event_id(article.id, frame.type, span, frame.name),
        type=frame.type,
        mode=frame.mode,
        cameo=frame.cameo,
        modality=modality,
        asserted_by=asserter(parsed, statements, span),
        trigger=span,
        sentence=parsed.sentence_of(span[0]),
        actors=first_person(parsed, candidate.roles.actors, statements, span),
        recipients=first_person(parsed, candidate.roles.recipients, statements, span),
        date=None,
        place=None,
        main=False,
        frame=frame.name,
        word=grammar.lemma(candidate.site.trigger),
    )


def _rejected(parsed: Parsed, candidate: Candidate, frame: Frame, against: Objection) -> Rejected:
    span = span_of(candidate.site.trigger)
    return Rejected(
        rule=against.rule,
        reason=against.reason,
        type=frame.type,
        trigger=span,
        sentence=parsed.sentence_of(span[0]),
        actors=candidate.roles.actors,
        recipients=candidate.roles.recipients,
    )
