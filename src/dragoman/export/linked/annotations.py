"""W3C Web Annotations (Web Annotation Data Model, 2017): every span of evidence with what it is evidence of.

The positions are into the clean text of the article, in code points, as the model counts them.  Which text that is, the
state says: its digest as an RFC 6920 name.  The quotation finds the words in the page itself.
"""

from __future__ import annotations

import base64
import collections
import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TextIO

from dragoman import __version__
from dragoman.export.forms import Tally, Wanted
from dragoman.export.linked.everybody import Everybody
from dragoman.export.linked.lines import json_line
from dragoman.export.linked.marks import Mark, of_conflicts, of_events, of_offices, of_statements
from dragoman.export.linked.opening import readings
from dragoman.export.linked.texts import iri_of
from dragoman.model import Conflict, FusedEvent, Reading
from dragoman.record import queries
from dragoman.record.store import Store

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after the words, by which they are told from the same words elsewhere

_Node = dict[str, object]


def write_annotations(store: Store, wanted: Wanted, stream: TextIO) -> Tally:
    """Write one AnnotationCollection with all annotations in its first page, one a line, article by article.

    Planned, denied and other events that are not done are among them: each says so, and has its modality as a tag.
    """
    tally, everybody = Tally(), Everybody(store)
    events, conflicts = _events_by_uri(store), _conflicts_by_uri(store)
    every, uncoded = hashlib.sha256(), set()
    stream.write(json_line({"@context": _CONTEXT, "type": "AnnotationCollection"})[:-1])
    stream.write(', "first": {"type": "AnnotationPage", "startIndex": 0, "items": [')
    for reading in readings(store, wanted):
        uri = reading.article.uri
        told = events.get(uri, ())
        uncoded |= {event.id for event in told if event.type is None}
        coded = [event for event in told if event.type is not None]
        for annotation in _annotations(reading, everybody, coded, conflicts.get(uri, ())):
            stream.write(",\n" if tally.written else "\n")
            stream.write(json_line(annotation))
            every.update(str(annotation["id"]).encode())
            tally.wrote("annotations")
    if uncoded:
        tally.leave_out("happenings without a code", len(uncoded))
    collection, page = (_urn(kind, every.hexdigest()) for kind in ("collection", "page"))
    about = {
        "id": collection,
        "label": "Evidence in a record of Dragoman",
        "generator": {"type": "Software", "name": f"Dragoman {__version__}"},
        "total": tally.written["annotations"],
        "last": page,
    }
    stream.write(f'\n], "id": "{page}", "partOf": "{collection}"}}, {json_line(about)[1:]}\n')
    return tally


def _events_by_uri(store: Store) -> Mapping[str, Sequence[FusedEvent]]:
    found: dict[str, list[FusedEvent]] = collections.defaultdict(list)
    for event in queries.events(store, uncoded=True):
        for uri in dict.fromkeys(report.uri for report in event.reports):
            found[uri].append(event)
    return found


def _conflicts_by_uri(store: Store) -> Mapping[str, Sequence[Conflict]]:
    found: dict[str, list[Conflict]] = collections.defaultdict(list)
    for conflict in queries.conflicts(store):
        uris = (evidence.uri for side in conflict.sides for evidence in side.evidence)
        for uri in dict.fromkeys(uris):
            found[uri].append(conflict)
    return found


def _annotations(
    reading: Reading, everybody: Everybody, events: Sequence[FusedEvent], conflicts: Sequence[Conflict]
) -> Iterator[_Node]:
    """The annotations of one article, each once."""
    who, source, state = everybody.of(reading.article.uri), iri_of(reading.article.uri), _state(reading)
    marks = chain(
        of_events(reading, events, who),
        of_statements(reading),
        of_offices(reading, who),
        of_conflicts(reading, conflicts),
    )
    for mark in dict.fromkeys(marks):
        target: _Node = {"type": "SpecificResource", "source": source}
        if not mark.debris:
            target["state"] = state
        target["selector"] = list(_selectors(reading.article.text, mark))
        yield {
            "id": _urn(reading.article.uri, reading.article.id, mark.of, mark.span, *mark.tags, mark.says),
            "type": "Annotation",
            "motivation": "assessing" if mark.tags[0] == "conflict" else "describing",
            "body": list(_bodies(mark)),
            "target": target,
        }


def _bodies(mark: Mark) -> Iterator[_Node]:
    purposes = [("describing", mark.says), ("identifying", mark.of), *(("tagging", tag) for tag in mark.tags)]
    for purpose, value in purposes:
        body: _Node = {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
        yield {**body, "language": "en"} if purpose == "describing" else body


def _selectors(text: str, mark: Mark) -> Iterator[_Node]:
    """The words with what stands around them, and where they stand; of debris the words alone."""
    start, end = mark.span
    quote: _Node = {"type": "TextQuoteSelector", "exact": mark.words}
    if mark.debris:
        yield quote
        return
    around = {"prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
    yield {**quote, **{name: words for name, words in around.items() if words}}
    yield {"type": "TextPositionSelector", "start": start, "end": end}


def _state(reading: Reading) -> _Node:
    """Which text the positions are into."""
    digest = hashlib.sha256(reading.article.text.encode("utf-8", "surrogatepass")).digest()
    name = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return {"type": "TimeState", "cached": f"ni:///sha-256;{name}"}


def _urn(*parts: object) -> str:
    """An identifier that follows from content (RFC 4122, version 5)."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, chr(31).join(map(str, ('dragoman', *parts))))}"
