"""What there is to know: `/help`.  Languages and numbers are told from the program and the record themselves."""

from __future__ import annotations

from fastapi import Request

from dragoman.model import CREDIBILITY, Struct
from dragoman.record import beside, ledger
from dragoman.record.rating import LETTERS
from dragoman.web.asking import Asked, desk_of
from dragoman.web.twins import Pages

PAGES = Pages()
PARSED = "en"  # the language that is parsed; see `cleaning.skipping`


class LanguageRow(Struct, frozen=True, kw_only=True):
    """A language of articles in this record, and how far they are read."""

    code: str | None  # ISO 639; null where a text is too short to tell, which is read as English
    name: str
    articles: int
    whole: bool  # events, statements, offices, conflicts; else names and dates only
    states: int  # that are known by their names in this language


class Beside(Struct, frozen=True, kw_only=True):
    """A file that lies beside the record."""

    name: str
    holds: str
    there: bool


class HelpView(Struct, frozen=True, kw_only=True):
    """What pages show and mean, with what is so in this record."""

    languages: tuple[LanguageRow, ...]
    credibility: dict[int, str]
    reliability: dict[str, str]
    files: tuple[Beside, ...]


@PAGES.page("/help", "help.html", HelpView, rows=lambda view: view.languages)
def help(request: Request, record: Asked) -> HelpView:
    """How far languages are read, what marks, words and numbers mean, which keys there are, what lies where."""
    path = desk_of(request).settings.record
    about = (
        (path, "the record: the articles, what was read from them, and how they were weighed"),
        (beside.decisions(path), "what reviewers decided: a line each, made for version control"),
        (beside.views(path), "questions that were saved under a name"),
        (beside.fetched(path), "the pages as they were fetched from the web, as web archives"),
        (beside.proposed(path), "what the record would be after a re-reading that nobody has accepted yet"),
    )
    return HelpView(
        languages=_languages(record),
        credibility=dict(CREDIBILITY),
        reliability=dict(LETTERS),
        files=tuple(Beside(name=one.name, holds=holds, there=one.exists()) for one, holds in about),
    )


def _languages(record: Asked) -> tuple[LanguageRow, ...]:
    from dragoman.knowledge.scripts import names_of_states

    counts: dict[str | None, int] = {}
    for bucket in ledger.articles(record.store, ledger.ArticlesAsked(limit=0)).facets.language:
        base = bucket.value.partition("-")[0].lower() if bucket.value else None
        counts[base] = counts.get(base, 0) + bucket.count
    order = sorted(counts.items(), key=lambda row: (-row[1], row[0] or ""))
    return tuple(
        LanguageRow(
            code=code,
            name=_called(code),
            articles=count,
            whole=code in (None, PARSED),
            states=len(set(names_of_states(code).values())) if code else 0,
        )
        for code, count in order
    )


def _called(code: str | None) -> str:
    """A language by its English name."""
    from babel import Locale

    if code is None:
        return "not known: too little text to tell"
    return str(Locale("en").languages.get(code) or code)
