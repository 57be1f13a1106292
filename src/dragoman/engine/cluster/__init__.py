"""The same work on a Ray cluster, through Daft."""

from dragoman.engine.cluster.driving import Cluster
from dragoman.engine.cluster.libraries import ClusterError

__all__ = ["Cluster", "ClusterError"]
