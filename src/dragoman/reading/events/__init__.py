"""Events: who did what to whom, when, where, and whether it happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.language.parser import Parsed, span_of
from dragoman.model import Article, Event, Modality, Rejected, Statement, Time, content_id
from dragoman.ontology.frames import NO_EVENT, Frame
from dragoman.reading.events.asserting import asserter, first_person
from dragoman.reading.events.checks import Objection, objection
from dragoman.reading.events.dating import EventDates
from dragoman.reading.events.duties import awaited
from dragoman.reading.events.lead import Leads
from dragoman.reading.events.matching import frame_index
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
from dragoman.reading.events.stand_ins import matters, stand_in, where_they_are
from dragoman.reading.events.tables import at_its_table
from dragoman.reading.mentions import Mentions
from dragoman.reading.modality import modality_of

__all__ = ["find_events"]

Token = Any


class Candidate(msgspec.Struct, frozen=True):
    """A frame that matched, with its parties."""

    site: Site
    roles: Roles


def candidates(parsed: Parsed, cast: Cast, mentions: Mentions) -> Iterator[Candidate]:
    """One candidate for each trigger: the most specific frame whose needs are met."""
    index = frame_index()
    for token in parsed.doc:
        for site in index.sites(token, mentions):
            roles = _with_stand_in(site, cast.roles(site), mentions, cast)
            if site.frame.type == NO_EVENT or _needs_met(site, roles, cast):
                yield Candidate(site, roles)
                break


# What is done until, or unless, somebody else moves.
_WAITING = frozenset({"REJECT", "THREATEN", "MOBILIZE"})


def _with_stand_in(site: Site, roles: Roles, mentions: Mentions, cast: Cast) -> Roles:
    """Where no recipient is named: who is to move first, or the place: "declared a truce *in Oran*"."""
    roles = where_they_are(site, roles, mentions, cast)
    if not roles.actors:  # "the curfew *in Oran* was lifted": by whom, nobody says
        place = stand_in(site, roles, mentions, cast) if grammar.is_passive(site.trigger) else None
        return roles if place is None else msgspec.structs.replace(roles, recipients=(*roles.recipients, place))
    waits = site.frame.type in _WAITING or refused(site.trigger, site.frame) is not None
    if waits and not any(map(cast.is_party, roles.recipients)):
        acting = {party.entity for party in roles.actors}
        waited = [party for token in awaited(site.trigger) if (party := cast.party(token, "until")) is not None]
        waited = [party for party in waited if party.entity is None or party.entity not in acting]
        if waited:
            return msgspec.structs.replace(roles, recipients=tuple(waited[:1]))
    place = stand_in(site, roles, mentions, cast)
    return roles if place is None else msgspec.structs.replace(roles, recipients=(*roles.recipients, place))


def _needs_met(site: Site, roles: Roles, cast: Cast) -> bool:
    if "actor" in site.frame.needs and not roles.actors and roles.thing not in {"blow", "document"}:
        # who aims a bullet or writes a letter may stay unnamed, and who does what somebody suffers: "Chad was urged to"
        return grammar.is_passive(site.trigger) and any(
            (party.path in _SUFFERING and cast.is_party(party)) or party.stands_in for party in roles.recipients
        )
    if "recipient" in site.frame.needs and not roles.recipients:
        return False
    if site.frame.by is not None and not (roles.actors and all(map(cast.is_government, roles.actors))):
        return False
    return bool(roles.actors or roles.recipients)


# Where in a passive those stand who suffer what it says: "*Chad* was urged to", "*Chad* was lent a million".
_SUFFERING = frozenset({"object", "dative", "clause"})


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
    every = list(candidates(parsed, cast, mentions))
    comments = {one.site.trigger.i: one.site.frame.cameo for one in every if one.site.frame.type == NO_EVENT}
    for told in without_doubles(every, lambda one: one.site, lambda one: one.roles.parties()):
        site, trigger = told.site, told.site.trigger
        roles = matters(site, told.roles, cast)
        candidate = Candidate(site, roles)
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
        id=content_id(article.id, frame.type, span[0], span[1], frame.name),
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
