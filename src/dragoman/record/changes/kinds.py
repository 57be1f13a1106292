"""The kinds of things that change: where the versions of each stand, what is compared of them, how they are called."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from dragoman.model import Conflict, FusedEvent, Quotation
from dragoman.record.changes.structs import What
from dragoman.weighing import fused_id

Row = Mapping[str, Any]
# What is compared of a thing, the line by which a person knows it, and names that it could have had.
Told = tuple[dict[str, Any], str, Iterable[str]]

_EVENT = (
    *("type", "mode", "modality", "date", "place", "participants", "articles", "origins", "unknown_origins", "outcome"),
    *("became", "sides", "against", "credibility"),
)
_WORDS = 100  # characters of somebody's words in a line


class Kind(NamedTuple):
    """One kind of thing."""

    what: What
    table: str
    key: str  # SQL: what stays the same as long as it is the same thing
    name: str  # SQL: by what else a person asks for it
    columns: str  # SQL: what `told` needs
    told: Callable[[Row], Told]
    in_article: bool = False  # a row of an article's, found by the article's number

    def rows(self, which: str = "") -> str:
        """The rows of the present, or with `_past` those of the past, in SQL."""
        if not self.in_article:
            return f"main.{self.table}{which} AS t"
        articles = "(SELECT number, uri FROM main.articles UNION ALL SELECT number, uri FROM main.articles_past)"
        return f"main.{self.table}{which} AS t JOIN {articles} AS a ON a.number = t.article"


def _plain(value: object) -> Any:
    return msgspec.to_builtins(value)


def _event(row: Row) -> Told:
    event = msgspec.json.decode(row["body"], type=FusedEvent)
    values = {name: _plain(getattr(event, name)) for name in _EVENT}
    sides = [", ".join(p.name for p in event.participants if p.role == role) for role in ("actor", "recipient")]
    who = " → ".join(side for side in sides if side)
    told = [event.date or "no date", event.type or event.word, event.modality, who, event.place]
    return values, " · ".join(part for part in told if part), [fused_id(report.event) for report in event.reports]


def _conflict(row: Row) -> Told:
    conflict = msgspec.json.decode(row["body"], type=Conflict)
    values = {name: _plain(getattr(conflict, name)) for name in ("kind", "slot", "severity", "cause", "explanation")}
    values["sides"] = [
        {"value": side.value, "source": side.source, "articles": sorted({e.uri for e in side.evidence})}
        for side in conflict.sides
    ]
    between = " ↔ ".join(side.value for side in conflict.sides)
    return values, f"{conflict.kind} · {conflict.slot} · {between}", ()


def _quotation(row: Row) -> Told:
    quotation = msgspec.json.decode(row["body"], type=Quotation)
    values = {name: _plain(getattr(quotation, name)) for name in ("speakers", "articles", "origins")}
    values["variants"] = [{"uri": one.uri, "speaker": one.speaker, "text": one.text} for one in quotation.variants]
    return values, f"{', '.join(quotation.speakers) or 'nobody named'}: {_short(quotation.variants[0].text)}", ()


def _article(row: Row) -> Told:
    values = {name: row[name] for name in ("id", "title", "outlet", "language", "published", "skipped")}
    values["text"] = _digest(row["text"].encode("utf-8", "surrogatepass"))
    values["reading"] = _digest(row["reading"])
    return values, " · ".join(part for part in (row["published"], row["outlet"], row["uri"]) if part), ()


def _statement(row: Row) -> Told:
    names = ("kind", "source", "office", "cue", "cue_class", "polarity", "act", "via", "anonymity", "content")
    return {name: row[name] for name in names}, f"{row['source'] or 'nobody named'}: {_short(row['content'])}", ()


def _office(row: Row) -> Told:
    values = {name: row[name] for name in ("name", "country", "office", "words", "office_from", "office_to")}
    return values, f"{row['name']} · {row['office']} · {row['uri']}", ()


def _lineage(row: Row) -> Told:
    values = {name: row[name] for name in ("relation", "parent", "origin", "origin_label")}
    return values, f"{row['key']} · {row['relation']}" + (f" of {row['parent']}" if row["parent"] else ""), ()


def _story(row: Row) -> Told:
    return {"story": row["story"]}, f"{row['key']} · story {row['story']}", ()


def _letter(row: Row) -> Told:
    return {"letter": row["letter"]}, f"{row['outlet']} · {row['letter']}", ()


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS else line[:_WORDS].rsplit(" ", 1)[0] + " …"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


_STATEMENT = "t.kind, t.source, t.office, t.cue, t.cue_class, t.polarity, t.act, t.via, t.anonymity, t.content"

KINDS = (
    Kind(
        "article",
        "articles",
        "t.key",
        "t.uri",
        "uri, id, title, outlet, language, published, skipped, text, reading",
        _article,
    ),
    Kind("event", "fused", "t.id", "t.id", "t.body", _event),
    Kind("conflict", "conflicts", "t.id", "t.id", "t.body", _conflict),
    Kind("quotation", "quotations", "t.id", "t.id", "t.body", _quotation),
    Kind("statement", "statements", "t.statement || ' ' || a.uri", "a.uri", _STATEMENT, _statement, in_article=True),
    Kind(
        "office",
        "offices",
        "a.uri || ' ' || t.start || ' ' || t.\"end\" || ' ' || t.entity",
        "a.uri",
        "t.name, t.country, t.office, t.words, t.office_from, t.office_to, a.uri",
        _office,
        in_article=True,
    ),
    Kind("lineage", "lineage", "t.uri", "t.uri", "relation, parent, origin, origin_label", _lineage),
    Kind("story", "stories", "t.uri", "t.uri", "t.story", _story),
    Kind("letter", "ratings", "t.folded", "t.outlet", "t.outlet, t.letter", _letter),
)
