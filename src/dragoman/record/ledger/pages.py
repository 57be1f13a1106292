"""What bounded questions are asked by, and what they are answered with: a page of rows, how many there are, facets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dragoman.model import FusedEvent, Struct

MOST = 200  # rows of a page
EventSort = Literal["newest", "oldest", "origins", "articles", "reported"]


class Bucket(Struct, frozen=True, kw_only=True):
    """One value of a facet and how many of the rows have it."""

    value: str | None  # what is asked for to get them; null: those that have none
    name: str | None  # as it is shown
    count: int
    country: str | None = None  # of a party


class EventsAsked(Struct, frozen=True, kw_only=True):
    """Which events are wanted, in which order, and which page of them.  Every filter narrows.

    The filters that `queries.events` has mean what they mean there.  Raises `ValueError` where the limit or the offset
    is none; a date that is not EDTF raises it when it is asked for.
    """

    actor: str | None = None  # by words of a name, or a country code
    pair: tuple[str, str] | None = None
    type: str | None = None  # PLOVER
    mode: str | None = None
    modality: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None  # by words of its name
    min_origins: int | None = None
    conflict: bool = False  # only those told by a sentence that stands in a conflict
    words: str | None = None  # only those told by a sentence that holds all of them; a phrase in double quotes
    article: str | None = None  # a uri, or what stands after its last slash
    story: str | None = None  # the beginning of its id
    due: bool = False  # only plans of which nothing is known to have come; with a period: that fall into it
    uncoded: bool = False  # also happenings that no code fits
    sort: EventSort = "newest"
    limit: int = 50
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse a page that is none."""
        bounded(self.limit, self.offset)


class EventFacets(Struct, frozen=True, kw_only=True):
    """Counts of events, each with all filters applied but its own."""

    type: tuple[Bucket, ...]
    mode: tuple[Bucket, ...]
    modality: tuple[Bucket, ...]
    actor: tuple[Bucket, ...]  # the 15 most frequent, by folded name
    country: tuple[Bucket, ...]  # the 15 most frequent codes of those who take part
    pair: tuple[Bucket, ...]  # the 10 most frequent, as two folded names joined by "|"
    place: tuple[Bucket, ...]  # the 15 most frequent
    month: tuple[Bucket, ...]  # in which the event begins, in order; those without a date last
    origins: tuple[Bucket, ...]  # 1, 2 and 3 or more, as they are asked for
    conflict: int  # that stand in a conflict


class EventsPage(Struct, frozen=True, kw_only=True):
    """A page of events."""

    rows: tuple[FusedEvent, ...]
    total: int
    previous: int | None  # the offset of the page before, and of the next
    next: int | None
    facets: EventFacets


def bounded(limit: int, offset: int) -> None:
    """Raise `ValueError` where these ask for no page."""
    if not 0 <= limit <= MOST:
        raise ValueError(f"a page has up to {MOST} rows, not {limit}")
    if offset < 0:
        raise ValueError("a page begins at 0 or later")


def turning(total: int, limit: int, offset: int) -> tuple[int | None, int | None]:
    """The offsets of the page before and of the next, where there are such."""
    if limit == 0:
        return None, None
    before = max(0, min(offset, total) - limit) if offset > 0 and total else None
    return before, offset + limit if offset + limit < total else None


def in_order(found: Sequence[Bucket]) -> tuple[Bucket, ...]:
    """Buckets of months in the order of time; what has no date stands last."""
    return tuple(sorted(found, key=lambda bucket: (bucket.value is None, bucket.value or "")))
