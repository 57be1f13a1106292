"""The towns, countries and buildings in which a sentence says that something is done."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.knowledge.places import Place, is_town, places_named
from dragoman.model import Span, overlap
from dragoman.reading.places.company import kilometres
from dragoman.weighing.conflicts.clauses import Scene, scene
from dragoman.weighing.conflicts.keys import capitals, former_capitals
from dragoman.weighing.conflicts.telling import Telling

_ARTICLE = r"(?:(?:[AaEe][a-z]{1,2})-)?"  # Sharm el-Sheikh
_NAME = rf"{_ARTICLE}[A-Z][\w’'-]*(?:\s(?:(?:of|the|el|al|de|la|del|upon)\s)?{_ARTICLE}[A-Z][\w’'-]*)*"
# "in the Saudi resort of Taif"
_KIND = (
    r"(?:(?:[A-Z]?[\w-]+\s){0,3}?(?:resort|town|city|port|village|township|suburb|spa|capital|oasis|settlement|station)"
    r"\sof\s)?"
)
_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]irport of|[Tt]armac of|(?:flew|fled|travell?ed|left|headed)\s(?:to|for))"
    rf"\s(?:the\s)?{_KIND}(?P<name>{_NAME})"
)
_ISLAND = re.compile(
    rf"\b[Oo]n\s(?:the\s(?:[A-Z]?[\w-]+\s)?island\sof\s(?={_NAME})|(?={_NAME}\sisland\b))(?P<name>{_NAME})"
)
_OWNED = re.compile(r"[’']s\s")
_CAPITAL = re.compile(rf"\b(?:[Ii]n|[Aa]t)\sthe\s(?P<name>{_NAME})\scapital\b")
_LEFT = re.compile(rf"\bleft\s(?P<name>{_NAME})\b")
_THERE = re.compile(r"\bthere\b(?!\s(?:is|are|was|were|will|would|has|have|had|may|can|could)\b)")
# "The government in Lima", "born in Prague": not where anything is done.
_BELONGS = re.compile(
    r"\b(?:governments?|ministers?|ministry|president|embassy|office|offices|secretariat|authorities|officials?|troops"
    r"|soldiers|forces|units|stationed|based|born|voters?|people|war|conflict|rights|interests|fighting|situation"
    r"|voice|elections?|role|investments?|bases?|rebels|prison|living|life|home|crisis|court|university|school|army)\s$",
    re.IGNORECASE,
)
# Buildings and crossings by the nouns of their names; one may lie in a town, so it is held against its like alone.
_BUILDING = (
    "palace castle hotel house hall guesthouse library museum villa ranch monastery university stadium embassy theatre"
    " cathedral"
)
_CROSSING = "crossing bridge checkpoint post"
_VENUE = re.compile(
    rf"\b(?:at|in)\s(?:the\s)?(?P<name>(?:[A-Z][\w’'-]*\s){{1,3}}(?:(?P<building>{_BUILDING.replace(' ', '|')})"
    rf"|(?P<crossing>{_CROSSING.replace(' ', '|')})))\b",
    re.IGNORECASE,
)
_BEFORE_BUILDING = re.compile(rf"\s(?:{_BUILDING.replace(' ', '|')})\b")
# "at a Lima hotel"
_HOTEL = re.compile(rf"\b(?:[Ii]n|[Aa]t)\san?\s(?P<name>{_NAME})\s(?:{_BUILDING.replace(' ', '|')}|suburb)\b")
_ON = re.compile(r"\s(?:on\s)?(?:the\s)?")
_TOWN = 3_000  # people; a smaller place is known to few who write of it
_CITY = 100_000  # people; a city that has the name of its region is meant by it where it is so large
_NEAR = 60.0  # kilometres: one place may stand for the other
_AIRPORT = re.compile(r"\s(?:[Ii]nternational\s)?(?:[Aa]irport|[Uu]niversity)$")


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """A place in which a sentence says that something is done."""

    telling: Telling
    name: str  # as written
    span: Span
    meanings: tuple[Place, ...]
    scene: Scene
    venue: str | None = None  # what kind of building it is


def located(telling: Telling) -> Iterator[Located]:
    """The places behind "in", "at" or "left", and the capitals that stand for them."""
    text, (low, high) = telling.reading.article.text, telling.span
    taken: list[Span] = []
    found: list[Located] = []
    for pattern in (_CAPITAL, _ISLAND, _HOTEL, _IN, _LEFT):
        for match in pattern.finditer(text, low, high):
            span = match.span("name")
            if any(overlap(span, other) for other in taken) or _is_time(telling, span):
                continue
            before = text[max(low, match.start() - 20) : match.start()]
            if (_BELONGS.search(before) and not _dated(telling, span)) or not _may_be_place(telling, span):
                continue
            if pattern is _IN and _BEFORE_BUILDING.match(text, span[1]):
                continue  # "at the Lontzen palace": a building's name may be a town's, too
            name, start = _town_of(match["name"])
            meanings = _capital(telling, span) if pattern is _CAPITAL else _places(name)
            if meanings:
                taken.append(span)
                first = span[0] + start
                where = (span[0], match.end()) if pattern is _CAPITAL else (first, first + len(name))
                found.append(_placed(telling, where, meanings, where))
    yield from _each_its_own(found)
    for match in _THERE.finditer(text, low, high):  # "left Lima after talks there"
        named = [place for place in found if place.span[1] <= match.start()]
        if named:
            yield _placed(telling, named[-1].span, named[-1].meanings, match.span())


def _town_of(words: str) -> tuple[str, int]:
    """A place without its owner, and where it begins: "Turkey's Izmir"; the owner where the place is not known."""
    words = re.sub(r"[’']s$", "", words)
    owner = _OWNED.search(words)
    if owner and _places(words[owner.end() :]):
        return words[owner.end() :], owner.end()
    return _AIRPORT.sub("", words[: owner.start()] if owner else words), 0


def _dated(telling: Telling, span: Span) -> bool:
    """Whether the day follows a place at once: "a plan to end the war in Lima on May 4" was made in Lima."""
    text = telling.reading.article.text
    return any(
        span[1] <= time.span[0] and _ON.fullmatch(text[span[1] : time.span[0]]) for time in telling.reading.times
    )


def _each_its_own(places: Sequence[Located]) -> Iterator[Located]:
    """The places, the second with the act before: "were traded for two men jailed in Ghent on a bridge near Lille"."""
    taken: Span | None = None
    for place in sorted(places, key=lambda place: place.span):
        again = scene(place.telling, place.span, taken) if taken and place.scene.by == taken else None
        taken = place.scene.by
        yield msgspec.structs.replace(place, scene=again) if again and again.by and again.by < place.span else place


def venues(telling: Telling) -> Iterator[Located]:
    """The named buildings and border crossings at which something is done."""
    text = telling.reading.article.text
    for match in _VENUE.finditer(text, *telling.span):
        name, span = match["name"], match.span("name")
        if name[0].isupper():
            kind = "building" if match["building"] else "crossing"
            yield Located(telling=telling, name=name, span=span, meanings=(), scene=scene(telling, span), venue=kind)


def two_venues(one: Located, other: Located) -> bool:
    """Whether two buildings of one kind have names without a word in common."""
    words = [set(place.name.casefold().split()) - _VENUE_NOUNS for place in (one, other)]
    return one.venue == other.venue and not words[0] & words[1]


_VENUE_NOUNS = frozenset(f"{_BUILDING} {_CROSSING}".split())


def _placed(telling: Telling, span: Span, meanings: tuple[Place, ...], where: Span) -> Located:
    name = telling.reading.words(span)
    return Located(telling=telling, name=name, span=span, meanings=meanings, scene=scene(telling, where))


def _may_be_place(telling: Telling, span: Span) -> bool:
    """Whether words are not read as the name of somebody or of an institution."""
    kinds = {
        entity.kind
        for entity in telling.reading.entities
        for mention in entity.mentions
        if mention.form == "name" and overlap(mention.span, span)
    }
    return not kinds or bool(kinds & {"place", "state"})


def _is_time(telling: Telling, span: Span) -> bool:
    return any(overlap(time.span, span) for time in telling.reading.times)


@functools.lru_cache(maxsize=4096)
def _places(name: str) -> tuple[Place, ...]:
    """The countries and towns of a name; none for a name that may be something else."""
    if name.isupper() or not is_town(name, _TOWN, by_any_name=True):
        return ()
    found = [place for place in places_named(name) if place.kind != "city" or (place.population or 0) >= _TOWN]
    regions = {place.country for place in found if place.kind == "region"}
    if regions:  # New York the city rather than the state; Bali is no town
        return tuple(
            place
            for place in found
            if place.kind == "city" and place.country in regions and (place.population or 0) >= _CITY
        )
    return tuple(found)


def _capital(telling: Telling, span: Span) -> tuple[Place, ...]:
    """The capital of the state that is named by an adjective: "the Italian capital"."""
    for entity in telling.reading.entities:
        if entity.kind == "state" and any(overlap(mention.span, span) for mention in entity.mentions):
            code = entity.country or ""
            towns = (*((town, code) for town in capitals().get(code, ())), *former_capitals().get(code, ()))
            return tuple(
                place
                for town, land in towns
                for place in places_named(town)
                if place.kind == "city" and place.country == land
            )
    return ()


def apart(one: Located, other: Located) -> bool:
    """Whether two places cannot be one, nor one in the other: two towns far from each other, or two countries."""
    if one.name.casefold() == other.name.casefold():
        return False
    mine, theirs = one.meanings, other.meanings
    if {place.ref for place in mine if place.ref} & {place.ref for place in theirs if place.ref}:
        return False
    lands = [any(place.kind == "country" for place in places) for places in (mine, theirs)]
    if any(lands):
        return not {place.country for place in mine} & {place.country for place in theirs}
    return (kilometres(mine[0], theirs[0]) or 0.0) > _NEAR
