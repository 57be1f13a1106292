"""From links to families: each article's parent, and the origin that a family goes back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import Lineage, content_id
from dragoman.weighing.joins import heads
from dragoman.weighing.lineage.relation import Link
from dragoman.weighing.lineage.sketch import Sketch

_UNDATED = "9999"  # sorts after every date
_OTHERS_TOLD = 3  # further sources of an article that are named
_NEARLY_SAME = 0.7  # of each text stands in the other


def _best(links: Sequence[Link], sketches: Sequence[Sketch]) -> dict[int, Link]:
    """The link of every article to its parent: of several the one that explains most, of equals the earliest.

    One without a date comes after those that have one, and of those of one time the fullest comes first.
    A translation comes last: where a text in the same language explains an article, that is where it was taken from.
    """
    best: dict[int, tuple[tuple[object, ...], Link]] = {}
    for link in links:
        parent = sketches[link.parent]
        foreign = link.relation == "translation"
        rank = (
            link.mixed,
            foreign,
            -round(link.strength, 1),
            parent.published or _UNDATED,
            -len(parent.words),
            parent.uri,
        )
        if link.child not in best or rank < best[link.child][0]:
            best[link.child] = (rank, link)
    return _without_circles({child: link for child, (_, link) in best.items()}, sketches)


def _without_circles(parents: dict[int, Link], sketches: Sequence[Sketch]) -> dict[int, Link]:
    """The links without those that make an article its own forebear: of a circle the earliest article has no parent."""
    done: set[int] = set()
    for start in sorted(parents):
        line: list[int] = []
        at = start
        while at in parents and at not in done and at not in line:
            line.append(at)
            at = parents[at].parent
        if at in line:
            circle = line[line.index(at) :]
            del parents[min(circle, key=lambda i: (sketches[i].published or _UNDATED, sketches[i].uri, sketches[i].id))]
        done.update(line)
    return parents


def _families(count: int, parents: Mapping[int, Link], links: Sequence[Link]) -> list[int]:
    """For every article the first article of its family.

    The best links make the families.  Of further links only those between texts that are nearly the same join two of
    them: one that was put together from two sources is much like both and makes no kin of them.
    """
    best = [link for link in parents.values() if not link.mixed]
    near = [link for link in links if not link.mixed and min(link.strength, link.back) >= _NEARLY_SAME]
    return heads(count, ((link.child, link.parent) for link in (*best, *near)))


def origins(sketches: Sequence[Sketch], links: Sequence[Link]) -> tuple[Lineage, ...]:
    """The lineage of every article.

    An article that only quotes a passage of another is an excerpt of it, but keeps an origin of its own: most of it is
    its own reporting.
    """
    parents = _best(links, sketches)
    families = _families(len(sketches), parents, links)
    roots: dict[int, int] = {}
    for i, family in enumerate(families):
        held = roots.get(family)
        if held is None or _rank(i, parents, sketches) < _rank(held, parents, sketches):
            roots[family] = i
    others = _other_sources(links, parents, families, sketches)
    return tuple(
        _lineage(i, sketches, parents.get(i), roots[families[i]], others.get(i, ())) for i in range(len(sketches))
    )


def _other_sources(
    links: Sequence[Link], parents: Mapping[int, Link], families: Sequence[int], sketches: Sequence[Sketch]
) -> dict[int, tuple[str, ...]]:
    """What articles have of families other than their own and their parent's: the strongest link to each."""
    found: dict[int, dict[int, Link]] = {}
    for link in sorted(links, key=lambda link: (-link.strength, sketches[link.parent].uri)):
        family = families[link.parent]
        if family not in (families[link.child], families[parents[link.child].parent] if link.child in parents else -1):
            found.setdefault(link.child, {}).setdefault(family, link)
    return {
        child: tuple(
            f"has more from {sketches[link.parent].uri}: {link.basis[0].replace('the parent', 'it')}"
            for link in list(of_families.values())[:_OTHERS_TOLD]
        )
        for child, of_families in found.items()
    }


def _rank(i: int, parents: dict[int, Link], sketches: Sequence[Sketch]) -> tuple[bool, str, str]:
    """By what the root of a family is chosen: an article without a parent, then the earliest."""
    link = parents.get(i)
    return (link is not None and not link.mixed, sketches[i].published or _UNDATED, sketches[i].uri)


def _lineage(i: int, sketches: Sequence[Sketch], link: Link | None, root: int, others: tuple[str, ...]) -> Lineage:
    own, first = sketches[i].credit, sketches[root].credit
    label = first.label or own.label
    if link is None:
        return Lineage(
            uri=sketches[i].uri,
            origin=content_id("origin", sketches[root].id),
            origin_label=label,
            relation=own.relation,
            parent=None,
            basis=own.basis,
        )
    return Lineage(
        uri=sketches[i].uri,
        origin=content_id("origin", sketches[root].id),
        origin_label=label,
        relation=link.relation,
        parent=sketches[link.parent].uri,
        basis=(*link.basis, *own.basis, *others),
    )
