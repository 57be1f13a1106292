"""Drawings as filters of the templates: `{{ view.timeline|timeline_svg }}`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from dragoman.web.drawing.lineage import lineage_svg
from dragoman.web.drawing.network import network_svg
from dragoman.web.drawing.relation import relation_svg
from dragoman.web.drawing.shapes import WorldMap
from dragoman.web.drawing.timeline import timeline_svg
from dragoman.web.drawing.world import world
from dragoman.web.drawing.worldmap import map_svg


def _map(drawn: WorldMap) -> Markup:
    return map_svg(drawn, world())


FILTERS: dict[str, Callable[..., Any]] = {
    "lineage_svg": lineage_svg,
    "map_svg": _map,
    "network_svg": network_svg,
    "relation_svg": relation_svg,
    "timeline_svg": timeline_svg,
}
