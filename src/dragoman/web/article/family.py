"""Texts that share an origin: who was made of whom, in the order of a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup
from sqlalchemy import select

from dragoman.model import Lineage, Relation, Struct
from dragoman.record import schema
from dragoman.record.store import Store
from dragoman.web.drawing.lineage import lineage_svg
from dragoman.web.drawing.shapes import Kin
from dragoman.web.words import day, last_of

MOST = 200  # articles of a family that are listed


class Kinsman(Struct, frozen=True, kw_only=True):
    """An article among those that it shares its origin with."""

    uri: str
    title: str | None
    outlet: str | None
    language: str | None
    published: str | None  # EDTF
    relation: Relation
    parent: str | None  # uri; null where the parent is not in the record
    origin: str
    origin_label: str | None
    basis: tuple[str, ...]  # the reasons for it
    depth: int  # how many of its ancestors are in the record


class Family(Struct, frozen=True, kw_only=True):
    """Articles in the order of a tree: each behind what it was made of."""

    members: tuple[Kinsman, ...]
    left_out: int  # more than are listed

    def drawing(self, url: Callable[..., str]) -> Markup:
        """The family as SVG; `url` makes the addresses of pages."""
        return lineage_svg(tuple(_kin(one, url("/article", uri=one.uri)) for one in self.members))


def _kin(one: Kinsman, url: str) -> Kin:
    same = {name: getattr(one, name) for name in ("uri", "outlet", "relation", "parent", "origin", "origin_label")}
    return Kin(url=url, title=one.title or last_of(one.uri), published=day(one.published) or None, **same)


def family(store: Store, lines: Sequence[Lineage], first: str | None = None) -> Family:
    """The family of some lines of the record.  Of one that is too large, `first` and its parents stay in."""
    kept = _kept(lines, first)
    known = _articles(store, [line.uri for line in kept])
    members = []
    for depth, line in _tree(kept, {uri: row[2] or "" for uri, row in known.items()}):
        title, outlet, published, language = known.get(line.uri, (None,) * 4)
        given = {name: getattr(line, name) for name in Lineage.__struct_fields__}
        members.append(
            Kinsman(title=title, outlet=outlet, published=published, language=language, depth=depth, **given)
        )
    return Family(members=tuple(members), left_out=len(lines) - len(kept))


def _kept(lines: Sequence[Lineage], first: str | None) -> list[Lineage]:
    if len(lines) <= MOST:
        return list(lines)
    by_uri = {line.uri: line for line in lines}
    wanted: dict[str, Lineage] = {}
    line = by_uri.get(first or "")
    while line is not None and line.uri not in wanted and len(wanted) < MOST:
        wanted[line.uri] = line
        line = by_uri.get(line.parent or "")
    near = [one for one in lines if one.parent == first] if first else []
    for one in (*near, *lines):
        if len(wanted) == MOST:
            break
        wanted.setdefault(one.uri, one)
    return [one for one in lines if one.uri in wanted]


def _tree(lines: Iterable[Lineage], days: dict[str, str]) -> Iterable[tuple[int, Lineage]]:
    """Each line behind that of its parent, with its depth; siblings by day.  No recursion, however deep."""
    ordered = sorted(lines, key=lambda line: (days.get(line.uri) or "~", line.uri))
    known = {line.uri for line in ordered}
    children: dict[str | None, list[Lineage]] = defaultdict(list)
    for line in ordered:
        children[line.parent if line.parent in known and line.parent != line.uri else None].append(line)
    seen: set[str] = set()
    # What is not under a root stands in a circle of parents, which the record should never hold.
    for root in [*children[None], *ordered]:
        waiting = [(0, root)]
        while waiting:
            depth, line = waiting.pop()
            if line.uri in seen:
                continue
            seen.add(line.uri)
            yield depth, line
            waiting += [(depth + 1, child) for child in reversed(children[line.uri])]


def _articles(store: Store, uris: Sequence[str]) -> dict[str, tuple[str | None, str | None, str | None, str | None]]:
    a = schema.articles.c
    question = select(a.uri, a.title, a.outlet, a.published, a.language).where(a.uri.in_(uris)).order_by(a.number)
    with store.read() as connection:
        return {row[0]: (row[1], row[2], row[3], row[4]) for row in connection.execute(question)}
