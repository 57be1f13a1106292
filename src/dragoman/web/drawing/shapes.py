"""What drawings are made of, for the server's SVG and for the browser's charts alike: the JSON twin of a page has it.

Days are ISO 8601 dates, months `2023-05`, coordinates degrees (WGS 84).
"""

from __future__ import annotations

from typing import Literal

from dragoman.model import Relation as Kinship
from dragoman.model import Struct
from dragoman.notebook.counting import PeriodRow
from dragoman.notebook.periods import By

Lane = Literal["material cooperation", "verbal cooperation", "no code", "verbal conflict", "material conflict"]
LANES: tuple[Lane, ...] = (
    "material cooperation",
    "verbal cooperation",
    "no code",
    "verbal conflict",
    "material conflict",
)
Look = Literal["done", "planned", "unsure", "denied"]  # unsure: speculated, or on a condition


class TimelineItem(Struct, frozen=True, kw_only=True):
    """An event as a mark on a line of time."""

    id: str
    url: str
    title: str
    date: str  # EDTF
    first: str  # the earliest day that the date can mean, and the latest
    last: str
    modality: str
    look: Look
    lane: Lane
    conflict: bool  # reports contradict each other in it
    articles: int
    origins: int


class Timeline(Struct, frozen=True, kw_only=True):
    """Events in the order of time; those without a day are counted only."""

    items: tuple[TimelineItem, ...]
    undated: int  # without a date, or with one that has no beginning or no end
    left_out: int  # more than are drawn: the earliest of all


class RelationChart(Struct, frozen=True, kw_only=True):
    """What two did to one another, period by period."""

    a: str
    b: str
    by: By
    periods: tuple[PeriodRow, ...]


class NetworkNode(Struct, frozen=True, kw_only=True):
    """Somebody of the record."""

    id: str
    name: str
    kind: str  # person, state, organisation, group, place
    country: str | None
    url: str
    events: int


class NetworkEdge(Struct, frozen=True, kw_only=True):
    """All events between two: how many are cooperation, how many conflict."""

    source: str
    target: str
    cooperation: int
    conflict: int
    months: dict[str, tuple[int, int]]  # of those with a month: cooperation and conflict in it

    @property
    def events(self) -> int:
        """How many there are."""
        return self.cooperation + self.conflict


class Network(Struct, frozen=True, kw_only=True):
    """Who has to do with whom; every end of an edge is among the nodes."""

    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    left_out: int  # nodes with fewer events than those that are drawn


class MapPlace(Struct, frozen=True, kw_only=True):
    """A place with the events that took place there."""

    id: str
    name: str
    country: str | None
    latitude: float
    longitude: float
    events: int
    url: str  # of the list of these events
    months: dict[str, int]  # how many of those with a month there are in each


class Ring(Struct, frozen=True, kw_only=True):
    """An area of the map: its outline, or of something very small a point, as (longitude, latitude)."""

    points: tuple[tuple[float, float], ...]


class DisputedArea(Struct, frozen=True, kw_only=True):
    """An area that more than one claims, as the page tells it."""

    name: str
    claimants: tuple[str, ...]  # by name
    administered: str
    note: str
    source: str
    atlas: tuple[str, ...]  # numbers or names by which the atlas has its outline, which is finer than the rings
    rings: tuple[Ring, ...]


class SmallState(Struct, frozen=True, kw_only=True):
    """A state that the map is too coarse to draw: a point at its capital."""

    code: str
    name: str
    latitude: float
    longitude: float


class WorldMap(Struct, frozen=True, kw_only=True):
    """Places of events on a map of the world."""

    places: tuple[MapPlace, ...]
    disputed: tuple[DisputedArea, ...]
    small: tuple[SmallState, ...]
    disclaimer: str


class Kin(Struct, frozen=True, kw_only=True):
    """An article in the tree of texts that share an origin."""

    uri: str
    url: str
    title: str
    outlet: str | None
    published: str | None
    relation: Kinship
    parent: str | None  # uri; null where the parent is not in the record
    origin: str  # identifies the group
    origin_label: str | None
