"""The sections of a brief, in their order: what they hold and in what words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dragoman.export.brief.citing import Citations
from dragoman.export.brief.content import Line, Section
from dragoman.export.brief.subject import Gathered, Subject, is_meant
from dragoman.export.brief.telling import conflict_line, event_line, plan_line, statement_line
from dragoman.model import FusedEvent
from dragoman.record import queries
from dragoman.record.rows import StatementRow
from dragoman.record.speakers import reporters
from dragoman.record.store import Store

SHOWN = 60  # lines of a section; the rest are counted
DONE = ("happened", "ongoing")
HOSTILE = ("ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
_T = TypeVar("_T")


def capped(
    key: str,
    title: str,
    empty: str,
    found: Iterable[_T],
    line: Callable[[_T], Line],
    command: str,
) -> Section:
    """A section of at most so many lines; only what is shown is cited."""
    every = list(found)
    shown = tuple(line(one) for one in every[:SHOWN])
    return Section(key=key, title=title, empty=empty, lines=shown, left_out=len(every) - len(shown), command=command)


def event_sections(store: Store, of: Subject, given: Gathered, cited: Citations) -> list[Section]:
    """What happened, meetings, hostile acts, plans, what is uncertain, what is denied."""
    done = [event for event in given.events if event.modality in DONE]

    def section(key: str, title: str, empty: str, found: Sequence[FusedEvent], command: str = "") -> Section:
        return capped(key, title, empty, found, lambda e: event_line(key, e, cited), command)

    sections = [
        section("timeline", "Timeline", "No event is reported as having happened.", done),
        section(
            "meetings",
            "Meetings, visits and calls",
            "No meeting, visit or call is reported as having happened.",
            [event for event in done if event.type == "CONSULT"],
        ),
        capped(
            "hostile",
            "Accusations, threats, sanctions and force",
            "No accusation, threat, sanction or use of force is reported as having happened.",
            [event for event in done if event.type in HOSTILE],
            lambda e: event_line("hostile", e, cited, tags=_direction(of, e)),
            "",
        ),
        _plans(store, of, given, cited),
    ]
    for key, title, empty, modalities in (
        (
            "uncertain",
            "Conditional or speculated",
            "Nothing is reported as a mere possibility.",
            ("conditional", "speculated"),
        ),
        ("denied", "Denied", "No denial of an event is reported.", ("denied",)),
    ):
        found = [event for event in given.events if event.modality in modalities]
        listed = of.command("events", **_who(of), modality=modalities[0]) if len(modalities) == 1 else ""
        sections.append(section(key, title, empty, found, listed))
    return sections


def said_sections(of: Subject, given: Gathered, cited: Citations) -> list[Section]:
    """Who said what; for an actor what he says and what others say about him."""
    told = [row for row in given.statements if _shown(row)]
    about = [row for row in given.about if _shown(row)]
    title = f"Said by {of.actor}" if of.actor else "Said by one about the other" if of.pair else "Who said what"
    empty = "No statement with a source is reported."
    sections = [_said("said", title, empty, told, cited)]
    if of.actor:
        sections.append(
            _said("about", f"Said about {of.actor}", "No statement about this actor is reported.", about, cited)
        )
    return sections


def conflict_section(of: Subject, given: Gathered, cited: Citations) -> Section:
    """Where reports conflict, the gravest first."""
    order = {"hard": 0, "soft": 1, "note": 2}
    found = sorted(given.conflicts, key=lambda c: order[c.severity])
    return capped(
        "conflicts",
        "Where reports conflict",
        "No conflict was found.",
        found,
        lambda c: conflict_line(c, cited),
        of.command("conflicts", **({"actor": of.actor} if of.actor else {})),
    )


def origins_section(given: Gathered, cited: Citations) -> Section:
    """Which families of texts stand behind the brief, and how many of each are copies."""
    rows = [cited.articles[uri] for uri in given.uris if uri in cited.articles]
    sizes = Counter(row.origin for row in rows if row.origin)
    labels = {row.origin: row.origin_label or row.outlet or row.uri for row in reversed(rows)}
    first = {row.origin: row.uri for row in reversed(rows)}
    ranked = sorted(sizes, key=lambda origin: (-sizes[origin], labels[origin], origin))

    def line(origin: str) -> Line:
        family = Counter(row.relation for row in rows if row.origin == origin)
        key = f"origins-{origin}"
        shown = cited.sentence(key, first[origin], cited.opening(first[origin]))
        kinds = ", ".join(
            f"{number} {relation}" for relation, number in sorted(family.items(), key=lambda i: str(i[0]))
        )
        return Line(
            key=key, text=str(labels[origin]), meta=f"{sizes[origin]} in the brief's field: {kinds}", refs=(shown.ref,)
        )

    return capped("origins", "Origins", "No article of this is weighed yet.", ranked, line, "")


def _who(of: Subject) -> dict[str, str]:
    return {"actor": of.actor} if of.actor else {}


def _direction(of: Subject, event: FusedEvent) -> tuple[str, ...]:
    """Whether the actor that the brief is about does it or has it done to them."""
    if not of.actor:
        return ()
    roles = {p.role for p in event.participants if is_meant(p, of.actor)}
    return tuple(word for role, word in (("actor", "made"), ("recipient", "received")) if role in roles)


def _plans(store: Store, of: Subject, given: Gathered, cited: Citations) -> Section:
    plans = [event for event in given.events if event.modality == "planned"]
    known = {event.id: event for event in given.events}
    if any(plan.became and plan.became not in known for plan in plans):
        known.update({event.id: event for event in queries.events(store)})
    return capped(
        "plans",
        "Plans, and what became of them",
        "No plan is reported.",
        plans,
        lambda e: plan_line(e, known.get(e.became or ""), cited),
        of.command("events", **_who(of), modality="planned"),
    )


def _said(key: str, title: str, empty: str, rows: Sequence[StatementRow], cited: Citations) -> Section:
    return capped(key, title, empty, rows, lambda row: statement_line(key, row, cited), "")


def _shown(row: StatementRow) -> bool:
    """What somebody reports of himself stands in the statement in which he does."""
    return row.source is not None and (not row.via or bool(reporters(row.via, row.source)))
