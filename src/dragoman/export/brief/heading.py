"""The head of a brief: by what names, in what offices, and whether the known facts agree; and the counts."""

from __future__ import annotations

from collections import Counter

from dragoman.export.brief.citing import Citations
from dragoman.export.brief.content import Line, Section
from dragoman.export.brief.sections import DONE, capped
from dragoman.export.brief.subject import Gathered, Subject, is_meant, is_state
from dragoman.export.brief.telling import count, refs
from dragoman.record.rows import OfficeRow

_FACTS = "Dragoman's tables of facts"
_AGREES = {
    "held": "the known facts agree",
    "acting": "the known facts have it as acting",
    "former": "the known facts have it as over by then",
    "not-yet": "the known facts have it as begun later",
    "unknown": "the known facts do not decide it",
}


def summary(given: Gathered, cited: Citations) -> tuple[str, ...]:
    """Counts: articles and origins, days, events by modality and by type."""
    rows = [cited.articles[uri] for uri in given.uris if uri in cited.articles]
    days = sorted(row.published.partition("T")[0] for row in rows if row.published)
    origins = len({row.origin for row in rows if row.origin})
    told = [f"{count(len(given.uris), 'article')}, of {count(origins, 'origin')}"]
    if days:
        told.append(f"published {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else ""))
    groups: Counter[str] = Counter(event.modality for event in given.events)
    types = Counter(event.type or "no code" for event in given.events if event.modality in DONE)
    happened = sum(groups[modality] for modality in DONE)
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(types.items(), key=lambda i: (-i[1], i[0])))
    told.append(f"{count(happened, 'event')} that happened" + (f": {kinds}" if kinds else ""))
    rest = ("planned", "conditional", "speculated", "denied")
    told.append("not counted among them: " + ", ".join(f"{groups[modality]} {modality}" for modality in rest))
    told.append(
        f"{count(len(given.statements) + len(given.about), 'statement')}, {count(len(given.conflicts), 'conflict')}"
    )
    return tuple(told)


def head_section(of: Subject, given: Gathered, cited: Citations) -> Section:
    """Names as the articles use them, offices as they give them, held against the known facts."""
    offices: dict[tuple[str, str, str], list[OfficeRow]] = {}
    for row in given.offices:
        offices.setdefault((row.name, row.office, row.country or ""), []).append(row)
    lines = [line for name in of.names for line in _names(name, given, cited)]
    ranked = sorted(offices.items(), key=lambda item: (-len(item[1]), item[0]))
    found = capped(
        "head",
        "Who and what",
        "No name or office of this is given in the record.",
        ranked,
        lambda item: _office(item[0], item[1], cited),
        of.command("offices", **({"person": of.actor} if of.actor else {})),
    )
    return Section(
        key=found.key,
        title=found.title,
        empty=found.empty,
        lines=(*lines, *found.lines),
        left_out=found.left_out,
        command=found.command,
    )


def _names(name: str, given: Gathered, cited: Citations) -> list[Line]:
    """By what names the articles have an actor; of a state, who acts for it most often."""
    uses: Counter[str] = Counter()
    where: dict[str, tuple[str, tuple[int, int]]] = {}
    for event in given.events:
        for participant in event.participants:
            counted = [report for report in event.reports if report.counted]
            if is_meant(participant, name) and counted:
                uses[participant.name] += 1
                where.setdefault(participant.name, (counted[0].uri, counted[0].sentence))
    lines: list[Line] = []
    for used, number in sorted(uses.items(), key=lambda item: (-item[1], item[0]))[:10]:
        key = f"head-name-{len(lines)}-{name}"
        shown = cited.sentence(key, *where[used])
        tag = "acts for it" if is_state(name) else "name"
        lines.append(Line(key=key, tags=(tag,), text=used, meta=f"in {count(number, 'event')}", refs=(shown.ref,)))
    return lines


def _office(of: tuple[str, str, str], rows: list[OfficeRow], cited: Citations) -> Line:
    from dragoman.knowledge import holds

    name, office, country = of
    key = f"head-office-{rows[0].uri}-{rows[0].span or (0, 0)}-{name}"
    days = sorted(row.published.partition("T")[0] for row in rows if row.published)
    answer = holds(name, office, country or None, days[-1]) if days else "unknown"
    given = f"given in {count(len({row.uri for row in rows}), 'article')}"
    spoken = f"{days[0]} to {days[-1]}" if len(set(days)) > 1 else days[0] if days else "no date"
    stated = {(row.office_from, row.office_to) for row in rows if row.office_from or row.office_to}
    terms = [
        f"stated from {start or 'an unknown day'} to {end or 'an unknown day'}"
        for start, end in sorted(stated, key=str)
    ]
    shown = tuple(
        cited.words(key, row.uri, row.span, row.words) for row in rows[:3] if row.span is not None and row.words
    ) or tuple(cited.sentence(key, row.uri, cited.opening(row.uri)) for row in rows[:1])
    return Line(
        key=key,
        when=spoken,
        tags=("office",),
        text=f"{name}, {office}" + (f", {country}" if country else ""),
        meta=" · ".join([given, *terms, _AGREES[answer]]),
        refs=refs(shown),
        known=_FACTS if answer != "unknown" else None,
    )
