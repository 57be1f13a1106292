"""FollowTheMoney entities, one JSON object a line: who takes part in what, who held which office, and which articles
say so.

Schemata of FollowTheMoney 3.8.  Only done events go out: the model has no place for what is planned or denied.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from dragoman.export.forms import EVENTS, Tally, Wanted
from dragoman.export.linked import picking
from dragoman.export.linked.codes import ftm_country, ftm_language
from dragoman.export.linked.dates import ends, moment, prefix
from dragoman.export.linked.everybody import Everybody, Somebody
from dragoman.export.linked.holding import Held, held_offices
from dragoman.export.linked.lines import json_line
from dragoman.export.linked.opening import fetched, readings
from dragoman.export.linked.texts import for_xml, web_address
from dragoman.export.wording import kind_of, title_of
from dragoman.model import Article, FusedEvent, Span, content_id
from dragoman.record.store import Store
from dragoman.weighing.library import article_key

_Properties = Mapping[str, Iterable[str | None]]

_OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})  # sectors whose bodies are a state's
_FORMER = "Former "
_LONGEST_NAME = 384  # characters; FollowTheMoney's own limit


def write_ftm(store: Store, wanted: Wanted, stream: TextIO) -> Tally:
    """Write entities to `stream`: articles, everybody, offices, events, and the links that document them.

    With filters, the events that they find, the articles that report these, and who takes part; else everything.
    """
    tally = Tally()
    picked = picking.events(store, wanted, tally)
    everybody, out = Everybody(store), _Entities(stream, tally)
    whole = not wanted.given() & EVENTS
    reported = _reported(picked)
    articles: dict[str, _Source] = {}
    held: dict[Held, str] = {}  # with the words
    said: dict[str, dict[str, list[str]]] = collections.defaultdict(dict)  # of an event, the sentences in each article
    taken = fetched(store)
    for reading in readings(store):
        uri = reading.article.uri
        if not whole and uri not in reported:
            continue
        if reading.article.skipped == "not-an-article":
            tally.leave_out("pages that are no article")
            continue
        articles[uri] = _Source(reading.article)
        out.write("Article", articles[uri].id, _article(reading.article, taken.get(uri)))
        held.update((one, reading.words(one.words)) for one in held_offices(reading, everybody.of(uri)))
        for event, sentence in reported.get(uri, ()):
            said[event].setdefault(uri, []).append(reading.words(sentence))
    involved = {party.entity for event in picked for party in event.participants if party.entity}
    held = {one: words for one, words in held.items() if whole or one.person in involved}
    written = _write_everybody(out, everybody, sorted(involved | {one.person for one in held}), tally)
    _write_offices(out, {one: words for one, words in held.items() if one.person in written}, articles)
    _write_events(out, picked, articles, written, said)
    return tally


def _reported(events: Sequence[FusedEvent]) -> Mapping[str, Sequence[tuple[str, Span]]]:
    """The articles whose reports speak for some events: of each report the event and the sentence."""
    found: dict[str, list[tuple[str, Span]]] = collections.defaultdict(list)
    for event in events:
        for report in event.reports:
            if report.counted:
                found[report.uri].append((event.id, report.sentence))
    return found


class _Entities:
    """Writes each entity once."""

    def __init__(self, stream: TextIO, tally: Tally) -> None:
        self._stream, self._tally = stream, tally
        self._seen: set[str] = set()

    def write(self, schema: str, identifier: str, properties: _Properties) -> None:
        if identifier in self._seen:
            return
        self._seen.add(identifier)
        # What reads entities takes control characters out; here it is seen that there was one.
        said = {name: list(dict.fromkeys(for_xml(one) for one in values if one)) for name, values in properties.items()}
        entity = {"id": identifier, "schema": schema, "properties": {name: said[name] for name in said if said[name]}}
        self._stream.write(json_line(entity) + "\n")
        self._tally.wrote(f"{schema} entities")


class _Source:
    """An article as what follows from it refers to it."""

    def __init__(self, article: Article) -> None:
        self.id = _id("article", article_key(article.uri, article.id))
        self.url = web_address(article.uri)
        self.outlet = _name(article.outlet)
        self.published = prefix(article.published.edtf) if article.published else None


def _id(kind: str, *parts: object) -> str:
    return f"dragoman-{kind}-{content_id(*parts) if len(parts) > 1 else parts[0]}"


def _name(text: str | None) -> str | None:
    """Text as a name: one line of the length that FollowTheMoney allows."""
    return " ".join(for_xml(text or "").split())[:_LONGEST_NAME].rstrip() or None


def _article(article: Article, taken: str | None) -> _Properties:
    url = web_address(article.uri)
    published = article.published
    appeared = published.edtf if published and set(published.basis) != {"fetched"} else None
    return {
        "title": [_name(article.title)],
        "fileName": [None if url else _name(article.uri.rsplit("/", 1)[-1])],
        "publisher": [_name(article.outlet)],
        "publishedAt": [moment(appeared)],
        "modifiedAt": [moment(article.updated)],
        "retrievedAt": [moment(taken or (published.edtf if published and not appeared else None))],
        "language": [ftm_language(article.language)],
        "sourceUrl": [url],
        "notes": [None if url else article.uri, article.id],
    }


# ---------------------------------------------------------------------------------------------------------- everybody


def _write_everybody(out: _Entities, everybody: Everybody, identifiers: Sequence[str], tally: Tally) -> frozenset[str]:
    """Those who can be entities: the ids of whom was written."""
    written = set()
    for identifier in identifiers:
        somebody = everybody.get(identifier)
        if somebody is None or not somebody.named:
            tally.leave_out("participants without a name")
        elif somebody.kind == "place":
            tally.leave_out("places that stand among the participants")
        else:
            out.write(_schema(somebody), _id("entity", identifier), _properties(somebody))
            written.add(identifier)
    return frozenset(written)


def _schema(somebody: Somebody) -> str:
    if somebody.kind == "person":
        return "Person"
    if somebody.kind == "state" or (somebody.kind == "organisation" and somebody.sector in _OF_STATE):
        return "PublicBody"
    return "Organization" if somebody.kind == "organisation" else "LegalEntity"


def _properties(somebody: Somebody) -> _Properties:
    known, _, number = (somebody.ref or "").partition(":")
    return {
        "name": [_name(somebody.name)],
        "alias": [_name(name) for name in somebody.names if _name(name) != _name(somebody.name)],
        "country": [ftm_country(somebody.country)],
        "wikidataId": [number if known == "wikidata" else None],
        "sector": [somebody.sector],
    }


# ------------------------------------------------------------------------------------------------------------ offices


def _write_offices(out: _Entities, held: Mapping[Held, str], articles: Mapping[str, _Source]) -> None:
    """Positions, who occupied them, and for each article that says so a link to the person with the words."""
    terms: dict[tuple[str, str], list[Held]] = collections.defaultdict(list)
    for one in held:
        terms[one.person, _position(out, one)].append(one)
    for (person, position), told in terms.items():
        sources = [articles[one.uri] for one in told]
        # Others than these are not known to be over, and not known to go on.
        ended = all(one.office.startswith(_FORMER) for one in told)
        occupancy: _Properties = {
            "holder": [_id("entity", person)],
            "post": [position],
            "startDate": sorted(filter(None, (prefix(one.since) for one in told))),
            "endDate": sorted(filter(None, (prefix(one.until) for one in told))),
            "status": ["ended" if ended else None],
            "sourceUrl": [source.url for source in sources],
            "publisher": [source.outlet for source in sources],
        }
        out.write("Occupancy", _id("occupancy", person, position), occupancy)
    for one, words in held.items():
        _document(out, articles[one.uri], _id("entity", one.person), f"office: {one.office}", [words])


def _position(out: _Entities, held: Held) -> str:
    name = _name(held.office.removeprefix(_FORMER))
    identifier = _id("position", name, held.country)
    out.write("Position", identifier, {"name": [name], "country": [ftm_country(held.country)]})
    return identifier


# ------------------------------------------------------------------------------------------------------------- events


def _write_events(
    out: _Entities,
    events: Sequence[FusedEvent],
    articles: Mapping[str, _Source],
    written: frozenset[str],
    said: Mapping[str, Mapping[str, Sequence[str]]],
) -> None:
    for event in events:
        told = said.get(event.id, {})
        sources = {uri: articles[uri] for uri in told}
        out.write("Event", _id("event", event.id), _event(event, list(sources.values()), written))
        for uri, sentences in told.items():
            _document(out, sources[uri], _id("event", event.id), "report", sentences)


def _event(event: FusedEvent, sources: Sequence[_Source], written: frozenset[str]) -> _Properties:
    first, last = ends(event.date)
    day = prefix(event.date)
    return {
        "name": [_name(title_of(event))],
        "date": [day],
        "startDate": [None if day else first],
        "endDate": [None if day else last],
        "location": [_name(event.place)],
        "involved": [_id("entity", p.entity) for p in event.participants if p.entity in written],
        "keywords": [event.type, kind_of(event), f"CAMEO {event.cameo}" if event.cameo else None],
        "summary": [f"{event.modality}; articles: {event.articles}, independent origins: {event.origins}"],
        "notes": [f"date (EDTF): {event.date}" if event.date and not day else None],
        "recordId": [event.id],
        "proof": [source.id for source in sources],
        "sourceUrl": [source.url for source in sources],
        "publisher": [source.outlet for source in sources],
    }


def _document(out: _Entities, source: _Source, entity: str, role: str, words: Sequence[str]) -> None:
    """A link from an article to what it documents, with the exact words."""
    link: _Properties = {
        "document": [source.id],
        "entity": [entity],
        "role": [role],
        "summary": words,
        "date": [source.published],
        "sourceUrl": [source.url],
        "publisher": [source.outlet],
    }
    out.write("Documentation", _id("documentation", source.id, entity, role, *words), link)
