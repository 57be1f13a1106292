"""Daft and Ray, made to keep what they are used for to themselves."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from dragoman.engine.errors import PlaceError

# Neither library may report to anybody that it is used, on this machine or on a node.
QUIET = {
    "DO_NOT_TRACK": "1",
    "DAFT_ANALYTICS_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
}
# Nor may a question after the connection has ended start a cluster on this machine, which Ray does unless told not to.
QUIET_HERE = {**QUIET, "RAY_ENABLE_AUTO_CONNECT": "0"}


class ClusterError(PlaceError):
    """The cluster cannot be used, or is lost."""


def settle() -> None:
    """Have both keep quiet, before they are imported.  Raises `ClusterError` where they are not installed."""
    if find_spec("daft") is None or find_spec("ray") is None:
        raise ClusterError("a cluster needs Daft and Ray: pip install 'dragoman[cluster]'")
    os.environ.update(QUIET_HERE)


def library(name: str) -> Any:
    """Daft, Ray, or a module of theirs; their types say less than they take."""
    os.environ.update(QUIET_HERE)
    return import_module(name)


def on_node(node: str) -> Any:
    """What has Ray run something on the node of that id, or not at all."""
    return library("ray.util.scheduling_strategies").NodeAffinitySchedulingStrategy(node, soft=False)
