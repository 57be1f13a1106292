"""Where an event took place: its own modifiers, or the position that the frame says is a place."""

from __future__ import annotations

from dragoman.language import grammar
from dragoman.model import Participant
from dragoman.reading.events.nouns import noun_class
from dragoman.reading.events.participants import Cast, Roles
from dragoman.reading.events.positions import Site
from dragoman.reading.events.stand_ins import is_where
from dragoman.reading.events.where import (
    BODILY,
    IN_PERSON,
    WHERE,
    is_place,
    named_in,
    own_place,
    places_under,
    sites_under,
)
from dragoman.reading.mentions import Mentions

# What is done against a place is done there; sanctions on Iran are lifted elsewhere.
_THERE = BODILY - {"RETREAT"}


def place_of(site: Site, roles: Roles, mentions: Mentions, cast: Cast) -> Participant | None:
    """The place of an event; None when its own phrase names none, nor that of its parties where it is bodily."""
    against = {
        party.span for party in roles.recipients if (party.path or "").split(":")[-1] in WHERE and not is_where(party)
    }
    own = own_place(site, mentions, cast, gathered=True)
    if own is not None and (own.span not in against or own.path in site.frame.place or site.frame.type in _THERE):
        return own
    heads = [cast.head(party) for party in (*roles.recipients, *roles.actors)]
    there = next((party for party in roles.recipients if is_where(party)), None)
    if there is not None:
        named = named_in(cast.head(there), mentions)
        return there if named is None else cast.party(named, "in")
    if site.frame.type not in IN_PERSON:
        heads = [head for head in heads if noun_class(head) == "happening"]  # "walked out of *talks* in Oran"
    for head in heads:  # "shelled the town *of Sake*"
        if noun_class(head) == "site":
            named = next((token for token in grammar.governed(head, "of") if is_place(token, mentions)), None)
            if named is not None:
                return cast.party(named, "of")
    # "a bus *carrying* guards near Oran", "a column of *trucks* near Oran"
    heads += [inner for head in heads for inner in (*grammar.children(head, "acl"), *grammar.governed(head, "of"))]
    there = next((cast.party(token, "in") for head in heads for token in places_under(head, mentions)), None)
    return there or next(
        (cast.party(token, name) for head in heads[:1] for token, name in sites_under(head, mentions)), None
    )
