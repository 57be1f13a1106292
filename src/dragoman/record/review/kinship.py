"""Decisions put on lineage: a link that was rejected is cut, one that was corrected leads elsewhere, origins follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.model import Lineage, content_id
from dragoman.record.review.cells import link_cell
from dragoman.record.review.decision import Decision, Key
from dragoman.record.review.rows import ReviewedLineage, remark
from dragoman.record.review.slots import link_of
from dragoman.record.review.standing import Standing

_replace = msgspec.structs.replace


def reviewed_lineage(
    lines: Sequence[Lineage], ids: Mapping[str, str], decided: Mapping[Key, Standing]
) -> list[ReviewedLineage]:
    """The lineage of all articles as decided.  `ids` are the articles' ids by uri.

    An article whose link is cut has an origin of its own, with all that was made of it.  What it is then worth as an
    original, and whose text it is, nobody said: it has no label.  A corrected link that would make an article its own
    forebear, or leads to no article of the record's, is not followed.
    """
    rows = {line.uri: ReviewedLineage(**msgspec.structs.asdict(line)) for line in lines}
    changed: dict[str, Decision] = {}
    for line in lines:
        cell = link_cell(line, ids.get(line.uri, ""))
        found = decided.get(cell.key)
        if found is None:
            continue
        rows[line.uri] = _replace(rows[line.uri], reviewed=(remark(cell, found),))
        if found.decision.verdict != "accept":
            changed[line.uri] = found.decision
    for uri in sorted(changed):
        _move(rows, uri, ids, changed[uri])
    return [rows[line.uri] for line in lines]


def _move(rows: dict[str, ReviewedLineage], uri: str, ids: Mapping[str, str], decision: Decision) -> None:
    """Let one article, and what was made of it, come from where a reviewer says."""
    relation, parent = link_of(decision.answer or "") or ("original", None)
    if parent is not None and (parent not in rows or parent in _made_of(rows, uri)):
        return
    row = rows[uri]
    basis = (f"{decision.reviewer}: {decision.reason or decision.verdict}",)
    if parent is not None:
        origin, label = rows[parent].origin, rows[parent].origin_label
    elif decision.verdict == "correct" and row.parent is None:  # what it is was corrected, not whose text it is
        origin, label = row.origin, row.origin_label
    else:
        origin, label = content_id("origin", ids[uri]), None
    for other in _made_of(rows, uri):
        if rows[other].origin == row.origin:
            rows[other] = _replace(rows[other], origin=origin, origin_label=label)
    rows[uri] = _replace(rows[uri], relation=relation, parent=parent, basis=basis)


def _made_of(rows: Mapping[str, ReviewedLineage], uri: str) -> set[str]:
    """An article with everything that was made of it, and of that."""
    children: dict[str, list[str]] = {}
    for row in rows.values():
        if row.parent:
            children.setdefault(row.parent, []).append(row.uri)
    found, left = {uri}, [uri]
    while left:
        new = [child for child in children.get(left.pop(), ()) if child not in found]
        found.update(new)
        left += new
    return found
