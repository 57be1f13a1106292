"""A brief as CommonMark: article text is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.export.brief.content import Brief, Line, Ref, Section, Shown, Source

# CommonMark lets every ASCII punctuation mark be escaped; these are the ones that can begin markup anywhere in a line.
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~&:.@=^$\"'])")
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def escaped(text: str) -> str:
    """Text on one line, in which nothing is markup."""
    return _MARKUP.sub(r"\\\1", _BREAKS.sub(" ", text).strip())


def render(made: Brief) -> str:
    """The whole document."""
    return "\n".join(_lines(made)).rstrip() + "\n"


def _lines(made: Brief) -> Iterator[str]:
    yield f"# {escaped(made.title)}"
    yield ""
    period = f"{made.since or 'the beginning'} to {made.until or 'the latest'}" if made.since or made.until else ""
    head = [f"Brief: {made.about}", f"articles last added on {made.record_of}" if made.record_of else "", period]
    head.append(f"as the record was at {made.as_of}" if made.as_of else "")
    yield escaped(" · ".join(part for part in head if part))
    yield ""
    yield from (f"- {escaped(told)}" for told in made.summary)
    for section in made.sections:
        yield from _section(section)
    yield ""
    yield "## Sources"
    yield ""
    for source in made.sources:
        yield from _source(source)
    yield ""
    yield f"Every quotation is the article's own words. Written by Dragoman {escaped(made.version)}."


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield f"## {escaped(section.title)}"
    yield ""
    if not section.lines:
        yield escaped(section.empty)
    for line in section.lines:
        yield from _line(line)
    if section.left_out:
        listed = f" All of them: {escaped(section.command)}" if section.command else ""
        yield ""
        yield f"{section.left_out} more are left out\\.{listed}"


def _line(line: Line) -> Iterator[str]:
    tags = f" ({escaped(', '.join(line.tags))})" if line.tags else ""
    when = f"**{escaped(line.when)}** " if line.when else ""
    known = f" — source: {escaped(line.known)}" if line.known else ""
    yield f"- {when}{escaped(line.text)}{tags}{_refs(line.refs)}{known}"
    if line.meta:
        yield f"  {escaped(line.meta)}"
    yield from _quoted(line.shown, "  ")
    for side in line.sides:
        told = side.counts or f"known: {side.known}"
        yield f"  - **{escaped(side.value) or '?'}** {escaped(told)}"
        yield from _quoted(side.shown, "    ")


def _quoted(shown: tuple[Shown, ...], indent: str) -> Iterator[str]:
    for one in shown:
        yield ""
        yield f"{indent}> {escaped(one.words)}{_refs((one.ref,))}"
        yield ""


def _refs(refs: tuple[Ref, ...]) -> str:
    return "".join(f" \\[{ref.label}\\]" for ref in refs)


def _source(source: Source) -> Iterator[str]:
    dated = f"{source.published} ({source.basis})" if source.published else "no publication date"
    parts = [source.title or source.uri, source.outlet, dated, source.uri, source.relation]
    parts.append(f"origin: {source.origin}" if source.origin else None)
    yield f"- **\\[{source.number}\\]** {escaped(' · '.join(part for part in parts if part))}"
    for quote in source.quotes:
        where = "debris " if quote.debris else ""
        yield f"  - \\[{quote.ref.label}\\] {escaped(quote.words)} ({where}{quote.span[0]}–{quote.span[1]})"
