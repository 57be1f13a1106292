"""The brief: a dossier on a person, a state, a pair, a story or the whole record, with numbered citations."""

from __future__ import annotations

from typing import Literal, overload

from dragoman import __version__
from dragoman.export.brief.citing import Citations
from dragoman.export.brief.content import Brief
from dragoman.export.brief.heading import head_section, summary
from dragoman.export.brief.sections import conflict_section, event_sections, origins_section, said_sections
from dragoman.export.brief.subject import Gathered, NothingFoundError, Subject, gather, is_empty, subject
from dragoman.export.brief.unknown import unknown_section
from dragoman.record import queries
from dragoman.record.store import Store

BriefFormat = Literal["html", "md", "pdf"]


@overload
def brief(
    store: Store,
    *,
    actor: str | None = ...,
    pair: tuple[str, str] | None = ...,
    story: str | None = ...,
    since: str | None = ...,
    until: str | None = ...,
    format: Literal["html", "md"] = ...,
) -> str: ...
@overload
def brief(
    store: Store,
    *,
    actor: str | None = ...,
    pair: tuple[str, str] | None = ...,
    story: str | None = ...,
    since: str | None = ...,
    until: str | None = ...,
    format: BriefFormat,
) -> str | bytes: ...
def brief(
    store: Store,
    *,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
    story: str | None = None,
    since: str | None = None,
    until: str | None = None,
    format: BriefFormat = "html",
) -> str | bytes:
    """The brief as HTML or Markdown (text) or PDF (bytes); the same record gives the same bytes.

    Raises NothingFoundError where the record holds nothing of it, RecordError where a story's id fits several,
    ValueError where more than one subject or no such format is given,
    ImportError where `dragoman[pdf]` is not installed.
    """
    of = subject(store, actor, pair, story, since, until)
    given = gather(store, of)
    if (of.names or of.story) and is_empty(of, given):
        period = " in this period" if since or until else ""
        raise NothingFoundError(
            f"the record holds nothing about {of.title!r}{period}. Names stand in: dragoman events --all"
        )
    made = content(store, of, given)
    if format == "html":
        from dragoman.export.brief.html import render

        return render(made)
    if format == "md":
        from dragoman.export.brief.markdown import render as markdown

        return markdown(made)
    if format == "pdf":
        from dragoman.export.brief.pdf import render as pdf

        return pdf(made)
    raise ValueError(f"{format!r} is no format of a brief: html, md or pdf")


def content(store: Store, of: Subject, given: Gathered | None = None) -> Brief:
    """Everything that the brief tells, with what it cites."""
    cited, given = Citations(store), given or gather(store, of)
    sections = [
        *([head_section(of, given, cited)] if of.names else []),
        *event_sections(store, of, given, cited),
        *said_sections(of, given, cited),
        conflict_section(of, given, cited),
        origins_section(given, cited),
        unknown_section(store, given, cited),
    ]
    return Brief(
        title=of.title,
        about=of.kind,
        since=of.since,
        until=of.until,
        record_of=queries.last_added(store),
        as_of=store.as_of,
        summary=summary(given, cited),
        sections=tuple(sections),
        sources=cited.sources(),
        version=__version__,
    )
