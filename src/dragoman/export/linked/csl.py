"""CSL-JSON: the articles as references, for Zotero, pandoc and every processor of citation styles."""

from __future__ import annotations

from typing import TextIO

from dragoman.export.forms import Tally, Wanted
from dragoman.export.linked.dates import ends
from dragoman.export.linked.lines import json_line
from dragoman.export.linked.opening import fetched, readings
from dragoman.export.linked.texts import web_address
from dragoman.model import Article, Lineage
from dragoman.ontology.edtf import day_of
from dragoman.record import queries
from dragoman.record.store import Store
from dragoman.weighing.library import article_key

_Variables = dict[str, object]
_SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}  # EDTF's and CSL's spring, summer, autumn, winter


def write_csl(store: Store, wanted: Wanted, stream: TextIO) -> Tally:
    """Write a list of items, one a line, in the order of uris."""
    tally = Tally()
    kin, taken = {row.uri: row for row in queries.lineage(store)}, fetched(store)
    stream.write("[")
    for reading in readings(store, wanted):
        if reading.article.skipped == "not-an-article":
            tally.leave_out("pages that are no article")
            continue
        stream.write(",\n" if tally.written else "\n")
        uri = reading.article.uri
        stream.write(json_line(item(reading.article, kin.get(uri), taken.get(uri))))
        tally.wrote("articles")
    stream.write("\n]\n")
    return tally


def item(article: Article, kin: Lineage | None, taken: str | None = None) -> _Variables:
    """An article as an item of CSL-JSON; what is not known is left out.  `taken` is when it was fetched (EDTF)."""
    url = web_address(article.uri)
    told: _Variables = {
        "id": f"dragoman-{article_key(article.uri, article.id)}",
        "type": "article-newspaper" if article.outlet else "webpage" if url else "article",
        "title": article.title,
        "container-title": article.outlet,
        "issued": _issued(article),
        "accessed": _accessed(article, taken),
        "URL": url,
        "language": article.language,
        "note": _note(article, kin, url),
        "custom": {
            "uri": article.uri,
            "digest": article.id,
            "origin": kin.origin if kin else None,
            "relation": kin.relation if kin else None,
        },
    }
    return {name: value for name, value in told.items() if value is not None}


def _issued(article: Article) -> _Variables | None:
    """The day of publication; the day on which a page was fetched says only that it is no younger."""
    if article.published is None or set(article.published.basis) == {"fetched"}:
        return None
    return csl_date(article.published.edtf)


def _accessed(article: Article, taken: str | None) -> _Variables | None:
    """When the page was fetched, where that is known: also as a day on which it appeared too."""
    if taken:
        return csl_date(taken)
    if article.published is None or "fetched" not in article.published.basis:
        return None
    return csl_date(article.published.edtf)


def csl_date(edtf: str) -> _Variables:
    """An EDTF date as a date of CSL, no more exact than it is.

    >>> csl_date("2023-02"), csl_date("2023-02-22?"), csl_date("2023-21")
    ({'date-parts': [[2023, 2]]}, {'date-parts': [[2023, 2, 22]], 'circa': True}, {'date-parts': [[2023]], 'season': 1})
    """
    plain = day_of(edtf)
    certain = plain.replace("?", "").replace("~", "").replace("%", "")
    told: _Variables
    if certain[4:5] == "-" and certain[5:] in _SEASONS:
        told = {"date-parts": [[int(certain[:4])]], "season": _SEASONS[certain[5:]]}
    else:
        first, last = ends(certain)
        if first is None or last is None:
            return {"literal": edtf}
        told = {"date-parts": [[int(part) for part in end.split("-")] for end in dict.fromkeys((first, last))]}
    return told if certain == plain else {**told, "circa": True}


def _note(article: Article, kin: Lineage | None, url: str | None) -> str | None:
    """What a reader of the reference must know: where it lies, and that it is not the first with this text."""
    told = [] if url else [article.uri]
    if kin and kin.relation != "original":
        whose = f", origin: {kin.origin_label}" if kin.origin_label else ""
        told.append(f"{kin.relation} of {kin.parent or 'a text that is not in the record'}{whose}")
    return "; ".join(told) or None
